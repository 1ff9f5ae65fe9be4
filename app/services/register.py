"""The number register and the terms its numbers run in: each function is one user action in a unit of work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select

from app.domain import register
from app.domain.register import VOID, DocumentCode
from app.domain.targets import Source
from app.domain.vietnamese import clean, short_date
from app.domain.year_records import IssuedDocumentRecord, TermRecord
from app.errors import KnownError, NotFound, WrongInput
from app.models import linked, readers
from app.models.duty import Obligation
from app.models.papers import IssuedDocument, Term
from app.models.seal import Seal
from app.models.session import CellSession
from app.models.task import Task
from app.models.unit_of_work import UnitOfWork
from app.paths import resources
from app.services.rows import added
from app.services.task_resolutions import tie_tasks, untie_tasks

if TYPE_CHECKING:
    from app.exporters.extras import Issued

#: Kinds of document that closing the minutes freezes byte for byte.
SEALED_KINDS = ("minutes",)
GONE = "Dòng này không còn trong sổ số; các dòng khác được giữ nguyên."
TAKEN = "Số {} đã cấp cho “{}” ngày {}. Đồng chí bỏ trống ô số để lấy số tiếp theo là {}."
HAS_ONE = "Văn bản này đã mang số {}. Muốn cấp số khác, đồng chí hủy số ấy trước."
NOT_LAST = "Sau số này đã cấp số {} nên rút đi sẽ thành thiếu số. Đồng chí chọn “Hủy số” để giữ dòng trong sổ."
REFERRED = "Có nhiệm vụ hoặc việc phải làm ghi theo văn bản này. Đồng chí chọn “Hủy số” để giữ dòng trong sổ."
NO_REASON = "Đồng chí ghi lý do hủy số, để người kiểm tra sổ hiểu vì sao số này bỏ."


@dataclass(frozen=True, slots=True)
class NewTerm:
    """A term as it is typed."""

    name: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class NewIssued:
    """A line of the register as it is typed; without a number the next one is taken, ``session`` is its id."""

    code: str
    number: int | None = None
    term: int | None = None
    document: str = ""
    issued_on: date | None = None
    subject: str = ""
    session: str | None = None
    year: int | None = None
    recipients: str = ""
    signer: str = ""
    note: str = ""


class _Codes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: Source
    codes: tuple[DocumentCode, ...]
    of_year: frozenset[str]


@lru_cache(maxsize=1)
def _known() -> _Codes:
    return msgspec.json.decode((resources() / "register" / "codes.json").read_bytes(), type=_Codes)


def codes() -> tuple[DocumentCode, ...]:
    """Return the types of document with their letters, from resources."""
    return _known().codes


def is_of_year(document: str) -> bool:
    """Return whether a kind of document belongs to a year, not to a session."""
    return document in _known().of_year


def terms(uow: UnitOfWork) -> tuple[TermRecord, ...]:
    """Return the terms, the newest first."""
    return linked.fetch(uow.session, TermRecord, Term, order_by=Term.since.desc())


def entries(uow: UnitOfWork, term: int | None) -> tuple[IssuedDocumentRecord, ...]:
    """Return the lines of a term, or those of none, by code and number; those without a number last."""
    order = (IssuedDocument.code, IssuedDocument.number.is_(None), IssuedDocument.number, IssuedDocument.id)
    where = IssuedDocument.term_id == term  # None becomes IS NULL
    return linked.fetch(uow.session, IssuedDocumentRecord, IssuedDocument, where, order_by=order)


def all_entries(uow: UnitOfWork) -> tuple[IssuedDocumentRecord, ...]:
    """Return every line of the register, in the order of entry."""
    return linked.fetch(uow.session, IssuedDocumentRecord, IssuedDocument)


def entry(uow: UnitOfWork, number: int) -> IssuedDocumentRecord | None:
    """Return the line of that row number, None where it has gone."""
    return next(
        iter(linked.fetch(uow.session, IssuedDocumentRecord, IssuedDocument, IssuedDocument.id == number)), None
    )


def issued_of_session(uow: UnitOfWork, session_id: str) -> dict[str, Issued]:
    """Return what the register says of a session's documents, by kind; a later line counts before an earlier one."""
    lines = linked.of_session(uow.session, IssuedDocumentRecord, IssuedDocument, session_id)
    return _by_kind(lines)


