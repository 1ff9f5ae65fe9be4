"""A live view on the screen, and the ways tests act in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.context import AppContext
from app.ui.live.live_session import LiveSession
from app.ui.live.live_view import LiveView
from tests.finding import any_made

PLANNED, HELD = "2026-q4", "2026-q3"
find = any_made


def show(qtbot: QtBot, context: AppContext, session_id: str = PLANNED) -> LiveView:
    """Return a live view over a session, shown and with the keyboard."""
    view = LiveView(context)
    qtbot.addWidget(view)
    view.open_session(session_id)
    view._maker.stop()  # other steps are made when a test goes there; tests of the window make them ahead
    view.resize(1366, 700)
    with qtbot.waitActive(view):
        view.show()
    return view


def show_running(qtbot: QtBot, context: AppContext) -> LiveView:
    """Return a live view over the planned session, just started."""
    view = show(qtbot, context)
    find(view, QPushButton, "start_session").click()
    qtbot.waitUntil(lambda: session(view).record.state == "running")
    return view


def session(view: LiveView) -> LiveSession:
    """Return the open session."""
    assert view.session is not None
    return view.session


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def type_text(text: str) -> None:
    """Type a text, of any letters, where the keyboard is."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(
                QApplication.focusWidget(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            )


def focus_name() -> str:
    """Return the name of the control that has the keyboard."""
    widget = QApplication.focusWidget()
    return widget.objectName() if widget else ""


def stored(qtbot: QtBot, context: AppContext, test: Callable[[], bool]) -> None:
    """Wait until the book says so."""
    qtbot.waitUntil(test)
    assert context.book.flush()


def index_of(view: LiveView, row: int) -> QModelIndex:
    """Return a row of the list of steps."""
    return view.step_list.steps.index(row)
