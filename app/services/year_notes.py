"""Texts of a year that only people can write: each function is one user action in a unit of work."""

from __future__ import annotations

from sqlalchemy import delete
from sqlalchemy.dialects.sqlite import insert

from app.domain.vietnamese import clean
from app.domain.vocabulary import YearNoteKind
from app.domain.year_records import YearNoteRecord
from app.models.linked import fetch
from app.models.plan import YearNote
from app.models.unit_of_work import UnitOfWork


def notes(uow: UnitOfWork, year: int) -> dict[YearNoteKind, str]:
    """Return what people wrote of a year, by kind; a kind nobody wrote of is not there."""
    return {one.kind: one.text for one in fetch(uow.session, YearNoteRecord, YearNote, YearNote.year == year)}


def set_note(uow: UnitOfWork, year: int, kind: YearNoteKind, text: str) -> None:
    """Keep a text of a year; an empty one removes it."""
    if not text.strip():
        uow.session.execute(delete(YearNote).where(YearNote.year == year, YearNote.kind == kind))
        return
    row = insert(YearNote).values(year=year, kind=kind, text=clean(text))
    uow.session.execute(row.on_conflict_do_update(["year", "kind"], set_={"text": row.excluded.text}))
