"""One session of a checked exchange file on its way into a book.

A book of twenty years has a hundred thousand lines of rolls: each kind of part is put in by one statement.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import bindparam, update

from app.domain.agenda import AgendaProfile
from app.domain.members import holder
from app.domain.records import CellRecord
from app.domain.roll import standing_on
from app.domain.targets import Source
from app.domain.vietnamese import clean, one_line
from app.domain.vocabulary import FollowUpKind, StepKind
from app.domain.voting import kept_in_favour
from app.models.discussion import Contribution, Vote, VoteDissent
from app.models.roll import RollLine
from app.models.session import CellSession, FollowUp, Guest, Presenter, Prompt, SessionStep
from app.models.task import Task, TaskAssignee
from app.models.unit_of_work import UnitOfWork
from app.services import catalogue, convening, exchange_dump, exchange_parts, meeting
from app.services import exchange_format as x
from app.services import exchange_people as xp
from app.services.exchange_arrival import Arrival, put, put_parts
from app.services.exchange_check import is_self_contained, parse_day, parse_time
from app.services.exchange_named import members_of

AFTER = {
    FollowUpKind.REPORT_FINISHED: "report_finished_on",
    FollowUpKind.SENT_TO_MEMBERS: "sent_to_members_on",
    FollowUpKind.REPORTED_UP: "reported_up_on",
}
#: What a line of the roll says of somebody who was not called.
_UNCALLED = {"status": None, "reason_kind": None, "reason": "", "arrived_at": None, "left_at": None}
_said: Any = Contribution.__table__
_ANSWER = update(_said).where(_said.c.id == bindparam("number")).values(answers_id=bindparam("answer"))


def add_session(uow: UnitOfWork, session: x.Session, here: str, arrival: Arrival | None = None) -> None:
    """Add a session of a checked file to the book, all but its links with others and its seal.

    ``arrival`` is what the sessions of a file share; without one the members are read for this session.
    """
    book, profile = arrival or Arrival(uow), _agenda(session)
    row = _frame(uow, session, profile, book, here)
    put(uow, RollLine, _roll(row, session, profile, book, here))
    presenters = dict.fromkeys(session.opening_report.presenters) if session.opening_report else ()
    put(uow, Presenter, [
        {"session_id": row.id, "member_id": book.number(one), "place": place} for place, one in enumerate(presenters)
    ])  # fmt: skip
    put(uow, SessionStep, _steps(row.id, session, profile, book, here))
    prompts = put_parts(uow, Prompt, row.id, [{"text": clean(prompt)} for prompt in session.prompts])
    said = _import_discussion(uow, row.id, session, prompts, book, here)
    rows = {"edit": said, "prompt": prompts, **_import_decisions(uow, row.id, session, book, here)}
    _import_rest(uow, row.id, session, here)
    exchange_parts.import_parts(uow, row.id, session, rows, book, here)


def _frame(uow: UnitOfWork, session: x.Session, profile: AgendaProfile, book: Arrival, here: str) -> CellSession:
    """Put the session itself into the book; return its row."""
    cell = cell_record(session.cell) if session.cell else book.cell
    new = meeting.NewSession(
        session.kind, session.topic, session.year, session.quarter, session.place,
        parse_time(session.planned_at, here), id=session.id,
    )  # fmt: skip
    row = meeting.session_row(new, profile, cell)
    row.started_at, row.ended_at = parse_time(session.started_at, here), parse_time(session.ended_at, here)
    row.conclusion = clean(session.conclusion)
    row.opening_report = clean(session.opening_report.text) if session.opening_report else ""
    row.chair_id, row.minutes_taker_id = book.maybe(session.chair), book.maybe(session.minutes_taker)
    row.finisher_id, row.output, row.is_pilot = book.maybe(session.finisher), session.output, session.pilot
    row.speech_minutes = session.speech_minutes
    row.start_corrected, row.end_corrected = session.start_by_hand, session.end_by_hand
    uow.session.add(row)
    uow.session.flush()
    return row


def _roll(
    row: CellSession, session: x.Session, profile: AgendaProfile, book: Arrival, here: str
) -> list[dict[str, Any]]:
    """Return the lines of the roll: who was called, who else was convened, and whoever is named in the session."""
    at = session.started_at or session.planned_at
    lines: dict[int, dict[str, Any]] = {}

    def line(number: int) -> dict[str, Any]:
        if number not in lines:
            member = book.members[number]
            lines[number] = {
                "session_id": row.id, "member_id": number, "full_name": member.full_name,
                "standing": standing_on(member, at[:10] if at else None), "position": member.position,
                "group_name": member.group, "convened": False, **_UNCALLED,
            }  # fmt: skip
        return lines[number]

    for number, called in enumerate(session.attendance):
        place = f"{here}.attendance[{number}]"
        line(book.number(called.member)).update(
            convened=True, status=called.status, reason_kind=called.reason_kind, reason=clean(called.reason),
            arrived_at=parse_time(called.arrived_at, place), left_at=parse_time(called.left_at, place),
        )  # fmt: skip
    if session.started_at and not session.whole_roll:
        for number in convening.convened(book.members, row, session.started_at[:10]):
            line(number).update(convened=True)
    for person in session.people:
        line(book.number(person.member)).update(
            full_name=clean(person.full_name), standing=person.standing, position=clean(person.position),
            group_name=clean(person.group),
        )  # fmt: skip
    presenter = holder(book.members.values(), profile.presenter_post) if profile.presenter_post else None
    for named in [*([presenter.id] if presenter else []), *(member for _, member in members_of(session, here))]:
        line(book.number(named))
    return list(lines.values())


def _steps(key: int, session: x.Session, profile: AgendaProfile, book: Arrival, here: str) -> list[dict[str, Any]]:
    """Return the steps of the agenda as the session has them."""
    own = {
        "session_id": key,
        "text": "",
        "started_at": None,
        "chair_id": None,
        "planned_minutes": None,
        "corrected": False,
    }
    words = {"kind": StepKind.REVIEW, "title": "", "short_title": "", "lead": ""}
    steps = {
        step.number: {**own, "number": step.number, **{name: getattr(step, name) for name in words}}
        for step in profile.steps
    }
    for number, step in enumerate(session.steps):
        said = {name: getattr(step, name) for name in exchange_dump.WORDING if getattr(step, name) is not None}
        steps[step.step] = steps.get(step.step, {**own, "number": step.step, **words}) | {
            "text": clean(step.text), "started_at": parse_time(step.started_at, f"{here}.steps[{number}]"),
            "chair_id": book.maybe(step.chair), "planned_minutes": step.planned_minutes,
            "corrected": step.time_by_hand,
            **{name: clean(value) if name != "kind" else value for name, value in said.items()},
        }  # fmt: skip
    return list(steps.values())


def _import_discussion(
    uow: UnitOfWork, key: int, session: x.Session, prompts: list[int], book: Arrival, here: str
) -> list[int]:
    """Add the opinions with their links; return their row numbers."""
    rows = [
        {
            "place": number + 1, **exchange_parts.speaker(book, said.speaker, one_line),
            "at": parse_time(said.at, f"{here}.contributions[{number}].at"), "label": said.label,
            "disposition": said.disposition, "text": clean(said.text), "response": clean(said.response),
            "by_hand": said.time_by_hand, "prompt_id": prompts[said.prompt - 1] if said.prompt else None,
        }
        for number, said in enumerate(session.contributions)
    ]  # fmt: skip
    numbers = put_parts(uow, Contribution, key, rows)
    answers = [
        {"number": number, "answer": numbers[said.answers - 1]}
        for number, said in zip(numbers, session.contributions, strict=True)
        if said.answers
    ]
    if answers:
        uow.session.connection().execute(_ANSWER, answers)
    return numbers


def _import_decisions(uow: UnitOfWork, key: int, session: x.Session, book: Arrival, here: str) -> dict[str, list[int]]:
    """Add votes and tasks with the people they name; return their row numbers by what drafts call them."""
    votes = put_parts(uow, Vote, key, [
        {
            "question": clean(vote.question), "against": vote.against, "other": vote.other,
            "in_favour": kept_in_favour(vote.in_favour, vote.against, vote.other),
            "method": vote.method, "base": vote.base,
        }
        for vote in session.votes
    ])  # fmt: skip
    put(uow, VoteDissent, [
        {
            "vote_id": number, "member_id": book.number(one.member), "place": place, "stance": one.stance,
            "reason": clean(one.reason),
        }
        for number, vote in zip(votes, session.votes, strict=True)
        for place, one in enumerate(vote.dissents)
    ])  # fmt: skip
    given = [_task(task, book, f"{here}.tasks[{number}]") for number, task in enumerate(session.tasks)]
    tasks = put_parts(uow, Task, key, given)
    put(uow, TaskAssignee, [
        {"task_id": number, "member_id": book.number(member), "place": place}
        for number, task in zip(tasks, session.tasks, strict=True)
        for place, member in enumerate(dict.fromkeys(task.assignees))
    ])  # fmt: skip
    return {"vote": votes, "task": tasks}


def _task(task: x.Task, book: Arrival, here: str) -> dict[str, Any]:
    texts = ("content", "requirement", "measure", "result", "cause", "evidence", "check_note")
    days = ("due_on", "done_on", "checked_on")
    return {
        "inspector_id": book.maybe(task.inspector), "status": task.status,
        **{name: clean(getattr(task, name)) for name in texts},
        **{name: parse_day(getattr(task, name), f"{here}.{name}") for name in days},
    }  # fmt: skip


def _import_rest(uow: UnitOfWork, key: int, session: x.Session, here: str) -> None:
    guests = [{"full_name": one_line(guest.full_name), "title": clean(guest.title)} for guest in session.guests]
    put_parts(uow, Guest, key, guests)
    done: dict[FollowUpKind, date | None] = {
        kind: parse_day(getattr(session.after, name), here) if session.after else None for kind, name in AFTER.items()
    }
    rows = [{"session_id": key, "kind": kind, "done_on": day} for kind, day in done.items() if day is not None]
    put(uow, FollowUp, rows)


def _agenda(session: x.Session) -> AgendaProfile:
    if is_self_contained(session):
        return AgendaProfile(session.agenda, session.agenda, Source("", ""), (session.kind,), ())
    return catalogue.agenda_profile(session.agenda)


def cell_record(cell: xp.Organisation) -> CellRecord:
    """Return an organisation of the file as a record."""
    return CellRecord(clean(cell.name), clean(cell.superior), clean(cell.place), cell.kind)
