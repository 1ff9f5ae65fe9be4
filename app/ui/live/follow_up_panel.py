"""Step "follow-up": what is still owed after the session, the documents, and what other steps lack."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.records import StepRecord
from app.domain.timeline import owed
from app.domain.vocabulary import FollowUpKind
from app.services import meeting
from app.ui.autosave import AutoSave
from app.ui.live.closing_card import ClosingCard
from app.ui.live.flow import FlowLayout
from app.ui.live.live_session import LiveSession
from app.ui.live.missing_list import MissingList
from app.ui.live.owed_line import OwedLine
from app.ui.live.panel import StepPanel
from app.ui.live.text_panel import step_editor
from app.ui.live.times_line import TimesLine
from app.ui.live.trail_fold import TrailFold
from app.ui.widgets import button, card, field, label


class FollowUpPanel(StepPanel):
    """Three things owed, each done with one button.

    Signals: ``step_requested(number)`` to go to a step that lacks something.
    """

    step_requested = Signal(int)

    def __init__(self, session: LiveSession, step: StepRecord, place: QWidget | None = None) -> None:
        super().__init__(session, step, place)
        self._missing = MissingList(session, self)
        self._missing.wanted.connect(self.step_requested)
        self._times = TimesLine(session)
        self.column.addWidget(self._times)
        self._build_owed()
        self._closing = ClosingCard(session)
        self.column.addWidget(self._closing)
        self._trail = TrailFold(session)
        self.column.addWidget(self._trail)
        self._build_documents()
        self.editor = step_editor(self.tokens, f"Nội dung: {step.title}")
        self.editor.setPlaceholderText("Ghi việc hoàn thiện, gửi báo cáo, nếu cần đưa vào biên bản…")
        self._saver = AutoSave(self.editor)
        session.bind_step_text(self._saver, step)
        self.column.addLayout(field("Nội dung ghi thêm", self.editor), 1)
        self.redraw()

    def redraw(self) -> None:
        """Show what is done and what is owed today."""
        record, today = self.session.record, self.session.context.now().date()
        for what in owed(record, self.session.rules):
            self._lines[what.kind].show_owed(what, today)
        self._times.redraw()
        closed = record.seal is not None
        self._closing.redraw(self._missing.redraw())
        self._trail.redraw()
        self.editor.setReadOnly(closed)
        self._saver.follow(self.step.text)

    def leave(self) -> None:
        """Store what is pending."""
        self._saver.flush()
        self._closing.flush()

    def close_minutes(self, *, closed: bool) -> None:
        """Keep working: what is owed goes on after the minutes are closed."""

    def focus_first(self) -> None:
        """Put the keyboard on the first thing that is owed, then on closing the minutes, else into the text."""
        waiting = [line for line in self._lines.values() if not line.is_done]
        if waiting:
            waiting[0].done.setFocus()
        elif self._closing.read_back.isVisible():
            self._closing.read_back.setFocus()
        else:
            self.editor.setFocus()

    def side(self) -> QWidget:
        """Return what other steps lack."""
        return self._missing

    def _build_owed(self) -> None:
        frame, column = card(self.tokens)
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.tokens.room(12))
        grid.setVerticalSpacing(self.tokens.room(10))
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        self._lines = {kind: OwedLine(self.tokens, kind, grid, number) for number, kind in enumerate(FollowUpKind)}
        for kind, line in self._lines.items():
            line.done.clicked.connect(partial(self._done_today, kind))
            line.undo.clicked.connect(partial(self._write, kind, None))
            line.day.chosen.connect(partial(self._write, kind))
        column.addWidget(label("Việc phải làm sau buổi sinh hoạt", "heading"))
        column.addLayout(grid)
        self.column.addWidget(frame)

    def _build_documents(self) -> None:
        minutes = button("Xem biên bản", "open_minutes", accessible="Xem biên bản của buổi này")
        report = button("Xem báo cáo chuyên đề", "open_topic_report", accessible="Xem báo cáo chuyên đề của buổi này")
        minutes.clicked.connect(partial(self._open, "minutes"))
        report.clicked.connect(partial(self._open, "topic-report"))
        self.column.addLayout(FlowLayout(self.tokens.gap, label("Văn bản", "strong"), minutes, report))

    def _done_today(self, kind: FollowUpKind) -> None:
        self._write(kind, self.session.context.now().date())

    def _write(self, kind: FollowUpKind, day: date | None, *_: object) -> None:
        session_id = self.session.id
        self.session.save(
            lambda uow: meeting.follow_up(uow, session_id, kind, day), key=f"{session_id}/follow_up/{kind}"
        )

    def _open(self, kind: str) -> None:
        self.leave()
        self.session.context.document_requested.emit(self.session.id, kind)
