"""The statistics of a year: its indicators, who came to which session, and the year of each member."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.domain.places import Place
from app.domain.year_evidence import evidence
from app.ui.context import AppContext
from app.ui.evidence_view import EvidenceView
from app.ui.form_parts import choice, refill, teach
from app.ui.member_years_table import Which
from app.ui.member_years_view import MemberYears
from app.ui.page import Page
from app.ui.presence_grid import PresenceGrid
from app.ui.widgets import button, key_line, label, row
from app.ui.year_summary import YearSummary
from app.ui.year_texts_view import YearTextsView
from app.ui.year_view import YearView, read_year

PARTS = (
    ("Chỉ tiêu năm", "statistics_summary"),
    ("Từng buổi", "statistics_grid"),
    ("Từng đồng chí", "statistics_members"),
    ("Nhận xét, xếp loại", "statistics_texts"),
)
SUMMARY, GRID, MEMBERS, TEXTS, NOTHING, EVIDENCE = range(6)
KEYS = (
    (("Enter", "xem căn cứ"), ("Tab", "sang ô khác")),
    (("Enter", "mở buổi"), ("Phím cách", "các buổi của đồng chí"), ("← ↑ ↓ →", "chọn")),
    (("Enter", "các buổi của đồng chí, mở buổi"), ("Esc", "về bảng")),
    (("Tab", "sang ô khác"),),
    (),
    (("Enter", "mở"), ("Esc", "về chỉ tiêu năm")),
)
#: Which members an indicator leads to.
_LISTED = {"pace": Which.BEHIND, "absences": Which.ABSENT}
TEACHING = (
    "Điểm danh và kết thúc một buổi sinh hoạt xong, sổ tự tính ở đây: ai dự, ai vắng, ai đã phát biểu. "
    "Đồng chí chọn năm khác ở trên để xem lại."
)


class StatisticsPage(Page):
    """A year in figures; each leads to its evidence."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "statistics_page", "Thống kê")
        self._year = context.now().year
        self._years = choice("statistics_year", "Năm")
        self._parts = QButtonGroup(self)
        self._made: dict[int, QWidget] = {}
        self._stack = QStackedWidget(self)
        self._rules = label("", "muted", name="statistics_rules")
        self._view: YearView | None = None
        self._code = ""
        self._has_sessions = False
        makers = (self._make_summary, self._make_grid, self._make_members, self._make_texts, self._make_nothing,
                  self._make_evidence)  # fmt: skip
        self._makers: dict[int, Callable[[], QWidget]] = dict(enumerate(makers))
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the year again; what is chosen stays chosen."""
        years = sorted({*self.context.book.years(), self._year}, reverse=True)
        refill(self._years, [(f"Năm {year}", year) for year in years], self._year)
        self._view = view = read_year(self.context.book, self._year, self.context.now().date())
        self._has_sessions = bool(view.grid.sessions)
        self._rules.setText(view.rules.title)
        for number in self._made:
            self._draw(number, view)
        self._show_part()

    def leave(self) -> None:
        """Store what is pending in the texts of the year."""
        if TEXTS in self._made:
            self._texts.leave()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the keyboard into the open part."""
        super().showEvent(event)
        self._focus_part()

    def _choose_part(self) -> None:
        self._code = ""
        self._show_part()

    @property
    def _grid(self) -> PresenceGrid:
        return cast("PresenceGrid", self._part(GRID))

    @property
    def _members(self) -> MemberYears:
        return cast("MemberYears", self._part(MEMBERS))

    @property
    def _texts(self) -> YearTextsView:
        return cast("YearTextsView", self._part(TEXTS))

    def _part(self, number: int) -> QWidget:
        """Return a part; it is made when somebody first wants it, and shows the year at hand."""
        if number not in self._made:
            self._made[number] = made = self._makers[number]()
            self._stack.addWidget(made)
            if self._view is not None:
                self._draw(number, self._view)
        return self._made[number]

    def _draw(self, number: int, view: YearView) -> None:
        part = self._made[number]
        if isinstance(part, YearSummary | MemberYears):
            part.show_year(view)
        elif isinstance(part, PresenceGrid):
            part.show_grid(view.grid, view.rules.attendance)
        elif isinstance(part, YearTextsView):
            part.show_year(self._year)
        elif number == NOTHING:
            self._empty.setText(f"Năm {self._year} chưa có buổi nào kết thúc")

    def _show_part(self) -> None:
        number = self._parts.checkedId()
        shown = number if self._has_sessions or number in (SUMMARY, TEXTS) else NOTHING
        if self._code and number == SUMMARY:
            shown = EVIDENCE
            self._show_evidence()
        self._stack.setCurrentWidget(self._part(shown))
        for place, hints in enumerate(self._hints):
            hints.setVisible(place == shown)

    def _focus_part(self) -> None:
        part = self._stack.currentWidget()
        if isinstance(part, YearSummary | PresenceGrid | MemberYears | YearTextsView | EvidenceView):
            part.focus_first()

    def _go_to(self, number: int, code: str = "") -> None:
        self._code = code
        self._parts.button(number).setChecked(True)
        self._show_part()
        self._focus_part()

    def _choose_year(self) -> None:
        self._year = self._years.currentData()
        self.refresh()

    def _lead(self, code: str) -> None:
        """Go to the evidence of an indicator."""
        if code == "spoken":
            self._members.show_spoken()
        elif code in _LISTED:
            self._members.show_which(_LISTED[code])
        if code == "spoken" or code in _LISTED:
            self._go_to(MEMBERS)
        elif code == "attendance":
            self._go_to(GRID)
        elif code == "obligations":
            self.context.page_requested.emit(code)
        else:
            self._go_to(SUMMARY, code)

    def _show_evidence(self) -> None:
        view = self._view
        figure = next((one for one in view.indicators if one.code == self._code), None) if view else None
        part = self._part(EVIDENCE)
        if view is not None and figure is not None and isinstance(part, EvidenceView):
            part.show_evidence(figure, evidence(self._code, view.figures, view.rules, view.today))

    def _leave_evidence(self) -> None:
        self._go_to(SUMMARY)

    def _show_month(self, month: int) -> None:
        self._grid.choose_month(month)
        self._go_to(GRID)

    def _show_quarter(self, quarter: int) -> None:
        self._grid.choose_quarter(quarter)
        self._go_to(GRID)

    def _show_member(self, member_id: str) -> None:
        self._go_to(MEMBERS)
        self._members.show_member(member_id)

    def _open(self, session_id: str) -> None:
        self.context.place_requested.emit(Place(session_id, "roll"))

    def _connect(self) -> None:
        self._years.activated.connect(self._choose_year)
        self._parts.idClicked.connect(self._choose_part)

    def _make_summary(self) -> YearSummary:
        made = YearSummary(self.context)
        made.evidence_wanted.connect(self._lead)
        made.month_wanted.connect(self._show_month)
        made.quarter_wanted.connect(self._show_quarter)
        return made

    def _make_grid(self) -> PresenceGrid:
        made = PresenceGrid(self.context)
        made.session_wanted.connect(self._open)
        made.member_wanted.connect(self._show_member)
        return made

    def _make_members(self) -> MemberYears:
        made = MemberYears(self.context)
        made.session_wanted.connect(self._open)
        return made

    def _make_texts(self) -> YearTextsView:
        return YearTextsView(self.context)

    def _make_nothing(self) -> QWidget:
        self._empty = label("", "title", wrap=True)
        taught = label(TEACHING, "muted", wrap=True)
        return teach(self.context.tokens, "statistics_empty", self._empty, taught)

    def _make_evidence(self) -> EvidenceView:
        made = EvidenceView(self.context)
        made.place_wanted.connect(self.context.place_requested)
        made.left.connect(self._leave_evidence)
        return made

    def _build(self) -> None:
        tokens = self.context.tokens
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.edge, tokens.room(18), tokens.edge, tokens.room(14))
        page.setSpacing(tokens.room(12))
        page.addLayout(row(label("Thống kê", "title"), tokens.space, self._years, None, self._rules))
        chips = row(spacing=tokens.room(6))
        for number, (title, name) in enumerate(PARTS):
            chip = button(title, name, kind="chip")
            chip.setCheckable(True)
            self._parts.addButton(chip, number)
            chips.addWidget(chip)
        chips.addStretch(1)
        self._parts.button(SUMMARY).setChecked(True)
        page.addLayout(chips)
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        page.addWidget(self._stack, 1)
        self._hints = [self._hint_row(keys) for keys in KEYS]
        for hints in self._hints:
            page.addWidget(hints)

    def _hint_row(self, keys: tuple[tuple[str, str], ...]) -> QWidget:
        box = QWidget()
        box.setLayout(key_line(self.context.tokens, *keys))
        return box
