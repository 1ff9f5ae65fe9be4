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

from sqlalchemy import delete, select, update

from app.domain.agenda import AgendaProfile
from app.domain.members import holder
from app.domain.records import CellRecord
from app.domain.vietnamese import clean, one_line, quarter_of
from app.domain.vocabulary import (
    AttendanceStatus,
    Disposition,
    FollowUpKind,
    Label,
    ReasonKind,
    SessionKind,
)
from app.errors import KnownError, NoSuchSession, NotFound
from app.models import lookups, readers
from app.models.discussion import Contribution
from app.models.member import Member
from app.models.plan import PlanTopic
from app.models.roll import RollLine
from app.models.seal import Seal
from app.models.session import CellSession, FollowUp, Guest, Presenter, Prompt, SessionStep
from app.models.unit_of_work import UnitOfWork
from app.services import convening
from app.services.rows import added, existing, linkable


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
    prompt: int | None = None
    answers: int | None = None
    by_hand: bool = False


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
    row = session_row(new, profile, cell)
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
    set_people(uow, row.uid, chair=new.chair, minutes_taker=new.minutes_taker)
    presenter = holder(readers.members(uow.session), profile.presenter_post) if profile.presenter_post else None
    if presenter is not None:
        set_presenters(uow, row.uid, [presenter.id])
    return row.uid


def session_row(new: NewSession, profile: AgendaProfile, cell: CellRecord) -> CellSession:
    """Return the row of a new session, which no book has yet; raises KnownError for a thematic one of no quarter."""
    quarter = new.quarter
    if quarter is None and new.kind is SessionKind.THEMATIC:
        if new.planned_at is None:
            raise KnownError("Buổi sinh hoạt chuyên đề phải thuộc một quý. Hãy chọn quý rồi lập buổi.")
        quarter = quarter_of(new.planned_at.date())
    return CellSession(
        uid=new.id or uuid4().hex[:12], kind=new.kind, agenda=profile.code, year=new.year, quarter=quarter,
        topic=clean(new.topic), place=clean(new.place), planned_at=new.planned_at, cell_name=cell.name,
        superior=cell.superior, cell_place=cell.place, cell_kind=cell.kind,
    )  # fmt: skip


def delete_session(uow: UnitOfWork, uid: str) -> None:
    """Remove a session that was only planned; one that was held is a record and stays."""
    row = _row(uow, uid)
    if row.started_at is not None:
        raise KnownError("Buổi này đã diễn ra nên không xóa được. Nội dung được giữ nguyên.")
    later = select(Seal.session_id).join(CellSession, CellSession.id == Seal.session_id)
    if uow.session.scalar(later.where(CellSession.follows_id == row.id)) is not None:
        raise KnownError("Phần sau của buổi họp kết hợp này đã chốt biên bản nên phần này được giữ nguyên trong sổ.")
    uow.session.execute(update(CellSession).where(CellSession.follows_id == row.id).values(follows_id=None))
    uow.session.execute(update(PlanTopic).where(PlanTopic.adopted_in_id == row.id).values(adopted_in_id=None))
    uow.session.delete(row)


def set_facts(uow: UnitOfWork, uid: str, **facts: Any) -> None:
    """Set plain facts of a session by name, such as topic, place, quarter, planned_at or ended_at."""
    row = _row(uow, uid)
    for name, value in facts.items():
        setattr(row, name, clean(value) if isinstance(value, str) else value)


def set_people(uow: UnitOfWork, uid: str, **people: str | None) -> None:
    """Set ``chair``, ``minutes_taker`` or ``finisher`` by member id; None clears."""
    row = _row(uow, uid)
    for role, member in people.items():
        setattr(row, f"{role}_id", None if member is None else convening.name_in_session(uow, row.id, member))


def start_session(uow: UnitOfWork, uid: str, at: datetime) -> None:
    """Stamp the start (once) and put everyone convened on the roll.

    The first start takes that day's names: of the organisation, and of those who were named while it was planned.
    """
    row = _row(uow, uid)
    if row.started_at is None:
        row.started_at = at
        cell = readers.cell(uow.session, at.date())
        row.cell_name, row.superior, row.cell_place, row.cell_kind = cell.name, cell.superior, cell.place, cell.kind
        lines = uow.session.scalars(select(RollLine).where(RollLine.session_id == row.id)).all()
        convening.take_facts(uow, lines, row)
    convening.convene(uow, row.id, day=row.started_at.date().isoformat())


def finish_session(uow: UnitOfWork, uid: str, at: datetime) -> None:
    """Stamp the end, once."""
    row = _row(uow, uid)
    if row.ended_at is None:
        row.ended_at = at


def mark(uow: UnitOfWork, uid: str, members: Iterable[str], roll: Roll) -> None:
    """Write what the roll-call says of some members."""
    key = readers.session_key(uow.session, uid)
    keys = convening.name_all(uow, key, list(members))
    values = {
        "status": roll.status, "reason_kind": roll.reason_kind, "reason": clean(roll.reason),
        "arrived_at": roll.arrived_at, "left_at": roll.left_at, "convened": True,
    }  # fmt: skip
    uow.session.execute(
        update(RollLine).where(RollLine.session_id == key, RollLine.member_id.in_(keys)).values(**values)
    )


