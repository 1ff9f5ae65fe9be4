"""What a session decides: votes and tasks. Each function is one user action inside a writing unit of work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete

from app.domain.records import VoteOpinion
from app.domain.vietnamese import clean
from app.domain.vocabulary import (
    TaskStatus,
    VoteMethod,
)
from app.domain.voting import kept_in_favour
from app.models import readers
from app.models.discussion import Vote, VoteDissent
from app.models.task import Task, TaskAssignee
from app.models.unit_of_work import UnitOfWork
from app.services import convening
from app.services.rows import added, existing


@dataclass(frozen=True, slots=True)
class NewVote:
    """The figures of a vote; without ``in_favour`` it is not recorded how many were for."""

    question: str
    in_favour: int | None
    against: int = 0
    other: int = 0
    method: VoteMethod = VoteMethod.SHOW_OF_HANDS
    base: int | None = None
    opinions: tuple[VoteOpinion, ...] = ()


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
    cause: str = ""


def add_vote(uow: UnitOfWork, uid: str, new: NewVote, *, number: int | None = None) -> int:
    """Keep a vote; return its id."""
    return _fill_vote(uow, Vote(id=number, session_id=readers.session_key(uow.session, uid)), new)


def change_vote(uow: UnitOfWork, vote_id: int, new: NewVote) -> None:
    """Replace the figures of a vote."""
    _fill_vote(uow, existing(uow, Vote, vote_id), new)


def add_task(uow: UnitOfWork, uid: str, new: NewTask, *, number: int | None = None) -> int:
    """Give a task; return its id."""
    row = Task(id=number, session_id=readers.session_key(uow.session, uid))
    return _fill_task(uow, row, new)


def change_task(uow: UnitOfWork, task_id: int, new: NewTask) -> None:
    """Replace what a task says and where it stands."""
    _fill_task(uow, existing(uow, Task, task_id), new)


def _fill_vote(uow: UnitOfWork, row: Vote, new: NewVote) -> int:
    row.question = clean(new.question)
    row.in_favour = kept_in_favour(new.in_favour, new.against, new.other)
    row.against, row.other = new.against, new.other
    row.method, row.base = new.method, new.base
    number = added(uow, row)
    uow.session.execute(delete(VoteDissent).where(VoteDissent.vote_id == number))
    for place, one in enumerate(new.opinions):
        member_id = convening.name_in_session(uow, row.session_id, one.member_id)
        uow.session.add(
            VoteDissent(vote_id=number, member_id=member_id, place=place, stance=one.stance, reason=clean(one.reason))
        )
    return number


def _fill_task(uow: UnitOfWork, row: Task, new: NewTask) -> int:
    row.content, row.requirement, row.measure = clean(new.content), clean(new.requirement), clean(new.measure)
    row.due_on, row.status, row.result, row.cause = new.due_on, new.status, clean(new.result), clean(new.cause)
    row.inspector_id = None if new.inspector is None else convening.name_in_session(uow, row.session_id, new.inspector)
    number = added(uow, row)
    uow.session.execute(delete(TaskAssignee).where(TaskAssignee.task_id == number))
    for place, member in enumerate(dict.fromkeys(new.assignees)):
        member_id = convening.name_in_session(uow, row.session_id, member)
        uow.session.add(TaskAssignee(task_id=number, member_id=member_id, place=place))
    return number
