"""A keyboard for tests: keys as events, so that Vietnamese letters can be typed as well (QTest knows ASCII only)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def type_text(text: str, target: QWidget | None = None) -> None:
    """Type letters into a widget, or into the one that has the keyboard."""
    for letter in text:
        receiver = target or QApplication.focusWidget()
        assert receiver is not None, "nothing has the keyboard"
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(receiver, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def press(
    key: Qt.Key, *, ctrl: bool = False, shift: bool = False, alt: bool = False, target: QWidget | None = None
) -> None:
    """Press a key with its modifiers in a widget, or in the one that has the keyboard."""
    modifiers = Qt.KeyboardModifier.NoModifier
    for held, modifier in (
        (ctrl, Qt.KeyboardModifier.ControlModifier),
        (shift, Qt.KeyboardModifier.ShiftModifier),
        (alt, Qt.KeyboardModifier.AltModifier),
    ):
        if held:
            modifiers |= modifier
    receiver = target or QApplication.activePopupWidget() or QApplication.focusWidget() or QApplication.activeWindow()
    assert receiver is not None, "nothing has the keyboard"
    QTest.keyClick(receiver, key, modifiers)
