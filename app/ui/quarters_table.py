"""Attendance by quarter: the quarters of a year with the sessions held in each by kind, and who came."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.domain.targets import Threshold
from app.domain.vietnamese import quarter_name
from app.domain.vocabulary import SessionKind
from app.domain.year import YearFigures, attendance_by_quarter, quarter_of_session
from app.ui.list_table import Column, HasTokens
from app.ui.period_table import SHARES, PeriodLine, PeriodTable, period_line

COLUMNS = (Column("Quý", 84), Column("Thường kỳ", 92, drop=4), Column("Chuyên đề", 92, drop=3), *SHARES)


def quarter_lines(figures: YearFigures, target: Threshold) -> tuple[PeriodLine, ...]:
    """Return the four quarters of a year."""
    held = [(quarter_of_session(one), one.kind) for one in figures.own_sessions if one.state == "held"]
    kinds = (SessionKind.REGULAR, SessionKind.THEMATIC)
    return tuple(
        period_line(
            quarter, f"Quý {quarter_name(quarter)}", tuple(held.count((quarter, kind)) for kind in kinds), share, target
        )
        for quarter, share in enumerate(attendance_by_quarter(figures.own_sessions), 1)
    )


class QuartersTable(PeriodTable):
    """The four quarters."""

    def __init__(self, context: HasTokens, parent: QObject | None = None) -> None:
        super().__init__(context, COLUMNS, parent)
