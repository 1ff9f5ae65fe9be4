"""Questions that a session cannot conclude: kept open, taken up by a later one. Each writing function is one action."""

from __future__ import annotations

from app.domain.records import OpenQuestionRecord
from app.domain.vietnamese import clean
from app.errors import KnownError
from app.models import readers
from app.models.session import CellSession, OpenQuestion
from app.models.unit_of_work import UnitOfWork
from app.services.closed import refuse_closed
from app.services.rows import existing

EMPTY = "Vấn đề để ngỏ chưa có nội dung."


def waiting_questions(uow: UnitOfWork, session_id: str) -> tuple[OpenQuestionRecord, ...]:
    """Return the questions of sessions begun before this one that are open still, or that this one concluded."""
    key = readers.session_key(uow.session, session_id)
    own = uow.session.get_one(CellSession, key)
    moment = own.started_at or own.planned_at
    earlier = [CellSession.id != key, CellSession.started_at.is_not(None)]
    if moment is not None:
        earlier.append(CellSession.started_at < moment)
    still = OpenQuestion.closed_in_id.is_(None) | (OpenQuestion.closed_in_id == key)
    return readers.open_questions(uow.session, still, *earlier)


def keep_open(uow: UnitOfWork, session_id: str, text: str, *, number: int | None = None) -> int:
    """Keep a question open; return its id."""
    if not text.strip():
        raise KnownError(EMPTY)
    row = OpenQuestion(id=number, session_id=readers.session_key(uow.session, session_id), text=clean(text).strip())
    uow.session.add(row)
    uow.session.flush()
    return row.id


def change(uow: UnitOfWork, question: int, text: str) -> None:
    """Change the words of a question."""
    if not text.strip():
        raise KnownError(EMPTY)
    existing(uow, OpenQuestion, question).text = clean(text).strip()


def conclude(uow: UnitOfWork, question: int, session_id: str | None) -> None:
    """Write that a question was concluded in a session; None takes it back. Closed minutes keep what they concluded."""
    row = existing(uow, OpenQuestion, question)
    key = None if session_id is None else readers.session_key(uow.session, session_id)
    for concluding in (row.closed_in_id, key):
        refuse_closed(uow, concluding)
    row.closed_in_id = key
