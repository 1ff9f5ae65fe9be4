"""The conclusion: what the chair sums up, the tasks given and the votes taken."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.records import StepRecord
from app.domain.speakers import people
from app.ui.autosave import AutoSave
from app.ui.live.conclusion_side import ConclusionSide
from app.ui.live.decisions import Decisions
from app.ui.live.live_session import LiveSession
from app.ui.live.output_row import OutputRow
from app.ui.live.panel import StepPanel
from app.ui.live.rows import ends
from app.ui.live.text_edit import TextEdit
from app.ui.widgets import label

SIDE_KEY = "F4"


class ConclusionPanel(StepPanel):
    """The conclusion's text above, what is decided below."""

    def __init__(self, session: LiveSession, step: StepRecord, place: QWidget | None = None) -> None:
        super().__init__(session, step, place)
        self._side: ConclusionSide | None = None
        self._back: Callable[[], None] | None = None
        self._text = TextEdit(self.tokens, "conclusion_input", "Nội dung kết luận", lines=2)
        self._saver = AutoSave(self._text)
        session.bind_fact(self._saver, "conclusion", session.record.conclusion)
        self._output = OutputRow(session)
        self._decisions = Decisions(session, self)
        caption = label("Nội dung kết luận của người chủ trì", "small")
        caption.setBuddy(self._text)
        self.column.addLayout(ends(self.tokens, (caption,), (self._output,)))
        self.column.addWidget(self._text, 1)
        self.column.addWidget(self._decisions)
        self._decisions.closed.connect(self._end_errand)
        QWidget.setTabOrder(self._text, self._output)
        QShortcut(QKeySequence(SIDE_KEY), self, self._to_side)
        self.redraw()

    def redraw(self) -> None:
        """Show the present record; the inputs keep what is typed in them."""
        self._output.redraw()
        self._decisions.redraw()
        if self._side is not None and isValid(self._side):
            self._show_side(self._side)

    def leave(self) -> None:
        """Queue what is pending in the inputs; an errand ends here."""
        self._back = None
        self._saver.flush()
        self._decisions.flush()

    def focus_first(self) -> None:
        """Put the keyboard at the place that was asked for, else at the conclusion."""
        if not self._decisions.begin(self.session.take_wanted()):
            self._to_text()

    def run_errand(self, name: str, back: Callable[[], None]) -> None:
        """Open the card of a new ``task`` or ``vote``; ``back`` is called when it is closed."""
        self._back = back
        self._decisions.begin(name)

    def side(self) -> QWidget:
        """Return the opinions, by label or by prompt."""
        if self._side is None or not isValid(self._side):
            self._side = ConclusionSide(self.tokens)
            self._side.copied.connect(self._take_over)
            self._side.left.connect(self._to_text)
            self._show_side(self._side)
        return self._side

    def _end_errand(self) -> None:
        """Go back to where the errand came from, or to the conclusion."""
        back, self._back = self._back, None
        (back or self._to_text)()

    def _to_text(self) -> None:
        self._text.setFocus()

    def _to_side(self) -> None:
        if self._side is not None and isValid(self._side):
            self._side.begin()

    def _take_over(self, words: str) -> None:
        """Put an opinion's words into the conclusion, as a paragraph after the one where the cursor is."""
        if self.session.record.seal is not None:
            return
        self._saver.settle()
        cursor = self._text.textCursor()
        cursor.clearSelection()
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        if cursor.block().text().strip():
            cursor.insertBlock()
        cursor.insertText(words)
        cursor.endEditBlock()
        self._text.setTextCursor(cursor)
        self._text.ensureCursorVisible()

    def _show_side(self, side: ConclusionSide) -> None:
        side.show_opinions(self.session.record, people(self.session.record))
