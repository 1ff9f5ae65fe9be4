"""The campaigns of a year as cards, each with what it asks for by day."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.domain.plan_year import CampaignPlan, campaign_span, directive_words, milestone_state
from app.domain.vietnamese import short_date
from app.domain.year_records import MilestoneRecord
from app.ui.live.rows import is_large
from app.ui.plan_view import PlanView
from app.ui.tokens import Tokens
from app.ui.widgets import button, card, clear, column, label, pill, row, rule, scrolling

#: Width of the words that say how a milestone stands, so that all lines begin alike.
STATE_WIDTH = 166
NO_MILESTONES = "Chưa ghi mốc nào. Ghi những việc văn bản của cấp trên hẹn ngày: gửi kế hoạch, sinh hoạt, báo cáo."


class CampaignCards(QWidget):
    """The cards.

    Signals: ``editing(campaign)``, ``adding(campaign)`` for a milestone, ``changing(milestone)``,
    ``finishing(milestone)`` today, by their numbers.
    """

    editing = Signal(int)
    adding = Signal(int)
    changing = Signal(int)
    finishing = Signal(int)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._shown: object = None
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, tokens.gap, 0)
        self._column.setSpacing(tokens.room(12))
        self._area = scrolling(inner, "campaign_cards")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._area)

    def show_campaigns(self, view: PlanView) -> None:
        """Show the campaigns of a year; the keyboard stays on the button it was on."""
        topics = tuple((one.topic.campaign, one.topic.topic) for one in view.plan.topics if one.topic.campaign)
        shown = (view.plan.campaigns, topics, view.plan.directives, view.today)
        if shown == self._shown:
            return
        self._shown = shown
        had = self.focusWidget()
        kept = (had.objectName(), had.property("row")) if had is not None and had.hasFocus() else None
        clear(self._column)
        for one in view.plan.campaigns:
            self._column.addWidget(self._card(one, view))
        self._column.addStretch(1)
        if kept is not None:
            self._focus(*kept)

    def focus_first(self) -> None:
        """Put the keyboard on the first thing that can be pressed."""
        self._focus("", None)

    def _focus(self, name: str, number: object) -> None:
        buttons = [made for made in self.findChildren(QPushButton) if not made.isHidden()]
        same = [made for made in buttons if (made.objectName(), made.property("row")) == (name, number)]
        for made in (same or buttons)[:1]:
            made.setFocus()

    def _card(self, one: CampaignPlan, view: PlanView) -> QFrame:
        frame, box = card(self._tokens)
        record = one.record
        frame.setObjectName("campaign_card")
        frame.setAccessibleName(record.name)
        edit = self._button("Sửa đợt", "edit_campaign", record.id, f"Sửa đợt: {record.name}")
        edit.clicked.connect(partial(self.editing.emit, record.id))
        head = row(spacing=self._tokens.gap)
        head.addWidget(label(record.name, "heading", wrap=True), 1)
        head.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(head)
        for text in self._facts(one, view):
            box.addWidget(label(text, "small", wrap=True))
        box.addWidget(rule())
        for milestone in one.milestones:
            box.addLayout(self._line(milestone, view.today))
        if not one.milestones:
            box.addWidget(label(NO_MILESTONES, "small", wrap=True))
        add = self._button("Thêm mốc", "add_milestone", record.id, f"Thêm mốc cho đợt: {record.name}")
        add.clicked.connect(partial(self.adding.emit, record.id))
        box.addLayout(row(add, None))
        return frame

    def _facts(self, one: CampaignPlan, view: PlanView) -> tuple[str, ...]:
        record = one.record
        directive = next((directive_words(d) for d in view.plan.directives if d.id == record.directive), "")
        topics = "; ".join(facts.topic.topic for facts in view.plan.topics if facts.topic.campaign == record.id)
        lines = (
            campaign_span(record).capitalize(), f"Theo {directive}" if directive else "",
            f"Chuyên đề: {topics}" if topics else "", record.note,
        )  # fmt: skip
        return tuple(text for text in lines if text)

    def _line(self, milestone: MilestoneRecord, today: date) -> QVBoxLayout:
        words, tone = milestone_state(milestone, today)
        due = f"trước {short_date(milestone.due_on)}" if milestone.due_on else ""
        detail = " · ".join(part for part in (due, f"gửi {milestone.recipient}" if milestone.recipient else "") if part)
        done = self._button("✓ Xong hôm nay", "finish_milestone", milestone.id, f"Xong hôm nay: {milestone.text}")
        done.clicked.connect(partial(self.finishing.emit, milestone.id))
        if milestone.done_on is not None:
            done.hide()
        edit = self._button("Sửa", "edit_milestone", milestone.id, f"Sửa mốc: {milestone.text}")
        edit.clicked.connect(partial(self.changing.emit, milestone.id))
        text = column(label(milestone.text, wrap=True, name="milestone"), spacing=self._tokens.room(1))
        if detail:
            text.addWidget(label(detail, "small", wrap=True))
        state = QWidget()
        state.setFixedWidth(self._tokens.px(STATE_WIDTH))
        state.setLayout(row(pill(words, tone), None))
        line = row(spacing=self._tokens.space)
        line.addWidget(state, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(text, 1)
        whole = column(spacing=self._tokens.room(2))
        whole.addLayout(line)
        if is_large(self._tokens):
            whole.addLayout(row(done, edit, None, spacing=self._tokens.space))
        else:
            line.addWidget(done, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        return whole

    def _button(self, text: str, name: str, number: int, accessible: str) -> QPushButton:
        made = button(text, name, kind="link", accessible=accessible)
        made.setProperty("row", number)
        return made
