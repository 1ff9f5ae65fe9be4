"""The keys that read the minutes back and close them, from any step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from app.domain.vocabulary import StepKind
from app.ui.live.closing_card import CLOSE_KEY, READ_KEY

if TYPE_CHECKING:
    from app.ui.live.live_view import LiveView

#: Where the card with the two buttons stands: in the last of these steps that the agenda has.
PLACES = (StepKind.FOLLOW_UP, StepKind.READ_BACK)


class ClosingKeys(QObject):
    """Belongs to the live view."""

    def __init__(self, view: LiveView) -> None:
        super().__init__(view)
        self._view = view
        for keys, act in ((READ_KEY, self._read_back), (CLOSE_KEY, self._close)):
            QShortcut(QKeySequence(keys), view, act).setAutoRepeat(False)

    def _read_back(self) -> None:
        session = self._view.session
        if session is not None and session.record.state != "planned":
            self._view.leave()
            self._view.context.read_back_requested.emit(session.id)

    def _close(self) -> None:
        """Go to the card that closes the minutes and press its button, which asks for a second press."""
        session = self._view.session
        if session is None or session.record.state != "held" or session.record.seal is not None:
            return
        step = next((found for kind in PLACES if (found := session.record.step(kind))), None)
        if step is not None:
            self._view.show_step(step.number, focus=self._view.number != step.number)
        button = self._view.findChildren(QPushButton, "finalise_minutes")
        shown = next((one for one in button if one.isVisible()), None)
        if shown is not None:
            shown.click()
