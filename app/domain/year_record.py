"""A year as its documents need it: everything the book knows of it, read once and frozen.

``YearRecord.day`` is the day the record is told of: figures that depend on a day, such as what is overdue, hold on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.cells_report import CellsTold
from app.domain.namesakes import in_document
from app.domain.obligations import Duty
from app.domain.presence import Presence
from app.domain.records import (
    CellNameRecord,
    CellRecord,
    MemberRecord,
    PlanTopicRecord,
    SessionRecord,
    SessionSummary,
    TaskRecord,
    VoteRecord,
)
from app.domain.roll import RollCount
from app.domain.rules import RulePack
from app.domain.vocabulary import CellKind, NoteKind, OutputKind, YearNoteKind
from app.domain.year import Speaking
from app.domain.year_records import InspectionRecord, IssuedDocumentRecord, YearPlanRecord

#: The first half-year is looked at until the end of this month: an inspection of it comes after June.
_FIRST_HALF_UNTIL = 8


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``since`` to ``until``, both among them."""

    since: date
    until: date

    def holds(self, day: date | None) -> bool:
        """Return whether a known day lies in the span."""
        return day is not None and self.since <= day <= self.until


def whole_year(year: int) -> Span:
    """Return the year from its first day to its last."""
    return Span(date(year, 1, 1), date(year, 12, 31))


def half_year(year: int, today: date) -> Span:
    """Return the half-year of a year that an inspection on ``today`` asks about.

    Inspections are half-yearly (action programme 2020–2025 of a provincial Party committee, II.1) and come after what
    they ask about: until the end of August that is the first half.
    """
    first = today.year < year or (today.year == year and today.month <= _FIRST_HALF_UNTIL)
    return Span(date(year, 1, 1), date(year, 6, 30)) if first else Span(date(year, 7, 1), date(year, 12, 31))


@dataclass(frozen=True, slots=True)
class SessionPaper:
    """What of a session stands on paper: who led it, what it issued, when its minutes were closed."""

    session_id: str
    chair: str | None = None
    output: OutputKind | None = None
    sealed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SessionNote:
    """A short text of a session that documents of the year take over."""

    session_id: str
    kind: NoteKind
    text: str


@dataclass(frozen=True, slots=True)
class BookedSession:
    """A session whole, for the minutes book.

    ``sealed`` is the document of closed minutes as it was written then; None while they are open, or when what the book
    keeps is not what was sealed. ``minutes`` is a combined sitting's length in minutes.
    """

    session: SessionRecord
    counts: RollCount
    sealed: bytes | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class YearRecord:
    """A year of the book.

    ``names`` are the organisation's, oldest first, the last without an end. ``sessions`` are those of the year, of the
    one before and of the one after; ``presence`` holds the roll of those held in ``span`` and in the year;
    ``tasks`` were given or fell due in any of these three years. ``booked`` are the sessions held in the year, whole,
    and empty unless asked for; so are ``cells``, those below a committee.
    """

    year: int
    day: date
    span: Span
    names: tuple[CellNameRecord, ...]
    kind: CellKind
    rules: RulePack
    agenda: tuple[str, ...] = ()
    members: tuple[MemberRecord, ...] = ()
    sessions: tuple[SessionSummary, ...] = ()
    papers: Mapping[str, SessionPaper] = field(default_factory=dict)
    presence: tuple[Presence, ...] = ()
    speaking: tuple[Speaking, ...] = ()
    topics: tuple[PlanTopicRecord, ...] = ()
    plan: YearPlanRecord | None = None
    vote: VoteRecord | None = None
    tasks: tuple[TaskRecord, ...] = ()
    issued: tuple[IssuedDocumentRecord, ...] = ()
    duties: tuple[Duty, ...] = ()
    inspections: tuple[InspectionRecord, ...] = ()
    notes: Mapping[YearNoteKind, str] = field(default_factory=dict)
    session_notes: tuple[SessionNote, ...] = ()
    booked: tuple[BookedSession, ...] = ()
    cells: CellsTold = field(default_factory=CellsTold)

    def cell(self, issued_on: date | None = None) -> CellRecord:
        """Return the organisation as it was called on the day of issue, else on the record's day or at the year's end.

        A document of a year gone by bears the names of its last day, one made during the year those of its own day.
        """
        return cell_on(self.names, self.kind, issued_on or min(self.day, date(self.year, 12, 31)))

    def session(self, session_id: str | None) -> SessionSummary | None:
        """Return a session of these years, or None for one the record does not hold."""
        return next((one for one in self.sessions if one.id == session_id), None)

    def held(self, span: Span | None = None) -> tuple[SessionSummary, ...]:
        """Return the sessions held in a span by their day; without one those that belong to the year."""
        return tuple(one for one in self.sessions if one.state == "held" and self._is_wanted(one, span))

    def _is_wanted(self, one: SessionSummary, span: Span | None) -> bool:
        if span is None:
            return one.year == self.year
        return span.holds(one.started_at.date() if one.started_at else None)

    def lines(self, held: Iterable[SessionSummary]) -> tuple[Presence, ...]:
        """Return the roll of sessions held, in their order; meetings of the committee have none here."""
        wanted = {one.id for one in held}
        return tuple(line for line in self.presence if line.session_id in wanted)

    def member_names(self) -> dict[str, str]:
        """Return the names of the roster by id, in its order."""
        return {member.id: in_document(member) for member in self.members}


def cell_on(names: Iterable[CellNameRecord], kind: CellKind, day: date) -> CellRecord:
    """Return the organisation under the names it bore on a day: from the day of a renaming on, the new ones."""
    found = CellNameRecord("", "", "")
    for found in names:
        if found.valid_until is None or day < found.valid_until:
            break
    return CellRecord(found.name, found.superior, found.place, kind)
