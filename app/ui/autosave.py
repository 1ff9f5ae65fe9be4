"""Inputs that are durable while they are typed in, each bound to the record it was opened for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSignalBlocker, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

#: The timer runs from the first key after a save and is not put off by further keys, so text is never older than this.
DELAY_MILLISECONDS = 400


class AutoSave(QObject):
    """Calls ``store(text)`` at most ``DELAY_MILLISECONDS`` after a key in ``editor``.

    ``bind`` gives the editor to another record: what was typed before goes to the record it was typed in.
    """

    def __init__(self, editor: QPlainTextEdit | QLineEdit, parent: QObject | None = None) -> None:
        super().__init__(parent or editor)
        self._editor = editor
        self._store: Callable[[str], None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MILLISECONDS)
        self._timer.timeout.connect(self._save)
        editor.textChanged.connect(self._changed)

    def bind(self, text: str, store: Callable[[str], None] | None) -> None:
        """Show ``text`` and store what is typed from now on with ``store``."""
        self.flush()
        self._store = store
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show ``text`` without storing it; the cursor stays where it is when nothing differs."""
        if read_text(self._editor) == text:
            return
        with QSignalBlocker(self._editor):
            write_text(self._editor, text)

    def follow(self, text: str) -> None:
        """Show what the book says, unless the person is in the middle of typing here."""
        if not self._timer.isActive() and not self._editor.hasFocus():
            self.show_text(text)

    def forget(self) -> None:
        """Drop a pending store: the text has gone elsewhere."""
        self._timer.stop()

    def flush(self) -> None:
        """Store what is pending, now."""
        if self._timer.isActive():
            self._timer.stop()
            self._save()

    def _save(self) -> None:
        if self._store is not None:
            self._store(read_text(self._editor))

    def _changed(self) -> None:
        if self._store is not None and not self._timer.isActive():
            self._timer.start()


def read_text(editor: QPlainTextEdit | QLineEdit) -> str:
    """Return an editor's text."""
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


def write_text(editor: QPlainTextEdit | QLineEdit, text: str) -> None:
    """Set an editor's text."""
    if isinstance(editor, QLineEdit):
        editor.setText(text)
    else:
        editor.setPlainText(text)
