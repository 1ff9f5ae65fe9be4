"""What a year's documents count: sessions by kind and month, tasks by how they went, decisions, what was sent.

All are plain counts over a ``YearRecord``; nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.namesakes import in_document
from app.domain.obligations import Duty
from app.domain.presence import MemberYear, Presence, member_years
from app.domain.records import MemberRecord, PlanTopicRecord, SessionSummary, TaskRecord
from app.domain.roll import rank
from app.domain.rules import DOCUMENTS_SENT
from app.domain.tasks import is_overdue
from app.domain.vietnamese import name_key
from app.domain.vocabulary import FollowUpKind, SessionKind, Standing, TaskStatus, TopicState
from app.domain.year import Share, attendance
from app.domain.year_record import Span, YearRecord, whole_year
from app.domain.year_records import IssuedDocumentRecord

#: Type codes and kinds of document by which a session decides.
_DECISION_CODES = ("NQ", "KL", "QĐ")
_DECISIONS = ("resolution", "conclusion-notice")
#: Topics that a plan on paper does not name: only proposed, or given up for another.
_NOT_PLANNED = (TopicState.PROPOSED, TopicState.REPLACED)
_TOLD_MONTH = {1: 1, 2: 4, 3: 7, 4: 10}


@dataclass(frozen=True, slots=True)
class Month:
    """A month in which sessions were held: how many, and who came of those expected."""

    year: int
    month: int
    sessions: int
    attendance: Share


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """Tasks by how they went on a day.

    Of those done, ``undated`` lack the day they were done or the due day: nobody can say whether they were in time.
    """

    given: int
    done: int
    on_time: int
    late: int
    undated: int
    overdue: int
    running: int
    dropped: int


def by_kind(sessions: Iterable[SessionSummary]) -> dict[SessionKind, int]:
    """Return how many sessions there are of each kind, every kind named."""
    found = dict.fromkeys(SessionKind, 0)
    for one in sessions:
        found[one.kind] += 1
    return found


def months(held: Iterable[SessionSummary]) -> tuple[Month, ...]:
    """Return the months in which sessions were held, with their attendance; the committee's own are not counted."""
    own: dict[tuple[int, int], list[SessionSummary]] = {}
    for one in held:
        if one.started_at and one.kind is not SessionKind.COMMITTEE:
            own.setdefault((one.started_at.year, one.started_at.month), []).append(one)
    return tuple(Month(*month, len(own[month]), attendance(own[month])) for month in sorted(own))


def member_rows(lines: Iterable[Presence], members: Sequence[MemberRecord]) -> tuple[MemberYear, ...]:
    """Return the year of everybody who was on a roll: posts first, then by given name."""
    rows = member_years(lines, in_posts(members))
    return tuple(row for row in rows if row.expected)


def in_posts(members: Iterable[MemberRecord]) -> dict[str, str]:
    """Return names by id in the order of an attendance sheet: posts first, then by given name."""
    ordered = sorted(members, key=lambda one: (rank(one.position), name_key(one.full_name)))
    return {member.id: in_document(member) for member in ordered}


def membership(record: YearRecord) -> tuple[date | None, dict[Standing, int]]:
    """Return how many members there were by standing, and the day of the roll that says so.

    That is the last roll called in the year; where none was, the roster as it is today, without a day.
    """
    found = dict.fromkeys(Standing, 0)
    held = [one for one in record.held() if one.kind is not SessionKind.COMMITTEE]
    last = held[-1] if held else None
    roll = [line.entry.standing for line in record.lines([last])] if last else []
    for standing in roll or [member.standing for member in record.members]:
        found[standing] += 1
    return (last.started_at.date() if last and last.started_at and roll else None), found


def given_tasks(record: YearRecord) -> tuple[TaskRecord, ...]:
    """Return the tasks that belong to a year: given in its sessions, due in it, or overdue when it began."""
    own = (one.id for one in record.sessions if one.year == record.year)
    return _tasks_of(record, own, whole_year(record.year))


def tasks_in(record: YearRecord, span: Span) -> tuple[TaskRecord, ...]:
    """Return the tasks that belong to a span: given in sessions held in it, due in it, or overdue when it began."""
    return _tasks_of(record, (one.id for one in record.held(span)), span)


def _tasks_of(record: YearRecord, sessions: Iterable[str], span: Span) -> tuple[TaskRecord, ...]:
    own = set(sessions)
    return tuple(
        task
        for task in record.tasks
        if task.session_id in own or span.holds(task.due_on) or is_overdue(task, span.since)
    )


def task_facts(tasks: Sequence[TaskRecord], day: date) -> TaskFacts:
    """Return the counts of tasks on a day; on time is done on the due day or before it."""
    done = [task for task in tasks if task.status is TaskStatus.DONE]
    known = [(task.done_on, task.due_on) for task in done if task.done_on and task.due_on]
    on_time = sum(1 for did, due in known if did <= due)
    overdue = sum(1 for task in tasks if is_overdue(task, day))
    return TaskFacts(
        given=len(tasks),
        done=len(done),
        on_time=on_time,
        late=len(known) - on_time,
        undated=len(done) - len(known),
        overdue=overdue,
        running=sum(1 for task in tasks if task.status is TaskStatus.OPEN) - overdue,
        dropped=sum(1 for task in tasks if task.status is TaskStatus.DROPPED),
    )


def decisions(record: YearRecord, span: Span | None = None) -> tuple[IssuedDocumentRecord, ...]:
    """Return the resolutions and conclusions of the register, by their day; of a span, or of the year.

    One without a day belongs where its session was held.
    """
    held = {one.id for one in record.held(span)}
    days = span or whole_year(record.year)
    own = (one for one in record.issued if one.code in _DECISION_CODES or one.document in _DECISIONS)
    wanted = [one for one in own if days.holds(one.issued_on) or (one.issued_on is None and one.session in held)]
    return tuple(sorted(wanted, key=lambda one: (one.issued_on or date.max, one.code, one.number or 0, one.id)))


def planned(topics: Iterable[PlanTopicRecord]) -> tuple[PlanTopicRecord, ...]:
    """Return the topics that the plan on paper names, by month and quarter; those without either at the end."""
    wanted = (topic for topic in topics if topic.state not in _NOT_PLANNED)
    return tuple(sorted(wanted, key=lambda topic: (topic.month or _TOLD_MONTH.get(topic.quarter or 0, 13), topic.id)))


def sent_up(record: YearRecord) -> tuple[Duty, ...]:
    """Return what was to be sent to those above in the year: done, or overdue on the record's day; by due day.

    What goes to the members, and what is not due yet, is not among it.
    """
    wanted = (duty for duty in record.duties if duty.year == record.year and not duty.dropped and _goes_up(duty))
    told = [duty for duty in wanted if duty.done_on or (duty.due_on and duty.due_on < record.day)]
    return tuple(sorted(told, key=lambda duty: (duty.due_on or duty.done_on or date.max, duty.key)))


def _goes_up(duty: Duty) -> bool:
    within = duty.follow_up is FollowUpKind.SENT_TO_MEMBERS or duty.key.startswith(f"{DOCUMENTS_SENT}:")
    return bool(duty.recipient.strip()) and not within


def in_time(duty: Duty) -> bool | None:
    """Return whether something owed was done by its day, None where one of the days is not known."""
    if duty.done_on is None or duty.due_on is None:
        return None
    return duty.done_on <= duty.due_on
