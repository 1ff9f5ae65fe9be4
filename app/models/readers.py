"""Rows to records: every read of the book. Column queries only, so that no row outlives its transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from app.domain.records import (
    CellNameRecord,
    CellRecord,
    ContributionRecord,
    GuestRecord,
    MemberRecord,
    OpeningReportRecord,
    PlanTopicRecord,
    PromptRecord,
    ReadBackRecord,
    RollEntry,
    SealRecord,
    SessionRecord,
    SessionSummary,
    Speaker,
    StandingRecord,
    StepRecord,
    SupplementRecord,
    TaskRecord,
    VoteRecord,
)
from app.domain.vocabulary import AttendanceStatus, Standing
from app.errors import NotFound
from app.models.cell import Cell, CellName
from app.models.discussion import Contribution, Vote
from app.models.member import Group, Member, MemberStanding
from app.models.plan import PlanPreparer, PlanTopic
from app.models.roll import RollLine
from app.models.seal import Seal, Supplement
from app.models.session import CellSession, Draft, FollowUp, Guest, Presenter, Prompt, SessionStep
from app.models.task import Task, TaskAssignee

_SEAL = (Seal.number, Seal.sealed_at, Seal.content, Seal.document, Seal.previous, Seal.hash)
_PRESENT = [status for status in AttendanceStatus if status.is_present]


def cell(session: Session) -> CellRecord:
    """Return the organisation under its present names; raises NotFound in a book that has none yet."""
    row = session.execute(
        select(CellName.name, CellName.superior, CellName.place, Cell.kind)
        .join(Cell, Cell.id == 1)
        .where(CellName.valid_until.is_(None))
        .order_by(CellName.id.desc())
    ).first()
    if row is None:
        raise NotFound("Sổ chưa có tên chi bộ. Hãy vào Thiết lập để ghi tên chi bộ và cấp trên.")
    return CellRecord(row.name, row.superior, row.place, row.kind)


def former_names(session: Session) -> tuple[CellNameRecord, ...]:
    """Return the names the organisation no longer bears, oldest first."""
    columns = (CellName.name, CellName.superior, CellName.place, CellName.valid_until)
    rows = session.execute(select(*columns).where(CellName.valid_until.is_not(None)).order_by(CellName.id))
    return tuple(CellNameRecord(*row) for row in rows)


def members(session: Session) -> tuple[MemberRecord, ...]:
    """Return every member in the order of entry, those who left as well."""
    history: defaultdict[int, list[StandingRecord]] = defaultdict(list)
    spans = select(MemberStanding.member_id, MemberStanding.standing, MemberStanding.since).order_by(MemberStanding.id)
    for member_id, standing, since in session.execute(spans):
        history[member_id].append(StandingRecord(standing, since))
    query = (
        select(
            Member.id, Member.uid, Member.full_name, Member.standing, Member.position, Group.name,
            Member.joined_on, Member.official_on, Member.left_on,
        )
        .outerjoin(Group, Group.id == Member.group_id)
        .order_by(Member.id)
    )  # fmt: skip
    return tuple(
        MemberRecord(uid, name, standing, position, group or "", joined, official, left, tuple(history[key]))
        for key, uid, name, standing, position, group, joined, official, left in session.execute(query)
    )


def session_key(session: Session, uid: str) -> int:
    """Return the row number of a session; raises NotFound when the book has no session of that id."""
    key = session.scalar(select(CellSession.id).where(CellSession.uid == uid))
    if key is None:
        raise NotFound(f"Sổ không có buổi sinh hoạt “{uid}”. Xem các buổi bằng lệnh: so-chi-bo list SỔ sessions.")
    return key


def session_ids(session: Session) -> tuple[str, ...]:
    """Return the ids of all sessions in the order of entry."""
    return tuple(session.scalars(select(CellSession.uid).order_by(CellSession.id)))


def summaries(session: Session, *, year: int | None = None, until: int | None = None) -> tuple[SessionSummary, ...]:
    """Return the sessions of a year (or all) by date, with their counts, in five queries whatever their number.

    With ``until`` they are those of all the years from ``year`` to that one.
    """
    wanted = [CellSession.year.between(year, until or year)] if year is not None else []
    speeches = _counts(session, func.count(), Contribution.session_id, wanted)
    came = case((RollLine.status.in_(_PRESENT), 1), else_=0)
    not_expected = RollLine.standing.in_([Standing.EXEMPT, Standing.TEMPORARY_AWAY]) & (came == 0)
    expected = func.sum(case((not_expected, 0), (RollLine.status == AttendanceStatus.EXEMPT, 0), else_=1))
    presents = _counts(session, func.sum(came), RollLine.session_id, [*wanted, RollLine.convened])
    totals = _counts(session, expected, RollLine.session_id, [*wanted, RollLine.convened])
    done: defaultdict[int, dict[Any, Any]] = defaultdict(dict)
    follow_ups = select(FollowUp.session_id, FollowUp.kind, FollowUp.done_on)
    for key, kind, day in session.execute(follow_ups.join(CellSession).where(*wanted)):
        done[key][kind] = day
    columns = (CellSession.id, CellSession.uid, CellSession.kind, CellSession.year, CellSession.quarter,
               CellSession.topic, CellSession.planned_at, CellSession.started_at, CellSession.ended_at)  # fmt: skip
    when = func.coalesce(CellSession.started_at, CellSession.planned_at, "9999")
    rows = session.execute(select(*columns).where(*wanted).order_by(CellSession.year, when, CellSession.id))
    return tuple(
        SessionSummary(
            row.uid, row.kind, row.year, row.quarter, row.topic, row.planned_at, row.started_at, row.ended_at,
            presents.get(row.id, 0), totals.get(row.id, 0), speeches.get(row.id, 0), done[row.id],
        )
        for row in rows
    )  # fmt: skip


def session_record(session: Session, uid: str) -> SessionRecord:
    """Return one session whole; raises NotFound when the book has no session of that id."""
    key = session_key(session, uid)
    row = session.execute(select(*CellSession.__table__.columns).where(CellSession.id == key)).one()
    uids, roll = _roll(session, key)
    presenters = session.scalars(_of(key, Presenter, Presenter.member_id).order_by(Presenter.place))
    follow_ups = session.execute(_of(key, FollowUp, FollowUp.kind, FollowUp.done_on))
    drafts = session.execute(_of(key, Draft, Draft.place, Draft.text).order_by(Draft.place))
    return SessionRecord(
        id=row.uid,
        kind=row.kind,
        agenda=row.agenda,
        year=row.year,
        quarter=row.quarter,
        topic=row.topic,
        cell=CellRecord(row.cell_name, row.superior, row.cell_place, row.cell_kind),
        place=row.place,
        planned_at=row.planned_at,
        started_at=row.started_at,
        ended_at=row.ended_at,
        chair=uids.get(row.chair_id),
        minutes_taker=uids.get(row.minutes_taker_id),
        guests=tuple(GuestRecord(*g) for g in session.execute(_by_id(key, Guest, Guest.full_name, Guest.title))),
        roll=roll,
        steps=_steps(session, key),
        opening_report=OpeningReportRecord(tuple(uids[p] for p in presenters), row.opening_report),
        prompts=tuple(PromptRecord(*p) for p in session.execute(_by_id(key, Prompt, Prompt.text))),
        contributions=_contributions(session, key, {entry.member_id: entry for entry in roll}, uids),
        conclusion=row.conclusion,
        votes=_votes(session, key),
        tasks=tasks(session, Task.session_id == key),
        read_back=ReadBackRecord(row.read_back_at, row.objections) if row.read_back_at else None,
        seal=_seal(session, key),
        supplements=_supplements(session, key),
        follow_ups=dict(follow_ups.all()),
        drafts=dict(drafts.all()),
    )


def last_seal(session: Session) -> SealRecord | None:
    """Return the newest seal of the book, or None while no minutes are closed."""
    row = session.execute(select(*_SEAL).order_by(Seal.number.desc()).limit(1)).first()
    return SealRecord(*row) if row else None


def tasks(session: Session, *conditions: ColumnElement[bool]) -> tuple[TaskRecord, ...]:
    """Return tasks in the order given, with the ids of members and sessions."""
    wanted = select(Task.id).where(*conditions)
    doers: defaultdict[int, list[str]] = defaultdict(list)
    query = select(TaskAssignee.task_id, Member.uid).join(Member).where(TaskAssignee.task_id.in_(wanted))
    for task_id, uid in session.execute(query.order_by(TaskAssignee.task_id, TaskAssignee.place)):
        doers[task_id].append(uid)
    columns = (Task.id, Task.content, Task.requirement, Task.measure, Task.due_on, Member.uid, Task.status,
               Task.result, CellSession.uid)  # fmt: skip
    rows = session.execute(
        select(*columns)
        .join(CellSession, CellSession.id == Task.session_id)
        .outerjoin(Member, Member.id == Task.inspector_id)
        .where(*conditions)
        .order_by(Task.id)
    )
    return tuple(
        TaskRecord(key, content, requirement, measure, due, tuple(doers[key]), inspector, status, result, owner)
        for key, content, requirement, measure, due, inspector, status, result, owner in rows
    )


def plan(session: Session, *, year: int | None = None) -> tuple[PlanTopicRecord, ...]:
    """Return the topics planned for a year (or all), in the order of entry."""
    wanted = [PlanTopic.year == year] if year is not None else []
    preparers: defaultdict[int, list[str]] = defaultdict(list)
    query = select(PlanPreparer.topic_id, Member.uid).join(Member).order_by(PlanPreparer.topic_id, PlanPreparer.place)
    for topic_id, uid in session.execute(query):
        preparers[topic_id].append(uid)
    rows = session.execute(
        select(PlanTopic.id, PlanTopic.year, PlanTopic.quarter, PlanTopic.topic, CellSession.uid, PlanTopic.note)
        .outerjoin(CellSession, CellSession.id == PlanTopic.session_id)
        .where(*wanted)
        .order_by(PlanTopic.id)
    )
    return tuple(
        PlanTopicRecord(key, year_, quarter, topic, tuple(preparers[key]), owner, note)
        for key, year_, quarter, topic, owner, note in rows
    )


def _roll(session: Session, key: int) -> tuple[dict[int | None, str], tuple[RollEntry, ...]]:
    uids: dict[int | None, str] = {}
    entries = []
    columns = (Member.id, Member.uid, RollLine.full_name, RollLine.standing, RollLine.position, RollLine.group_name,
               RollLine.status, RollLine.reason_kind, RollLine.reason, RollLine.arrived_at, RollLine.left_at,
               RollLine.convened)  # fmt: skip
    query = select(*columns).join(Member, Member.id == RollLine.member_id).where(RollLine.session_id == key)
    for member_id, *fields in session.execute(query.order_by(Member.id)):
        uids[member_id] = fields[0]
        entries.append(RollEntry(*fields))
    return uids, tuple(entries)


def _steps(session: Session, key: int) -> tuple[StepRecord, ...]:
    columns = (SessionStep.number, SessionStep.kind, SessionStep.title, SessionStep.text, SessionStep.started_at,
               SessionStep.short_title, SessionStep.lead)  # fmt: skip
    return tuple(
        StepRecord(*row) for row in session.execute(_of(key, SessionStep, *columns).order_by(SessionStep.number))
    )


def _contributions(
    session: Session, key: int, roll: dict[str, RollEntry], uids: dict[int | None, str]
) -> tuple[ContributionRecord, ...]:
    columns = (Contribution.id, Contribution.member_id, Contribution.speaker_name, Contribution.speaker_title,
               Contribution.text, Contribution.at, Contribution.label, Contribution.disposition,
               Contribution.response)  # fmt: skip
    query = _of(key, Contribution, *columns).order_by(Contribution.place, Contribution.id)
    records = []
    for number, member_id, name, title, text, at, label, disposition, response in session.execute(query):
        entry = roll[uids[member_id]] if member_id is not None else None
        speaker = Speaker(entry.full_name, entry.position, entry.member_id) if entry else Speaker(name, title)
        records.append(ContributionRecord(number, speaker, text, at, label, disposition, response))
    return tuple(records)


def _seal(session: Session, key: int) -> SealRecord | None:
    row = session.execute(_of(key, Seal, *_SEAL)).first()
    return SealRecord(*row) if row else None


def _supplements(session: Session, key: int) -> tuple[SupplementRecord, ...]:
    columns = (Supplement.number, Supplement.made_at, Supplement.reason, Supplement.text)
    query = _of(key, Supplement, *columns).order_by(Supplement.number)
    return tuple(SupplementRecord(*row) for row in session.execute(query))


def _votes(session: Session, key: int) -> tuple[VoteRecord, ...]:
    columns = (Vote.question, Vote.in_favour, Vote.against, Vote.other, Vote.method, Vote.base)
    return tuple(VoteRecord(*row) for row in session.execute(_by_id(key, Vote, *columns)))


def _of(key: int, model: Any, *columns: Any) -> Select[Any]:
    return select(*columns).where(model.session_id == key)


def _by_id(key: int, model: Any, *columns: Any) -> Select[Any]:
    return _of(key, model, model.id, *columns).order_by(model.id)


def _counts(session: Session, figure: Any, owner: Any, conditions: Sequence[Any]) -> dict[int, int]:
    query = select(owner, figure).join(CellSession, CellSession.id == owner).where(*conditions).group_by(owner)
    rows: Iterable[Any] = session.execute(query)
    return {key: number or 0 for key, number in rows}
