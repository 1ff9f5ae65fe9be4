"""What happens in a session: each function is one user action inside a writing unit of work.

Ids are those of records. Every text is cleaned here, at the border (``vietnamese.clean``). Whoever is named in a
session gets a line in its roll, which keeps the name and post they had.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from app.domain.agenda import AgendaProfile
from app.domain.records import CellRecord, MemberRecord, StandingRecord
from app.domain.roll import standing_on
from app.domain.vietnamese import clean, quarter_of
from app.domain.vocabulary import (
    AttendanceStatus,
    Disposition,
    FollowUpKind,
    Label,
    ReasonKind,
    SessionKind,
    Standing,
    TaskStatus,
    VoteMethod,
)
from app.errors import KnownError, NotFound
from app.models import readers
from app.models.discussion import Contribution, Vote
from app.models.member import Group, Member, MemberStanding
from app.models.roll import RollLine
from app.models.session import CellSession, Draft, FollowUp, Guest, Presenter, Prompt, SessionStep
from app.models.task import Task, TaskAssignee
from app.models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NewSession:
    """What is known when a session is made."""

    kind: SessionKind
    topic: str
    year: int
    quarter: int | None = None
    place: str = ""
    planned_at: datetime | None = None
    chair: str | None = None
    minutes_taker: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class NewContribution:
    """An opinion to keep: ``speaker`` is a member's id, or None with the name (and title) of anybody else."""

    text: str
    speaker: str | None = None
    speaker_name: str = ""
    speaker_title: str = ""
    at: datetime | None = None
    label: Label | None = None
    disposition: Disposition | None = None
    response: str = ""


