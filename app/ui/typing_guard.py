"""A dialog that appears while somebody types is not answered by what they type, and nothing typed is lost."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

#: For how long nobody must have typed before a dialog can be answered; also for how long it stands there at least.
QUIET_MILLISECONDS = 600

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class TypingGuard(QObject):
    """Keeps the buttons of a message box off until the keys have been quiet for ``QUIET_MILLISECONDS``.

    Letters, backspaces and whole words of an input method go to the input that had the keyboard before; a key that
    would act there or here does nothing.
    """

    def __init__(self, box: QMessageBox, first: QAbstractButton) -> None:
        """Guard ``box`` from now on; ``first`` gets the keyboard afterwards."""
        super().__init__(box)
        self._box, self._first = box, first
        self._typed_into = QApplication.focusWidget()
        self._handing_on = False
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MILLISECONDS)
        self._quiet.timeout.connect(self._open)
        self._set_buttons(on=False)
        app = QCoreApplication.instance()
        assert app is not None
        self._app = app
        app.installEventFilter(self)
        self._quiet.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Take every key that is on its way to anybody, and hand on what is typing."""
        kind = event.type()
        if self._handing_on or not isinstance(watched, QWidget):
            return False
        if kind in _KEYS and isinstance(event, QKeyEvent):
            self._take_key(event)
        elif kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._take_words(event)
        else:
            return False
        event.accept()
        return True

    def _take_key(self, event: QKeyEvent) -> None:
        self._quiet.start()
        target = self._target()
        if target is not None and event.type() == QEvent.Type.KeyPress and _is_typing(event, target):
            self._hand_on(target, _copy(event))

    def _take_words(self, event: QInputMethodEvent) -> None:
        self._quiet.start()
        target = self._target()
        if target is not None and event.commitString():
            words = QInputMethodEvent()
            words.setCommitString(event.commitString())
            self._hand_on(target, words)

    def _target(self) -> QWidget | None:
        target = self._typed_into
        return target if isinstance(target, QLineEdit | QPlainTextEdit | QAbstractSpinBox) and isValid(target) else None

    def _hand_on(self, target: QWidget, event: QEvent) -> None:
        self._handing_on = True
        try:
            QCoreApplication.sendEvent(target, event)
        finally:
            self._handing_on = False

    def _set_buttons(self, *, on: bool) -> None:
        for one in self._box.buttons():
            one.setEnabled(on)

    def _open(self) -> None:
        """Let the box be answered."""
        self._app.removeEventFilter(self)
        self._set_buttons(on=True)
        self._first.setFocus()


def _is_typing(event: QKeyEvent, target: QWidget) -> bool:
    """Return whether a key puts something into an input or takes something back, and does nothing else."""
    if event.modifiers() & _COMMANDS and event.modifiers() & _COMMANDS != _ALT_GR:
        return False
    if event.key() in _ENTER:
        return isinstance(target, QPlainTextEdit)
    return event.key() == Qt.Key.Key_Backspace or (bool(event.text()) and event.text().isprintable())


def _copy(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(
        event.type(), event.key(), event.modifiers(), event.text(), event.isAutoRepeat(), event.count()
    )  # fmt: skip


#: How AltGr arrives where it is no modifier of its own.
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
