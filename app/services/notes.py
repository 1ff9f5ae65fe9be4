"""Short texts of a session that have no step of their own: each function is one user action in a unit of work."""

from __future__ import annotations

from sqlalchemy import delete
from sqlalchemy.dialects.sqlite import insert

from app.domain.vietnamese import clean
from app.domain.vocabulary import NoteKind
from app.models import readers
from app.models.session import SessionNote
from app.models.unit_of_work import UnitOfWork


def set_note(uow: UnitOfWork, uid: str, kind: NoteKind, text: str) -> None:
    """Keep a note of a session; an empty text removes it."""
    key = readers.session_key(uow.session, uid)
    if not text.strip():
        uow.session.execute(delete(SessionNote).where(SessionNote.session_id == key, SessionNote.kind == kind))
        return
    row = insert(SessionNote).values(session_id=key, kind=kind, text=clean(text))
    uow.session.execute(row.on_conflict_do_update(["session_id", "kind"], set_={"text": row.excluded.text}))
