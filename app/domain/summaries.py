"""The records that a year is told by: the cell, its sessions in a line each, its plan, its tasks.

They stand apart from the rest because the desk needs no others, and every record costs the start of the program time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.vocabulary import (
    CellKind,
    FollowUpKind,
    SessionKind,
    TaskStatus,
    TopicOrigin,
    TopicState,
)


@dataclass(frozen=True, slots=True)
class CellRecord:
    """The organisation that owns the book, under its present names."""

    name: str
    superior: str
    place: str
    kind: CellKind = CellKind.AGENCY


@dataclass(frozen=True, slots=True)
class CellNameRecord:
    """A name the organisation bore until ``valid_until`` (None: still does)."""

    name: str
    superior: str
    place: str
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class TaskRecord:
    """A task given in a session; ``cause`` says why it is not done, ``resolution`` is its line in the register."""

    id: int
    content: str
    requirement: str = ""
    measure: str = ""
    due_on: date | None = None
    assignees: tuple[str, ...] = ()
    inspector: str | None = None
    status: TaskStatus = TaskStatus.OPEN
    result: str = ""
    session_id: str | None = None
    cause: str = ""
    done_on: date | None = None
    evidence: str = ""
    checked_on: date | None = None
    check_note: str = ""
    resolution: int | None = None


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """What lists of sessions show; ``part`` is 1 or 2 in a combined sitting, None for a session on its own."""

    id: str
    kind: SessionKind
    year: int
    quarter: int | None
    topic: str
    planned_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    present: int
    total: int
    contributions: int
    follow_ups: dict[FollowUpKind, date] = field(default_factory=dict)
    part: int | None = None

    @property
    def state(self) -> str:
        """Return ``planned``, ``running`` or ``held``."""
        return session_state(self.started_at, self.ended_at)


@dataclass(frozen=True, slots=True)
class PlanTopicRecord:
    """A topic of the year's plan; ``replaces`` is another topic of it, ``adopted_in`` the session that adopted it."""

    id: int
    year: int
    quarter: int | None
    topic: str
    preparers: tuple[str, ...] = ()
    session_id: str | None = None
    note: str = ""
    month: int | None = None
    category: str = ""
    origin: TopicOrigin = TopicOrigin.OWN
    replaces: int | None = None
    reason: str = ""
    why: str = ""
    state: TopicState = TopicState.PLANNED
    self_check: str = ""
    presenter: str | None = None
    adopted_in: str | None = None
    confidential: bool = False
    campaign: int | None = None


def session_state(started_at: datetime | None, ended_at: datetime | None) -> str:
    """Return ``planned`` before the start, ``running`` until an end is written, ``held`` after."""
    if started_at is None:
        return "planned"
    return "running" if ended_at is None else "held"
