"""Tasks of earlier sessions and what this one hears of them; each writing function is one user action."""

from __future__ import annotations

import json
from datetime import date, datetime

import msgspec
from sqlalchemy import ColumnElement, select

from app.domain.namesakes import in_document
from app.domain.records import TaskRecord
from app.domain.vietnamese import clean
from app.domain.vocabulary import TaskStatus
from app.models import readers, session_reader
from app.models.member import Member
from app.models.session import CellSession, Draft
from app.models.task import Task, TaskAssignee, TaskReview
from app.models.unit_of_work import UnitOfWork
from app.services import meeting
from app.services.draft_places import CARRIED
from app.services.rows import existing

#: Where a session keeps what a task said before the session heard of it, so that a report can be taken back.
BEFORE = f"{CARRIED}_{{task}}"


class _Said(msgspec.Struct, array_like=True):
    """What a task said before; books of an earlier version did not know the day."""

    status: TaskStatus
    result: str
    cause: str
    done_on: date | None = None


def open_tasks(uow: UnitOfWork) -> tuple[TaskRecord, ...]:
    """Return the open tasks of the whole book, oldest first."""
    return readers.tasks(uow.session, Task.status == TaskStatus.OPEN)


def carried_tasks(uow: UnitOfWork, session_id: str) -> tuple[TaskRecord, ...]:
    """Return the tasks that come up in a session, oldest first.

    They are those that sessions begun before it gave and that are open still, and those reported on here. The cost
    does not grow with the tasks that are done.
    """
    key = readers.session_key(uow.session, session_id)
    heard = uow.session.scalars(select(TaskReview.task_id).where(TaskReview.session_id == key))
    waiting = select(Task.id).join(CellSession, CellSession.id == Task.session_id)
    waiting = waiting.where(Task.status == TaskStatus.OPEN, CellSession.id != key, *_begun_before(_moment(uow, key)))
    numbers = {*uow.session.scalars(waiting), *heard} - {None}
    return readers.tasks(uow.session, Task.id.in_(numbers)) if numbers else ()


def report(uow: UnitOfWork, session_id: str, task: int, status: TaskStatus, result: str, cause: str) -> None:
    """Write what a session hears of a task, with the task's wording, and bring the task itself up to date.

    A task of which a later session has heard already stays as that session left it. Where the session says nothing of
    a result or a cause, the task keeps the words it had.
    """
    key, row = readers.session_key(uow.session, session_id), existing(uow, Task, task)
    review = _review(uow, key, task)
    if review is None:
        day = [row.done_on.isoformat()] if row.done_on else []
        before = json.dumps([row.status, row.result, row.cause, *day], ensure_ascii=False)
        meeting.keep_draft(uow, session_id, BEFORE.format(task=task), before)
        review = TaskReview(session_id=key, task_id=task, content=row.content, due_on=row.due_on, status=status)
        uow.session.add(review)
    review.content, review.due_on, review.doers = row.content, row.due_on, _doers(uow, key, task)
    review.status, review.result, review.cause = status, clean(result), clean(cause)
    uow.session.flush()
    if not _heard_later(uow, key, task):
        _, result, cause, done_on = _before(uow, key, row)
        row.status, row.result, row.cause = (
            status,
            review.result or result,
            review.cause or ("" if status is TaskStatus.DONE else cause),
        )
        row.done_on = (done_on or _day(uow, key)) if status is TaskStatus.DONE else None


def take_back(uow: UnitOfWork, session_id: str, task: int) -> None:
    """Remove what a session heard of a task; the task says again what it said before."""
    key, row = readers.session_key(uow.session, session_id), existing(uow, Task, task)
    review = _review(uow, key, task)
    if review is None:
        return
    if not _heard_later(uow, key, task):
        row.status, row.result, row.cause, row.done_on = _before(uow, key, row)
    uow.session.delete(review)
    uow.session.flush()
    meeting.keep_draft(uow, session_id, BEFORE.format(task=task), "")


def _before(uow: UnitOfWork, key: int, row: Task) -> tuple[TaskStatus, str, str, date | None]:
    """Return status, result, cause and the day done before the session heard of a task.

    In a book that does not know, the task was open, and the words it has now are not lost.
    """
    place = BEFORE.format(task=row.id)
    kept = uow.session.scalar(select(Draft.text).where(Draft.session_id == key, Draft.place == place))
    try:
        said = msgspec.json.decode(kept or "", type=_Said)
    except msgspec.DecodeError:
        return TaskStatus.OPEN, row.result, row.cause, None
    return said.status, said.result, said.cause, said.done_on


def _day(uow: UnitOfWork, key: int) -> date | None:
    moment = _moment(uow, key)
    return moment.date() if moment else None


def _moment(uow: UnitOfWork, key: int) -> datetime | None:
    row = uow.session.get_one(CellSession, key)
    return row.started_at or row.planned_at


def _begun_before(moment: datetime | None) -> list[ColumnElement[bool]]:
    begun: list[ColumnElement[bool]] = [CellSession.started_at.is_not(None)]
    return begun if moment is None else [*begun, CellSession.started_at < moment]


def _heard_later(uow: UnitOfWork, key: int, task: int) -> bool:
    moment = _moment(uow, key)
    later = select(TaskReview.id).join(CellSession, CellSession.id == TaskReview.session_id)
    wanted = later.where(TaskReview.task_id == task, CellSession.id != key, CellSession.started_at > moment)
    return moment is not None and uow.session.scalar(wanted.limit(1)) is not None


def _doers(uow: UnitOfWork, key: int, task: int) -> str:
    """Return the names of those who do a task, as this session's minutes write them where it knows them."""
    query = (
        select(Member.uid, Member.full_name)
        .join(TaskAssignee, TaskAssignee.member_id == Member.id)
        .where(TaskAssignee.task_id == task)
        .order_by(TaskAssignee.place)
    )
    known = {entry.member_id: in_document(entry) for entry in session_reader.roll(uow.session, key)}
    return ", ".join(known.get(uid, now) for uid, now in uow.session.execute(query))


def _review(uow: UnitOfWork, key: int, task: int) -> TaskReview | None:
    return uow.session.scalar(select(TaskReview).where(TaskReview.session_id == key, TaskReview.task_id == task))
