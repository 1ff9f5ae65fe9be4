"""A second place for backups that never answers: the window lives, backups go on here, and nothing false is said."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app import settings
from app.domain.backup_words import Reason
from app.services import backups, meeting, second_place
from app.services.far_places import NO_ANSWER
from app.ui.backup_card import LOOKING, TRYING, BackupCard
from app.ui.backup_watch import BackupWatch
from app.ui.context import AppContext
from app.ui.restore_page import LOOKING as SECOND
from app.ui.restore_page import RestorePage
from tests.finding import visible

PATIENCE = 5.0


class Silent:
    """A place that answers once its gate is open, and knows on which threads it was asked."""

    def __init__(self) -> None:
        self.gate = Event()
        self.asked: list[threading.Thread] = []
        self._shelf = second_place.second_shelf

    def shelf(self, book: Path) -> object:
        self.wait()
        return self._shelf(book)

    def wait(self, *_: object) -> str:
        self.asked.append(threading.current_thread())
        assert self.gate.wait(2 * PATIENCE)
        return ""


@pytest.fixture
def silent(context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Silent]:
    """The second place of the book, which stops answering after it was chosen."""
    stick = tmp_path / "Ổ MẠNG"
    stick.mkdir()
    backups.choose_second(stick, context.book.path)
    made = Silent()
    for module in (second_place, backups):
        monkeypatch.setattr(module, "second_shelf", made.shelf)
    yield made
    made.gate.set()
    for thread in threading.enumerate():
        if thread.name in ("far place", "backups"):
            thread.join(PATIENCE)
    assert threading.main_thread() not in made.asked


@pytest.fixture
def watch(context: AppContext, silent: Silent) -> Iterator[BackupWatch]:
    yield context.backups
    context.backups.stop()


@pytest.fixture
def card(qtbot: QtBot, watch: BackupWatch, context: AppContext) -> BackupCard:
    made = BackupCard(context)
    qtbot.addWidget(made)
    made.refresh()
    made.show()
    return made


def said_of_place(card: BackupCard) -> str:
    return " ".join(one.text() for one in card.findChildren(QLabel) if one.isVisible())


def test_the_window_does_not_wait_for_it_and_learns_of_it_later(
    qtbot: QtBot, watch: BackupWatch, card: BackupCard, context: AppContext, silent: Silent
) -> None:
    watch.take()
    assert watch.is_looking and watch.line == ""
    assert visible(card, QLabel, "last_backup").text() == LOOKING and LOOKING in said_of_place(card)
    silent.gate.set()
    qtbot.waitUntil(lambda: not watch.is_looking)
    assert LOOKING not in said_of_place(card) and "Chưa có bản sao nào ở nơi thứ hai" in said_of_place(card)


def test_it_is_not_waited_for_when_it_is_to_come_back_and_gets_its_copy_then(
    qtbot: QtBot, watch: BackupWatch, silent: Silent, tmp_path: Path
) -> None:
    watch.second = second_place.Second(settings.load().backup_folder, problem="Chưa thấy thẻ nhớ.")
    watch.look()
    assert (watch.is_looking, watch.is_busy, watch.second.problem) == (True, False, "Chưa thấy thẻ nhớ.")
    silent.gate.set()
    qtbot.waitUntil(lambda: len(list((tmp_path / "Ổ MẠNG").rglob("*.scb"))) == 1, timeout=10_000)


def test_backups_go_on_here_and_it_is_said(
    qtbot: QtBot, watch: BackupWatch, card: BackupCard, context: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "COPY_SECONDS", 0.2)
    watch.make(Reason.HAND, at_once=True)
    qtbot.waitUntil(lambda: not watch.is_busy)
    place = settings.load().backup_folder
    assert watch.newest and watch.second and watch.second.problem == NO_ANSWER.format(place)
    assert watch.line.startswith("Sao lưu lúc ") and watch.line.endswith("Nơi thứ hai: xem lại")
    assert NO_ANSWER.format(place) in said_of_place(card)
    context.save(lambda uow: meeting.set_facts(uow, "2026-q4", topic="Chuyên đề đã đổi"))
    assert context.book.flush()
    monkeypatch.setattr(backups, "COPY_SECONDS", 600)  # it still owes an answer, and is not asked again
    watch.make(Reason.HAND, at_once=True)
    qtbot.waitUntil(lambda: not watch.is_busy and len(backups.home_shelf(context.book.path).existing()) == 2)


def test_a_place_that_is_chosen_is_tried_while_the_window_lives_and_can_be_given_up(
    qtbot: QtBot, card: BackupCard, silent: Silent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "Ổ KHÁC"
    monkeypatch.setattr("app.ui.backup_card.ask_folder", lambda *_: other)
    monkeypatch.setattr(second_place, "_made_ready", silent.wait)
    before = visible(card, QLineEdit, "second_place").text()
    visible(card, QPushButton, "choose_second_place").click()
    assert TRYING.format(other) in said_of_place(card) and visible(card, QLineEdit, "second_place").text() == before
    qtbot.waitUntil(lambda: bool(silent.asked))
    card._drop_place()
    silent.gate.set()
    qtbot.waitUntil(lambda: card._worker.finish(0))
    assert TRYING.format(other) not in said_of_place(card) and settings.load().backup_folder == ""


def test_what_is_remembered_of_one_place_is_not_told_of_another(context: AppContext, tmp_path: Path) -> None:
    for name in ("MỘT", "HAI"):
        (tmp_path / name).mkdir()
    backups.choose_second(tmp_path / "MỘT", context.book.path)
    now = context.now()
    assert backups.keep(context.book.path, None, now, Reason.HAND).second == second_place.Second(
        str(tmp_path / "MỘT"), now
    )
    backups.choose_second(tmp_path / "HAI", context.book.path)
    known = backups.known_of_second(context.book.path, now)
    assert known and known.last is None


def test_its_backups_are_looked_for_while_the_window_lives(
    qtbot: QtBot, context: AppContext, silent: Silent, tmp_path: Path
) -> None:
    """Where this machine has none."""
    silent.gate.set()
    kept = backups.keep(context.book.path, None, context.now(), Reason.HAND).kept
    shutil.rmtree(kept.path.parent)
    silent.gate.clear()
    page = RestorePage(context.tokens, context.book.path, None, is_open=True)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: SECOND in [one.text() for one in page.findChildren(QLabel) if one.isVisible()])
    assert page._model.rows == ()
    silent.gate.set()
    qtbot.waitUntil(lambda: [one.path.is_relative_to(tmp_path / "Ổ MẠNG") for one in page._model.rows] == [True])
