"""A window that is closing, and somebody who clicks on its cross once more: Qt itself takes that for its end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.models import book_lock
from app.services import backups
from app.ui import book_door, curtain
from app.ui.book_door import BookDoor
from app.ui.main_window import MainWindow, open_main_window
from tests.finding import once, visible


@pytest.fixture
def window(qtbot: QtBot, sample_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """A window over the sample that is closed by hand, and says at once what takes a moment."""
    lets_go = BookDoor.lets_go
    monkeypatch.setattr(BookDoor, "lets_go", lambda door, by_hand: lets_go(door, by_hand=True))
    monkeypatch.setattr(curtain, "PATIENCE_MILLISECONDS", 0)
    made = open_main_window(sample_path)
    qtbot.addWidget(made)
    made.load()
    yield made
    made.close()


def on_the_cross(window: MainWindow) -> None:
    """Close the window as the system tells it: ``close`` does nothing while the window is closing already."""
    QApplication.sendEvent(window.windowHandle(), QCloseEvent())


def test_who_clicks_on_the_cross_again_waits_for_no_backup(window: MainWindow, sample_path: Path) -> None:
    left: list[bool] = []

    def click_again() -> None:
        stop = visible(window, QPushButton, "stop_closing")
        on_the_cross(window)
        left.append(not stop.isVisible() and window.isVisible())
        stop.click()

    once(window, "stop_closing", click_again)
    with backups.home_shelf(sample_path).held():
        on_the_cross(window)
    assert left == [True]
    assert (window.isVisible(), book_lock.is_held(sample_path)) == (False, False)


def test_a_second_click_on_the_cross_gives_up_nothing_that_is_not_saved(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the window vanishes and the program ends before anybody was asked."""
    asked: list[bool] = []
    monkeypatch.setattr(book_door, "confirm", lambda *_: bool(asked.append(window.isVisible())))
    monkeypatch.setattr(window.context.book, "flush", lambda seconds=0.0: False)
    once(window, "curtain_title", lambda: on_the_cross(window))
    on_the_cross(window)
    assert asked == [True]
    assert (window.isVisible(), window.has_book) == (True, True)
    monkeypatch.undo()
