"""Reading the board of tasks: a year's tasks and all open ones, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select

from app.domain.records import SessionSummary
from app.domain.register import VOID, organisation_code, symbol
from app.domain.task_board import Board, Hearing
from app.domain.vietnamese import short_date
from app.domain.vocabulary import TaskStatus
from app.models import readers
from app.models.papers import Attachment, IssuedDocument
from app.models.session import CellSession
from app.models.task import Task, TaskReview
from app.models.unit_of_work import UnitOfWork
from app.services.headings import COLUMNS, heading, headings
from app.services.task_resolutions import DECISIONS


#: Codes of documents by which a session gives tasks, the first before the others.
def board(uow: UnitOfWork, year: int | None) -> Board:
    """Return every open task, and those of a year: given, due or done in it (None: of all years)."""
    wanted = [] if year is None else [or_(Task.status == TaskStatus.OPEN, *_of_year(year))]
    tasks = readers.tasks(uow.session, *wanted)
    givers = {task.session_id for task in tasks if task.session_id}
    issued = _issued(uow, givers)
    shown = select(Task.id).where(*wanted)
    hearings = _hearings(uow, shown)
    heard = {one.session for own in hearings.values() for one in own}
    files = select(Attachment.task_id, func.count()).where(Attachment.task_id.in_(shown)).group_by(Attachment.task_id)
    return Board(
        tasks,
        headings(uow, heard | givers),
        hearings,
        {task: number for task, number in uow.session.execute(files) if task is not None},
        _resolutions(uow, {task.resolution for task in tasks if task.resolution} | set(issued.values())),
        issued,
        _coming(uow),
    )


def _of_year(year: int) -> tuple[ColumnElement[bool], ...]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    given = Task.session_id.in_(select(CellSession.id).where(CellSession.year == year))
    return given, Task.due_on.between(first, last), Task.done_on.between(first, last)


def _hearings(uow: UnitOfWork, shown: Select[Any]) -> dict[int, tuple[Hearing, ...]]:
    columns = (TaskReview.task_id, CellSession.uid, TaskReview.status, TaskReview.result, TaskReview.cause)
    query = select(*columns).join(CellSession, CellSession.id == TaskReview.session_id)
    when = func.coalesce(CellSession.started_at, CellSession.planned_at)
    found: defaultdict[int, list[Hearing]] = defaultdict(list)
    rows = uow.session.execute(query.where(TaskReview.task_id.in_(shown)).order_by(when))
    for task, session, status, result, cause in rows:
        if task is not None:
            found[task].append(Hearing(session, status, result, cause))
    return {task: tuple(own) for task, own in found.items()}


def _coming(uow: UnitOfWork) -> SessionSummary | None:
    """Return the session that is prepared or held next."""
    query = select(*COLUMNS).where(CellSession.ended_at.is_(None), CellSession.planned_at.is_not(None))
    row = uow.session.execute(query.order_by(CellSession.planned_at).limit(1)).first()
    return heading(row) if row else None


def _issued(uow: UnitOfWork, uids: Iterable[str]) -> dict[str, int]:
    """Return the line of the register that each session issued: its resolution, else its conclusion."""
    query = (
        select(CellSession.uid, IssuedDocument.id)
        .join(CellSession, CellSession.id == IssuedDocument.session_id)
        .where(CellSession.uid.in_(list(uids)), IssuedDocument.code.in_(DECISIONS), IssuedDocument.number.is_not(None))
        .where(IssuedDocument.document != VOID)
        .order_by(IssuedDocument.code != DECISIONS[0], IssuedDocument.id)
    )
    found: dict[str, int] = {}
    for uid, line in uow.session.execute(query):
        found.setdefault(uid, line)
    return found


def _resolutions(uow: UnitOfWork, numbers: Iterable[int]) -> dict[int, str]:
    columns = (IssuedDocument.id, IssuedDocument.code, IssuedDocument.number, IssuedDocument.issued_on)
    rows = uow.session.execute(select(*columns).where(IssuedDocument.id.in_(list(numbers)))).all()
    organisation = organisation_code(readers.cell(uow.session)) if rows else ""
    return {row.id: _named(row.code, row.number, row.issued_on, organisation) for row in rows}


def _named(code: str, number: int | None, day: date | None, organisation: str) -> str:
    title = {"NQ": "Nghị quyết", "KL": "Kết luận"}.get(code, "Văn bản")
    said = f"{title} số {symbol(number, code, organisation).strip()}" if number else title
    return f"{said} ngày {short_date(day)}" if day else said
