"""Sessions scored by their cell: what the book knows towards the sheet, and each writing function one user action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import msgspec
from sqlalchemy import ColumnElement, delete, exists, func, or_, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import aliased

from app.domain.agenda import AgendaProfile
from app.domain.assessment import CLOSED, Assessed, Choice
from app.domain.assessment_evidence import Known
from app.domain.presence import Presence
from app.domain.records import SessionRecord, TaskRecord
from app.domain.rules import ScoringSheet
from app.domain.vietnamese import clean
from app.domain.vocabulary import NoteKind, TaskStatus
from app.domain.year import COUNTED_KINDS
from app.domain.year_records import ApprovalRecord, AssessmentRecord, AssessmentScoreRecord, DispatchRecord
from app.errors import KnownError, NotFound
from app.models import figures, readers, session_reader
from app.models.duty import Assessment, AssessmentScore
from app.models.linked import of_session
from app.models.preparation import Approval, Dispatch
from app.models.seal import Seal
from app.models.session import CellSession, SessionNote
from app.models.task import Task
from app.models.unit_of_work import UnitOfWork
from app.services import catalogue, notes, rule_books
from app.services.convening import member_key


def assessed(uow: UnitOfWork, session_id: str) -> Assessed | None:
    """Return how a session was scored, None while nothing of it was written."""
    record = next(iter(of_session(uow.session, AssessmentRecord, Assessment, session_id)), None)
    if record is None:
        return None
    sheet = msgspec.json.decode(record.sheet, type=ScoringSheet)
    return Assessed(record, sheet, of_session(uow.session, AssessmentScoreRecord, AssessmentScore, session_id))


def known(uow: UnitOfWork, session_id: str, now: datetime) -> Known:
    """Return what the book knows towards a session's assessment, in a number of reads that does not grow with it."""
    session = session_reader.session_record(uow.session, session_id)
    at = session.started_at or session.planned_at or now
    rules = rule_books.in_force(uow, at.date())
    return Known(
        session,
        rules,
        _profile(session.agenda),
        now,
        of_session(uow.session, ApprovalRecord, Approval, session_id),
        of_session(uow.session, DispatchRecord, Dispatch, session_id),
        _tasks_due(uow, session_id, at),
        _rolls_so_far(uow, session, at),
    )


def begin(uow: UnitOfWork, session_id: str, choice: Choice) -> int:
    """Make sure that a session has an assessment by a sheet; return the session's row.

    A sheet that was chosen before gives way with the points given on it, unless they stand in closed minutes.
    """
    key = readers.session_key(uow.session, session_id)
    row = uow.session.get(Assessment, key)
    text = msgspec.json.encode(choice.sheet).decode()
    if row is None:
        uow.session.add(Assessment(session_id=key, pack=choice.pack, sheet=text))
    elif (row.pack, row.sheet) != (choice.pack, text):
        _refuse_closed(uow, key)
        row.pack, row.sheet = choice.pack, text
        uow.session.execute(delete(AssessmentScore).where(AssessmentScore.session_id == key))
    uow.session.flush()
    return key