def issued_of_year(uow: UnitOfWork, year: int) -> dict[str, Issued]:
    """Return what the register says of a year's own documents (plan, report, packs), by kind."""
    where = (IssuedDocument.year == year, IssuedDocument.session_id.is_(None))
    return _by_kind(linked.fetch(uow.session, IssuedDocumentRecord, IssuedDocument, *where))


def following(uow: UnitOfWork, code: str, today: date) -> int:
    """Return the next number of a code in the term of today."""
    term = register.usual_term(terms(uow), today)
    key = term.id if term else None
    return register.next_number(entries(uow, key), code, key)


def is_sealed(uow: UnitOfWork, session_id: str | None, document: str) -> bool:
    """Return whether a document was closed with its minutes, so that a number given now cannot stand in it."""
    if session_id is None or document not in SEALED_KINDS:
        return False
    query = select(Seal.number).join(CellSession, CellSession.id == Seal.session_id)
    return uow.session.scalar(query.where(CellSession.uid == session_id)) is not None


def add_term(uow: UnitOfWork, new: NewTerm) -> int:
    """Add a term; return its row number. Lines written before the book knew any term belong to its first one."""
    _check_term(new, terms(uow))
    number = added(uow, Term(name=clean(new.name).strip(), since=new.since, until=new.until))
    if len(terms(uow)) == 1:
        _adopt(uow, number)
    return number


def change_term(uow: UnitOfWork, term: int, new: NewTerm) -> None:
    """Change the name or the days of a term; its lines stay in it."""
    _check_term(new, [one for one in terms(uow) if one.id != term])
    row = _term(uow, term)
    row.name, row.since, row.until = clean(new.name).strip(), new.since, new.until


def remove_term(uow: UnitOfWork, term: int) -> None:
    """Remove a term that has no lines; raises KnownError for one that has."""
    count = uow.session.scalar(select(func.count()).where(IssuedDocument.term_id == term)) or 0
    if count:
        raise KnownError(f"Nhiệm kỳ này đã có {count} văn bản trong sổ số nên không xóa được.")
    uow.session.delete(_term(uow, term))


def give(uow: UnitOfWork, new: NewIssued) -> int:
    """Write a line, with the next number where none is typed; return its row number.

    The tasks of a session belong to the resolution it issues, else to its conclusion.

    Raises KnownError when the number is taken, or the session's document of that kind bears one already.
    """
    others = entries(uow, new.term)
    code = register.tidy_code(new.code)
    if new.document and new.session is not None:
        _refuse_second(uow, new)
    number = new.number if new.number is not None else register.next_number(others, code, new.term)
    _refuse_taken(others, code, new.term, number)
    row = IssuedDocument()
    _fill(uow, row, new)
    row.number = number
    line = added(uow, row)
    tie_tasks(uow, row)
    return line


def change(uow: UnitOfWork, line: int, new: NewIssued) -> None:
    """Replace what a line says; raises KnownError when its number would be one that another line has."""
    row = _row(uow, line)
    code = register.tidy_code(new.code)
    if new.number is not None:
        others = [one for one in entries(uow, new.term) if one.id != line]
        _refuse_taken(others, code, new.term, new.number)
    untie_tasks(uow, row)
    _fill(uow, row, new)
    tie_tasks(uow, row)


def void(uow: UnitOfWork, line: int, reason: str) -> None:
    """Withdraw a number: the line stays with the reason, and the number is never given again."""
    if not reason.strip():
        raise KnownError(NO_REASON)
    row = _row(uow, line)
    said = f"Đã hủy số: {clean(reason).strip()}"
    row.note = f"{row.note.rstrip()}\n{said}".strip()
    row.document = VOID
    untie_tasks(uow, row)


