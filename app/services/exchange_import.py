"""Putting a checked exchange file into a book: all of it or nothing, and never the same thing twice.

A member or session whose id the book has already must be the same one; a session that is there in the same words
is passed over, so that reading a file twice changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import insert, select

from app.domain.agenda import AgendaProfile
from app.domain.records import CellRecord, VoteOpinion
from app.domain.roll import standing_on
from app.domain.rules import Source
from app.domain.vietnamese import clean
from app.domain.vocabulary import FollowUpKind, StepKind
from app.errors import NotFound, WrongInput
from app.models import readers
from app.models.cell import CellName
from app.models.member import Member, MemberStanding
from app.models.plan import PlanPreparer, PlanTopic
from app.models.roll import RollLine
from app.models.session import FollowUp, Prompt, SessionStep
from app.models.unit_of_work import UnitOfWork
from app.services import catalogue, convening, decisions, exchange_dump, exchange_parts, exchange_seal, meeting, roster
from app.services import exchange_format as x
from app.services.exchange_check import is_self_contained, parse_day, parse_time

AFTER = {
    FollowUpKind.REPORT_FINISHED: "report_finished_on",
    FollowUpKind.SENT_TO_MEMBERS: "sent_to_members_on",
    FollowUpKind.REPORTED_UP: "reported_up_on",
}


@dataclass(frozen=True, slots=True)
class Imported:
    """How much a file added, and how much the book had already."""

    members: int
    sessions: int
    known_members: int
    known_sessions: int


def import_file(uow: UnitOfWork, file: x.ExchangeFile) -> Imported:
    """Add a file to the book; raises WrongInput when it does not fit the book. The caller commits."""
    _import_cell(uow, file.cell)
    known_members = _import_members(uow, file.members)
    added = _import_sessions(uow, file.sessions)
    known_sessions = len(file.sessions) - added
    _import_plan(uow, file.plan)
    exchange_parts.import_phrases(uow, file.phrases)
    uow.session.flush()
    return Imported(
        len(file.members) - known_members, len(file.sessions) - known_sessions, known_members, known_sessions
    )


def _import_cell(uow: UnitOfWork, cell: x.Organisation) -> None:
    record = _cell_record(cell)
    try:
        present = readers.cell(uow.session)
    except NotFound:
        roster.set_cell(uow, record)
        roster.set_defaults(uow, agenda=cell.agenda, rules=cell.rules, profile=cell.profile)
        roster.set_combine(uow, cell.combine)
        for name in cell.former_names:
            uow.session.add(
                CellName(
                    name=clean(name.name), superior=clean(name.superior), place=clean(name.place),
                    valid_until=parse_day(name.valid_until, "cell.former_names"),
                )
            )  # fmt: skip
        return
    if present.name != record.name:
        raise WrongInput("cell.name", f"tệp là của {record.name}, còn sổ này của {present.name}; sổ được giữ nguyên")


def _import_members(uow: UnitOfWork, members: list[x.Member]) -> int:
    names = dict(uow.session.execute(select(Member.uid, Member.full_name)).all())
    known = 0
    for number, member in enumerate(members):
        if member.id in names:
            if names[member.id] != " ".join(member.full_name.split()):
                raise WrongInput(f"members[{number}].id", f"mã “{member.id}” trong sổ là đồng chí {names[member.id]}")
            known += 1
            continue
        row = roster.add_member(
            uow, roster.NewMember(
                member.full_name, member.standing, member.position, member.group,
                member.joined_on, member.official_on, member.left_on, member.id,
            ),
        )  # fmt: skip
        for span in member.history:
            uow.session.add(MemberStanding(member_id=row.id, standing=span.standing, since=span.since))
    return known


def _import_sessions(uow: UnitOfWork, sessions: list[x.Session]) -> int:
    """Add the sessions that the book does not have yet; return how many. Those it has must say the same."""
    have = set(readers.session_ids(uow.session))
    fresh = [(f"sessions[{number}]", one) for number, one in enumerate(sessions) if one.id not in have]
    for here, session in fresh:
        _add_session(uow, session, here)
    for here, session in fresh:
        exchange_parts.import_links(uow, session)
        exchange_seal.import_closing(uow, session, here)
    dumped = _Dumper(uow) if len(fresh) < len(sessions) else None
    for number, session in enumerate(sessions):
        if dumped and session.id in have and not _same_in_book(uow, session, f"sessions[{number}]", dumped):
            raise WrongInput(
                f"sessions[{number}].id", f"sổ đã có buổi “{session.id}” với nội dung khác; sổ được giữ nguyên"
            )
    return len(fresh)


def _same_in_book(uow: UnitOfWork, session: x.Session, here: str, dumped: _Dumper) -> bool:
    """Return whether the book's session of that id says the same.

    What is not written alike may still mean the same: the file's session is put beside the book's for a moment.
    """
    in_book = dumped(session.id)
    completed = _completed(session, in_book)
    if completed == in_book:
        return True
    beside = msgspec.structs.replace(_open(completed), id=f"{session.id} (so sánh)")
    with uow.session.begin_nested() as savepoint:
        _add_session(uow, beside, here)
        exchange_parts.import_links(uow, beside)
        given = dumped(beside.id)
        savepoint.rollback()
    closing = (session.seal, session.supplements)
    if closing not in ((in_book.seal, in_book.supplements), (None, [])):
        return False
    return msgspec.structs.replace(given, id=session.id) == _open(in_book)


def _open(session: x.Session) -> x.Session:
    """Return a session without its seal, which holds only under the session's own id."""
    return msgspec.structs.replace(session, seal=None, supplements=[])


