"""A cell's book in figures, for the committee above, and what a committee's book keeps of it. Columns only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from app.domain.below import BelowSessionRecord, BelowSpeakingRecord
from app.domain.records import RollEntry, TaskRecord
from app.domain.roll import RollCount, count
from app.domain.rules import RulePack
from app.domain.tasks import OnTime, on_time
from app.domain.vocabulary import FollowUpKind, TaskStatus
from app.domain.year import EXPECTED
from app.models import figures, readers
from app.models.discussion import Contribution, Vote
from app.models.member import Member
from app.models.roll import RollLine
from app.models.seal import Seal
from app.models.session import CellSession


@dataclass(frozen=True, slots=True)
class _Said:
    """What was said in a session, in figures."""

    speakers: int = 0
    votes: int = 0


@dataclass(frozen=True, slots=True)
class TaskFigures:
    """How many tasks were given, are done, were done by their day, and were done after it or are overdue."""

    given: int
    done: int
    in_time: int
    late: int


def sessions_in_figures(session: Session, rules: RulePack, today: date) -> tuple[BelowSessionRecord, ...]:
    """Return every session of a book in figures, in a number of queries that does not grow with them."""
    rolls, said, tasks, seals = _rolls(session, rules), _said(session), _tasks(session), _seals(session)
    made = []
    for one in readers.summaries(session):
        roll, spoke, work = rolls[one.id], said.get(one.id, _Said()), task_figures(tasks[one.id], today)
        number, sealed_at = seals.get(one.id, (None, None))
        made.append(
            BelowSessionRecord(
                0, one.id, one.kind, one.year, one.quarter, one.topic, one.planned_at, one.started_at, one.ended_at,
                roll.official, roll.expected, roll.present, len(roll.excused), len(roll.unexcused),
                spoke.speakers, one.contributions, spoke.votes, work.given, work.done, work.in_time, work.late,
                number, sealed_at, one.follow_ups.get(FollowUpKind.REPORTED_UP),
            )
        )  # fmt: skip
    return tuple(made)


def speaking_in_figures(session: Session) -> tuple[BelowSpeakingRecord, ...]:
    """Return for each year how many of those who are to attend spoke in how many sessions."""
    made = []
    for year in sorted(figures.years(session)):
        told = figures.speaking(session, year)
        times = Counter(one.sessions for one in told if one.standing in EXPECTED)
        made += [BelowSpeakingRecord(0, year, number, times[number]) for number in sorted(times)]
    return tuple(made)


def attending(session: Session) -> int:
    """Return how many members are to attend today."""
    return session.scalar(select(func.count()).select_from(Member).where(Member.standing.in_(EXPECTED))) or 0


def task_figures(tasks: Iterable[TaskRecord], today: date) -> TaskFigures:
    """Return tasks in figures as they stand on a day; the dropped are left out."""
    kept = [task for task in tasks if task.status is not TaskStatus.DROPPED]
    stands = [on_time(task, today) for task in kept]
    done = sum(task.status is TaskStatus.DONE for task in kept)
    late = stands.count(OnTime.LATE) + stands.count(OnTime.OVERDUE)
    return TaskFigures(len(kept), done, stands.count(OnTime.YES), late)


def _rolls(session: Session, rules: RulePack) -> defaultdict[str, RollCount]:
    lines: defaultdict[str, list[RollEntry]] = defaultdict(list)
    rows = session.execute(
        select(CellSession.uid, RollLine.standing, RollLine.status, RollLine.convened)
        .join(RollLine, RollLine.session_id == CellSession.id)
        .order_by(RollLine.session_id, RollLine.member_id)
    )
    for uid, standing, status, convened in rows:
        lines[uid].append(RollEntry("", "", standing, status=status, convened=convened))
    counted = {uid: count(entries, rules) for uid, entries in lines.items()}
    return defaultdict(lambda: count((), rules), counted)


def _said(session: Session) -> dict[str, _Said]:
    people = func.count(distinct(Contribution.member_id))
    others = func.count(distinct(func.nullif(Contribution.speaker_name, "")))
    spoke = select(CellSession.uid, people + others).join(Contribution).group_by(CellSession.uid)
    voted = select(CellSession.uid, func.count(Vote.id)).join(Vote).group_by(CellSession.uid)
    votes, speakers = (dict(session.execute(query).all()) for query in (voted, spoke))
    return {uid: _Said(speakers.get(uid, 0), votes.get(uid, 0)) for uid in {*votes, *speakers}}


def _tasks(session: Session) -> defaultdict[str, list[TaskRecord]]:
    made: defaultdict[str, list[TaskRecord]] = defaultdict(list)
    for task in readers.tasks(session):
        made[task.session_id or ""].append(task)
    return made


def _seals(session: Session) -> dict[str, tuple[Any, ...]]:
    rows = session.execute(select(CellSession.uid, Seal.number, Seal.sealed_at).join(Seal))
    return {uid: (number, at) for uid, number, at in rows}
