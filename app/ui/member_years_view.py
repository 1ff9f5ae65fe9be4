"""The members' year: a table of them all, and beside it the sessions of the one that is chosen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.absences import rule_words
from app.domain.pace import DEFINITION, least_sessions, owed_by
from app.domain.rules import Absences, RulePack
from app.domain.year_grid import own_sessions
from app.ui.context import AppContext
from app.ui.form_parts import choice, key, side_width
from app.ui.list_table import ID_ROLE, ListTable
from app.ui.live.flow import FlowLayout
from app.ui.member_years_table import (
    COLUMNS,
    OWN_COLUMNS,
    SPOKEN_COLUMN,
    MemberLine,
    MemberYearsTable,
    OwnSessionsTable,
    Which,
    listed,
    member_lines,
)
from app.ui.widgets import button, card, label, name_control, row
from app.ui.year_view import YearView

ABSENT_FROM = (1, 2, 3, 4, 5, 6)
#: From how many absences a member is told of where the rules set no number.
USUAL = 3
COUNTED = (
    ("mọi lần vắng", Absences.ANY),
    ("vắng có lý do", Absences.EXCUSED),
    ("vắng không lý do", Absences.UNEXCUSED),
)


class MemberYears(QWidget):
    """Shows the members of a year.

    Signals: ``session_wanted(id)`` on Enter or a double click in the list of a member's sessions.
    """

    session_wanted = Signal(str)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._view: YearView | None = None
        self._lines: tuple[MemberLine, ...] = ()
        self._model, self._own_model = MemberYearsTable(context, self), OwnSessionsTable(context, self)
        self.table, self.own = ListTable(context, COLUMNS), ListTable(context, OWN_COLUMNS)
        name_control(self.table, "member_years", "Từng đồng chí trong năm")
        name_control(self.own, "member_sessions", "Các buổi của đồng chí")
        self._filters = QButtonGroup(self)
        self._absent_from = choice("absent_from", "Vắng từ bao nhiêu kỳ thì nêu", _offers())
        self._absent_kind = choice("absent_kind", "Tính lần vắng nào", COUNTED)
        self._absent_row = button("liên tiếp", "absent_in_a_row", kind="chip", accessible="Chỉ nêu khi vắng liên tiếp")
        self._absent_row.setCheckable(True)
        self._ruled: RulePack | None = None
        self._target = label("", "small", wrap=True, name="pace_definition")
        self._absence_words = label("", "small", wrap=True, name="absence_definition")
        self._name = label("", "heading", wrap=True, name="member_name")
        self._build()
        self._connect()

    def show_year(self, view: YearView) -> None:
        """Show a year."""
        self._view = view
        if view.rules != self._ruled:
            self._ruled = view.rules
            self._take_rule(view.rules)
        target = view.rules.sessions_spoken
        owed = owed_by(target, view.figures.year, view.today)
        self._target.setText(f"Chỉ tiêu {least_sessions(target)} kỳ trong năm, đến nay cần {owed} kỳ. {DEFINITION}")
        self._draw()

    def show_spoken(self) -> None:
        """List all members, those who spoke least first."""
        self._filters.button(0).setChecked(True)
        self.table.sortByColumn(SPOKEN_COLUMN, Qt.SortOrder.AscendingOrder)
        self._draw()

    def show_which(self, which: Which) -> None:
        """List some of the members, in the order of the roster."""
        self._filters.button(list(Which).index(which)).setChecked(True)
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self._draw()

    def show_member(self, member_id: str) -> None:
        """Choose a member and show their sessions."""
        self._filters.button(0).setChecked(True)
        self._draw()
        if self.table.choose(member_id):
            self._open_side()

    def focus_first(self) -> None:
        """Put the keyboard into the table."""
        self.table.setFocus()

    def _draw(self) -> None:
        if self._view is None:
            return
        absence = self._absence(self._view.rules)
        self._lines = member_lines(self._view, absence)
        for number, which in enumerate(Which):
            self._filters.button(number).setText(f"{which.value} {len(listed(self._lines, which))}")
        which = list(Which)[self._filters.checkedId()]
        for control in (self._absent_from, self._absent_kind, self._absent_row):
            control.setVisible(which is Which.ABSENT)
        source = self._view.rules.source_of("absences_told").document
        self._absence_words.setText(
            f"Vắng nhiều kỳ: {rule_words(absence)}, trong các buổi đã kết thúc mà đồng chí phải dự. "
            f"Theo quy định: {rule_words(self._view.rules) or 'không đặt số lần'} ({source})."
        )
        self._absence_words.setVisible(which is Which.ABSENT)
        self._target.setVisible(which is not Which.ABSENT)
        self._model.show_lines(listed(self._lines, which))
        self._follow()

    def _take_rule(self, rules: RulePack) -> None:
        """Begin with what the rules of the year tell of."""
        least = min(rules.absences_told or USUAL, ABSENT_FROM[-1])
        self._absent_from.setCurrentIndex(ABSENT_FROM.index(least))
        self._absent_kind.setCurrentIndex([value for _, value in COUNTED].index(rules.absences_counted))
        self._absent_row.setChecked(rules.absences_in_a_row)

    def _absence(self, rules: RulePack) -> RulePack:
        """Return the rules with what is chosen here about absences."""
        return replace(
            rules, absences_told=self._absent_from.currentData(),
            absences_counted=COUNTED[self._absent_kind.currentIndex()][1],
            absences_in_a_row=self._absent_row.isChecked(),
        )  # fmt: skip

    def _follow(self) -> None:
        """Show the sessions of the chosen member, while they are shown."""
        wanted = self.table.chosen()
        line = next((one for one in self._lines if one.id == wanted), None)
        if self._view is not None and line is not None and not self._side.isHidden():
            self._name.setText(line.one.full_name)
            self._own_model.show_rows(own_sessions(self._view.grid, line.id))

    def _open_side(self) -> None:
        if self.table.chosen() is None:
            return
        self._side.show()
        self._follow()
        self.own.setFocus()

    def _close_side(self) -> None:
        self._side.hide()
        self.table.setFocus()

    def _open_session(self, index: QModelIndex) -> None:
        self.session_wanted.emit(index.data(ID_ROLE))

    def _connect(self) -> None:
        self.table.setModel(self._model)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        self.own.setModel(self._own_model)
        self.table.activated.connect(self._open_side)
        self.table.selectionModel().currentRowChanged.connect(self._follow)
        self.own.activated.connect(self._open_session)
        self._filters.idClicked.connect(self._draw)
        self._absent_from.activated.connect(self._draw)
        self._absent_kind.activated.connect(self._draw)
        self._absent_row.clicked.connect(self._draw)
        self._close.clicked.connect(self._close_side)
        key("Escape", self._side, self._close_side)

    def _build(self) -> None:
        tokens = self._context.tokens
        chips = FlowLayout(tokens.room(6))
        for number, which in enumerate(Which):
            chip = button(which.value, f"members_{which.name.lower()}", kind="chip")
            chip.setCheckable(True)
            self._filters.addButton(chip, number)
            chips.addWidget(chip)
        self._filters.button(0).setChecked(True)
        for control in (self._absent_from, self._absent_kind, self._absent_row):
            chips.addWidget(control)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(tokens.gap)
        page.addLayout(chips)
        middle = QHBoxLayout()
        middle.setSpacing(tokens.room(14))
        self.table.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        middle.addWidget(self.table, 1)
        self._side, column = card(tokens)
        self._side.setFixedWidth(round(side_width(tokens) * 1.2))
        self._close = button("Đóng", "close_member", kind="link")
        column.addLayout(row(self._name, None, self._close))
        column.addWidget(self.own, 1)
        self._side.hide()
        middle.addWidget(self._side)
        page.addLayout(middle, 1)
        page.addWidget(self._target)
        page.addWidget(self._absence_words)


def _offers() -> list[tuple[str, int]]:
    return [(f"từ {number} kỳ", number) for number in ABSENT_FROM]
