"""What the desk is made of: the facts of a year that it is worked out from on whatever day it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.desk import next_session
from app.domain.obligations import Duty
from app.domain.ready_items import ReadyItem
from app.domain.summaries import CellRecord
from app.domain.targets import Goals
from app.domain.year import YearFigures


@dataclass(frozen=True, slots=True)
class DeskFacts:
    """The facts as they stood on ``made_on``.

    ``goals`` are those of the rules in force until ``goals_until`` (None: no others are to come). ``ready`` is how far
    the preparation of the session ``ready_of`` is; both are blank where no session is planned.
    """

    made_on: date
    cell: CellRecord
    figures: YearFigures
    goals: Goals
    goals_until: date | None
    duties: tuple[Duty, ...]
    ready_of: str = ""
    ready: tuple[ReadyItem, ...] = ()

    def holds_on(self, day: date) -> bool:
        """Return whether the desk of a day can be worked out from these facts, if nothing was written since.

        It cannot in another year, under other rules, or when another session has become the next one.
        """
        in_time = self.made_on <= day and day.year == self.figures.year
        return in_time and (self.goals_until is None or day < self.goals_until) and self.ready_of == self.coming(day)

    def coming(self, day: date) -> str:
        """Return the session whose preparation the desk shows on a day, nothing where none is planned."""
        session = next_session(self.figures.sessions, day)
        return session.id if session is not None and session.state == "planned" else ""
