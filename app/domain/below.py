"""The cells below a committee as it knows them: whose file came when, and their sessions in figures.

No record here names a person. A field that is called ``cell`` holds the row number of a cell below.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.records import SessionSummary
from app.domain.vocabulary import CellKind, FollowUpKind, SessionKind, Standing
from app.domain.year import Speaking


@dataclass(frozen=True, slots=True)
class BelowCellRecord:
    """A cell under the names of its newest file; ``members`` is the number of those who attend there."""

    id: int
    name: str
    superior: str
    kind: CellKind = CellKind.AGENCY
    members: int = 0


@dataclass(frozen=True, slots=True)
class ReceivedFileRecord:
    """A file that was taken in; ``told_until`` is the last day on which something in it happened."""

    id: int
    cell: int
    received_at: datetime
    file_name: str
    sha256: str
    told_until: date | None = None
    sessions: int = 0


@dataclass(frozen=True, slots=True)
class BelowSessionRecord:
    """A session of a cell in figures.

    ``expected`` are those whose coming was expected, ``official`` the official members convened; ``speakers`` how many
    people spoke. Of tasks the dropped are left out; ``tasks_in_time`` were done by their day, ``tasks_late`` after it
    or not yet when the file came. ``seal_number`` is that of closed minutes.
    """

    cell: int
    uid: str
    kind: SessionKind
    year: int
    quarter: int | None = None
    topic: str = ""
    planned_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    official: int = 0
    expected: int = 0
    present: int = 0
    excused: int = 0
    unexcused: int = 0
    speakers: int = 0
    contributions: int = 0
    votes: int = 0
    tasks_given: int = 0
    tasks_done: int = 0
    tasks_in_time: int = 0
    tasks_late: int = 0
    seal_number: int | None = None
    sealed_at: datetime | None = None
    reported_on: date | None = None

    @property
    def is_held(self) -> bool:
        """Whether the session began and ended."""
        return self.started_at is not None and self.ended_at is not None

    @property
    def held_on(self) -> date | None:
        """The day on which it was held, None for one that was not."""
        return self.started_at.date() if self.started_at and self.ended_at else None


@dataclass(frozen=True, slots=True)
class BelowSpeakingRecord:
    """How many members of a cell spoke in so many (``times``) sessions of a year."""

    cell: int
    year: int
    times: int
    members: int


@dataclass(frozen=True, slots=True)
class Arrived:
    """What a checked file of a cell says, before the committee's book takes it over.

    ``former`` are the names the cell bore before. In the records within, ``cell`` says nothing yet.
    """

    cell: BelowCellRecord
    former: tuple[str, ...]
    file_name: str
    sha256: str
    told_until: date | None
    sessions: tuple[BelowSessionRecord, ...]
    speaking: tuple[BelowSpeakingRecord, ...]


def told_until(sessions: tuple[BelowSessionRecord, ...]) -> date | None:
    """Return the last day on which something in these sessions happened, None where nothing did."""
    moments = (at.date() for one in sessions for at in (one.started_at, one.ended_at, one.sealed_at) if at)
    return max((*moments, *(one.reported_on for one in sessions if one.reported_on)), default=None)


def summary(one: BelowSessionRecord) -> SessionSummary:
    """Return a session in the form that a cell's own figures are made of, so that both are counted alike."""
    done = {FollowUpKind.REPORTED_UP: one.reported_on} if one.reported_on else {}
    return SessionSummary(
        one.uid, one.kind, one.year, one.quarter, one.topic, one.planned_at, one.started_at, one.ended_at,
        one.present, one.expected, one.contributions, done,
    )  # fmt: skip


def speakers(told: tuple[BelowSpeakingRecord, ...]) -> tuple[Speaking, ...]:
    """Return one nameless member for each that spoke so many times."""
    return tuple(
        Speaking(f"{one.times}-{place}", "", Standing.OFFICIAL, one.times)
        for one in told
        for place in range(one.members)
    )
