"""The card of the year's figures: four bars against their targets, and attendance by month."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.targets import Threshold
from app.domain.year import Indicator, Share
from app.i18n import percent
from app.ui.meters import Meter, MonthBars
from app.ui.tokens import Tokens
from app.ui.widgets import label, row

TOOLTIP_WIDTH = 64


class IndicatorRow(QWidget):
    """One figure: its name, its value, a bar and a note; the tooltip says how it is counted."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._title = label("", wrap=True)
        self._value = label("", "strong")
        self._note = label("", "small", wrap=True)
        self._meter = Meter(tokens)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.room(1))
        head = row(spacing=tokens.gap)
        head.addWidget(self._title, 1)
        head.addWidget(self._value)
        column.addLayout(head)
        column.addWidget(self._meter)
        column.addWidget(self._note)

    def show_indicator(self, figure: Indicator) -> None:
        """Show a figure."""
        self.setObjectName(f"indicator_{figure.code}")
        value = _value(figure)
        self._title.setText(figure.title)
        self._value.setText(value)
        self._note.setText(figure.note)
        self._note.setVisible(bool(figure.note))
        self._meter.show_rate(figure.share.rate, good=figure.tone == "good", mark=figure.mark)
        self.setAccessibleName(f"{figure.title}: {value}. {figure.note}")
        self.setAccessibleDescription(figure.definition)
        self.setToolTip(textwrap.fill(figure.definition, TOOLTIP_WIDTH))


class YearCard(QFrame):
    """Shows ``Indicator`` records and the twelve months."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self.setObjectName("year_card")
        self.setAccessibleName("Chỉ tiêu năm")
        self.setProperty("role", "card")
        self._rows: list[IndicatorRow] = []
        self._months = MonthBars(tokens)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.space, tokens.room(14), tokens.space, tokens.room(14))
        column.setSpacing(tokens.room(12))
        column.addWidget(label("Chỉ tiêu năm", "heading"))
        self._list = QVBoxLayout()
        self._list.setSpacing(tokens.room(12))
        column.addLayout(self._list)
        column.addWidget(label("Tỷ lệ dự theo tháng", "small"))
        column.addWidget(self._months, 1)
        column.addStretch(0)

    def show_figures(self, figures: Sequence[Indicator], months: Sequence[Share], target: Threshold) -> None:
        """Show the year's figures and attendance by month against its target."""
        while len(self._rows) < len(figures):
            self._rows.append(IndicatorRow(self._tokens))
            self._list.addWidget(self._rows[-1])
        for shown, figure in zip(self._rows, figures, strict=True):
            shown.show_indicator(figure)
        rates = [month.rate for month in months]
        self._months.show_rates(rates, [rate is not None and target.met_by(rate) for rate in rates], target.value)
        words = [f"Tháng {n}: {percent(rate)}" for n, rate in enumerate(rates, 1) if rate is not None]
        self._months.setToolTip("\n".join(words) or "Chưa có buổi nào trong năm")
        self._months.setAccessibleDescription("; ".join(words))


def _value(figure: Indicator) -> str:
    share = figure.share
    if share.rate is None:
        return "—"
    return percent(share.rate) if figure.mark is not None else f"{share.part}/{share.whole}"
