"""Step "follow-up": what is still owed after the session, the documents, and what other steps lack."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.records import StepRecord
from app.domain.timeline import length_minutes, length_words, owed
from app.domain.vocabulary import FollowUpKind
from app.services import meeting
from app.ui.autosave import AutoSave
from app.ui.live.closing_card import ClosingCard
from app.ui.live.flow import FlowLayout
from app.ui.live.live_session import LiveSession
from app.ui.live.missing_list import MissingList
from app.ui.live.moment_field import MomentField
from app.ui.live.owed_line import OwedLine
from app.ui.live.panel import StepPanel
from app.ui.live.text_panel import step_editor
from app.ui.widgets import button, card, field, label, pill, set_tone


class FollowUpPanel(StepPanel):
    """Three things owed, each done with one button.

    Signals: ``step_requested(number)`` to go to a step that lacks something.
    """

    step_requested = Signal(int)

    def __init__(self, session: LiveSession, step: StepRecord) -> None:
        super().__init__(session, step)
        self._missing = MissingList(self.tokens)
        self._missing.wanted.connect(self.step_requested)
        self._build_times()
        self._build_owed()
        self._closing = ClosingCard(session)
        self.column.addWidget(self._closing)
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
        self._show_times()
        self._closing.redraw()
        closed = record.seal is not None
        self.editor.setReadOnly(closed)
        self._end.setEnabled(not closed)
        self._saver.follow(self.step.text)
        lacking = [(step, self.session.missing(step)) for step in record.steps if step.number != self.number]
        self._missing.show_missing([(s.number, self.session.short_title(s), lacks) for s, lacks in lacking if lacks])

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

    def _build_times(self) -> None:
        self._times = label("", wrap=True, name="session_times")
        self._end = MomentField(self.tokens, "ended_at", "Giờ và ngày kết thúc")
        self._end_word = label("")
        self._length = pill("")
        self._end.chosen.connect(self._set_end)
        self.column.addWidget(self._times)
        self.column.addLayout(FlowLayout(self.tokens.gap, self._end_word, self._end, self._length))

    def _build_owed(self) -> None:
        frame, column = card(self.tokens)
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.tokens.px(12))
        grid.setVerticalSpacing(self.tokens.px(10))
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

    def _show_times(self) -> None:
        record = self.session.record
        state = {
            "planned": "Buổi sinh hoạt chưa bắt đầu.",
            "running": "Buổi sinh hoạt đang diễn ra; giờ kết thúc được ghi khi bấm “Kết thúc buổi”.",
        }
        self._times.setText(state.get(record.state, ""))
        self._times.setVisible(record.state in state)
        held = record.state == "held"
        self._end_word.setText(f"Bắt đầu lúc {record.started_at:%H:%M}, kết thúc lúc" if record.started_at else "")
        for item in (self._end_word, self._end, self._length):
            item.setVisible(held)
        self._end.show_moment(record.ended_at)
        minutes = length_minutes(record)
        if minutes is not None and minutes <= 0:
            set_tone(self._length, "Giờ kết thúc không sau giờ bắt đầu", "bad")
        elif minutes is not None:
            short = minutes < self.session.rules.minimum_minutes
            least = f" (quy định ít nhất {self.session.rules.minimum_minutes} phút)" if short else ""
            set_tone(self._length, f"{length_words(minutes)}{least}", "warn" if short else "neutral")

    def _done_today(self, kind: FollowUpKind) -> None:
        self._write(kind, self.session.context.now().date())

    def _write(self, kind: FollowUpKind, day: date | None, *_: object) -> None:
        session_id = self.session.id
        self.session.save(
            lambda uow: meeting.follow_up(uow, session_id, kind, day), key=f"{session_id}/follow_up/{kind}"
        )

    def _set_end(self, at: datetime) -> None:
        session_id = self.session.id
        self.session.save(lambda uow: meeting.set_facts(uow, session_id, ended_at=at), key=f"{session_id}/ended_at")

    def _open(self, kind: str) -> None:
        self.leave()
        self.session.context.document_requested.emit(self.session.id, kind)
