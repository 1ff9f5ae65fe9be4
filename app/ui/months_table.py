"""Attendance by month: the months of a year with the sessions held in each, and who came."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.domain.targets import Threshold
from app.domain.year import YearFigures, attendance_by_month
from app.domain.year_grid import Grid
from app.ui.list_table import Column, HasTokens
from app.ui.period_table import SHARES, PeriodLine, PeriodTable, period_line

COLUMNS = (Column("Tháng", 92), Column("Buổi", 64, drop=3), *SHARES)


def month_lines(figures: YearFigures, grid: Grid, target: Threshold) -> tuple[PeriodLine, ...]:
    """Return the twelve months of a year."""
    held = [one.started_at.month for one in grid.sessions if one.started_at and one.started_at.year == figures.year]
    shares = attendance_by_month(figures.sessions, figures.year)
    return tuple(
        period_line(month, f"Tháng {month}", (held.count(month),), share, target)
        for month, share in enumerate(shares, 1)
    )


class MonthsTable(PeriodTable):
    """The twelve months."""

    def __init__(self, context: HasTokens, parent: QObject | None = None) -> None:
        super().__init__(context, COLUMNS, parent)
