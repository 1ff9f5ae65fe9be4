"""Making a document: record -> outline -> .docx -> pages, and writing it where the person wants it.

A document of a session is made by ``make``, one of a year by ``make_year``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain import copies
from app.domain.agenda import AgendaProfile
from app.domain.copies import Part
from app.domain.document_findings import document_findings, year_findings
from app.domain.document_names import CELLS_REPORT, MINUTES_BOOK
from app.domain.document_variants import span_of
from app.domain.findings import Finding
from app.domain.records import SessionRecord
from app.domain.roll import count
from app.domain.rules import RulePack
from app.domain.vocabulary import StepKind
from app.domain.year_copies import for_scope
from app.domain.year_findings import facts_missing
from app.errors import NotFound
from app.exporters import files
from app.exporters import pdf as pages
from app.exporters.blanks import blanks
from app.exporters.closing import ended
from app.exporters.docx_writer import write_docx
from app.exporters.extras import Extras
from app.exporters.page_process import still_wanted
from app.exporters.profile import adapted, load_profile
from app.exporters.reading import Line, read_aloud
from app.exporters.recovery_outline import recovery_document
from app.exporters.registry import OUTLINES, YEAR_OUTLINES
from app.services import cells_overview, document_facts, preparing, year_reader
from app.services.document_kinds import (
    BEFOREHAND,
    KINDS,
    SESSION_KINDS,
    SUPPLEMENT,
    USUAL,
    YEAR_KINDS,
    Copy,
    has_variant,
    kinds_of_year,
    variants_of,
    year_variants_of,
)

if TYPE_CHECKING:
    from app.models.unit_of_work import UnitOfWork
    from app.services.open_book import OpenBook

__all__ = [
    "BEFOREHAND",
    "KINDS",
    "SESSION_KINDS",
    "SUPPLEMENT",
    "USUAL",
    "YEAR_KINDS",
    "Copy",
    "Line",
    "Made",
    "Pages",
    "compose",
    "has_variant",
    "kinds_of_year",
    "make",
    "make_year",
    "pdf",
    "reading",
    "render",
    "variants_of",
    "write",
    "year_variants_of",
]  # fmt: skip

BROKEN = "Biên bản đã chốt không khớp dấu chốt"
AS_SEALED = "Văn bản này là bản lưu lúc chốt biên bản, không dựng lại từ nội dung hay mẫu hiện nay"
REMADE = "Bản này được tạo lại vì sổ không lưu văn bản lúc chốt; cách trình bày khác bản đã chốt"
CUT = "Bản này bỏ bớt nội dung nên khác bản đã chốt, bản lưu hồ sơ mới là bản đã chốt"


@dataclass(frozen=True, slots=True)
class Made:
    """A document in memory: its bytes, what a reader would stumble over, a name for its file.

    ``left_out`` is what this copy leaves out of what the session has, in words.
    """

    kind: str
    title: str
    docx: bytes
    findings: tuple[Finding, ...]
    file_name: str
    left_out: tuple[str, ...] = ()


def make(book: OpenBook, session_id: str, kind: str, profile: str | None = None, copy: Copy = USUAL) -> Made:
    """Return a document of a session, with everything typed so far: it waits for saves that are on their way.

    Closed minutes are the document that was sealed, byte for byte, whatever wording or profile came later; a copy that
    leaves something out is made anew. Raises NotFound for a kind, session or profile that does not exist.
    """
    book.flush()
    session = book.session(session_id)
    rules, agenda = book.rules_of(session), book.agenda(session.agenda)

    def collect(uow: UnitOfWork) -> tuple[Extras, bool, str | None]:
        extras = document_facts.of_session(uow, session, rules, agenda, kind, copy.variant)
        text = document_facts.report_text(preparing.preparation(uow, session_id), copy.variant)
        return extras, document_facts.is_confidential(uow, session_id), text

    extras, confidential, text = book.ask(collect)
    if text is not None:
        session = replace(session, opening_report=replace(session.opening_report, text=text))
    remarks = bool(extras.assessed and (extras.assessed.record.weak_points or extras.assessed.record.remedies))
    parts = copies.left_out(
        session, kind, copy.scope, confidential=confidential, remarks=remarks, with_self_review=copy.with_self_review
    )
    made = compose(
        session, rules, agenda, kind, profile or book.defaults()[2], include_self_review=copy.with_self_review,
        extras=extras, parts=parts,
    )  # fmt: skip
    whole = not copy.with_self_review and not set(parts) - {Part.SELF_REVIEW}
    return made if session.seal is None else _as_sealed(book, session, made, asked=profile is not None, whole=whole)


def _as_sealed(book: OpenBook, session: SessionRecord, made: Made, *, asked: bool, whole: bool) -> Made:
    """Return a document of closed minutes: the minutes are those kept, unless a copy leaves something out."""
    assert session.seal is not None
    found = tuple(
        Finding("seal", "error", f"{BROKEN}: {text}", StepKind.CONCLUSION, "Xem việc cần làm")
        for text in book.seal_faults(session.id)
    )
    if made.kind == "minutes" and not whole:
        found += (_note("cut", CUT),)
    elif made.kind == "minutes":
        kept = book.sealed_document(session.id)
        if kept is not None and _digest(kept) == session.seal.document:
            told = kept != made.docx and (found or asked)
            found += (_note("sealed", AS_SEALED),) if told else ()
            made = replace(made, docx=kept)
        elif not found and _digest(made.docx) != session.seal.document:
            found = (_note("remade", REMADE),)
    return replace(made, findings=(*found, *made.findings))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _note(code: str, text: str) -> Finding:
    return Finding(code, "warning", text, StepKind.CONCLUSION)


def compose(
    session: SessionRecord,
    rules: RulePack,
    agenda: AgendaProfile | None,
    kind: str,
    profile: str,
    *,
    include_self_review: bool = False,
    extras: Extras | None = None,
    parts: Iterable[Part] = (),
) -> Made:
    """Return a document of a session record; raises NotFound for a kind or profile that does not exist.

    The self-review stays inside the cell unless ``include_self_review`` asks for it; ``parts`` are left out. Without
    ``extras`` the usual choices hold.
    """
    if kind not in OUTLINES:
        raise NotFound(f"Không có loại văn bản “{kind}” của một buổi. Có: {', '.join(OUTLINES)}.")
    title, name, outline = OUTLINES[kind]
    extras = replace(
        extras or document_facts.of_agenda(session, rules, agenda), include_self_review=include_self_review
    )
    form, gone = adapted(load_profile(profile), extras.options), tuple(parts)
    shown = copies.cut(session, gone)
    document = outline(shown, count(session.roll, rules), form, _cut_extras(extras, gone))
    created = session.ended_at or session.started_at or session.planned_at or datetime(session.year, 1, 1)
    quarter = f"-q{session.quarter}" if session.quarter else ""
    return Made(
        kind,
        title,
        write_docx(ended(document, form), form, created=created),
        document_findings(kind, session, rules, agenda, extras.assessed),
        f"{name}-{session.year}{quarter}",
        tuple(part.vi for part in gone),
    )


def _cut_extras(extras: Extras, parts: tuple[Part, ...]) -> Extras:
    """Return extras without remarks on the scoring where a copy leaves them out."""
    if Part.EVALUATION not in parts or extras.assessed is None:
        return extras
    record = replace(extras.assessed.record, weak_points="", remedies="")
    return replace(extras, assessed=replace(extras.assessed, record=record))


def make_year(
    book: OpenBook, year: int, kind: str, profile: str | None = None, copy: Copy = USUAL, today: date | None = None
) -> Made:
    """Return a document of a year as it stands on a day, today unless told, with everything typed so far.

    Raises NotFound for a kind or profile that does not exist.
    """
    if kind not in YEAR_OUTLINES:
        raise NotFound(f"Không có loại văn bản “{kind}” của một năm. Có: {', '.join(YEAR_OUTLINES)}.")
    book.flush()
    day = today or date.today()
    whole, span = kind == MINUTES_BOOK, span_of(year, copy.variant)
    read = book.ask(lambda uow: year_reader.year_record(uow, year, day, span=span, whole=whole))
    if kind == CELLS_REPORT:
        read = replace(read, cells=book.ask(lambda uow: cells_overview.told(uow, year, day)))
    record, gone = for_scope(read, kind, copy.scope)
    extras = book.ask(lambda uow: document_facts.of_year(uow, year, day, copy.variant))
    title, name, outline = YEAR_OUTLINES[kind]
    form = adapted(load_profile(profile or book.defaults()[2]), extras.options)
    document = outline(record, form, extras)
    document = document if whole else ended(document, form)
    created = datetime(day.year, day.month, day.day)
    found = sorted(
        (*facts_missing(kind, record), *year_findings(record.cell(), blanks(document, form))),
        key=lambda one: one.severity != "error",
    )
    docx, left_out = write_docx(document, form, created=created), tuple(part.vi for part in gone)
    return Made(kind, title, docx, tuple(found), f"{name}-{year}", left_out)


def reading(book: OpenBook, session_id: str) -> tuple[Line, ...]:
    """Return the minutes of a session as they are read aloud, with everything typed so far."""
    book.flush()
    session = book.session(session_id)
    rules, agenda = book.rules_of(session), book.agenda(session.agenda)
    extras = book.ask(lambda uow: document_facts.of_minutes(uow, session, rules, agenda))
    form = adapted(load_profile(book.defaults()[2]), extras.options)
    return read_aloud(ended(OUTLINES["minutes"][2](session, count(session.roll, rules), form, extras), form))


class Pages:
    """A document laid out once; pages are drawn when they are asked for."""

    def __init__(self, docx: bytes, goes_on: Callable[[], bool] = still_wanted) -> None:
        self._rendered = pages.RdocxRenderer().open(docx, goes_on)
        self.count = self._rendered.page_count

    def png(self, page: int, dpi: int) -> bytes:
        """Return the picture of a page, counted from 0."""
        return self._rendered.png(page, dpi)


def render(docx: bytes, goes_on: Callable[[], bool] = still_wanted) -> Pages:
    """Return a document's pages; raises KnownError when it cannot be drawn, or once ``goes_on`` says to stop."""
    return Pages(docx, goes_on)


def recovery_pages(lines: Sequence[str], book: str) -> Pages:
    """Return the sheet of a recovery key, laid out in memory only: the key is never written to a file."""
    docx = write_docx(recovery_document(lines, book), load_profile(), created=datetime(2000, 1, 1))
    return Pages(docx)


def pdf(docx: bytes, goes_on: Callable[[], bool] = still_wanted) -> bytes:
    """Return a document's pages as PDF; raises KnownError when it cannot be drawn, or once ``goes_on`` says to stop."""
    return pages.RdocxRenderer().pdf(docx, goes_on)


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all and read it back; raises KnownError and leaves an earlier file as it was."""
    files.write_atomically(path, data)
