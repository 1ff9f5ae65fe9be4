"""Aggregates for a year: a fixed number of queries, each over that year's rows only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, distinct, func, select
from sqlalchemy.orm import Session

from app.domain.namesakes import facts_of, marks
from app.domain.presence import Presence
from app.domain.records import RollEntry
from app.domain.vocabulary import TaskStatus
from app.domain.year import COUNTED_KINDS, Speaking, YearFigures
from app.models import readers
from app.models.discussion import Contribution
from app.models.member import Group, Member
from app.models.roll import RollLine
from app.models.session import CellSession
from app.models.task import Task


def year_figures(session: Session, year: int) -> YearFigures:
    """Return what the book says of a year; its sessions with those of the years on either side."""
    due = Task.due_on.between(date(year, 1, 1), date(year, 12, 31))
    return YearFigures(
        year,
        readers.summaries(session, year=year - 1, until=year + 1),
        readers.plan(session, year=year),
        readers.tasks(session, (Task.status == TaskStatus.OPEN) | due),
        speaking(session, year),
    )


def speaking(session: Session, year: int) -> tuple[Speaking, ...]:
    """Return every member with the number of the year's sessions in which they spoke, in the order of entry.

    Sessions are counted as in ``presence``: those that are over, without meetings of the committee.
    """
    spoken = (
        select(Contribution.member_id, func.count(distinct(Contribution.session_id)).label("sessions"))
        .join(CellSession, CellSession.id == Contribution.session_id)
        .where(_counted(year), Contribution.member_id.is_not(None))
        .group_by(Contribution.member_id)
        .subquery()
    )
    rows = session.execute(
        select(
            Member.uid, Member.full_name, Member.standing, func.coalesce(spoken.c.sessions, 0),
            Member.position, func.coalesce(Group.name, ""), Member.joined_on, Member.official_on,
        )
        .outerjoin(spoken, spoken.c.member_id == Member.id)
        .outerjoin(Group, Group.id == Member.group_id)
        .order_by(Member.id)
    ).all()  # fmt: skip
    told = marks([
        (name, facts_of(position, group, joined_on, official_on, standing.vi.lower()))
        for _, name, standing, _, position, group, joined_on, official_on in rows
    ])  # fmt: skip
    return tuple(Speaking(row[0], row[1], row[2], row[3], apart) for row, apart in zip(rows, told, strict=True))


def years(session: Session) -> tuple[int, ...]:
    """Return the years that have sessions, newest first."""
    return tuple(session.scalars(select(CellSession.year).distinct().order_by(CellSession.year.desc())))


def presence(session: Session, year: int) -> tuple[Presence, ...]:
    """Return the roll of every session held in a year, in the order they were held, in two queries.

    Meetings of the committee are left out, as in the rate of attendance.
    """
    counted = _counted(year)
    said = select(Contribution.session_id, Contribution.member_id).join(CellSession).where(counted)
    spoke = {(row[0], row[1]) for row in session.execute(said.distinct())}
    rows: Iterable[Any] = session.execute(
        select(
            CellSession.id, CellSession.uid, Member.id, Member.uid, RollLine.full_name, RollLine.standing,
            RollLine.position, RollLine.group_name, RollLine.status, RollLine.reason_kind, RollLine.reason,
            RollLine.arrived_at, RollLine.left_at, RollLine.convened,
        )
        .join(RollLine, RollLine.session_id == CellSession.id)
        .join(Member, Member.id == RollLine.member_id)
        .where(counted)
        .order_by(CellSession.started_at, CellSession.id, Member.id)
    )  # fmt: skip
    entries: dict[Any, RollEntry] = {}
    return tuple(Presence(row[1], _entry(entries, row[3:]), (row[0], row[2]) in spoke) for row in rows)


def _entry(known: dict[Any, RollEntry], facts: Any) -> RollEntry:
    """Return a line of a roll, the same one for the same facts: most people come to most sessions as they are."""
    found = known.get(facts)
    if found is None:
        found = known[facts] = RollEntry(*facts)
    return found


def _counted(year: int) -> ColumnElement[bool]:
    """Return what makes a session of a year count: it is over, and no meeting of the committee."""
    held = CellSession.started_at.is_not(None) & CellSession.ended_at.is_not(None)
    return (CellSession.year == year) & held & CellSession.kind.in_(COUNTED_KINDS)
