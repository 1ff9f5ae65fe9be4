"""Aggregates for a year: a fixed number of queries, each over that year's rows only."""

from __future__ import annotations

from datetime import date

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from app.domain.vocabulary import TaskStatus
from app.domain.year import Speaking, YearFigures
from app.models import readers
from app.models.discussion import Contribution
from app.models.member import Member
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
    """Return every member with the number of the year's sessions in which they spoke, in the order of entry."""
    spoken = (
        select(Contribution.member_id, func.count(distinct(Contribution.session_id)).label("sessions"))
        .join(CellSession, CellSession.id == Contribution.session_id)
        .where(CellSession.year == year, Contribution.member_id.is_not(None))
        .group_by(Contribution.member_id)
        .subquery()
    )
    rows = session.execute(
        select(Member.uid, Member.full_name, Member.standing, func.coalesce(spoken.c.sessions, 0))
        .outerjoin(spoken, spoken.c.member_id == Member.id)
        .order_by(Member.id)
    )
    return tuple(Speaking(uid, name, standing, number) for uid, name, standing, number in rows)


def years(session: Session) -> tuple[int, ...]:
    """Return the years that have sessions, newest first."""
    return tuple(session.scalars(select(CellSession.year).distinct().order_by(CellSession.year.desc())))
