"""Attendance by month: a line for each month with its numbers in words, and a bar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.domain.rules import Threshold
from app.domain.year import Share, YearFigures, attendance_by_month
from app.domain.year_grid import Grid
from app.i18n import percent
from app.ui.list_table import Column, HasTokens
from app.ui.record_table import Index, RecordTable

#: The data of this role is the share that a bar shows, and whether it reaches the target.
RATE_ROLE = Qt.ItemDataRole.UserRole + 3
RATE_COLUMN, MET_COLUMN = 3, 4
COLUMNS = (
    Column("Tháng", 92),
    Column("Buổi", 64, drop=3),
    Column("Có mặt", 92, drop=2),
    Column("Tỷ lệ", 120, stretch=True),
    Column("So chỉ tiêu", 112, drop=1),
)


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A month (``id`` is its number) with the sessions held in it and who came."""

    id: int
    sessions: int
    share: Share
    is_met: bool


def month_lines(figures: YearFigures, grid: Grid, target: Threshold) -> tuple[MonthLine, ...]:
    """Return the twelve months of a year."""
    held = [one.started_at.month for one in grid.sessions if one.started_at and one.started_at.year == figures.year]
    shares = attendance_by_month(figures.sessions, figures.year)
    return tuple(
        MonthLine(month, held.count(month), share, share.rate is not None and target.met_by(share.rate))
        for month, share in enumerate(shares, 1)
    )


class MonthsTable(RecordTable[MonthLine]):
    """The twelve months; those without a session stand back."""

    def __init__(self, context: HasTokens, parent: QObject | None = None) -> None:
        super().__init__(context, COLUMNS, parent)

    def text(self, record: MonthLine, column: int) -> str:
        """Return what a cell says."""
        rate = record.share.rate
        if rate is None:
            return f"Tháng {record.id}" if column == 0 else ""
        met = "Đạt" if record.is_met else "Chưa đạt"
        came = f"{record.share.part}/{record.share.whole}"
        reached = "✓" if record.is_met else "▼"
        return (f"Tháng {record.id}", str(record.sessions), came, f"{percent(rate)} {reached}", met)[column]

    def tone(self, record: MonthLine, column: int) -> str | None:
        """Return the tone of the word that says whether the target is reached."""
        if column != MET_COLUMN or record.share.rate is None:
            return None
        return "good" if record.is_met else "warn"

    def is_muted(self, record: MonthLine, column: int) -> bool:
        """Return whether the month had no session."""
        return record.share.rate is None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows in a role; ``RATE_ROLE`` is a bar's share and whether it is enough."""
        if role == RATE_ROLE and index.isValid():
            record = self.rows[index.row()]
            return None if record.share.rate is None else (record.share.rate, record.is_met)
        return super().data(index, role)


class BarDelegate(QStyledItemDelegate):
    """Paints a share in figures and as a bar beside them."""

    def __init__(self, context: HasTokens, parent: QTableView) -> None:
        super().__init__(parent)
        self._context = context

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row's ground, the figures and the bar."""
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        text, ground.text = ground.text, ""
        style = ground.widget.style() if ground.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, ground.widget)
        rate = index.data(RATE_ROLE)
        if rate is not None:
            self._bar(painter, QRectF(option.rect), text, *rate)

    def _bar(self, painter: QPainter, cell: QRectF, text: str, rate: float, is_met: bool) -> None:  # noqa: FBT001
        tokens, colours = self._context.tokens, self._context.tokens.colours
        font = QFont(tokens.family)
        font.setPixelSize(tokens.body)
        inset = tokens.px(10) + 3
        words = QFontMetrics(font).horizontalAdvance("100,0% ✓") + tokens.gap
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        painter.drawText(
            cell.adjusted(inset, 0, 0, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text
        )
        height = tokens.px(8)
        track = QRectF(cell.left() + inset + words, cell.center().y() - height / 2, 0, height)
        track.setRight(max(track.left() + height, cell.right() - tokens.gap))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.neutral_soft))
        painter.drawRoundedRect(track, height / 2, height / 2)
        painter.setBrush(QColor(colours.bar_good if is_met else colours.bar_warn))
        track.setWidth(max(height, track.width() * min(1.0, rate)))
        painter.drawRoundedRect(track, height / 2, height / 2)
        painter.restore()
