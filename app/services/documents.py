"""Making a document of a session: record -> outline -> .docx -> pages, and writing it where the person wants it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain import sitting
from app.domain.agenda import AgendaProfile
from app.domain.findings import Finding, findings
from app.domain.records import SessionRecord
from app.domain.roll import count
from app.domain.rules import RulePack
from app.domain.vocabulary import StepKind
from app.errors import NotFound
from app.exporters import files
from app.exporters import pdf as pages
from app.exporters.docx_writer import write_docx
from app.exporters.extras import Extras
from app.exporters.profile import load_profile
from app.exporters.reading import Line, read_aloud
from app.exporters.registry import OUTLINES, SUPPLEMENT

if TYPE_CHECKING:
    from app.services.open_book import OpenBook

__all__ = ["KINDS", "SUPPLEMENT", "Line", "Made", "Pages", "compose", "make", "pdf", "reading", "render", "write"]

BROKEN = "Biên bản đã chốt không khớp dấu chốt"
AS_SEALED = "Văn bản này là bản lưu lúc chốt biên bản, không dựng lại từ nội dung hay mẫu hiện nay"
REMADE = "Bản này được tạo lại vì sổ không lưu văn bản lúc chốt; cách trình bày khác bản đã chốt"
KINDS: dict[str, str] = {kind: title for kind, (title, _, _) in OUTLINES.items()}


@dataclass(frozen=True, slots=True)
class Made:
    """A document in memory: its bytes, what a reader would stumble over, and a name for its file."""

    kind: str
    title: str
    docx: bytes
    findings: tuple[Finding, ...]
    file_name: str


def make(book: OpenBook, session_id: str, kind: str, profile: str | None = None) -> Made:
    """Return a document of a session, with everything typed so far: it waits for saves that are on their way.

    Closed minutes are the document that was sealed, byte for byte, whatever wording or profile came later. Raises
    NotFound for a kind, session or profile that does not exist.
    """
    book.flush()
    session = book.session(session_id)
    made = compose(session, book.rules(), book.agenda(session.agenda), kind, profile or book.defaults()[2])
    if session.seal is None:
        return made
    found = tuple(
        Finding("seal", "error", f"{BROKEN}: {text}", StepKind.CONCLUSION, "Xem việc cần làm")
        for text in book.seal_faults(session_id)
    )
    if kind == "minutes":
        kept = book.sealed_document(session_id)
        if kept is not None and _digest(kept) == session.seal.document:
            told = kept != made.docx and (found or profile is not None)
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
) -> Made:
    """Return a document of a session record; raises NotFound for a kind or profile that does not exist.

    The self-review stays inside the cell unless ``include_self_review`` asks for it.
    """
    if kind not in OUTLINES:
        raise NotFound(f"Không có loại văn bản “{kind}”. Có: {', '.join(OUTLINES)}.")
    form = load_profile(profile)
    title, name, outline = OUTLINES[kind]
    extras = _extras(session, rules, agenda, include_self_review=include_self_review)
    document = outline(session, count(session.roll, rules), form, extras)
    created = session.ended_at or session.started_at or session.planned_at or datetime(session.year, 1, 1)
    quarter = f"-q{session.quarter}" if session.quarter else ""
    return Made(
        kind,
        title,
        write_docx(document, form, created=created),
        findings(session, rules, agenda),
        f"{name}-{session.year}{quarter}",
    )


def _extras(
    session: SessionRecord, rules: RulePack, agenda: AgendaProfile | None, *, include_self_review: bool = False
) -> Extras:
    whole = sitting.whole_length(session, rules)
    return Extras(agenda.recipients if agenda else (), whole.minutes if whole else None, include_self_review)


def reading(book: OpenBook, session_id: str) -> tuple[Line, ...]:
    """Return the minutes of a session as they are read aloud, with everything typed so far."""
    book.flush()
    session = book.session(session_id)
    form, rules = load_profile(book.defaults()[2]), book.rules()
    extras = _extras(session, rules, book.agenda(session.agenda))
    return read_aloud(OUTLINES["minutes"][2](session, count(session.roll, rules), form, extras))


class Pages:
    """A document laid out once; pages are drawn when they are asked for."""

    def __init__(self, docx: bytes) -> None:
        self._rendered = pages.RdocxRenderer().open(docx)
        self.count = self._rendered.page_count

    def png(self, page: int, dpi: int) -> bytes:
        """Return the picture of a page, counted from 0."""
        return self._rendered.png(page, dpi)


def render(docx: bytes) -> Pages:
    """Return a document's pages; raises KnownError when it cannot be drawn."""
    return Pages(docx)


def pdf(docx: bytes) -> bytes:
    """Return a document's pages as PDF; raises KnownError when it cannot be drawn."""
    return pages.RdocxRenderer().pdf(docx)


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all and read it back; raises KnownError and leaves an earlier file as it was."""
    files.write_atomically(path, data)
