"""How far a topic is: its state, what comes next, the states it came into, and another state in one press."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.domain.dates import parse_day
from app.domain.topic_road import TopicFacts, current_state, next_state, next_step
from app.domain.vietnamese import short_date
from app.domain.vocabulary import TopicState
from app.domain.year_records import PlanStepRecord
from app.ui.form_parts import FormField, choice, key, line, refill
from app.ui.plan_view import PlanView
from app.ui.tokens import Tokens
from app.ui.topic_words import tone_of
from app.ui.widgets import button, clear, column, label, pill, row, rule, set_tone

NOTHING_WRITTEN = "Chưa ghi trạng thái nào. Sổ tự biết những gì đã có trong buổi sinh hoạt."
DAY_FAULT = "Ghi ngày theo mẫu 20/11."


class TopicProgress(QFrame):
    """The progress of one topic.

    Signals: ``marked(state, day, note)`` when the person says that the topic came into a state.
    """

    marked = Signal(object, object, str)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._facts: TopicFacts | None = None
        self._view: PlanView | None = None
        self.setObjectName("topic_progress")
        self.setProperty("role", "card")
        self.setAccessibleName("Tiến độ chuyên đề")
        self._state = pill("")
        self._next = label("", "small", wrap=True, name="progress_next")
        self._mark = button("", "mark_next_state", shortcut="Ctrl+T")
        self._other = choice("other_state", "Trạng thái")
        self._day = line("state_day", "Ngày", "20/11/2026")
        self._note = line("state_note", "Ghi chú của trạng thái", prompt="Lý do, nơi nhận…")
        self._day_field = FormField("Ngày", self._day)
        self._write = button("Ghi trạng thái", "write_state")
        self._history = QVBoxLayout()
        self._build()
        self._mark.clicked.connect(self._mark_next)
        self._write.clicked.connect(self._write_other)
        for field in (self._day, self._note):
            key("Return", field, self._write_other)

    def show_topic(self, facts: TopicFacts, view: PlanView) -> None:
        """Show a topic; a day or note being typed for the same topic stays."""
        same = self._facts is not None and self._facts.topic.id == facts.topic.id
        self._facts, self._view = facts, view
        state, following = current_state(facts), next_state(facts)
        set_tone(self._state, state.vi, tone_of(state))
        step = next_step(facts, view.names, view.secretary)
        self._next.setText(f"Tiếp theo: {step.words}" if step.text else "Không còn việc gì.")
        self._mark.setVisible(following is not None)
        self._mark.setText(f"✓ {following.vi}" if following else "")
        self._mark.setAccessibleName(f"Đánh dấu: {following.vi}" if following else "")
        chosen = self._other.currentData() if same else (following or state).value
        refill(self._other, [(one.vi, one.value) for one in TopicState], chosen)
        if not same:
            self._day.setText(short_date(view.today))
            self._note.clear()
            self._day_field.say("")
        self._show_history(facts.steps)

    def _build(self) -> None:
        tokens = self._tokens
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.space, tokens.room(14))
        box.setSpacing(tokens.gap)
        box.addLayout(row(label("Tiến độ", "heading"), self._state, None, spacing=tokens.room(10)))
        box.addWidget(self._next)
        box.addLayout(row(self._mark, None))
        box.addWidget(rule())
        pair = row(spacing=tokens.room(12))
        pair.addWidget(FormField("Trạng thái khác", self._other), 3)
        pair.addWidget(self._day_field, 2)
        box.addLayout(pair)
        box.addWidget(FormField("Ghi chú", self._note))
        box.addLayout(row(self._write, None))
        box.addWidget(rule())
        box.addWidget(label("Đã qua", "small"))
        self._history.setSpacing(tokens.room(3))
        box.addLayout(self._history)

    def _show_history(self, steps: tuple[PlanStepRecord, ...]) -> None:
        clear(self._history)
        if not steps:
            self._history.addWidget(label(NOTHING_WRITTEN, "small", wrap=True))
        for step in reversed(steps):
            day = label(short_date(step.on_day) if step.on_day else "Không rõ ngày", "small")
            day.setFixedWidth(self._tokens.px(92))
            words = label(f"{step.state.vi}. {step.note}" if step.note else step.state.vi, wrap=True, name="plan_step")
            line_of = row(spacing=self._tokens.gap)
            line_of.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
            line_of.addLayout(column(words), 1)
            self._history.addLayout(line_of)

    def _mark_next(self) -> None:
        following = next_state(self._facts) if self._facts else None
        if following is not None and self._view is not None:
            self.marked.emit(following, self._view.today, "")

    def _write_other(self) -> None:
        if self._view is None:
            return
        typed = self._day.text().strip()
        day = parse_day(typed, date(self._view.plan.year, 1, 1)) if typed else None
        self._day_field.say(DAY_FAULT if typed and day is None else "")
        if typed and day is None:
            self._day.setFocus()
            return
        state = next(one for one in TopicState if one.value == self._other.currentData())
        self.marked.emit(state, day, self._note.text().strip())
        self._note.clear()
