"""Writing the book as an exchange file from the settings, to be sent up."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.services import exchange_dump
from app.ui import exchange_writer
from app.ui.coming_going_card import ComingGoingCard
from app.ui.context import AppContext
from tests.finding import visible


@pytest.fixture
def card(qtbot: QtBot, context: AppContext) -> ComingGoingCard:
    made = ComingGoingCard(context)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_whole_book_is_written_where_the_person_wants_it(
    qtbot: QtBot, card: ComingGoingCard, context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def choose(_parent: object, _title: str, suggested: Path, _kind: str) -> Path:
        asked.append(suggested)
        return tmp_path / "gui-len"

    monkeypatch.setattr(exchange_writer, "ask_save_path", choose)
    with qtbot.waitSignal(context.said) as said:
        visible(card, QPushButton, "write_exchange_file").click()
    assert (tmp_path / "gui-len.json").read_bytes() == context.book.ask(exchange_dump.dump)
    assert asked[0].name == f"{context.book.cell().name}.json" and "không gửi qua mạng xã hội" in said.args[0]


def test_giving_up_writes_nothing(card: ComingGoingCard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange_writer, "ask_save_path", lambda *_: None)
    visible(card, QPushButton, "write_exchange_file").click()
    assert not list(tmp_path.glob("*.json"))
