"""The review of what was done since the last session: first the tasks of earlier sessions, then the text."""

from __future__ import annotations

from app.domain.records import StepRecord
from app.ui.live.carried_card import CarriedCard
from app.ui.live.live_session import LiveSession
from app.ui.live.text_panel import TextPanel


class ReviewPanel(TextPanel):
    """The text of the step under the tasks that come up; without such tasks the text alone."""

    def __init__(self, session: LiveSession, step: StepRecord) -> None:
        super().__init__(session, step)
        self._carried = CarriedCard(session, stays=True)
        self.column.insertWidget(self.column.indexOf(self.editor), self._carried)
        self._carried.closed.connect(self.editor.setFocus)
        self._carried.setVisible(self._carried.count > 0)

    def redraw(self) -> None:
        """Show the present record; what is being typed stays."""
        super().redraw()
        self._carried.redraw()
        self._carried.setVisible(self._carried.count > 0)

    def leave(self) -> None:
        """Store what is pending."""
        super().leave()
        self._carried.flush()

    def focus_first(self) -> None:
        """Put the keyboard on the tasks while some are not reported, else into the text."""
        wanted = self.session.take_wanted()
        (self._carried.table if self._carried.left or (wanted and self._carried.count) else self.editor).setFocus()