@dataclass(frozen=True, slots=True)
class NewVote:
    """The figures of a vote."""

    question: str
    in_favour: int
    against: int = 0
    other: int = 0
    method: VoteMethod = VoteMethod.SHOW_OF_HANDS
    base: int | None = None


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task as it is given; what is not said stays empty."""

    content: str
    requirement: str = ""
    measure: str = ""
    due_on: date | None = None
    assignees: tuple[str, ...] = ()
    inspector: str | None = None
    status: TaskStatus = TaskStatus.OPEN
    result: str = ""


@dataclass(frozen=True, slots=True)
class Roll:
    """What the roll-call says of some members."""

    status: AttendanceStatus | None
    reason_kind: ReasonKind | None = None
    reason: str = ""
    arrived_at: datetime | None = None
    left_at: datetime | None = None


def create_session(uow: UnitOfWork, new: NewSession, profile: AgendaProfile, cell: CellRecord) -> str:
    """Make a session with its agenda's steps and today's names of the organisation; return its id.

    A thematic session belongs to a quarter: that of its planned day when none is given.
    """
    uid = new.id or uuid4().hex[:12]
    quarter = new.quarter
    if quarter is None and new.kind is SessionKind.THEMATIC:
        if new.planned_at is None:
            raise KnownError("Buổi sinh hoạt chuyên đề phải thuộc một quý. Hãy chọn quý rồi lập buổi.")
        quarter = quarter_of(new.planned_at.date())
    row = CellSession(
        uid=uid, kind=new.kind, agenda=profile.code, year=new.year, quarter=quarter, topic=clean(new.topic),
        place=clean(new.place), planned_at=new.planned_at, cell_name=cell.name, superior=cell.superior,
        cell_place=cell.place, cell_kind=cell.kind,
    )  # fmt: skip
    uow.session.add(row)
    uow.session.flush()
    for step in profile.steps:
        uow.session.add(
            SessionStep(
                session_id=row.id, number=step.number, kind=step.kind, title=step.title,
                short_title=step.short_title, lead=step.lead,
            )
        )  # fmt: skip
    uow.session.flush()
    set_people(uow, uid, chair=new.chair, minutes_taker=new.minutes_taker)
    return uid


def delete_session(uow: UnitOfWork, uid: str) -> None:
    """Remove a session that was only planned; one that was held is a record and stays."""
    row = _row(uow, uid)
    if row.started_at is not None:
        raise KnownError("Buổi này đã diễn ra nên không xóa được. Nội dung được giữ nguyên.")
    uow.session.delete(row)


def set_facts(uow: UnitOfWork, uid: str, **facts: Any) -> None:
    """Set plain facts of a session by name, such as topic, place, quarter, planned_at or ended_at."""
    row = _row(uow, uid)
    for name, value in facts.items():
        setattr(row, name, clean(value) if isinstance(value, str) else value)


def set_people(uow: UnitOfWork, uid: str, **people: str | None) -> None:
    """Set ``chair`` or ``minutes_taker`` by member id; None clears."""
    row = _row(uow, uid)
    for role, member in people.items():
        setattr(row, f"{role}_id", None if member is None else name_in_session(uow, row.id, member))


def start_session(uow: UnitOfWork, uid: str, at: datetime) -> None:
    """Stamp the start (once) and put everyone convened on the roll.

    The first start takes today's names: of the organisation, and of those who were named while it was planned.
    """
    row = _row(uow, uid)
    if row.started_at is None:
        row.started_at = at
        cell = readers.cell(uow.session)
        row.cell_name, row.superior, row.cell_place, row.cell_kind = cell.name, cell.superior, cell.place, cell.kind
        for line in uow.session.scalars(select(RollLine).where(RollLine.session_id == row.id)):
            _take_facts(uow, line, row)
    convene(uow, row.id, day=row.started_at.date().isoformat())


def finish_session(uow: UnitOfWork, uid: str, at: datetime) -> None:
    """Stamp the end, once."""
    row = _row(uow, uid)
    if row.ended_at is None:
        row.ended_at = at


def convene(uow: UnitOfWork, key: int, *, day: str) -> None:
    """Put every member who belonged to the cell on ``day`` on the roll, not yet called; keep the lines there are."""
    gone = (Member.standing == Standing.LEFT) & (func.coalesce(Member.left_on, "") <= day)
    not_yet = func.coalesce(Member.joined_on, "") > day
    belongs = list(uow.session.scalars(select(Member.id).where(~gone, ~not_yet).order_by(Member.id)))
    listed = set(uow.session.scalars(select(RollLine.member_id).where(RollLine.session_id == key)))
    for member_id in belongs:
        if member_id not in listed:
            add_line(uow, key, member_id)
    line = (RollLine.session_id == key) & RollLine.member_id.in_(belongs)
    uow.session.execute(update(RollLine).where(line).values(convened=True))


def name_in_session(uow: UnitOfWork, key: int, member: str) -> int:
    """Return a member's row number after making sure that the session keeps their present name and post."""
    member_id = member_key(uow, member)
    line = select(RollLine.id).where(RollLine.session_id == key, RollLine.member_id == member_id)
    if uow.session.scalar(line) is None:
        add_line(uow, key, member_id)
    return member_id


def add_line(uow: UnitOfWork, key: int, member_id: int) -> None:
    """Keep a member's name, standing, post and group with a session, without convening them."""
    line = RollLine(session_id=key, member_id=member_id, convened=False)
    _take_facts(uow, line, uow.session.get_one(CellSession, key))
    uow.session.add(line)
    uow.session.flush()


def _take_facts(uow: UnitOfWork, line: RollLine, session: CellSession) -> None:
    """Write the member's present name, post and group on a line, and the standing they had on the session's day."""
    member = uow.session.get_one(Member, line.member_id)
    group = uow.session.get(Group, member.group_id) if member.group_id else None
    at = session.started_at or session.planned_at
    line.full_name, line.position, line.group_name = member.full_name, member.position, group.name if group else ""
    line.standing = member.standing
    if member.standing is Standing.LEFT and at:
        line.standing = standing_on(_who_left(uow, member), at.date().isoformat())


