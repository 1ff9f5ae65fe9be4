"""One session of a checked exchange file on its way into a book."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import insert, select, update

from app.domain.agenda import AgendaProfile
from app.domain.records import CellRecord, VoteOpinion
from app.domain.roll import standing_on
from app.domain.rules import Source
from app.domain.vietnamese import clean
from app.domain.vocabulary import FollowUpKind, StepKind
from app.models import readers
from app.models.member import Member
from app.models.roll import RollLine
from app.models.session import FollowUp, Prompt, SessionStep
from app.models.task import Task
from app.models.unit_of_work import UnitOfWork
from app.services import catalogue, convening, decisions, exchange_dump, exchange_parts, meeting
from app.services import exchange_format as x
from app.services import exchange_people as xp
from app.services.exchange_check import is_self_contained, parse_day, parse_time

AFTER = {
    FollowUpKind.REPORT_FINISHED: "report_finished_on",
    FollowUpKind.SENT_TO_MEMBERS: "sent_to_members_on",
    FollowUpKind.REPORTED_UP: "reported_up_on",
}


def add_session(uow: UnitOfWork, session: x.Session, here: str) -> None:
    """Add a session of a checked file to the book, all but its links with others and its seal."""
    profile = _agenda(session)
    meeting.create_session(
        uow,
        meeting.NewSession(
            session.kind, session.topic, session.year, session.quarter, session.place,
            parse_time(session.planned_at, here), id=session.id,
        ),
        profile,
        cell_record(session.cell) if session.cell else readers.cell(uow.session),
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
        other = xp.Guest("?") if isinstance(said.speaker, str) else said.speaker
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
        _import_task(uow, session.id, task, f"{here}.tasks[{number}]")


def _import_task(uow: UnitOfWork, uid: str, task: x.Task, here: str) -> None:
    key = decisions.add_task(
        uow, uid, decisions.NewTask(
            task.content, task.requirement, task.measure, parse_day(task.due_on, f"{here}.due_on"),
            tuple(task.assignees), task.inspector, task.status, task.result, task.cause,
        ),
    )  # fmt: skip
    progress = {
        "done_on": parse_day(task.done_on, f"{here}.done_on"), "evidence": clean(task.evidence),
        "checked_on": parse_day(task.checked_on, f"{here}.checked_on"), "check_note": clean(task.check_note),
    }  # fmt: skip
    if any(progress.values()):
        uow.session.execute(update(Task).where(Task.id == key).values(**progress))


def _import_rest(uow: UnitOfWork, key: int, session: x.Session, here: str) -> None:
    for guest in session.guests:
        meeting.add_guest(uow, session.id, guest.full_name, guest.title)
    uow.session.add_all(Prompt(session_id=key, text=clean(prompt)) for prompt in session.prompts)
    for kind, name in AFTER.items():
        day: date | None = parse_day(getattr(session.after, name), here) if session.after else None
        if day is not None:
            uow.session.add(FollowUp(session_id=key, kind=kind, done_on=day))


def _agenda(session: x.Session) -> AgendaProfile:
    if is_self_contained(session):
        return AgendaProfile(session.agenda, session.agenda, Source("", ""), (session.kind,), ())
    return catalogue.agenda_profile(session.agenda)


def cell_record(cell: xp.Organisation) -> CellRecord:
    """Return an organisation of the file as a record."""
    return CellRecord(clean(cell.name), clean(cell.superior), clean(cell.place), cell.kind)
