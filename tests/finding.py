"""Finding a control on the screen by its name, as a person does: what is still being drawn is waited for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

Found = TypeVar("Found", bound=QWidget)
DRAWN_MS, LOOK_MS = 5000, 5


def visible(parent: QWidget, kind: type[Found], name: str) -> Found:
    """Return the control of that name which can be seen; AssertionError where none comes within five seconds."""
    found = waited(lambda: [widget for widget in parent.findChildren(kind, name) if widget.isVisible()])
    assert found, f"no visible {name}"
    return found[0]


def any_made(parent: QWidget, kind: type[Found], name: str) -> Found:
    """Return the control of that name, one that can be seen before one that cannot; AssertionError where none comes."""
    found = waited(lambda: parent.findChildren(kind, name))
    assert found, f"no {name}"
    return min(found, key=lambda widget: not widget.isVisible())


def waited(look: Callable[[], list[Found]]) -> list[Found]:
    """Return what a look finds, as soon as it finds something; an empty list after five seconds."""
    patience = QDeadlineTimer(DRAWN_MS)
    while not (found := look()) and not patience.hasExpired():
        QTest.qWait(LOOK_MS)
    return found


def once(window: QWidget, name: str, deed: Callable[[], object]) -> None:
    """Do a deed as soon as a widget of that name is to be seen."""
    timer = QTimer(window, interval=5)

    def look() -> None:
        if any(one.isVisible() for one in window.findChildren(QWidget, name)):
            timer.stop()
            deed()

    timer.timeout.connect(look)
    timer.start()
