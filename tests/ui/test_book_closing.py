"""Closing a book: the window lives meanwhile and says what it waits for, and nothing is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.models import book_lock
from app.services import backups, last_run
from app.services.open_book import OpenBook
from app.ui import book_closing, book_door, curtain
from app.ui.book_opening import BookOpening
from app.ui.main_window import MainWindow, open_main_window
from app.ui.page import Page
from tests.finding import once, visible
from tests.keyboard import press
from tests.ui.clipping import cut_texts

PATIENCE = 5.0
SAID = "Chi bộ thống nhất giao đồng chí Lan theo dõi."


@pytest.fixture
def window(qtbot: QtBot, sample_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """A window over the sample that says at once what takes a moment."""
    monkeypatch.setattr(curtain, "PATIENCE_MILLISECONDS", 0)
    made = open_main_window(sample_path)
    qtbot.addWidget(made)
    made.load()
    yield made
    made.close()


@pytest.fixture
def go(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Closing a book takes until this is set."""
    done, close = Event(), book_closing._close

    def slowly(book: OpenBook) -> None:
        assert done.wait(PATIENCE)
        close(book)

    monkeypatch.setattr(book_closing, "_close", slowly)
    return done


def kept(path: Path) -> list[str]:
    return [str(one.name) for one in backups.home_shelf(path).existing()]


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def foot_of(window: MainWindow) -> str:
    return visible(window, QPushButton, "backup_state").text()


def test_the_window_lives_and_says_what_it_waits_for(window: MainWindow, go: Event, sample_path: Path) -> None:
    said: list[str] = []

    def look() -> None:
        said.extend((visible(window, QLabel, "curtain_title").text(), foot_of(window)))
        assert cut_texts(window, window.tokens) == []
        assert not visible_stop(window)
        go.set()

    once(window, "curtain_title", look)
    window.close_book()
    assert said == [book_closing.CLOSING] * 2
    assert (window.has_book, window.is_waiting, book_lock.is_held(sample_path)) == (False, False, False)
    assert last_run.left_at(sample_path) is None


def visible_stop(window: MainWindow) -> bool:
    return any(one.isVisible() for one in window.findChildren(QPushButton, "stop_closing"))


def test_what_was_typed_last_is_kept(window: MainWindow, sample_path: Path) -> None:
    an_input(window).insertPlainText(SAID)
    window.close_book()
    book = OpenBook.open(sample_path, None, lambda _: None)
    session = book.session("2026-q4")
    assert SAID in " ".join([*session.drafts.values(), *(step.text for step in session.steps)])
    assert book.content_fault() == ""
    book.close()


def test_nothing_behind_it_can_be_reached(window: MainWindow, go: Event) -> None:
    places: list[str] = []

    def act() -> None:
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Return):
            QTest.keyClick(focused(), key)
        press(Qt.Key.Key_5, alt=True, target=window)
        press(Qt.Key.Key_F, ctrl=True, target=window)
        window.shell.foot.backup_chosen.emit()
        places.append(focused().objectName())
        go.set()

    once(window, "curtain_title", act)
    window.close_book()
    assert places[0] in ("curtain", "stop_closing")
    assert not any(page.isVisible() for page in window.findChildren(QWidget, "members_page"))


def test_what_was_offered_goes_with_its_book(window: MainWindow, go: Event, sample_path: Path) -> None:
    """Else it could be undone in a book that is closed, and the window would say for ever that it is being saved."""
    taken: list[str] = []

    def act() -> None:
        press(Qt.Key.Key_Period, ctrl=True, target=window)
        go.set()

    window.context.offered.emit("Đã xóa đề xuất.", "Hoàn tác", lambda: taken.append("Hoàn tác"))
    once(window, "curtain_title", act)
    window.open_book(sample_path)
    window.load()
    press(Qt.Key.Key_Period, ctrl=True, target=window)
    assert taken == []


def test_nothing_of_a_page_runs_any_more_while_its_book_is_closed(window: MainWindow, go: Event) -> None:
    running: list[int] = []

    def look() -> None:
        running.append(sum(timer.isActive() for page in filter(isValid, pages) for timer in page.findChildren(QTimer)))
        go.set()

    window.open_session("2026-q4")
    pages = window.shell.pages.findChildren(Page)
    assert any(timer.isActive() for page in pages for timer in page.findChildren(QTimer))
    once(window, "curtain_title", look)
    window.close_book()
    assert running == [0]


