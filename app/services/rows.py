"""Rows that a function of the services is asked to change: the one there is, or why it cannot be."""

from __future__ import annotations

from typing import Any, TypeVar

from app.errors import NotFound
from app.models import lookups
from app.models.base import Base
from app.models.discussion import Contribution, SelfReview, Speech
from app.models.session import OpenQuestion
from app.models.task import Task
from app.models.unit_of_work import UnitOfWork

Row = TypeVar("Row", bound=Base)
_NAMES: dict[type[Base], str] = {
    Contribution: "Ý kiến", Task: "Nhiệm vụ", OpenQuestion: "Vấn đề", SelfReview: "Dòng", Speech: "Tham luận",
}  # fmt: skip


def gone(model: type[Base]) -> str:
    """Return what is said of a row that is there no more."""
    name = _NAMES.get(model, "Mục")
    return f"{name} này đã bị xóa ở nơi khác; các {name.lower()} còn lại được giữ nguyên."


def existing(uow: UnitOfWork, model: type[Row], number: int) -> Row:
    """Return the row of that number; raises NotFound."""
    row = uow.session.get(model, number)
    if row is None:
        raise NotFound(gone(model))
    return row


def added(uow: UnitOfWork, row: Any) -> int:
    """Put a row into the book; return its number."""
    uow.session.add(row)
    uow.session.flush()
    return int(row.id)


def linkable(uow: UnitOfWork, key: int, model: Any, number: int | None) -> int | None:
    """Return the number of a row that the session with row number ``key`` has, None when it has none such."""
    if not number:
        return None
    return number if lookups.owner(uow.session, model, number) == key else None
