"""What was changed about sessions after their minutes were closed: reading the book's own notes of it."""

from __future__ import annotations

from app.domain.trail import TrailRecord
from app.models import linked
from app.models.trail import TrailEntry
from app.models.unit_of_work import UnitOfWork


def of_session(uow: UnitOfWork, uid: str) -> tuple[TrailRecord, ...]:
    """Return the changes of a session since its minutes were closed, oldest first, in one query."""
    return linked.of_session(uow.session, TrailRecord, TrailEntry, uid)
