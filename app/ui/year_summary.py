"""The year at a glance: each indicator with how it is counted and the way to its evidence, and the months."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.year import Indicator, indicators
from app.ui.context import AppContext
from app.ui.list_table import ID_ROLE, ListTable
from app.ui.months_table import COLUMNS, RATE_COLUMN, RATE_ROLE, BarDelegate, MonthsTable, month_lines
from app.ui.tokens import Tokens
from app.ui.widgets import button, card, label, name_control, row, rule, scrolling
from app.ui.year_card import IndicatorRow
from app.ui.year_view import YearView

#: Where an indicator's evidence stands, in the words of the way to it.
WAYS = {
    "attendance": "Xem từng buổi, từng người",
    "spoken": "Xem từng đồng chí",
    "thematic": "Xem các buổi",
    "tasks": "Xem các nhiệm vụ",
}


class IndicatorPart(QWidget):
    """An indicator, how it is counted, and the way to its evidence."""

    def __init__(self, tokens: Tokens, code: str) -> None:
        super().__init__()
        self._row = IndicatorRow(tokens)
        self._definition = label("", "small", wrap=True)
        self.way = button(WAYS[code], f"evidence_{code}", kind="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px(2))
        column.addWidget(self._row)
        column.addWidget(self._definition)
        column.addLayout(row(self.way, None))

    def show_indicator(self, figure: Indicator) -> None:
        """Show a figure."""
        self._row.show_indicator(figure)
        self._definition.setText(figure.definition)
        self.way.setAccessibleDescription(figure.title)


class YearSummary(QWidget):
    """Indicators and months.

    Signals: ``evidence_wanted(code)`` of an indicator, ``month_wanted(number)`` of a month with sessions.
    """

    evidence_wanted = Signal(str)
    month_wanted = Signal(int)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        tokens = context.tokens
        self._parts = {code: IndicatorPart(tokens, code) for code in WAYS}
        self._model = MonthsTable(context, self)
        self.months = ListTable(context, COLUMNS)
        name_control(self.months, "month_table", "Tỷ lệ dự sinh hoạt theo tháng")
        self.months.setItemDelegateForColumn(RATE_COLUMN, BarDelegate(context, self.months))
        self.months.setModel(self._model)
        self.months.activated.connect(self._choose_month)
        frame, column = card(tokens)
        for code, part in self._parts.items():
            part.way.clicked.connect(partial(self._choose_way, code))
            if column.count():
                column.addWidget(rule())
            column.addWidget(part)
        column.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(tokens.gap)
        right.addWidget(label("Tỷ lệ dự sinh hoạt theo tháng", "heading"))
        right.addWidget(self.months, 1)
        page = QHBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(tokens.px(14))
        page.addWidget(scrolling(frame, "indicator_area"), 1)
        page.addLayout(right, 1)

    def show_year(self, view: YearView) -> None:
        """Show a year."""
        for figure in indicators(view.figures, view.rules, view.today):
            self._parts[figure.code].show_indicator(figure)
        self._model.show_rows(month_lines(view.figures, view.grid, view.rules.attendance))

    def focus_first(self) -> None:
        """Put the keyboard on the way to the first indicator's evidence."""
        next(iter(self._parts.values())).way.setFocus()

    def _choose_way(self, code: str) -> None:
        self.evidence_wanted.emit(code)

    def _choose_month(self, index: QModelIndex) -> None:
        if index.siblingAtColumn(RATE_COLUMN).data(RATE_ROLE) is not None:
            self.month_wanted.emit(index.data(ID_ROLE))
