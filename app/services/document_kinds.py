"""Which documents there are and in which forms, without what makes them (``documents``), which is dear to load."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.copies import Scope
from app.domain.document_names import BEFOREHAND, CELLS_REPORT, KINDS, SESSION_KINDS, SUPPLEMENT, YEAR_KINDS
from app.domain.document_variants import BLANK, Variant, variants, year_variants
from app.domain.records import CellRecord, SessionRecord
from app.domain.vocabulary import CellKind

if TYPE_CHECKING:
    from app.services.open_book import OpenBook

__all__ = [
    "BEFOREHAND",
    "KINDS",
    "SESSION_KINDS",
    "SUPPLEMENT",
    "USUAL",
    "YEAR_KINDS",
    "Copy",
    "has_variant",
    "kinds_of_year",
    "variants_of",
    "year_variants_of",
]

#: Kinds that have a form to be filled in by hand.
FILLED_IN = ("attendance", "invitation")


@dataclass(frozen=True, slots=True)
class Copy:
    """Which copy of a document is wanted: for whom, in which form, and whether its file holds the self-review."""

    scope: Scope = Scope.FILE
    variant: str = ""
    with_self_review: bool = False


USUAL = Copy()


def kinds_of_year(cell: CellRecord) -> dict[str, str]:
    """Return the kinds of document of a year that an organisation has, with their titles."""
    whole = cell.kind is CellKind.COMMITTEE
    return {kind: title for kind, title in YEAR_KINDS.items() if whole or kind != CELLS_REPORT}


def variants_of(book: OpenBook, session: SessionRecord, kind: str) -> tuple[Variant, ...]:
    """Return the forms of a document of a session among which a person chooses; nothing for a kind that has one."""
    return variants(session, kind, book.preparation(session.id).versions if kind == "opening-report" else ())


def has_variant(book: OpenBook, kind: str, code: str, session_id: str | None) -> bool:
    """Return whether a document has a form of that code; a sheet with nothing to fill in is blank as it is.

    Raises NotFound when the book has no such session.
    """
    if not code or (code == BLANK and kind in FILLED_IN):
        return True
    offered = year_variants_of(kind) if session_id is None else variants_of(book, book.session(session_id), kind)
    return code in {one.code for one in offered}


def year_variants_of(kind: str) -> tuple[Variant, ...]:
    """Return the forms of a document of a year among which a person chooses; nothing for a kind that has one."""
    return year_variants(kind)
