"""The card of a form: Ctrl+Enter anywhere in it keeps, Escape leaves."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui.tokens import Tokens


class FormCard(QFrame):
    """Fields leave the two keys to it by not accepting them. A card that stays open leaves Escape to the page.

    Signals: ``submitted`` on Ctrl+Enter, ``escaped`` on Escape.
    """

    submitted = Signal()
    escaped = Signal()

    def __init__(self, tokens: Tokens, *, stays: bool = False) -> None:
        super().__init__()
        self._stays = stays
        self.setProperty("role", "card")
        self.setProperty("accent", True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(tokens.space, tokens.room(12), tokens.space, tokens.room(12))
        self.column.setSpacing(tokens.gap)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Tell of the two keys of a form."""
        if is_submit(event):
            self.submitted.emit()
        elif event.key() == Qt.Key.Key_Escape and not self._stays:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


def is_submit(event: QKeyEvent) -> bool:
    """Return whether a key is Ctrl+Enter."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def bring_into_view(widget: QWidget) -> None:
    """Scroll, once the layout is done, so that a widget that was just shown can be seen."""
    QTimer.singleShot(0, widget, partial(_scroll_to, widget))


def _scroll_to(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
