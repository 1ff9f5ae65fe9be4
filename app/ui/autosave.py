"""Inputs that are durable while they are typed in, each bound to the record it was opened for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSignalBlocker, QTimer
from PySide6.QtWidgets import QLineEdit

from app.domain.secrecy import mark_of
from app.ui.composition import Editor, composition_of, read_text

#: The timer runs from the first key after a save and is not put off by further keys, so text is never older than this.
DELAY_MILLISECONDS = 400


class AutoSave(QObject):
    """Calls ``store(text)`` at most ``DELAY_MILLISECONDS`` after a key in ``editor``.

    ``bind`` gives the editor to another record: what was typed before goes to the record it was typed in. What an
    input method is still composing counts as typed.
    """

    def __init__(self, editor: Editor, parent: QObject | None = None) -> None:
        super().__init__(parent or editor)
        self._editor = editor
        self._composition = composition_of(editor)
        self._store: Callable[[str], None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MILLISECONDS)
        self._timer.timeout.connect(self._save)
        editor.textChanged.connect(self._changed)
        self._composition.changed.connect(self._changed)

    def bind(self, text: str, store: Callable[[str], None] | None) -> None:
        """Show ``text`` and store what is typed from now on with ``store``."""
        self.flush()
        self._store = store
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show ``text`` without storing it, as the text of another record: undo does not reach behind it.

        The cursor stays where it is when nothing differs.
        """
        with QSignalBlocker(self._editor):
            if read_text(self._editor) == text:
                forget_changes(self._editor)
            else:
                write_text(self._editor, text)

    def follow(self, text: str) -> None:
        """Show what the book says, unless the person is typing here or what stands here was refused by the book."""
        typing, shown = self._timer.isActive() or self._editor.hasFocus() or self._composition.text, self._editor
        if not typing and read_text(shown) != text and mark_of(read_text(shown)) is None:
            self.show_text(text)

    def settle(self) -> None:
        """End a composition: what stands in the editor is all there is, and may be read from it."""
        self._composition.commit()

    def forget(self) -> None:
        """Drop a pending store: the text has gone elsewhere."""
        self._timer.stop()

    def flush(self) -> None:
        """Store what is pending, now."""
        self.settle()
        if self._timer.isActive():
            self._timer.stop()
            self._save()

    def _save(self) -> None:
        if self._store is not None:
            self._store(self._composition.whole)

    def _changed(self) -> None:
        if self._store is not None and not self._timer.isActive():
            self._timer.start()


def write_text(editor: Editor, text: str) -> None:
    """Set an editor's text."""
    if isinstance(editor, QLineEdit):
        editor.setText(text)
    else:
        editor.setPlainText(text)


def forget_changes(editor: Editor) -> None:
    """Let undo and redo in an editor begin here."""
    if isinstance(editor, QLineEdit):
        place = editor.cursorPosition()
        editor.setText(editor.text())
        editor.setCursorPosition(place)
    else:
        editor.document().clearUndoRedoStacks()
