"""Rows to records: every read of the book. Column queries only, so that no row outlives its transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, LargeBinary, Select, case, cast, func, select
from sqlalchemy.orm import Session, aliased

from app.domain.namesakes import members_apart
from app.domain.records import (
    CellNameRecord,
    CellRecord,
    MemberRecord,
    OpenQuestionRecord,
    PlanTopicRecord,
    SealRecord,
    SessionSummary,
    StandingRecord,
    TaskRecord,
)
from app.domain.vocabulary import AttendanceStatus, Standing
from app.errors import NoSuchSession, NotFound
from app.models import lookups
from app.models.cell import Cell, CellName, Phrase
from app.models.discussion import Contribution
from app.models.member import Group, Member, MemberStanding
from app.models.plan import PlanPreparer, PlanTopic
from app.models.roll import RollLine
from app.models.seal import Seal, SealedDocument
from app.models.session import (
    CellSession,
    FollowUp,
    OpenQuestion,
)
from app.models.task import Task, TaskAssignee

SEAL_COLUMNS = (Seal.number, Seal.sealed_at, Seal.content, Seal.document, Seal.previous, Seal.hash)
_PRESENT = [status for status in AttendanceStatus if status.is_present]


def cell(session: Session, on: date | None = None) -> CellRecord:
    """Return the organisation under its present names, or those of a day; raises NotFound in a book without any."""
    valid = CellName.valid_until.is_(None)
    row = session.execute(
        select(CellName.name, CellName.superior, CellName.place, Cell.kind)
        .join(Cell, Cell.id == 1)
        .where(valid if on is None else valid | (CellName.valid_until > on))
        .order_by(valid, CellName.valid_until, CellName.id.desc())
    ).first()
    if row is None:
        raise NotFound("Sổ chưa có tên chi bộ. Hãy vào Thiết lập để ghi tên chi bộ và cấp trên.")
    return CellRecord(row.name, row.superior, row.place, row.kind)


def cell_or_blank(session: Session) -> CellRecord:
    """Return the organisation; empty names in a book that has none yet."""
    try:
        return cell(session)
    except NotFound:
        return CellRecord("", "", "")


def former_names(session: Session) -> tuple[CellNameRecord, ...]:
    """Return the names the organisation no longer bears, oldest first."""
    columns = (CellName.name, CellName.superior, CellName.place, CellName.valid_until)
    rows = session.execute(select(*columns).where(CellName.valid_until.is_not(None)).order_by(CellName.id))
    return tuple(CellNameRecord(*row) for row in rows)


def members(session: Session) -> tuple[MemberRecord, ...]:
    """Return every member in the order of entry, those who left as well."""
    return members_apart(members_by_number(session).values())


def members_by_number(session: Session, *wanted: ColumnElement[bool]) -> dict[int, MemberRecord]:
    """Return the members that fulfil conditions by their row numbers, in the order of entry."""
    history: defaultdict[int, list[StandingRecord]] = defaultdict(list)
    spans = select(MemberStanding.member_id, MemberStanding.standing, MemberStanding.since).order_by(MemberStanding.id)
    if wanted:
        spans = spans.where(MemberStanding.member_id.in_(select(Member.id).where(*wanted)))
    for member_id, standing, since in session.execute(spans):
        history[member_id].append(StandingRecord(standing, since))
    query = (
        select(
            Member.id, Member.uid, Member.full_name, Member.standing, Member.position, Group.name,
            Member.joined_on, Member.official_on, Member.left_on,
        )
        .outerjoin(Group, Group.id == Member.group_id)
        .where(*wanted)
        .order_by(Member.id)
    )  # fmt: skip
    return {
        key: MemberRecord(uid, name, standing, position, group or "", joined, official, left, tuple(history[key]))
        for key, uid, name, standing, position, group, joined, official, left in session.execute(query)
    }


def session_key(session: Session, uid: str) -> int:
    """Return the row number of a session; raises NotFound when the book has no session of that id."""
    key = lookups.session_key(session, uid)
    if key is None:
        raise NoSuchSession(uid)
    return key


def session_ids(session: Session) -> tuple[str, ...]:
    """Return the ids of all sessions in the order of entry."""
    return tuple(session.scalars(select(CellSession.uid).order_by(CellSession.id)))


def summaries(session: Session, *, year: int | None = None, until: int | None = None) -> tuple[SessionSummary, ...]:
    """Return the sessions of a year (or all) by date, with their counts, in four queries whatever their number.

    With ``until`` they are those of all the years from ``year`` to that one.
    """
    wanted = [CellSession.year.between(year, until or year)] if year is not None else []
    speeches = _counts(session, func.count(), Contribution.session_id, wanted)
    came = case((RollLine.status.in_(_PRESENT), 1), else_=0)
    not_expected = RollLine.standing.in_([Standing.EXEMPT, Standing.TEMPORARY_AWAY]) & (came == 0)
    expected = func.sum(case((not_expected, 0), (RollLine.status == AttendanceStatus.EXEMPT, 0), else_=1))
    lines = select(RollLine.session_id, func.sum(came), expected).where(RollLine.convened)
    if wanted:  # not a join: it would sort the lines again, which the index gives session by session
        lines = lines.where(RollLine.session_id.in_(select(CellSession.id).where(*wanted)))
    rolls = {key: (here or 0, whole or 0) for key, here, whole in session.execute(lines.group_by(RollLine.session_id))}
    done: defaultdict[int, dict[Any, Any]] = defaultdict(dict)
    follow_ups = select(FollowUp.session_id, FollowUp.kind, FollowUp.done_on)
    for key, kind, day in session.execute(follow_ups.join(CellSession).where(*wanted)):
        done[key][kind] = day
    columns = (CellSession.id, CellSession.uid, CellSession.kind, CellSession.year, CellSession.quarter,
               CellSession.topic, CellSession.planned_at, CellSession.started_at, CellSession.ended_at,
               part_of_sitting().label("part"))  # fmt: skip
    when = func.coalesce(CellSession.started_at, CellSession.planned_at, "9999")
    rows = session.execute(select(*columns).where(*wanted).order_by(CellSession.year, when, CellSession.id))
    return tuple(
        SessionSummary(
            row.uid, row.kind, row.year, row.quarter, row.topic, row.planned_at, row.started_at, row.ended_at,
            *rolls.get(row.id, (0, 0)), speeches.get(row.id, 0), done[row.id], row.part,
        )
        for row in rows
    )  # fmt: skip


def part_of_sitting() -> ColumnElement[int | None]:
    """Return 2 for a session that follows another in one sitting, 1 for that other, null for one on its own."""
    later = aliased(CellSession)
    first = select(later.id).where(later.follows_id == CellSession.id).exists()
    return case((CellSession.follows_id.is_not(None), 2), (first, 1), else_=None)


def has_running_session(session: Session) -> bool:
    """Return whether a session has begun and not ended."""
    running = select(CellSession.id).where(CellSession.started_at.is_not(None), CellSession.ended_at.is_(None))
    return session.scalar(running.limit(1)) is not None


def last_seal(session: Session) -> SealRecord | None:
    """Return the newest seal of the book, or None while no minutes are closed."""
    row = session.execute(select(*SEAL_COLUMNS).order_by(Seal.number.desc()).limit(1)).first()
    return SealRecord(*row) if row else None


def sealed_document(session: Session, uid: str) -> bytes | None:
    """Return the document of a session's closed minutes as it was made then, None when none was kept."""
    query = select(cast(SealedDocument.docx, LargeBinary)).join(
        CellSession, CellSession.id == SealedDocument.session_id
    )
    return session.scalar(query.where(CellSession.uid == uid))