def _completed(session: x.Session, in_book: x.Session) -> x.Session:
    """Return the file's session with what it leaves to the roster, as the roster was when the book got it.

    That is who else was convened, and who people were then.
    """
    listed, named = {line.member for line in session.attendance}, {person.member for person in session.people}
    rest = [line for line in in_book.attendance if line.member not in listed and line == x.Attendance(line.member)]
    return msgspec.structs.replace(
        session,
        attendance=[*session.attendance, *([] if session.whole_roll else rest)],
        people=[*session.people, *(person for person in in_book.people if person.member not in named)],
        whole_roll=True,
    )


class _Dumper:
    """Dumps sessions of one book; what all of them need is read once."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self._members = {member.id: member for member in readers.members(uow.session)}
        self._places = exchange_parts.task_places(readers.tasks(uow.session))

    def __call__(self, uid: str) -> x.Session:
        return exchange_dump.whole(self._uow, uid, self._members, self._places)


def _add_session(uow: UnitOfWork, session: x.Session, here: str) -> None:
    profile = _agenda(session)
    meeting.create_session(
        uow,
        meeting.NewSession(
            session.kind, session.topic, session.year, session.quarter, session.place,
            parse_time(session.planned_at, here), id=session.id,
        ),
        profile,
        _cell_record(session.cell) if session.cell else readers.cell(uow.session),
    )  # fmt: skip
    key = readers.session_key(uow.session, session.id)
    meeting.set_facts(
        uow, session.id,
        started_at=parse_time(session.started_at, here), ended_at=parse_time(session.ended_at, here),
        conclusion=session.conclusion, opening_report=session.opening_report.text if session.opening_report else "",
    )  # fmt: skip
    _import_roll(uow, key, session, here)
    _import_people(uow, key, session)
    _import_steps(uow, key, session, profile, here)
    _import_discussion(uow, session, here)
    _import_rest(uow, key, session, here)
    exchange_parts.import_parts(uow, key, session, here)


def _import_roll(uow: UnitOfWork, key: int, session: x.Session, here: str) -> None:
    """Put who was called on the roll in one statement: a book of twenty years has a hundred thousand such lines."""
    at = session.started_at or session.planned_at
    keys = dict(uow.session.execute(select(Member.uid, Member.id)).all())
    members = {member.id: member for member in readers.members(uow.session)}
    lines = []
    for number, line in enumerate(session.attendance):
        place, member = f"{here}.attendance[{number}]", members[line.member]
        lines.append({
            "session_id": key, "member_id": keys[member.id], "full_name": member.full_name,
            "standing": standing_on(member, at[:10] if at else None), "position": member.position,
            "group_name": member.group, "convened": True,
            "status": line.status, "reason_kind": line.reason_kind, "reason": clean(line.reason),
            "arrived_at": parse_time(line.arrived_at, place), "left_at": parse_time(line.left_at, place),
        })  # fmt: skip
    if lines:
        uow.session.execute(insert(RollLine), lines)
    if session.started_at and not session.whole_roll:
        convening.convene(uow, key, day=session.started_at[:10])


def _import_people(uow: UnitOfWork, key: int, session: x.Session) -> None:
    for person in session.people:
        member_id = convening.name_in_session(uow, key, person.member)
        line = uow.session.scalars(
            select(RollLine).where(RollLine.session_id == key, RollLine.member_id == member_id)
        ).one()
        line.full_name, line.standing = clean(person.full_name), person.standing
        line.position, line.group_name = clean(person.position), clean(person.group)
    meeting.set_people(uow, session.id, chair=session.chair, minutes_taker=session.minutes_taker)
    meeting.set_presenters(uow, session.id, session.opening_report.presenters if session.opening_report else [])


def _import_steps(uow: UnitOfWork, key: int, session: x.Session, profile: AgendaProfile, here: str) -> None:
    for number, step in enumerate(session.steps):
        if profile.step(step.step) is None:
            uow.session.add(SessionStep(session_id=key, number=step.step, kind=step.kind or StepKind.REVIEW, title=""))
            uow.session.flush()
        facts: dict[str, Any] = {
            "text": step.text,
            "started_at": parse_time(step.started_at, f"{here}.steps[{number}]"),
            "chair": step.chair, "planned_minutes": step.planned_minutes, "corrected": step.time_by_hand,
        }  # fmt: skip
        facts |= {name: getattr(step, name) for name in exchange_dump.WORDING if getattr(step, name) is not None}
        meeting.set_step(uow, session.id, step.step, **facts)


def _import_discussion(uow: UnitOfWork, session: x.Session, here: str) -> None:
    for number, said in enumerate(session.contributions):
        by_member = isinstance(said.speaker, str)
        other = x.Guest("?") if isinstance(said.speaker, str) else said.speaker
        meeting.add_contribution(
            uow, session.id, meeting.NewContribution(
                said.text, said.speaker if isinstance(said.speaker, str) else None,
                "" if by_member else other.full_name, "" if by_member else other.title,
                parse_time(said.at, f"{here}.contributions[{number}].at"), said.label, said.disposition, said.response,
                by_hand=said.time_by_hand,
            ),
        )  # fmt: skip
    for vote in session.votes:
        decisions.add_vote(
            uow, session.id,
            decisions.NewVote(
                vote.question, vote.in_favour, vote.against, vote.other, vote.method, vote.base,
                tuple(VoteOpinion(one.member, one.stance, one.reason) for one in vote.dissents),
            ),
        )  # fmt: skip
    for number, task in enumerate(session.tasks):
        decisions.add_task(
            uow, session.id, decisions.NewTask(
                task.content, task.requirement, task.measure, parse_day(task.due_on, f"{here}.tasks[{number}].due_on"),
                tuple(task.assignees), task.inspector, task.status, task.result, task.cause,
            ),
        )  # fmt: skip


def _import_rest(uow: UnitOfWork, key: int, session: x.Session, here: str) -> None:
    for guest in session.guests:
        meeting.add_guest(uow, session.id, guest.full_name, guest.title)
    uow.session.add_all(Prompt(session_id=key, text=clean(prompt)) for prompt in session.prompts)
    for kind, name in AFTER.items():
        day: date | None = parse_day(getattr(session.after, name), here) if session.after else None
        if day is not None:
            uow.session.add(FollowUp(session_id=key, kind=kind, done_on=day))


def _import_plan(uow: UnitOfWork, topics: list[x.PlanTopic]) -> None:
    known = {(topic.year, topic.quarter, topic.topic) for topic in readers.plan(uow.session)}
    for topic in topics:
        if (topic.year, topic.quarter, clean(topic.topic)) in known:
            continue
        row = PlanTopic(
            year=topic.year, quarter=topic.quarter, topic=clean(topic.topic), note=clean(topic.note),
            session_id=readers.session_key(uow.session, topic.session) if topic.session else None,
        )  # fmt: skip
        uow.session.add(row)
        uow.session.flush()
        for place, member in enumerate(dict.fromkeys(topic.preparers)):
            uow.session.add(PlanPreparer(topic_id=row.id, member_id=convening.member_key(uow, member), place=place))


def _agenda(session: x.Session) -> AgendaProfile:
    if is_self_contained(session):
        return AgendaProfile(session.agenda, session.agenda, Source("", ""), (session.kind,), ())
    return catalogue.agenda_profile(session.agenda)


def _cell_record(cell: x.Organisation) -> CellRecord:
    return CellRecord(clean(cell.name), clean(cell.superior), clean(cell.place), cell.kind)