def _who_left(uow: UnitOfWork, member: Member) -> MemberRecord:
    spans = select(MemberStanding.standing, MemberStanding.since).where(MemberStanding.member_id == member.id)
    return MemberRecord(
        member.uid, member.full_name, member.standing, joined_on=member.joined_on, official_on=member.official_on,
        left_on=member.left_on,
        history=tuple(StandingRecord(*span) for span in uow.session.execute(spans.order_by(MemberStanding.id))),
    )  # fmt: skip


def member_key(uow: UnitOfWork, member: str) -> int:
    """Return the row number of a member; raises NotFound."""
    key = uow.session.scalar(select(Member.id).where(Member.uid == member))
    if key is None:
        raise NotFound(f"Không có đảng viên mang mã “{member}” trong sổ.")
    return key


def mark(uow: UnitOfWork, uid: str, members: Iterable[str], roll: Roll) -> None:
    """Write what the roll-call says of some members."""
    key = readers.session_key(uow.session, uid)
    keys = [name_in_session(uow, key, member) for member in members]
    values = {
        "status": roll.status, "reason_kind": roll.reason_kind, "reason": clean(roll.reason),
        "arrived_at": roll.arrived_at, "left_at": roll.left_at, "convened": True,
    }  # fmt: skip
    uow.session.execute(
        update(RollLine).where(RollLine.session_id == key, RollLine.member_id.in_(keys)).values(**values)
    )


def set_step(uow: UnitOfWork, uid: str, number: int, **facts: Any) -> None:
    """Set ``text`` or ``started_at`` of a step."""
    step = uow.session.get(SessionStep, (readers.session_key(uow.session, uid), number))
    if step is None:
        raise NotFound(f"Chương trình của buổi này không có bước {number}.")
    for name, value in facts.items():
        setattr(step, name, clean(value) if isinstance(value, str) else value)


def add_guest(uow: UnitOfWork, uid: str, full_name: str, title: str = "") -> int:
    """Add a guest; return the guest's id."""
    return _add(
        uow, Guest(session_id=readers.session_key(uow.session, uid), full_name=clean(full_name), title=clean(title))
    )


def set_presenters(uow: UnitOfWork, uid: str, members: Sequence[str]) -> None:
    """Set who presents the opening report, in order."""
    key = readers.session_key(uow.session, uid)
    uow.session.execute(delete(Presenter).where(Presenter.session_id == key))
    for place, member in enumerate(dict.fromkeys(members)):
        uow.session.add(Presenter(session_id=key, member_id=name_in_session(uow, key, member), place=place))


def add_prompt(uow: UnitOfWork, uid: str, text: str) -> int:
    """Add a prompt at the end; return its id."""
    return _add(uow, Prompt(session_id=readers.session_key(uow.session, uid), text=clean(text)))


def add_contribution(uow: UnitOfWork, uid: str, new: NewContribution) -> int:
    """Keep an opinion at the end of the stream; return its id."""
    key = readers.session_key(uow.session, uid)
    last = select(func.max(Contribution.place)).where(Contribution.session_id == key)
    row = Contribution(session_id=key, place=(uow.session.scalar(last) or 0) + 1)
    _fill_contribution(uow, row, new)
    return _add(uow, row)


def change_contribution(uow: UnitOfWork, contribution_id: int, new: NewContribution) -> None:
    """Replace what an opinion says, by whom and when; its place in the stream stays."""
    _fill_contribution(uow, _get(uow, Contribution, contribution_id), new)


def add_vote(uow: UnitOfWork, uid: str, new: NewVote) -> int:
    """Keep a vote; return its id."""
    row = Vote(session_id=readers.session_key(uow.session, uid))
    _fill_vote(row, new)
    return _add(uow, row)


def change_vote(uow: UnitOfWork, vote_id: int, new: NewVote) -> None:
    """Replace the figures of a vote."""
    _fill_vote(_get(uow, Vote, vote_id), new)


