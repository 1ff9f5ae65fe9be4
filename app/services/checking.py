"""Is a book whole: its file, its tables, and the seals of its closed minutes."""

from __future__ import annotations

from app.models import content_sum, integrity
from app.models.unit_of_work import Book
from app.services import minutes_seal


def faults(book: Book) -> tuple[str, ...]:
    """Return everything that is wrong with a book, one sentence a fault; nothing when it is whole."""
    with book.read() as uow:
        found = integrity.file_faults(uow.session, encrypted=book.is_encrypted)
        if found:
            return tuple(found)
        found = integrity.schema_faults(uow.session)
        seals = minutes_seal.faults(uow)
    altered = content_fault(book)
    found += [altered] if altered else []
    return (*found, *(f"buổi {fault.session_id}: {fault.text}" for fault in seals))


def content_fault(book: Book) -> str:
    """Return how a plain book differs from what it was when it was closed; nothing when all is well."""
    return content_sum.fault(book)
