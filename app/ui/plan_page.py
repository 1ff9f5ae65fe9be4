"""The year's plan: topics by quarter, proposals of members, campaigns of the parent, adoption and texts."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.domain.places import Place
from app.ui.campaigns_part import CampaignsPart
from app.ui.context import AppContext
from app.ui.form_parts import choice, refill
from app.ui.leading import Lead
from app.ui.live.flow import FlowLayout
from app.ui.page import Page
from app.ui.plan_texts_part import PlanTextsPart
from app.ui.plan_view import PlanView, read_plan
from app.ui.proposals_part import ProposalsPart
from app.ui.topics_part import TopicsPart
from app.ui.widgets import button, key_hint, label, row
from app.ui.year_tabs import YearTabs

PARTS = (
    ("Chuyên đề", "plan_topics_part"),
    ("Đề xuất", "plan_proposals_part"),
    ("Đợt sinh hoạt", "plan_campaigns_part"),
    ("Thông qua, nội dung", "plan_texts_part"),
)
TOPICS, PROPOSALS, CAMPAIGNS, TEXTS, EDITING = range(5)
#: What the one button at the top adds in each part.
ADDS = ("Thêm chuyên đề", "Ghi đề xuất", "Thêm đợt sinh hoạt", "")
KEYS = (
    (("Ctrl N", "thêm"), ("Tab", "sang chuyên đề khác"), ("Enter", "làm việc đang chọn"), ("T", "ghi bước tiếp")),
    (("Ctrl N", "ghi đề xuất"), ("Enter", "sửa"), ("Delete", "xóa"), ("Ctrl Enter", "ghi"), ("Esc", "về bảng")),
    (("Ctrl N", "thêm đợt"), ("Tab", "sang mục khác"), ("Ctrl Enter", "ghi"), ("Esc", "thôi")),
    (("Tab", "sang ô khác"),),
    (("Ctrl Enter", "ghi"), ("Ctrl L", "danh mục"), ("Ctrl T", "ghi bước tiếp"), ("Esc", "về kế hoạch")),
)


Part = TopicsPart | ProposalsPart | CampaignsPart | PlanTextsPart


class PlanPage(Page):
    """The plan of a year in four parts."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "plan_page", "Kế hoạch năm")
        self.year = context.now().year
        self._years = choice("plan_year", "Năm của kế hoạch")
        self._add = button(ADDS[0], "add_topic", kind="primary", shortcut="Ctrl+N")
        self._lead = Lead(self._add)
        self._chips = QButtonGroup(self)
        self._year_tabs = YearTabs(context, "plan")
        self.topics = TopicsPart(context)
        self._others: dict[int, Part] = {}
        self._view: PlanView | None = None
        self._stack = QStackedWidget()
        self._head, self._tabs = QWidget(), QWidget()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the plan again; what is being typed stays."""
        this_year = self.context.now().year
        years = sorted({*self.context.book.years(), this_year - 1, this_year, this_year + 1, self.year}, reverse=True)
        refill(self._years, [(f"Năm {year}", year) for year in years], self.year)
        view = self._view = read_plan(self.context.book, self.year, self.context.now().date())
        waiting = len(view.plan.waiting)
        self._chips.button(PROPOSALS).setText(f"{PARTS[PROPOSALS][0]} {waiting}" if waiting else PARTS[PROPOSALS][0])
        self.topics.show_plan(view)
        for part in self._others.values():
            part.show_plan(view)

    def leave(self) -> None:
        """Store what is pending in every part."""
        self.topics.leave()
        for part in self._others.values():
            part.leave()

    def open_place(self, place: Place) -> None:
        """Show a topic or a proposal that was found, in the plan of its year."""
        if place.year is not None and not self._show_year(place.year):
            return
        if place.kind == "plan_topic":
            self.edit(int(place.number))
        elif place.kind == "proposal":
            self.show_part(PROPOSALS)
            part = self.part(PROPOSALS)
            assert isinstance(part, ProposalsPart)
            part.choose(int(place.number))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the keyboard where work begins."""
        super().showEvent(event)
        if self.topics.is_editing or self._chips.checkedId() != TOPICS:
            self.part(self._chips.checkedId()).focus_first()
        else:
            self._add.setFocus()

    def add(self, quarter: int | None = None) -> None:
        """Open the form for a new topic."""
        self.show_part(TOPICS)
        self.topics.add(quarter)

    def edit(self, topic_id: int) -> None:
        """Open a topic."""
        self.show_part(TOPICS)
        self.topics.edit(topic_id)

    def show_part(self, number: int) -> None:
        """Show one of the four parts with the keyboard in it."""
        self._chips.button(number).setChecked(True)
        self._stack.setCurrentWidget(self.part(number))
        self._show_frame()

    def _show_frame(self) -> None:
        """Show the button and the keys of what is on the screen; a topic that is open has the page to itself."""
        number = self._chips.checkedId()
        editing = number == TOPICS and self.topics.is_editing
        self._add.setText(ADDS[number])
        self._add.setAccessibleName(ADDS[number])
        self._add.setHidden(not ADDS[number])
        self._head.setHidden(editing)
        self._year_tabs.setHidden(editing)
        self._tabs.setHidden(editing)
        self._year_tabs.setHidden(editing)
        for place, hints in enumerate(self._hints):
            hints.setHidden(place != (EDITING if editing else number))

    def part(self, number: int) -> Part:
        """Return one of the four parts; all but the topics are made when they are first shown."""
        if number == TOPICS:
            return self.topics
        if number not in self._others:
            kinds: dict[int, type[ProposalsPart | CampaignsPart | PlanTextsPart]] = {
                PROPOSALS: ProposalsPart, CAMPAIGNS: CampaignsPart, TEXTS: PlanTextsPart,
            }  # fmt: skip
            made = self._others[number] = kinds[number](self.context)
            self._stack.addWidget(made)
            if not isinstance(made, PlanTextsPart):
                self._lead.give_way_to(*made.leading)
            if self._view is not None:
                made.show_plan(self._view)
        return self._others[number]

    def _build(self) -> None:
        tokens = self.context.tokens
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.edge, tokens.room(18), tokens.edge, tokens.room(14))
        page.setSpacing(tokens.room(12))
        self._years.setFixedWidth(tokens.px(126))
        self._head.setLayout(row(label("Kế hoạch năm", "title"), tokens.gap, self._years, None, self._add))
        page.addWidget(self._head)
        page.addWidget(self._year_tabs)
        chips = FlowLayout(tokens.room(6))
        for number, (title, name) in enumerate(PARTS):
            chip = button(title, name, kind="chip")
            chip.setCheckable(True)
            self._chips.addButton(chip, number)
            chips.addWidget(chip)
        self._tabs.setLayout(chips)
        page.addWidget(self._tabs)
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._stack.addWidget(self.topics)
        page.addWidget(self._stack, 1)
        self._hints = [self._hint_row(keys) for keys in KEYS]
        for hints in self._hints:
            page.addWidget(hints)
        self.show_part(TOPICS)

    def _hint_row(self, keys: tuple[tuple[str, str], ...]) -> QWidget:
        box = QWidget()
        box.setLayout(FlowLayout(self.context.tokens.room(14), *(key_hint(cap, meaning) for cap, meaning in keys)))
        return box

    def _connect(self) -> None:
        self._years.activated.connect(self._change_year)
        self._add.clicked.connect(self._add_here)
        self._chips.idClicked.connect(self._choose_part)
        self.topics.editing_changed.connect(self._show_frame)
        QShortcut(QKeySequence("Insert"), self, self._add_here)

    def _choose_part(self, number: int) -> None:
        self.show_part(number)
        self.part(number).focus_first()

    def _add_here(self) -> None:
        part = self.part(self._chips.checkedId())
        if not isinstance(part, PlanTextsPart):
            part.add()

    def _change_year(self) -> None:
        self._show_year(self._years.currentData())

    def _show_year(self, year: int) -> bool:
        """Show another year; return whether that could be done: what cannot be kept yet stays on the screen."""
        if year == self.year:
            return True
        self.leave()
        for number, part in ((TOPICS, self.topics), *self._others.items()):
            if not part.fold():
                self.show_part(number)
                self.refresh()
                return False
        self.year = year
        self.refresh()
        return True