def add_task(uow: UnitOfWork, uid: str, new: NewTask) -> int:
    """Give a task; return its id."""
    row = Task(session_id=readers.session_key(uow.session, uid))
    return _fill_task(uow, row, new)


def change_task(uow: UnitOfWork, task_id: int, new: NewTask) -> None:
    """Replace what a task says and where it stands."""
    _fill_task(uow, _get(uow, Task, task_id), new)


def change_text(uow: UnitOfWork, kind: str, number: int, **texts: str) -> None:
    """Change texts of a guest or a prompt (``kind``), by name of the field."""
    row = _get(uow, {"guest": Guest, "prompt": Prompt}[kind], number)
    for name, value in texts.items():
        setattr(row, name, clean(value))


def remove(uow: UnitOfWork, kind: str, number: int) -> None:
    """Remove one guest, prompt, contribution, vote or task (``kind``)."""
    models = {"guest": Guest, "prompt": Prompt, "contribution": Contribution, "vote": Vote, "task": Task}
    uow.session.delete(_get(uow, models[kind], number))


def follow_up(uow: UnitOfWork, uid: str, kind: FollowUpKind, done_on: date | None) -> None:
    """Write the day on which something owed after the session was done; None takes it back."""
    key = readers.session_key(uow.session, uid)
    row = uow.session.get(FollowUp, (key, kind))
    if row is not None:
        uow.session.delete(row)
        uow.session.flush()
    if done_on is not None:
        uow.session.add(FollowUp(session_id=key, kind=kind, done_on=done_on))


def keep_draft(uow: UnitOfWork, uid: str, place: str, text: str) -> None:
    """Keep what stands in an input; an empty text removes the draft."""
    key = readers.session_key(uow.session, uid)
    if not text:
        uow.session.execute(delete(Draft).where(Draft.session_id == key, Draft.place == place))
        return
    row = insert(Draft).values(session_id=key, place=place, text=clean(text))
    uow.session.execute(row.on_conflict_do_update(["session_id", "place"], set_={"text": row.excluded.text}))


def _row(uow: UnitOfWork, uid: str) -> CellSession:
    row = uow.session.get(CellSession, readers.session_key(uow.session, uid))
    assert row is not None
    return row


def _get(uow: UnitOfWork, model: Any, number: int) -> Any:
    row = uow.session.get(model, number)
    if row is None:
        raise NotFound("Mục này đã bị xóa ở nơi khác; các mục còn lại được giữ nguyên.")
    return row


def _add(uow: UnitOfWork, row: Any) -> int:
    uow.session.add(row)
    uow.session.flush()
    return int(row.id)


def _fill_contribution(uow: UnitOfWork, row: Contribution, new: NewContribution) -> None:
    row.member_id = None if new.speaker is None else name_in_session(uow, row.session_id, new.speaker)
    row.speaker_name = "" if new.speaker else clean(new.speaker_name)
    row.speaker_title = "" if new.speaker else clean(new.speaker_title)
    row.at, row.label, row.disposition = new.at, new.label, new.disposition
    row.text, row.response = clean(new.text), clean(new.response)


def _fill_vote(row: Vote, new: NewVote) -> None:
    row.question = clean(new.question)
    row.in_favour, row.against, row.other = new.in_favour, new.against, new.other
    row.method, row.base = new.method, new.base


def _fill_task(uow: UnitOfWork, row: Task, new: NewTask) -> int:
    row.content, row.requirement, row.measure = clean(new.content), clean(new.requirement), clean(new.measure)
    row.due_on, row.status, row.result = new.due_on, new.status, clean(new.result)
    row.inspector_id = None if new.inspector is None else name_in_session(uow, row.session_id, new.inspector)
    number = _add(uow, row)
    uow.session.execute(delete(TaskAssignee).where(TaskAssignee.task_id == number))
    for place, member in enumerate(dict.fromkeys(new.assignees)):
        member_id = name_in_session(uow, row.session_id, member)
        uow.session.add(TaskAssignee(task_id=number, member_id=member_id, place=place))
    return number
