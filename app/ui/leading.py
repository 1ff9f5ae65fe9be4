"""One leading button at a time: what is open leads, and the button that opened it is plain until it is closed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.widgets import set_kind

_TURNS = (QEvent.Type.Show, QEvent.Type.Hide)


class Lead(QObject):
    """Makes a button ``primary`` only while nothing else that leads is in sight."""

    def __init__(self, button: QPushButton, *others: QWidget) -> None:
        """Let a button give way to forms with a leading button of their own, or to such buttons."""
        super().__init__(button)
        self._button = button
        self._others: list[QWidget] = []
        self.give_way_to(*others)

    def give_way_to(self, *others: QWidget) -> None:
        """Give way to more of them."""
        self._others += others
        for other in others:
            other.installEventFilter(self)
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Look again when one of the others comes or goes; the event goes on its way."""
        if event.type() in _TURNS:
            self._settle()
        return False

    def _settle(self) -> None:
        set_kind(self._button, "" if any(other.isVisible() for other in self._others) else "primary")
