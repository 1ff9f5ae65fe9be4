"""An input method for tests: composes letters in an input and finishes them, as Telex built into Windows does."""

from __future__ import annotations

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


def compose(widget: QWidget, text: str) -> None:
    """Show ``text`` as being composed in an input."""
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))


def finish(widget: QWidget, text: str) -> None:
    """End the composition with ``text``."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)
