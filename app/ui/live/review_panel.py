"""The review of what was done since the last session: tasks of earlier ones, documents made known, the text."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from app.domain.records import StepRecord
from app.ui.live.carried_card import CarriedCard
from app.ui.live.live_session import LiveSession
from app.ui.live.made_known import MadeKnown
from app.ui.live.text_panel import TextPanel


class ReviewPanel(TextPanel):
    """The text of the step under the tasks that come up; without such tasks the text alone."""

    def __init__(self, session: LiveSession, step: StepRecord, place: QWidget | None = None) -> None:
        super().__init__(session, step, place)
        self._carried = CarriedCard(session, stays=True)
        self.column.insertWidget(self.column.indexOf(self.editor), self._carried)
        self._carried.closed.connect(self.editor.setFocus)
        self._carried.setVisible(self._carried.count > 0)
        self._made_known = MadeKnown(session)
        self.column.insertWidget(self.column.indexOf(self.editor), self._made_known)
        self._made_known.chosen.connect(self._insert)

    def redraw(self) -> None:
        """Show the present record; what is being typed stays."""
        super().redraw()
        self._carried.redraw()
        self._carried.setVisible(self._carried.count > 0)
        self._made_known.redraw()

    def leave(self) -> None:
        """Store what is pending."""
        super().leave()
        self._carried.flush()

    def focus_first(self) -> None:
        """Put the keyboard on the tasks while some are not reported, else into the text."""
        wanted = self.session.take_wanted()
        (self._carried.table if self._carried.left or (wanted and self._carried.count) else self.editor).setFocus()

    def _insert(self, words: str) -> None:
        """Put a document made known into the text, on a line of its own after what stands there."""
        cursor = self.editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(f"{'' if cursor.atStart() else chr(10)}Phổ biến {words}.")
        self.editor.setTextCursor(cursor)
        self.editor.setFocus()