def set_points(uow: UnitOfWork, session_id: str, choice: Choice, criterion: str, points: float | None) -> None:
    """Keep the points of one criterion; None takes them away. Raises KnownError for more than the sheet allows."""
    key = begin(uow, session_id, choice)
    _refuse_closed(uow, key)
    if points is None:
        own = (AssessmentScore.session_id == key) & (AssessmentScore.criterion == criterion)
        uow.session.execute(delete(AssessmentScore).where(own))
        return
    _keep_points(uow, key, choice.sheet, {criterion: points})


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands beside the points; a value of ``None`` leaves what the book has."""

    follower: str | None = None
    weak_points: str | None = None
    remedies: str | None = None


def set_facts(uow: UnitOfWork, session_id: str, choice: Choice, facts: Facts) -> None:
    """Keep who followed and scored the session, its weak points and remedies; an empty follower is nobody."""
    key = begin(uow, session_id, choice)
    row = uow.session.get_one(Assessment, key)
    _refuse_closed(uow, key)
    if facts.follower is not None:
        row.follower_id = member_key(uow, facts.follower) if facts.follower else None
    if facts.weak_points is not None:
        row.weak_points = clean(facts.weak_points)
    if facts.remedies is not None:
        row.remedies = clean(facts.remedies)


def set_parent(
    uow: UnitOfWork, session_id: str, choice: Choice, score: float | None, level: str, on: date | None
) -> None:
    """Keep what the committee above decided; closed minutes do not stand in its way."""
    row = uow.session.get_one(Assessment, begin(uow, session_id, choice))
    row.parent_score, row.parent_level, row.parent_on = score, clean(level), on


def conclude(
    uow: UnitOfWork, session_id: str, choice: Choice, points: Mapping[str, float], result: str, remarks: str
) -> bool:
    """Keep all points and write the result; return whether the minutes say it, which closed ones cannot any more."""
    key = begin(uow, session_id, choice)
    _refuse_closed(uow, key)
    _keep_points(uow, key, choice.sheet, points)
    notes.set_note(uow, session_id, NoteKind.SCORING, result)
    if uow.session.get(Seal, key) is not None:
        return False
    notes.set_note(uow, session_id, NoteKind.SCORING_REMARKS, remarks)
    return True


def _keep_points(uow: UnitOfWork, key: int, sheet: ScoringSheet, points: Mapping[str, float]) -> None:
    most = {criterion.code: criterion.points for criterion in sheet.criteria}
    for criterion, given in points.items():
        if not 0 <= given <= most.get(criterion, -1):
            raise KnownError("Số điểm không hợp với phiếu chấm. Hãy mở lại phiếu rồi ghi lại.")
        row = insert(AssessmentScore).values(session_id=key, criterion=criterion, points=given, note="")
        change = row.on_conflict_do_update(["session_id", "criterion"], set_={"points": row.excluded.points})
        uow.session.execute(change)


def _refuse_closed(uow: UnitOfWork, key: int) -> None:
    """Refuse to change what closed minutes say of the scoring."""
    said = (SessionNote.session_id == key) & (SessionNote.kind == NoteKind.SCORING_REMARKS)
    if uow.session.get(Seal, key) is not None and uow.session.scalar(select(SessionNote.kind).where(said)) is not None:
        raise KnownError(CLOSED)


def _profile(code: str) -> AgendaProfile | None:
    try:
        return catalogue.agenda_profile(code)
    except NotFound:
        return None


def _tasks_due(uow: UnitOfWork, session_id: str, at: datetime) -> tuple[TaskRecord, ...]:
    """Return the tasks of earlier sessions that fell due since the session before this one, or are overdue."""
    before = [CellSession.started_at < at, CellSession.uid != session_id]
    held = select(func.max(CellSession.started_at)).where(*before, CellSession.kind.in_(COUNTED_KINDS))
    last = uow.session.scalar(held)
    if last is None:
        return ()
    since, until = last.date() + timedelta(days=1), at.date()
    recent: list[ColumnElement[bool]] = [
        Task.due_on.between(since, until), Task.done_on.between(since, date.max), Task.status == TaskStatus.OPEN,
    ]  # fmt: skip
    giver = aliased(CellSession)
    given = exists().where(giver.id == Task.session_id, giver.started_at < at, giver.uid != session_id)
    due = func.coalesce(Task.due_on, date.max) <= until  # tasks are found by what is recent, which is little
    return readers.tasks(uow.session, or_(*recent), due, given)


def _rolls_so_far(uow: UnitOfWork, session: SessionRecord, at: datetime) -> tuple[Presence, ...]:
    """Return the year's rolls up to this session, its own among them while it still goes on."""
    wanted = select(CellSession.uid).where(CellSession.year == session.year, CellSession.started_at < at)
    begun = set(uow.session.scalars(wanted)) - {session.id}
    earlier = (line for line in figures.presence(uow.session, session.year) if line.session_id in begun)
    spoke = {said.speaker.member_id for said in session.contributions}
    return (*earlier, *(Presence(session.id, entry, entry.member_id in spoke) for entry in session.roll))