def clear_present(uow: UnitOfWork, uid: str, members: Iterable[str]) -> None:
    """Take back that these members are present, unless something else was said of them since."""
    key = readers.session_key(uow.session, uid)
    theirs = RollLine.member_id.in_(select(Member.id).where(Member.uid.in_(members)))
    present = RollLine.status == AttendanceStatus.PRESENT
    uow.session.execute(update(RollLine).where(RollLine.session_id == key, theirs, present).values(status=None))


def set_step(uow: UnitOfWork, uid: str, number: int, **facts: Any) -> None:
    """Set ``text``, ``started_at``, ``corrected``, ``planned_minutes`` or ``chair`` (a member's id) of a step."""
    step = uow.session.get(SessionStep, (readers.session_key(uow.session, uid), number))
    if step is None:
        raise NotFound(f"Chương trình của buổi này không có bước {number}.")
    if "chair" in facts:
        chair = facts.pop("chair")
        step.chair_id = None if chair is None else convening.name_in_session(uow, step.session_id, chair)
    for name, value in facts.items():
        setattr(step, name, clean(value) if isinstance(value, str) else value)


def add_guest(uow: UnitOfWork, uid: str, full_name: str, title: str = "", *, number: int | None = None) -> int:
    """Add a guest; return the guest's id. Here and below ``number`` is the id to bring back, if not the next one."""
    key = readers.session_key(uow.session, uid)
    return added(uow, Guest(id=number, session_id=key, full_name=one_line(full_name), title=clean(title)))


def set_presenters(uow: UnitOfWork, uid: str, members: Sequence[str]) -> None:
    """Set who presents the opening report, in order."""
    key = readers.session_key(uow.session, uid)
    uow.session.execute(delete(Presenter).where(Presenter.session_id == key))
    for place, number in enumerate(convening.name_all(uow, key, list(dict.fromkeys(members)))):
        uow.session.add(Presenter(session_id=key, member_id=number, place=place))


def add_prompt(uow: UnitOfWork, uid: str, text: str, *, number: int | None = None) -> int:
    """Add a prompt at the end; return its id."""
    return added(uow, Prompt(id=number, session_id=readers.session_key(uow.session, uid), text=clean(text)))


def add_contribution(
    uow: UnitOfWork, uid: str, new: NewContribution, *, number: int | None = None, place: int | None = None
) -> int:
    """Keep an opinion at a place of the stream, without one at its end; return its id."""
    floor = lookups.floor(uow.session, uid, new.speaker)
    if floor is None:
        raise NoSuchSession(uid)
    if new.speaker is not None and floor.line is None:
        convening.name_in_session(uow, floor.session, new.speaker)
    values = _said(uow, floor.session, floor.member, new) | ({"id": number} if number is not None else {})
    return lookups.add_contribution(
        uow.session, {"session_id": floor.session, "place": place or (floor.last or 0) + 1, **values}
    )


def change_contribution(uow: UnitOfWork, contribution_id: int, new: NewContribution) -> None:
    """Replace what an opinion says, by whom and when; its place in the stream stays."""
    row = existing(uow, Contribution, contribution_id)
    member = None if new.speaker is None else convening.name_in_session(uow, row.session_id, new.speaker)
    for name, value in _said(uow, row.session_id, member, new).items():
        setattr(row, name, value)


def change_text(uow: UnitOfWork, kind: str, number: int, **texts: str) -> None:
    """Change texts of a guest or a prompt (``kind``), by name of the field."""
    row = existing(uow, {"guest": Guest, "prompt": Prompt}[kind], number)
    for name, value in texts.items():
        setattr(row, name, clean(value))


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
    if not text:
        drop_drafts(uow, uid, [place])
    elif not lookups.keep_draft(uow.session, uid, place, clean(text)):
        raise NoSuchSession(uid)


def drop_drafts(uow: UnitOfWork, uid: str, places: Iterable[str]) -> None:
    """Remove what was kept of some inputs."""
    if not lookups.drop_drafts(uow.session, uid, places):
        readers.session_key(uow.session, uid)


def _row(uow: UnitOfWork, uid: str) -> CellSession:
    row = uow.session.get(CellSession, readers.session_key(uow.session, uid))
    assert row is not None
    return row


def _said(uow: UnitOfWork, key: int, member: int | None, new: NewContribution) -> dict[str, Any]:
    """Return an opinion as its row holds it, by the names of columns."""
    return {
        "member_id": member,
        "speaker_name": "" if new.speaker else one_line(new.speaker_name),
        "speaker_title": "" if new.speaker else clean(new.speaker_title),
        "at": new.at, "label": new.label, "disposition": new.disposition,
        "text": clean(new.text), "response": clean(new.response),
        "prompt_id": linkable(uow, key, Prompt, new.prompt),
        "answers_id": linkable(uow, key, Contribution, new.answers),
        "by_hand": new.by_hand,
    }  # fmt: skip
