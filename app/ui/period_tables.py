"""Attendance by month or by quarter, one of the two tables in sight."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout, QWidget

from app.domain.targets import Threshold
from app.ui import months_table, quarters_table
from app.ui.context import AppContext
from app.ui.list_table import ID_ROLE, ListTable
from app.ui.months_table import MonthsTable, month_lines
from app.ui.period_table import RATE, RATE_ROLE, BarDelegate
from app.ui.quarters_table import QuartersTable, quarter_lines
from app.ui.widgets import button, label, name_control, row
from app.ui.year_view import YearView

PARTS = (("Theo tháng", "by_month"), ("Theo quý", "by_quarter"))


class PeriodTables(QWidget):
    """Shows the months or the quarters of a year against the target.

    Signals: ``month_wanted(number)`` and ``quarter_wanted(number)`` of one in which somebody was expected.
    """

    month_wanted = Signal(int)
    quarter_wanted = Signal(int)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._months, self._quarters = MonthsTable(context, self), QuartersTable(context, self)
        self.months = ListTable(context, months_table.COLUMNS)
        self.quarters = ListTable(context, quarters_table.COLUMNS)
        name_control(self.months, "month_table", "Tỷ lệ dự sinh hoạt theo tháng")
        name_control(self.quarters, "quarter_table", "Tỷ lệ dự sinh hoạt theo quý")
        for table, columns in ((self.months, months_table.COLUMNS), (self.quarters, quarters_table.COLUMNS)):
            table.setItemDelegateForColumn(columns.index(RATE), BarDelegate(context, table))
        self.months.setModel(self._months)
        self.quarters.setModel(self._quarters)
        self.months.activated.connect(self._choose_month)
        self.quarters.activated.connect(self._choose_quarter)
        self._target = label("", "small", wrap=True, name="period_target")
        self._build(context)

    def show_year(self, view: YearView) -> None:
        """Show a year."""
        target = view.rules.attendance
        self._months.show_rows(month_lines(view.figures, view.grid, target))
        self._quarters.show_rows(quarter_lines(view.figures, target))
        self._target.setText(target_words(target, view.rules.source_of("attendance").document))

    def _build(self, context: AppContext) -> None:
        tokens = context.tokens
        chips, self._chips = row(spacing=tokens.room(6)), QButtonGroup(self)
        for number, (title, name) in enumerate(PARTS):
            chip = button(title, name, kind="chip", accessible=f"Tỷ lệ dự sinh hoạt {title.lower()}")
            chip.setCheckable(True)
            self._chips.addButton(chip, number)
            chips.addWidget(chip)
        chips.addStretch(1)
        self._chips.button(0).setChecked(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.months)
        self._stack.addWidget(self.quarters)
        self._chips.idClicked.connect(self._stack.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.gap)
        column.addWidget(label("Tỷ lệ dự sinh hoạt", "heading"))
        column.addLayout(chips)
        column.addWidget(self._stack, 1)
        column.addWidget(self._target)

    def _choose_month(self, index: QModelIndex) -> None:
        if index.data(RATE_ROLE) is not None:
            self.month_wanted.emit(index.data(ID_ROLE))

    def _choose_quarter(self, index: QModelIndex) -> None:
        if index.data(RATE_ROLE) is not None:
            self.quarter_wanted.emit(index.data(ID_ROLE))


def target_words(target: Threshold, source: str) -> str:
    """Return the target of attendance as its source words it: ``từ 90%`` or ``trên 90%``."""
    least = f"{'trên' if target.operator == '>' else 'từ'} {target.value * 100:g}%".replace(".", ",")
    return f"Chỉ tiêu {least}. Nguồn: {source}."
