"""Beside the scoring sheet: total and level, who followed the session, weak points, remedies, the parent's decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.assessment import Outcome, fault, points_words, read_points
from app.domain.dates import parse_day
from app.domain.rules import ScoringSheet
from app.domain.vietnamese import short_date
from app.domain.year_records import AssessmentRecord
from app.ui.autosave import AutoSave
from app.ui.form_parts import FormField, choice, line, refill
from app.ui.live.flow import FlowLayout
from app.ui.live.text_edit import TextEdit
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, pill, rule, scrolling, set_tone

NO_DAY = "Ghi ngày, ví dụ 20/12/2026"
NOBODY = "Chưa phân công"


@dataclass(frozen=True, slots=True)
class ParentResult:
    """What the committee above decided."""

    score: float | None
    level: str
    on: date | None


class ResultCard(QFrame):
    """Signals: ``concluded`` on its button, ``follower_chosen(member id or "")``, ``parent_given(ParentResult)``."""

    concluded = Signal()
    follower_chosen = Signal(str)
    parent_given = Signal(object)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._today: date | None = None
        self._most = 0.0
        self._total = label("", "title", name="assessment_total")
        self._level = pill("")
        self._level.setObjectName("assessment_level")
        self._missing = label("", "small", wrap=True, name="assessment_missing")
        self.follower = choice("assessment_follower", "Người theo dõi, chấm điểm")
        self.weak = TextEdit(tokens, "weak_points", "Hạn chế", lines=2, most=4)
        self.remedies = TextEdit(tokens, "remedies", "Biện pháp khắc phục", lines=2, most=4)
        self.savers = (AutoSave(self.weak), AutoSave(self.remedies))
        self.conclude = button("Ghi kết quả vào biên bản", "conclude_assessment", kind="primary")
        self._state = label("", "small", wrap=True, name="assessment_state")
        self._score = line("parent_score", "Điểm cấp trên", "92")
        self._parent_level = choice("parent_level", "Mức cấp trên xếp")
        self._on = line("parent_on", "Ngày cấp trên kết luận", "20/12/2026")
        self._score.setFixedWidth(tokens.px(104))
        self._on.setFixedWidth(tokens.px(166))
        self._fields = {
            "score": FormField("Điểm", self._score),
            "level": FormField("Mức", self._parent_level),
            "on": FormField("Ngày", self._on),
        }
        self._build(tokens)
        self._connect()

    def show_result(self, reached: Outcome, state: str, *, concluded: bool, read_only: bool) -> None:
        """Show total and level as they are now, and how far the writing is."""
        self._total.setText(f"{points_words(reached.total)}/{points_words(reached.most)} điểm")
        level = reached.level
        set_tone(self._level, level.title if level else "Chưa đủ điểm", "good" if level else "neutral")
        numbers = ", ".join(map(str, reached.missing))
        self._missing.setText(f"Còn {len(reached.missing)} mục chi bộ chưa cho điểm: {numbers}.")
        self._missing.setVisible(bool(reached.missing))
        self.conclude.setText("Ghi lại kết quả" if concluded else "Ghi kết quả vào biên bản")
        self.conclude.setEnabled(not reached.missing and not read_only)
        self._state.setText(state)
        self._state.setVisible(bool(state))

    def show_facts(
        self, record: AssessmentRecord | None, sheet: ScoringSheet, people: Sequence[tuple[str, str]], today: date
    ) -> None:
        """Show what is kept beside the points; texts being typed stay."""
        self._today, self._most = today, sheet.total
        refill(self.follower, [(NOBODY, ""), *people], (record.follower or "") if record else "")
        self.savers[0].follow(record.weak_points if record else "")
        self.savers[1].follow(record.remedies if record else "")
        levels = [("Chưa có", ""), *((level.title, level.title) for level in sheet.levels)]
        refill(self._parent_level, levels, record.parent_level if record else "")
        if not self._score.hasFocus():
            self._score.setText(points_words(record.parent_score) if record else "")
        if not self._on.hasFocus():
            self._on.setText(short_date(record.parent_on) if record and record.parent_on else "")

    def bind(self, record: AssessmentRecord | None, stores: Sequence[Callable[[str], None]]) -> None:
        """Give the texts to another session."""
        texts = (record.weak_points, record.remedies) if record else ("", "")
        for saver, text, store in zip(self.savers, texts, stores, strict=True):
            saver.bind(text, store)

    def close_minutes(self, *, closed: bool) -> None:
        """Let nothing be changed that closed minutes say; the parent's decision stays open."""
        self.follower.setEnabled(not closed)
        for editor in (self.weak, self.remedies):
            editor.setReadOnly(closed)

    def flush(self) -> None:
        """Store what is pending."""
        for saver in self.savers:
            saver.flush()

    def _give_parent(self) -> None:
        """Tell of what the committee above decided, unless something of it cannot be read."""
        faults = {
            "score": fault(self._score.text(), self._most),
            "on": NO_DAY if self._on.text().strip() and self._day() is None else "",
        }
        for name, words in faults.items():
            self._fields[name].say(words)
        if not any(faults.values()):
            score = read_points(self._score.text()) if self._score.text().strip() else None
            self.parent_given.emit(ParentResult(score, self._parent_level.currentData() or "", self._day()))

    def _day(self) -> date | None:
        return parse_day(self._on.text(), self._today) if self._today else None

    def _choose_follower(self) -> None:
        self.follower_chosen.emit(self.follower.currentData() or "")

    def _connect(self) -> None:
        self.conclude.clicked.connect(self.concluded)
        self.follower.activated.connect(self._choose_follower)
        self._parent_level.activated.connect(self._give_parent)
        self._score.editingFinished.connect(self._give_parent)
        self._on.editingFinished.connect(self._give_parent)

    def _build(self, tokens: Tokens) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, tokens.gap, 0)
        column.setSpacing(tokens.room(10))
        for part in (self._total, self._level, self._missing):
            column.addWidget(part)
        column.addWidget(FormField("Người theo dõi, chấm điểm", self.follower))
        column.addWidget(FormField("Hạn chế", self.weak))
        column.addWidget(FormField("Biện pháp khắc phục", self.remedies))
        column.addWidget(rule())
        column.addWidget(label("Cấp trên kết luận", "heading"))
        column.addLayout(FlowLayout(tokens.gap, self._fields["score"], self._fields["on"]))
        column.addWidget(self._fields["level"])
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.gap, tokens.room(14))
        box.setSpacing(tokens.room(8))
        box.addWidget(scrolling(inner, "assessment_result"), 1)
        box.addWidget(rule())
        box.addWidget(self._state)
        box.addWidget(self.conclude)
        QWidget.setTabOrder(self._parent_level, self.conclude)
