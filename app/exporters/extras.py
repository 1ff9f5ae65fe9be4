"""What a document may need beside the session's or the year's own record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.assessment import Assessed
from app.domain.document_options import USUAL, DocumentOptions
from app.domain.records import MemberRecord
from app.domain.rules import ScoringSheet
from app.domain.vocabulary import Gate


@dataclass(frozen=True, slots=True)
class Issued:
    """The number and the day that the register gives a document; None for what it does not say."""

    number: int | None = None
    issued_on: date | None = None


@dataclass(frozen=True, slots=True)
class Approved:
    """Somebody agreed to a draft: on which day (None: not known), who, and to which version."""

    gate: Gate
    done_on: date | None = None
    by_name: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Extras:
    """``recipients`` are those the agenda names for the report, ``sitting_minutes`` the length of a combined sitting.

    The self-review of members stays inside the cell: it is printed only where ``include_self_review`` asks for it.
    ``wordings`` are the book's own texts by key, ``issued`` what the register says by kind of document, ``bases`` the
    documents that this one rests on, ``papers`` those handed out. ``draft`` is the number of the version of the opening
    report that is printed, None for the final one, ``drafted_on`` its day. ``assessed`` is how the session was scored,
    ``sheet`` the scoring sheet of the rules for one that was not. ``variant`` chooses among the forms of a kind;
    ``members`` is the roster.
    """

    recipients: tuple[str, ...] = ()
    sitting_minutes: int | None = None
    include_self_review: bool = False
    options: DocumentOptions = USUAL
    wordings: Mapping[str, str] = field(default_factory=dict)
    issued: Mapping[str, Issued] = field(default_factory=dict)
    bases: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    approvals: tuple[Approved, ...] = ()
    draft: int | None = None
    drafted_on: date | None = None
    purpose: str = ""
    assessed: Assessed | None = None
    sheet: ScoringSheet | None = None
    members: tuple[MemberRecord, ...] = ()
    variant: str = ""


NONE = Extras()
