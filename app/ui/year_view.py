"""What the page of statistics shows of a year, read from the book once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.members import in_roster_order
from app.domain.presence import MemberYear, member_years
from app.domain.rules import RulePack
from app.domain.year import EXPECTED, YearFigures
from app.domain.year_grid import Grid, make_grid
from app.services.open_book import OpenBook


@dataclass(frozen=True, slots=True)
class YearView:
    """A year's figures, its grid, and the year of everyone who is to attend or was on a roll."""

    figures: YearFigures
    rules: RulePack
    grid: Grid
    members: tuple[MemberYear, ...]
    today: date


def read_year(book: OpenBook, year: int, today: date) -> YearView:
    """Return a year as the book has it; members stand in the order of the roster."""
    figures, lines, rules = book.year_figures(year), book.presence(year), book.rules()
    roster = in_roster_order(book.members())
    names = {member.id: member.full_name for member in roster}
    standing = {member.id: member.standing for member in roster}
    years = (
        one for one in member_years(lines, names) if one.expected or one.present or standing[one.member_id] in EXPECTED
    )
    return YearView(figures, rules, make_grid(lines, names, figures.own_sessions), tuple(years), today)
