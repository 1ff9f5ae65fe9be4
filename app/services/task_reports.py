"""How tasks went: each function is one user action inside a writing unit of work."""

from __future__ import annotations

from app.domain.vietnamese import clean
from app.domain.vocabulary import TaskStatus
from app.models.task import Task
from app.models.unit_of_work import UnitOfWork
from app.services.rows import existing


def set_status(uow: UnitOfWork, task_id: int, status: TaskStatus) -> None:
    """Set where a task stands; everything else it says stays."""
    existing(uow, Task, task_id).status = status


def set_result(uow: UnitOfWork, task_id: int, result: str) -> None:
    """Set what came of a task; everything else it says stays."""
    existing(uow, Task, task_id).result = clean(result)
