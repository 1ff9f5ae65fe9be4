"""Figures drawn: a bar against a target, and the twelve months."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.tokens import Tokens

MONTHS = 12


class Meter(QWidget):
    """A share as a bar, with a mark where the target stands."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._rate: float | None = None
        self._mark: float | None = None
        self._good = True
        self.setFixedHeight(tokens.px(14))

    def show_rate(self, rate: float | None, *, good: bool, mark: float | None = None) -> None:
        """Show a share of 0 to 1; None is an empty bar."""
        self._rate, self._good, self._mark = rate, good, mark
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint track, bar and mark."""
        tokens, colours = self._tokens, self._tokens.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        height = tokens.px(8)
        track = QRectF(0, (self.height() - height) / 2, self.width(), height)
        painter.setBrush(QColor(colours.neutral_soft))
        painter.drawRoundedRect(track, height / 2, height / 2)
        if self._rate:
            painter.setBrush(QColor(colours.bar_good if self._good else colours.bar_warn))
            filled = QRectF(track.left(), track.top(), max(height, track.width() * min(1.0, self._rate)), height)
            painter.drawRoundedRect(filled, height / 2, height / 2)
        if self._mark is not None:
            width = tokens.px(2)
            painter.setBrush(QColor(colours.text))
            painter.drawRect(QRectF(self.width() * self._mark - width / 2, 0, width, self.height()))


class MonthBars(QWidget):
    """A share for each month as a column over the month's number; months without one stay empty."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._rates: tuple[float | None, ...] = (None,) * MONTHS
        self._good: tuple[bool, ...] = (True,) * MONTHS
        self._mark = 0.0
        self.setMinimumHeight(tokens.px(96))
        self.setMaximumHeight(tokens.px(200))
        self.setAccessibleName("Tỷ lệ dự theo tháng")

    def show_rates(self, rates: Sequence[float | None], good: Sequence[bool], mark: float) -> None:
        """Show the shares of the twelve months, which of them reach the target, and the target."""
        self._rates, self._good, self._mark = tuple(rates), tuple(good), mark
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint columns, months and the line of the target."""
        tokens = self._tokens
        painter = QPainter(self)
        font = QFont(self.font())
        font.setPixelSize(tokens.small)
        painter.setFont(font)
        foot = painter.fontMetrics().height() + tokens.px(4)
        chart = QRectF(0, 1, self.width(), self.height() - foot - 1)
        chart.moveBottom(self.height() - foot)
        slot = self.width() / MONTHS
        for month in range(MONTHS):
            self._paint_column(painter, QRectF(month * slot, chart.top(), slot, chart.height()), month)
            painter.setPen(QColor(tokens.colours.muted))
            below = QRectF(month * slot, chart.bottom() + tokens.px(2), slot, foot)
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, str(month + 1))
        self._paint_lines(painter, chart)

    def _paint_column(self, painter: QPainter, place: QRectF, month: int) -> None:
        rate = self._rates[month]
        if rate is None:
            return
        width = self._tokens.px(16)
        colours = self._tokens.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.bar_good if self._good[month] else colours.bar_warn))
        height = place.height() * min(1.0, rate)
        bar = QRectF(place.center().x() - width / 2, place.bottom() - height, width, height)
        painter.drawRoundedRect(bar, self._tokens.px(2), self._tokens.px(2))

    def _paint_lines(self, painter: QPainter, chart: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QColor(self._tokens.colours.line_strong))
        painter.drawLine(chart.bottomLeft(), chart.bottomRight())
        pen = painter.pen()
        pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        height = chart.bottom() - chart.height() * self._mark
        painter.drawLine(QPointF(chart.left(), height), QPointF(chart.right(), height))
