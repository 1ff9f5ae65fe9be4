"""Hands at a keyboard: press keys and count them, and look at what the window shows."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


@dataclass
class Hands:
    """Presses keys and counts them; what is words of the minutes is typed without counting.

    ``look`` names the screen that is seen; the ``screens`` are kept in the order in which they came.
    """

    parts: dict[str, int] = field(default_factory=dict)
    part: str = "start"
    clicks: int = 0
    letters_typed: int = 0
    look: Callable[[], str] | None = None
    screens: list[str] = field(default_factory=list)

    def begin(self, part: str) -> None:
        """Count what follows for a part of the session."""
        self.part = part
        self.parts.setdefault(part, 0)

    def key(self, *keys: Qt.Key, ctrl: bool = False, alt: bool = False, shift: bool = False) -> None:
        """Press keys; a key with Ctrl, Alt or Shift is one."""
        held = Qt.KeyboardModifier.NoModifier
        held |= Qt.KeyboardModifier.ControlModifier if ctrl else held
        held |= Qt.KeyboardModifier.AltModifier if alt else held
        held |= Qt.KeyboardModifier.ShiftModifier if shift else held
        for key in keys:
            self.parts[self.part] += 1
            self.see()
            QTest.keyClick(_receiver(), key, held)
            settle()

    def letters(self, text: str) -> None:
        """Press a key for every letter, digit or sign: to find, mark or reckon, not as words of the minutes."""
        self.parts[self.part] += len(text)
        _type(text, with_keys=True)

    def words(self, text: str, *, counted: bool = True) -> None:
        """Type words of the minutes; not ``counted`` is what no person would type, such as the path of a test."""
        self.letters_typed += len(text) if counted else 0
        _type(text, with_keys=False)

    def see(self) -> None:
        """Note the screen that is seen, if it is another than before."""
        screen = self.look() if self.look else ""
        if screen and self.screens[-1:] != [screen]:
            self.screens.append(screen)

    @property
    def keys(self) -> int:
        """All keys so far."""
        return sum(self.parts.values())


def focused() -> str:
    """Return the name of the control that has the keyboard."""
    widget = QApplication.focusWidget()
    return widget.objectName() if widget else ""


def shown(window: QWidget, name: str) -> QWidget | None:
    """Return the control of that name that can be seen, or None."""
    return next((widget for widget in window.findChildren(QWidget, name) if widget.isVisible()), None)


def until(condition: Callable[[], bool], seconds: float = 15.0) -> None:
    """Wait until a condition holds; AssertionError that names where the keyboard is when it never does."""
    end = time.perf_counter() + seconds
    while not condition():
        assert time.perf_counter() < end, f"waited in vain; the keyboard is at {focused()!r}"
        QTest.qWait(5)


def settle() -> None:
    """Let the window draw what has changed."""
    for _ in range(3):
        QCoreApplication.processEvents()


def _receiver() -> QWidget:
    receiver = QApplication.activePopupWidget() or QApplication.focusWidget() or QApplication.activeWindow()
    assert receiver is not None, "nothing has the keyboard"
    return receiver


def _type(text: str, *, with_keys: bool) -> None:
    for letter in text:
        key = Qt.Key(ord(letter.upper())) if with_keys and letter.isascii() else Qt.Key(0)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter.lower() if with_keys else letter)
            QCoreApplication.sendEvent(_receiver(), event)
    settle()
