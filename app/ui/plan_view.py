"""What the parts of the year's plan show, read once for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.members import secretary
from app.domain.plan_year import PlanYear
from app.domain.records import MemberRecord
from app.domain.rules import RulePack
from app.services import year_plans
from app.services.open_book import OpenBook


@dataclass(frozen=True, slots=True)
class PlanView:
    """A year's plan with the members, the rules in force in that year, and today."""

    plan: PlanYear
    members: tuple[MemberRecord, ...]
    rules: RulePack
    today: date

    @property
    def names(self) -> dict[str, str]:
        """The names of all members by id."""
        return {member.id: member.shown_name for member in self.members}

    @property
    def secretary(self) -> str:
        """The name of the cell's secretary, empty while nobody holds that post."""
        found = secretary(self.members)
        return found.shown_name if found else ""


def read_plan(book: OpenBook, year: int, today: date) -> PlanView:
    """Return the view of a year."""
    day = min(max(today, date(year, 1, 1)), date(year, 12, 31))
    return PlanView(book.ask(lambda uow: year_plans.plan_year(uow, year)), book.members(), book.rules(day), today)
