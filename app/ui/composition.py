"""What an input method is composing in an input: text that stands there underlined and is not part of it yet.

Telex and VNI as Windows has them built in compose. Unikey does not: it sends backspaces and letters, which is typing
like any other. A composition is text to whoever types it, so it must neither be dropped nor end up in another record.
Whatever would interrupt it – another control, a key that acts, a step, a record, the end – ends it where it stands, as
if it had been finished. The platform is asked first and what it does not finish is finished here. How Windows' own
input methods answer to being asked can only be proved on Windows.
"""

from __future__ import annotations

from typing import TypeAlias

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

Editor: TypeAlias = QPlainTextEdit | QLineEdit

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_followers: list[Compositions] = []


class Composition(QObject):
    """Follows what is composed in one editor; get it with ``composition_of``.

    Signals: ``changed`` when what is being composed has changed.
    """

    changed = Signal()
    #: Of the class, because an editor on its way to its end still sends events when nothing else is left here.
    _composed = ""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        editor.installEventFilter(self)

    @property
    def text(self) -> str:
        """What is being composed, empty most of the time."""
        return self._composed

    @property
    def whole(self) -> str:
        """The editor's text with what is being composed where it stands."""
        text = read_text(self._editor)
        return _with(text, self._place(), self._composed) if self._composed else text

    def commit(self) -> None:
        """End the composition: what was composed is part of the text from now on."""
        if not self._composed:
            return
        text, composed = read_text(self._editor), self._composed
        if QGuiApplication.focusObject() is self._editor:
            QGuiApplication.inputMethod().commit()
            if self._composed:
                QGuiApplication.inputMethod().reset()
        if read_text(self._editor) == text:
            event = QInputMethodEvent()
            event.setCommitString(composed)
            QCoreApplication.sendEvent(self._editor, event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Note what is composed, and end it before anything that would interrupt it."""
        kind = event.type()
        if kind == QEvent.Type.InputMethod and watched is self._editor:
            assert isinstance(event, QInputMethodEvent)
            self._note(event.preeditString())
        elif self._composed and _interrupts(event):
            self.commit()
        return False

    def _note(self, composed: str) -> None:
        if composed == self._composed:
            return
        if isinstance(self._editor, QPlainTextEdit) and not (composed and self._composed):
            surface = self._editor.viewport()
            surface.installEventFilter(self) if composed else surface.removeEventFilter(self)
        self._composed = composed
        self.changed.emit()

    def _place(self) -> int:
        """Return where the composition stands, in units of UTF-16 as Qt counts."""
        if isinstance(self._editor, QLineEdit):
            return self._editor.cursorPosition()
        block = self._editor.textCursor().block()
        place = block.layout().preeditAreaPosition()
        return block.position() + place if place >= 0 else self._editor.textCursor().position()


class Compositions(QObject):
    """Follows the compositions in every input that gets the keyboard, also in those that are not stored while typed."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QPlainTextEdit | QLineEdit):
            composition_of(now)


def follow_compositions(app: QApplication) -> None:
    """Follow the compositions in every input of ``app`` from now on."""
    if not any(isValid(known) for known in _followers):
        _followers[:] = [Compositions(app)]


def composition_of(editor: Editor) -> Composition:
    """Return the one that follows an editor."""
    known = editor.findChild(Composition, options=QtCore.Qt.FindChildOption.FindDirectChildrenOnly)
    return known if known is not None else Composition(editor)


def read_text(editor: Editor) -> str:
    """Return an editor's text without what is being composed."""
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


def _interrupts(event: QEvent) -> bool:
    """Return whether an event ends a composition; keys that get here are those the input method lets through."""
    if event.type() in _KEYS:
        return isinstance(event, QKeyEvent) and not _is_held(event.key())
    return event.type() in (QEvent.Type.FocusOut, QEvent.Type.MouseButtonPress)


def _is_held(key: int) -> bool:
    """Return whether a key does nothing by itself."""
    keys = QtCore.Qt.Key
    return key in (
        keys.Key_Shift, keys.Key_Control, keys.Key_Alt, keys.Key_AltGr, keys.Key_Meta, keys.Key_CapsLock,
        keys.Key_unknown,
    )  # fmt: skip


def _with(text: str, place: int, piece: str) -> str:
    """Return ``text`` with ``piece`` put in at a place that is counted in units of UTF-16."""
    units = text.encode("utf-16-le", "surrogatepass")
    before, after = (part.decode("utf-16-le", "surrogatepass") for part in (units[: 2 * place], units[2 * place :]))
    return before + piece + after
