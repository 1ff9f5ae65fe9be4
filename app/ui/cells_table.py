"""The cells below a committee as a table: a row for each, a sign for every month and quarter, words at the end."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from app.domain.cells_year import CellYear, Mark, reminders, tone
from app.domain.vietnamese import quarter_name
from app.i18n import percent
from app.ui.context import AppContext
from app.ui.list_table import TONE_ROLE, Column, GroundDelegate
from app.ui.record_table import Index, RecordTable
from app.ui.tokens import Tokens

SIGN = 32
#: Large type widens the columns of signs less than itself: each holds one letter.
GROWTH = 0.35
#: Room that the head of the last column wants at its edge, where large type leaves no column after the quarters.
EDGE = 8
QUARTERS = 4
NAME, FIRST_MONTH, FIRST_QUARTER, RATE, WORDS = 0, 1, 13, 17, 18
MONTH_NAMES = tuple(f"Tháng {number}" for number in range(1, 13))
QUARTER_NAMES = tuple(f"Chuyên đề quý {quarter_name(number)}" for number in range(1, QUARTERS + 1))


def columns(tokens: Tokens) -> tuple[Column, ...]:
    """Return the columns of the table at a size of type."""
    sign = round(SIGN * tokens.scale ** (GROWTH - 1))
    last = round(EDGE * (tokens.scale - 1))
    return (
        Column("Chi bộ", 176, stretch=True),
        *(Column(str(number), sign) for number in range(1, 13)),
        *(Column(quarter_name(number), sign + 4 + last * (number == QUARTERS)) for number in range(1, QUARTERS + 1)),
        Column("Dự", 86, drop=1),
        Column("Cần nhắc", 262, drop=2),
    )


class CellsTable(RecordTable[CellYear]):
    """Cells in the order given."""

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(context, columns(context.tokens), parent)

    def text(self, record: CellYear, column: int) -> str:
        """Return what a cell of the table says."""
        mark = mark_at(record, column)
        if mark is not None:
            return mark.sign
        if column == RATE:
            rate = record.attendance.rate
            return "" if rate is None else f"{percent(rate)}{' ▼' if record.is_below else ''}"
        return record.cell.name if column == NAME else reminders(record) or "Đủ, đúng hạn"

    def tone(self, record: CellYear, column: int) -> str | None:
        """Return the tone of a sign, and of the words at the end."""
        mark = mark_at(record, column)
        if mark is not None:
            return mark.tone
        return tone(record) if column == WORDS else None

    def headerData(  # noqa: N802 (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a column; those of signs stand in the middle and are told in full beside the pointer."""
        if orientation == Qt.Orientation.Horizontal and FIRST_MONTH <= section <= RATE:
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignCenter)
            if section < RATE and role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                return period(section)
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell of the table shows in a role; a sign is told in words."""
        if index.isValid() and role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            record, column = self.rows[index.row()], index.column()
            mark = mark_at(record, column)
            if mark is not None:
                return f"{period(column)}: {mark.words}"
            if column == NAME:
                return f"{record.cell.name}, {record.cell.superior}"
            return self.text(record, column) or None
        if index.column() == RATE and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        return super().data(index, role)


def mark_at(record: CellYear, column: int) -> Mark | None:
    """Return the mark that stands in a column, None in the others."""
    if FIRST_MONTH <= column < FIRST_QUARTER:
        return record.months[column - FIRST_MONTH]
    return record.quarters[column - FIRST_QUARTER] if FIRST_QUARTER <= column < RATE else None


def period(column: int) -> str:
    """Return the month or quarter of a column of signs."""
    return (*MONTH_NAMES, *QUARTER_NAMES)[column - FIRST_MONTH]


class SignDelegate(GroundDelegate):
    """Paints the row's ground, then a sign on the colour of its tone."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a sign."""
        text = self.paint_ground(painter, option, index)
        tokens, found = self._context.tokens, index.data(TONE_ROLE) or "neutral"
        font = QFont(tokens.family)
        font.setPixelSize(tokens.body)
        font.setWeight(QFont.Weight.DemiBold)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if found != "neutral":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(getattr(tokens.colours, f"{found}_soft")))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 3, -2, -4), tokens.room(4), tokens.room(4))
        painter.setFont(font)
        painter.setPen(QColor(tokens.colours.muted if found == "neutral" else getattr(tokens.colours, found)))
        painter.drawText(QRectF(option.rect), Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()
