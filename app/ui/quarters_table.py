"""Attendance by quarter: a line for each quarter with its numbers in words, and a bar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt

from app.domain.rules import Threshold
from app.domain.vietnamese import quarter_name
from app.domain.vocabulary import SessionKind
from app.domain.year import Share, YearFigures, attendance_by_quarter, quarter_of_session
from app.i18n import percent
from app.ui.list_table import Column, HasTokens
from app.ui.months_table import RATE_ROLE
from app.ui.record_table import Index, RecordTable

RATE_COLUMN, MET_COLUMN = 4, 5
COLUMNS = (
    Column("Quý", 84),
    Column("Thường kỳ", 92, drop=4),
    Column("Chuyên đề", 92, drop=3),
    Column("Có mặt", 92, drop=2),
    Column("Tỷ lệ", 120, stretch=True),
    Column("So chỉ tiêu", 112, drop=1),
)


@dataclass(frozen=True, slots=True)
class QuarterLine:
    """A quarter (``id`` is its number) with the sessions held in it by kind, and who came."""

    id: int
    regular: int
    thematic: int
    share: Share
    is_met: bool


def quarter_lines(figures: YearFigures, target: Threshold) -> tuple[QuarterLine, ...]:
    """Return the four quarters of a year."""
    held = [(quarter_of_session(one), one.kind) for one in figures.own_sessions if one.state == "held"]
    return tuple(
        QuarterLine(
            quarter,
            held.count((quarter, SessionKind.REGULAR)),
            held.count((quarter, SessionKind.THEMATIC)),
            share,
            share.rate is not None and target.met_by(share.rate),
        )
        for quarter, share in enumerate(attendance_by_quarter(figures.own_sessions), 1)
    )


class QuartersTable(RecordTable[QuarterLine]):
    """The four quarters; those without a session stand back."""

    def __init__(self, context: HasTokens, parent: QObject | None = None) -> None:
        super().__init__(context, COLUMNS, parent)

    def text(self, record: QuarterLine, column: int) -> str:
        """Return what a cell says."""
        rate = record.share.rate
        texts = [f"Quý {quarter_name(record.id)}", str(record.regular), str(record.thematic), "", "", ""]
        if rate is not None:
            texts[3] = f"{record.share.part}/{record.share.whole}"
            texts[RATE_COLUMN] = f"{percent(rate)} {'✓' if record.is_met else '▼'}"
            texts[MET_COLUMN] = "Đạt" if record.is_met else "Chưa đạt"
        return texts[column]

    def tone(self, record: QuarterLine, column: int) -> str | None:
        """Return the tone of the word that says whether the target is reached."""
        if column != MET_COLUMN or record.share.rate is None:
            return None
        return "good" if record.is_met else "warn"

    def is_muted(self, record: QuarterLine, column: int) -> bool:
        """Return whether the quarter had no session that counts."""
        return record.share.rate is None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows in a role; ``RATE_ROLE`` is a bar's share and whether it is enough."""
        if role == RATE_ROLE and index.isValid():
            record = self.rows[index.row()]
            return None if record.share.rate is None else (record.share.rate, record.is_met)
        return super().data(index, role)
