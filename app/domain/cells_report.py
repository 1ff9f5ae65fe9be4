"""What a committee's report of a year says of the cells below it: the year of each, and all of them together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.below import BelowSpeakingRecord
from app.domain.cells_indicators import cell_indicators, reported_in_time, tasks_in_time
from app.domain.cells_year import CellYear, Mark, Rules, reminders, told_day
from app.domain.vocabulary import SessionKind
from app.domain.year import Indicator, Share


@dataclass(frozen=True, slots=True)
class CellLine:
    """One cell in figures: sessions held, and the shares in which it reported and did its tasks in time."""

    year: CellYear
    regular: int
    thematic: int
    reported: Share
    tasks: Share
    reminder: str


@dataclass(frozen=True, slots=True)
class CellsTold:
    """The cells with the indicators of all of them together, by code; ``until`` is the day of the last file."""

    lines: tuple[CellLine, ...] = ()
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    until: date | None = None

    @property
    def members(self) -> int:
        """How many members are to attend in all cells."""
        return sum(line.year.cell.members for line in self.lines)

    def share(self, code: str) -> Share:
        """Return an indicator's share, of nothing where it is not known."""
        found = self.indicators.get(code)
        return found.share if found else Share(0, 0)

    def month(self, number: int) -> tuple[Mark, ...]:
        """Return how a month stands in every cell."""
        return tuple(line.year.months[number - 1] for line in self.lines)

    def quarter(self, number: int) -> tuple[Mark, ...]:
        """Return how a quarter stands in every cell."""
        return tuple(line.year.quarters[number - 1] for line in self.lines)


def cells_told(
    cells: tuple[CellYear, ...], speaking: tuple[BelowSpeakingRecord, ...], year: int, rules: Rules, today: date
) -> CellsTold:
    """Return what a report says of these cells."""
    sessions = tuple(session for cell in cells for session in cell.sessions)
    files = [cell.file.received_at.date() for cell in cells if cell.file]
    lines = tuple(_line(cell, rules, today) for cell in cells)
    reported = [line.reported for line in lines]
    share = Share(sum(one.part for one in reported), sum(one.whole for one in reported))
    indicators = cell_indicators(sessions, speaking, share, year, rules, today)
    return CellsTold(lines, {one.code: one for one in indicators}, max(files, default=None))


def _line(cell: CellYear, rules: Rules, today: date) -> CellLine:
    held = [one.kind for one in cell.sessions if one.is_held]
    return CellLine(
        cell,
        held.count(SessionKind.REGULAR),
        held.count(SessionKind.THEMATIC),
        reported_in_time(cell.sessions, rules, told_day(cell, today)),
        tasks_in_time(cell.sessions),
        reminders(cell),
    )