def tasks(session: Session, *conditions: ColumnElement[bool]) -> tuple[TaskRecord, ...]:
    """Return tasks in the order given, with the ids of members and sessions."""
    found, doers = task_statements(*conditions)
    return task_records(session.execute(found).all(), session.execute(doers).all())


def task_statements(*conditions: ColumnElement[bool]) -> tuple[Select[Any], Select[Any]]:
    """Return the statements that read tasks and those who do them."""
    task, member, doer = Task.__table__.c, Member.__table__.c, TaskAssignee.__table__.c
    columns = (task.id, task.content, task.requirement, task.measure, task.due_on, member.uid, task.status,
               task.result, CellSession.__table__.c.uid, task.cause, task.done_on, task.evidence, task.checked_on,
               task.check_note, task.resolution_id)  # fmt: skip
    found = (
        select(*columns)
        .join_from(Task.__table__, CellSession.__table__, CellSession.__table__.c.id == task.session_id)
        .outerjoin(Member.__table__, member.id == task.inspector_id)
        .where(*conditions)
        .order_by(task.id)
    )
    doers = (
        select(doer.task_id, member.uid)
        .join_from(TaskAssignee.__table__, Member.__table__, member.id == doer.member_id)
        .where(doer.task_id.in_(select(task.id).where(*conditions)))
        .order_by(doer.task_id, doer.place)
    )
    return found, doers


