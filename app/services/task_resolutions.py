"""Which line of the number register a session's tasks were given by: its resolution, else its conclusion."""

from __future__ import annotations

from sqlalchemy import update

from app.models.papers import IssuedDocument
from app.models.task import Task
from app.models.unit_of_work import UnitOfWork

#: The codes of what a session decides in writing, the first before the second.
DECISIONS = ("NQ", "KL")


def tie_tasks(uow: UnitOfWork, line: IssuedDocument) -> None:
    """Tie a session's tasks to a numbered line of it; a conclusion leaves those that have a resolution."""
    if line.session_id is None or line.number is None or line.code not in DECISIONS:
        return
    mine = update(Task).where(Task.session_id == line.session_id)
    if line.code != DECISIONS[0]:
        mine = mine.where(Task.resolution_id.is_(None))
    uow.session.execute(mine.values(resolution_id=line.id))


def untie_tasks(uow: UnitOfWork, line: IssuedDocument) -> None:
    """Let go of the tasks of the line's own session, as when its number is withdrawn."""
    mine = update(Task).where(Task.resolution_id == line.id, Task.session_id == line.session_id)
    uow.session.execute(mine.values(resolution_id=None))
