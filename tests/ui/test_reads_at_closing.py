"""Pages that read the book on threads when it is closed: they let go of it, and nobody is told of another window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.models.engine import is_plain
from app.models.unit_of_work import UnitOfWork
from app.services import documents, exchange_dump
from app.services.open_book import OpenBook
from app.ui import exchange_writer
from app.ui.main_window import MainWindow, open_main_window
from tests.finding import visible

PASSWORD = "Bí mật 2026"


@pytest.fixture
def window(qtbot: QtBot, sample_path: Path) -> Iterator[MainWindow]:
    made = open_main_window(sample_path)
    qtbot.addWidget(made)
    made.load()
    yield made
    made.close()


def on_and_on(uow: UnitOfWork, begun: Event) -> None:
    while True:
        uow.session.connection().exec_driver_sql("SELECT count(*) FROM sessions").all()
        begun.set()


def test_a_password_is_set_while_the_exchange_file_is_being_made(
    qtbot: QtBot, window: MainWindow, sample_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = Event()
    monkeypatch.setattr(exchange_dump, "dump", lambda uow: on_and_on(uow, begun))
    monkeypatch.setattr(exchange_writer, "ask_save_path", lambda *_: tmp_path / "gui-len.json")
    window.show_settings("backup")
    visible(window, QPushButton, "write_exchange_file").click()
    qtbot.waitUntil(begun.is_set)
    assert window.flows.passwords.change("", PASSWORD) == ""
    assert not is_plain(sample_path) and not (tmp_path / "gui-len.json").exists()


def test_a_password_is_set_while_a_document_is_being_made(
    qtbot: QtBot, window: MainWindow, sample_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = Event()

    def make(book: OpenBook, *_: object, **__: object) -> None:
        book.ask(lambda uow: on_and_on(uow, begun))

    monkeypatch.setattr(documents, "make", make)
    window.show_page("documents")
    qtbot.waitUntil(begun.is_set)
    assert window.flows.passwords.change("", PASSWORD) == ""
    assert not is_plain(sample_path)