def task_records(rows: Iterable[Any], doers: Iterable[Any]) -> tuple[TaskRecord, ...]:
    """Return tasks from what ``task_statements`` found."""
    given: defaultdict[int, list[str]] = defaultdict(list)
    for task_id, uid in doers:
        given[task_id].append(uid)
    return tuple(TaskRecord(*(*row[:5], tuple(given[row[0]]), *row[5:])) for row in rows)


def plan(session: Session, *, year: int | None = None) -> tuple[PlanTopicRecord, ...]:
    """Return the topics planned for a year (or all), in the order of entry."""
    wanted = [PlanTopic.year == year] if year is not None else []
    preparers: defaultdict[int, list[str]] = defaultdict(list)
    query = select(PlanPreparer.topic_id, Member.uid).join(Member).order_by(PlanPreparer.topic_id, PlanPreparer.place)
    if wanted:
        query = query.where(PlanPreparer.topic_id.in_(select(PlanTopic.id).where(*wanted)))
    for topic_id, uid in session.execute(query):
        preparers[topic_id].append(uid)
    presenter, adopting = aliased(Member), aliased(CellSession)
    columns = (PlanTopic.month, PlanTopic.category, PlanTopic.origin, PlanTopic.replaces_id, PlanTopic.reason,
               PlanTopic.why, PlanTopic.state, PlanTopic.self_check, presenter.uid, adopting.uid,
               PlanTopic.confidential, PlanTopic.campaign_id)  # fmt: skip
    rows = session.execute(
        select(PlanTopic.id, PlanTopic.year, PlanTopic.quarter, PlanTopic.topic, CellSession.uid, PlanTopic.note)
        .add_columns(*columns)
        .outerjoin(CellSession, CellSession.id == PlanTopic.session_id)
        .outerjoin(presenter, presenter.id == PlanTopic.presenter_id)
        .outerjoin(adopting, adopting.id == PlanTopic.adopted_in_id)
        .where(*wanted)
        .order_by(PlanTopic.id)
    )
    return tuple(
        PlanTopicRecord(key, year_, quarter, topic, tuple(preparers[key]), owner, note, *later)
        for key, year_, quarter, topic, owner, note, *later in rows
    )


def open_questions(session: Session, *conditions: ColumnElement[bool]) -> tuple[OpenQuestionRecord, ...]:
    """Return questions that sessions left open, in the order of entry."""
    closing = aliased(CellSession)
    rows = session.execute(
        select(OpenQuestion.id, OpenQuestion.text, CellSession.uid, closing.uid)
        .join(CellSession, CellSession.id == OpenQuestion.session_id)
        .outerjoin(closing, closing.id == OpenQuestion.closed_in_id)
        .where(*conditions)
        .order_by(OpenQuestion.id)
    )
    return tuple(OpenQuestionRecord(*row) for row in rows)


def phrases(session: Session) -> tuple[str, ...]:
    """Return the user's own list of standard sentences, in their order; nothing while it was never changed."""
    return tuple(session.scalars(select(Phrase.text).order_by(Phrase.place, Phrase.id)))


def _counts(session: Session, figure: Any, owner: Any, conditions: Sequence[Any]) -> dict[int, int]:
    query = select(owner, figure).join(CellSession, CellSession.id == owner).where(*conditions).group_by(owner)
    rows: Iterable[Any] = session.execute(query)
    return {key: number or 0 for key, number in rows}