def take_back(uow: UnitOfWork, line: int) -> IssuedDocumentRecord:
    """Remove a line as if its number had never been given; return it, for putting it back.

    Raises KnownError when a later number was given, or something else in the book names the line.
    """
    kept, row = entry(uow, line), _row(uow, line)
    assert kept is not None
    later = [one.number for one in entries(uow, kept.term) if one.code == kept.code and one.number]
    if kept.number is not None and max(later) > kept.number:
        raise KnownError(NOT_LAST.format(_written(max(later), kept.code)))
    untie_tasks(uow, row)
    named = (
        select(Task.id)
        .where(Task.resolution_id == line)
        .union(select(Obligation.id).where(Obligation.issued_id == line))
    )
    if uow.session.execute(named.limit(1)).first() is not None:
        raise KnownError(REFERRED)
    uow.session.delete(row)
    uow.session.flush()
    return kept


def put_back(uow: UnitOfWork, kept: IssuedDocumentRecord) -> int:
    """Write a line again that was taken back; return its row number."""
    return give(
        uow,
        NewIssued(
            kept.code, kept.number, kept.term, kept.document, kept.issued_on, kept.subject, kept.session, kept.year,
            kept.recipients, kept.signer, kept.note,
        ),
    )  # fmt: skip


def _by_kind(lines: tuple[IssuedDocumentRecord, ...]) -> dict[str, Issued]:
    from app.exporters.extras import Issued

    return {
        one.document: Issued(one.number, one.issued_on) for one in lines if one.document and not register.is_void(one)
    }


def _check_term(new: NewTerm, others: Sequence[TermRecord]) -> None:
    try:
        register.check_term(new.name, new.since, new.until, others)
    except WrongInput as error:
        raise KnownError(error.problem) from error


def _adopt(uow: UnitOfWork, term: int) -> None:
    for row in uow.session.scalars(select(IssuedDocument).where(IssuedDocument.term_id.is_(None))):
        row.term_id = term


def _refuse_second(uow: UnitOfWork, new: NewIssued) -> None:
    assert new.session is not None
    for one in linked.of_session(uow.session, IssuedDocumentRecord, IssuedDocument, new.session):
        if one.document == new.document and one.number is not None:
            raise KnownError(HAS_ONE.format(_written(one.number, one.code)))


def _refuse_taken(lines: Sequence[IssuedDocumentRecord], code: str, term: int | None, number: int) -> None:
    found = register.same_number(lines, code, term, number)
    if found is not None:
        day = short_date(found.issued_on) if found.issued_on else "chưa ghi"
        following = register.written(register.next_number(lines, code, term))
        raise KnownError(TAKEN.format(_written(number, code), found.subject or "văn bản khác", day, following))


def _fill(uow: UnitOfWork, row: IssuedDocument, new: NewIssued) -> None:
    key = readers.session_key(uow.session, new.session) if new.session else None
    row.term_id, row.session_id, row.year = new.term, key, new.year
    row.document, row.code, row.number = new.document, register.tidy_code(new.code), new.number
    row.issued_on, row.subject = new.issued_on, " ".join(clean(new.subject).split())
    row.recipients, row.signer, row.note = clean(new.recipients), clean(new.signer).strip(), clean(new.note)


def _row(uow: UnitOfWork, line: int) -> IssuedDocument:
    row = uow.session.get(IssuedDocument, line)
    if row is None:
        raise NotFound(GONE)
    return row


def _term(uow: UnitOfWork, term: int) -> Term:
    row = uow.session.get(Term, term)
    if row is None:
        raise NotFound("Nhiệm kỳ này không còn trong sổ.")
    return row


def _written(number: int | None, code: str) -> str:
    return f"{register.written(number)}-{code}"
