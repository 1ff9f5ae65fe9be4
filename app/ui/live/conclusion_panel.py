"""The conclusion: what the chair sums up, the tasks given and the votes taken."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.records import StepRecord
from app.domain.speakers import people
from app.ui.autosave import AutoSave
from app.ui.live.conclusion_side import ConclusionSide
from app.ui.live.decisions import Decisions
from app.ui.live.live_session import LiveSession
from app.ui.live.panel import StepPanel
from app.ui.live.text_edit import TextEdit
from app.ui.widgets import field


class ConclusionPanel(StepPanel):
    """The conclusion's text above, tasks and votes below."""

    def __init__(self, session: LiveSession, step: StepRecord) -> None:
        super().__init__(session, step)
        self._side: ConclusionSide | None = None
        self._text = TextEdit(self.tokens, "conclusion_input", "Nội dung kết luận", lines=3)
        self._saver = AutoSave(self._text)
        session.bind_fact(self._saver, "conclusion", session.record.conclusion)
        self._decisions = Decisions(session, self)
        self.column.addLayout(field("Nội dung kết luận của người chủ trì", self._text), 1)
        self.column.addWidget(self._decisions)
        self._decisions.closed.connect(self.focus_first)
        QShortcut(QKeySequence("Ctrl+T"), self, self._decisions.give_task)
        QShortcut(QKeySequence("Ctrl+B"), self, self._decisions.take_vote)
        session.changed.connect(self.redraw)
        self.redraw()

    def redraw(self) -> None:
        """Show the present record; the inputs keep what is typed in them."""
        self._decisions.redraw()
        if self._side is not None and isValid(self._side):
            self._show_side(self._side)

    def leave(self) -> None:
        """Queue what is pending in the inputs."""
        self._saver.flush()
        self._decisions.flush()

    def focus_first(self) -> None:
        """Put the keyboard at the conclusion."""
        self._text.setFocus()

    def side(self) -> QWidget:
        """Return the opinions by label."""
        if self._side is None or not isValid(self._side):
            self._side = ConclusionSide(self.tokens)
            self._show_side(self._side)
        return self._side

    def _show_side(self, side: ConclusionSide) -> None:
        record = self.session.record
        side.show_opinions(record.contributions, people(record))