def leave_by_key(window: MainWindow) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_Escape)


def leave_by_button(window: MainWindow) -> None:
    visible(window, QPushButton, "stop_closing").click()


def leave_by_closing_again(window: MainWindow) -> None:
    assert not window.close()


@pytest.mark.parametrize("leave", [leave_by_key, leave_by_button, leave_by_closing_again])
def test_the_last_backup_can_be_left_and_leaves_nothing_half(
    qtbot: QtBot, window: MainWindow, sample_path: Path, leave: Callable[[MainWindow], None]
) -> None:
    once(window, "stop_closing", lambda: leave(window))
    shelf = backups.home_shelf(sample_path)
    with shelf.held():  # another program is at it, so that the backup has to wait
        window.close_book()
    qtbot.waitUntil(lambda: all(thread.name != "backups" for thread in threading.enumerate()))
    assert kept(sample_path) == []
    assert not list(shelf.folder.glob(".so-chi-bo*"))
    assert not book_lock.is_held(sample_path)


def test_without_haste_a_backup_is_made(window: MainWindow, sample_path: Path) -> None:
    window.close_book()
    newest = backups.best(sample_path)
    assert newest is not None
    assert newest.note is not None


def test_a_system_that_ends_is_not_kept_waiting_by_pictures(
    window: MainWindow, sample_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book_closing, "Curtain", None)
    assert window.close()
    assert not book_lock.is_held(sample_path)


def test_a_book_is_closed_whole_even_when_the_program_is_told_to_end_meanwhile(
    window: MainWindow, go: Event, sample_path: Path
) -> None:
    def end() -> None:
        threading.Timer(0.1, go.set).start()
        for loop in window.findChildren(QEventLoop):
            loop.quit()

    once(window, "curtain_title", end)
    window.close_book()
    assert go.is_set()
    assert not book_lock.is_held(sample_path)


def test_a_fault_of_the_program_is_told_and_the_window_goes_on(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: OpenBook) -> None:
        raise ZeroDivisionError

    book = window.context.book
    monkeypatch.setattr(book_closing, "_close", fail)
    with pytest.raises(ZeroDivisionError):
        window.close_book()
    book.close()
    assert (window.is_waiting, window.has_book) == (False, False)
    assert not any(one.isVisible() for one in window.findChildren(QWidget, "curtain"))


def test_a_book_that_is_still_being_opened_is_waited_for_in_plain_sight(
    qtbot: QtBot, sample_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, real = Event(), BookOpening._open
    said: list[str] = []

    def look() -> None:
        said.append(foot_of(window))
        go.set()

    monkeypatch.setattr(curtain, "PATIENCE_MILLISECONDS", 0)
    monkeypatch.setattr(BookOpening, "_open", lambda opening: (go.wait(PATIENCE), real(opening))[1])
    window = open_main_window(sample_path)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: any(thread.name == "book opening" for thread in threading.enumerate()))
    once(window, "curtain_title", look)
    window.close_book()
    assert said == [book_closing.AWAITED.format(sample_path.name)]
    assert (window.has_book, book_lock.is_held(sample_path)) == (False, False)
    window.close()


def test_a_disk_that_refuses_is_waited_for_in_plain_sight_before_it_is_asked(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    book = window.context.book
    edit = an_input(window)
    edit.insertPlainText(SAID)
    monkeypatch.setattr(book_door, "confirm", lambda *_: asked.append(True))
    monkeypatch.setattr(book, "flush", lambda seconds=0.0: False)
    once(window, "curtain_title", lambda: asked.append(foot_of(window) == book_closing.SAVING))
    assert not window._door.lets_go(by_hand=True)
    assert asked == [True, True]
    assert (window.has_book, edit.hasFocus()) == (True, True)
    monkeypatch.undo()


def an_input(window: MainWindow) -> QPlainTextEdit:
    window.open_session("2026-q4")
    edit = next(one for one in window.findChildren(QPlainTextEdit) if one.isVisible())
    edit.setFocus()
    return edit
