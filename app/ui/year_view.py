"""What the page of statistics shows of a year, read from the book once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.members import in_roster_order
from app.domain.obligations import Duty, on_time_indicator
from app.domain.presence import MemberYear, Presence, member_years
from app.domain.rules import RulePack
from app.domain.year import EXPECTED, Indicator, YearFigures, indicators
from app.domain.year_grid import Grid, make_grid
from app.domain.year_targets import further_indicators
from app.services.open_book import OpenBook


@dataclass(frozen=True, slots=True)
class YearView:
    """A year's figures, its grid, and the year of everyone who is to attend or was on a roll.

    ``lines`` are the rolls of the sessions that count, ``positions`` the members' present posts by their id.
    """

    figures: YearFigures
    rules: RulePack
    grid: Grid
    members: tuple[MemberYear, ...]
    today: date
    lines: tuple[Presence, ...] = ()
    positions: Mapping[str, str] = field(default_factory=dict)
    duties: tuple[Duty, ...] = ()

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators of the year."""
        more = further_indicators(self.figures, self.members, self.lines, self.rules, self.today)
        owed = on_time_indicator(self.duties, self.figures.year, self.today)
        return (*indicators(self.figures, self.rules, self.today), *more, owed)


def read_year(book: OpenBook, year: int, today: date) -> YearView:
    """Return a year as the book has it, by the rules of its end; members stand in the order of the roster."""
    figures, lines, rules = book.year_figures(year), book.presence(year), book.rules(min(today, date(year, 12, 31)))
    roster = in_roster_order(book.members())
    names = {member.id: member.shown_name for member in roster}
    standing = {member.id: member.standing for member in roster}
    years = (
        one for one in member_years(lines, names) if one.expected or one.present or standing[one.member_id] in EXPECTED
    )
    grid = make_grid(lines, names, figures.own_sessions)
    positions = {member.id: member.position for member in roster}
    duties = book.obligations(year, today, figures.sessions)
    return YearView(figures, rules, grid, tuple(years), today, lines, positions, duties)
