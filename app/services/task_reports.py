"""How tasks went: each function is one user action inside a writing unit of work."""

from __future__ import annotations

from app.domain.vietnamese import clean
from app.domain.vocabulary import TaskStatus
from app.errors import NotFound
from app.models.task import Task
from app.models.unit_of_work import UnitOfWork


def set_status(uow: UnitOfWork, task_id: int, status: TaskStatus) -> None:
    """Set where a task stands; everything else it says stays."""
    _task(uow, task_id).status = status


def set_result(uow: UnitOfWork, task_id: int, result: str) -> None:
    """Set what came of a task; everything else it says stays."""
    _task(uow, task_id).result = clean(result)


def _task(uow: UnitOfWork, task_id: int) -> Task:
    row = uow.session.get(Task, task_id)
    if row is None:
        raise NotFound("Nhiệm vụ này đã bị xóa ở nơi khác; các nhiệm vụ còn lại được giữ nguyên.")
    return row
