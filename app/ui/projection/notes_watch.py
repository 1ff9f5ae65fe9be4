"""Notices that the place of the notes has grown, for instance over a column that a step does not need."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class NotesWatch(QObject):
    """Signals: ``grew`` after the watched place was given another size."""

    grew = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._place: QWidget | None = None

    def watch(self, place: QWidget | None) -> None:
        """Watch a place, or none, instead of the one before."""
        if self._place is not None and isValid(self._place):
            self._place.removeEventFilter(self)
        self._place = place
        if place is not None:
            place.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Tell of a new size; the event goes on."""
        if event.type() is QEvent.Type.Resize:
            self.grew.emit()
        return False
