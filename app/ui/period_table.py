"""Attendance by months or quarters: a line for each with its numbers in words, and a bar against the target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from app.domain.targets import Threshold
from app.domain.year import Share
from app.i18n import percent
from app.ui.list_table import Column, GroundDelegate
from app.ui.record_table import Index, RecordTable

#: The data of this role is the share that a bar shows, and whether it reaches the target.
RATE_ROLE = Qt.ItemDataRole.UserRole + 3
#: The columns after those that count sessions.
RATE = Column("Tỷ lệ", 120, stretch=True)
SHARES = (Column("Có mặt", 104, drop=2), RATE, Column("So chỉ tiêu", 112, drop=1))


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """A month or quarter (``id`` is its number): its title, the sessions held in it, by kind or not, and who came."""

    id: int
    title: str
    counts: tuple[int, ...]
    share: Share
    is_met: bool


def period_line(number: int, title: str, counts: tuple[int, ...], share: Share, target: Threshold) -> PeriodLine:
    """Return the line of a period against the target."""
    return PeriodLine(number, title, counts, share, share.rate is not None and target.met_by(share.rate))


class PeriodTable(RecordTable[PeriodLine]):
    """The periods of a year; those without a session stand back."""

    def text(self, record: PeriodLine, column: int) -> str:
        """Return what a cell says."""
        rate, share = record.share.rate, record.share
        shares: tuple[str, ...] = ("", "", "")
        if rate is not None:
            met, reached = ("Đạt", "✓") if record.is_met else ("Chưa đạt", "▼")
            shares = (f"{share.part}/{share.whole}", f"{percent(rate)} {reached}", met)
        counts = (str(count) if rate is not None or count else "" for count in record.counts)
        return (record.title, *counts, *shares)[column]

    def tone(self, record: PeriodLine, column: int) -> str | None:
        """Return the tone of the word that says whether the target is reached."""
        if column != self.columnCount() - 1 or record.share.rate is None:
            return None
        return "good" if record.is_met else "warn"

    def is_muted(self, record: PeriodLine, column: int) -> bool:
        """Return whether the period had no session that counts."""
        return record.share.rate is None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows in a role; ``RATE_ROLE`` is a bar's share and whether it is enough."""
        if role == RATE_ROLE and index.isValid():
            record = self.rows[index.row()]
            return None if record.share.rate is None else (record.share.rate, record.is_met)
        return super().data(index, role)


class BarDelegate(GroundDelegate):
    """Paints a share in figures and as a bar beside them."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row's ground, the figures and the bar."""
        text = self.paint_ground(painter, option, index)
        rate = index.data(RATE_ROLE)
        if rate is not None:
            self._bar(painter, QRectF(option.rect), text, *rate)

    def _bar(self, painter: QPainter, cell: QRectF, text: str, rate: float, is_met: bool) -> None:  # noqa: FBT001
        tokens, colours = self._context.tokens, self._context.tokens.colours
        font = QFont(tokens.family)
        font.setPixelSize(tokens.body)
        inset = tokens.room(10) + 3
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
