"""The year at a glance: each indicator with how it is counted and the way to its evidence, months and quarters."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.year import Indicator
from app.ui.context import AppContext
from app.ui.period_tables import PeriodTables
from app.ui.tokens import Tokens
from app.ui.widgets import button, card, label, row, rule, scrolling
from app.ui.year_card import IndicatorRow
from app.ui.year_view import YearView

#: Where an indicator's evidence stands, in the words of the way to it.
WAYS = {
    "attendance": "Xem từng buổi, từng người",
    "spoken": "Xem từng đồng chí",
    "pace": "Xem ai chậm nhịp",
    "absences": "Xem ai vắng nhiều kỳ",
    "thematic": "Xem các buổi chuyên đề",
    "regular": "Xem các buổi thường kỳ",
    "topics": "Xem các chuyên đề",
    "tasks": "Xem các nhiệm vụ",
    "obligations": "Xem việc phải làm",
}


class IndicatorPart(QWidget):
    """An indicator, how it is counted, and the way to its evidence."""

    def __init__(self, tokens: Tokens, code: str, *, ruled: bool) -> None:
        super().__init__()
        self._row = IndicatorRow(tokens)
        self._definition = label("", "small", wrap=True)
        self.way = button(WAYS[code], f"evidence_{code}", kind="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.room(2))
        if ruled:
            column.addWidget(rule())
            column.addSpacing(tokens.room(6))
        column.addWidget(self._row)
        column.addWidget(self._definition)
        column.addLayout(row(self.way, None))

    def show_indicator(self, figure: Indicator) -> None:
        """Show a figure."""
        self._row.show_indicator(figure)
        self._definition.setText(figure.definition)
        self.way.setAccessibleDescription(figure.title)


class YearSummary(QWidget):
    """Indicators, months and quarters.

    Signals: ``evidence_wanted(code)`` of an indicator, ``month_wanted(number)`` and ``quarter_wanted(number)`` of one
    with sessions.
    """

    evidence_wanted = Signal(str)
    month_wanted = Signal(int)
    quarter_wanted = Signal(int)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        tokens = context.tokens
        self._parts = {code: IndicatorPart(tokens, code, ruled=bool(place)) for place, code in enumerate(WAYS)}
        self.periods = PeriodTables(context)
        self.periods.month_wanted.connect(self.month_wanted)
        self.periods.quarter_wanted.connect(self.quarter_wanted)
        frame, column = card(tokens)
        page = QHBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(tokens.room(14))
        page.addWidget(scrolling(frame, "indicator_area"), 1)
        page.addWidget(self.periods, 1)
        for code, part in self._parts.items():
            part.way.clicked.connect(partial(self._choose_way, code))
            column.addWidget(part)
        column.addStretch(1)

    def show_year(self, view: YearView) -> None:
        """Show a year."""
        shown = {figure.code: figure for figure in view.indicators}
        for code, part in self._parts.items():
            part.setVisible(code in shown)
            if code in shown:
                part.show_indicator(shown[code])
        self.periods.show_year(view)

    def focus_first(self) -> None:
        """Put the keyboard on the way to the first indicator's evidence."""
        next(iter(self._parts.values())).way.setFocus()

    def _choose_way(self, code: str) -> None:
        self.evidence_wanted.emit(code)
