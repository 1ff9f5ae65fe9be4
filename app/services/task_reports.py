"""How tasks went: each function is one user action inside a writing unit of work.

None of it belongs to the minutes: it goes on after they are closed.
"""

from __future__ import annotations

from datetime import date

from app.domain.vietnamese import clean
from app.domain.vocabulary import TaskStatus
from app.models.task import Task
from app.models.unit_of_work import UnitOfWork
from app.services.rows import existing


def set_status(uow: UnitOfWork, task_id: int, status: TaskStatus, day: date | None = None) -> None:
    """Set where a task stands; what is done keeps its day, or takes ``day``.

    A task that is taken up again was not done on any day and is not checked; the words about it stay.
    """
    row = existing(uow, Task, task_id)
    row.status = status
    if status is TaskStatus.DONE:
        row.done_on = row.done_on or day
    else:
        row.done_on = row.checked_on = None


def set_result(uow: UnitOfWork, task_id: int, result: str) -> None:
    """Set what came of a task; everything else it says stays."""
    existing(uow, Task, task_id).result = clean(result)


def set_done_on(uow: UnitOfWork, task_id: int, day: date) -> None:
    """Set the day on which a task was done."""
    existing(uow, Task, task_id).done_on = day


def set_evidence(uow: UnitOfWork, task_id: int, evidence: str) -> None:
    """Set what shows the result: a document, a place, a number."""
    existing(uow, Task, task_id).evidence = clean(evidence)


def set_cause(uow: UnitOfWork, task_id: int, cause: str) -> None:
    """Set why a task is not done."""
    existing(uow, Task, task_id).cause = clean(cause)


def set_checked(uow: UnitOfWork, task_id: int, day: date | None) -> None:
    """Set the day on which the inspector looked at a task; None takes it back."""
    existing(uow, Task, task_id).checked_on = day


def set_check_note(uow: UnitOfWork, task_id: int, note: str) -> None:
    """Set what the inspector found."""
    existing(uow, Task, task_id).check_note = clean(note)
