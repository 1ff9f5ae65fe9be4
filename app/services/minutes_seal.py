"""Reading the minutes back and closing them: each function is one user action inside a writing unit of work."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.exc import OperationalError

from app.domain import seal
from app.domain.records import SealRecord
from app.domain.vietnamese import clean
from app.errors import BookUnusable, KnownError
from app.models import readers, session_reader
from app.models.seal import Seal, SealedDocument, Supplement
from app.models.session import BinLine, CellSession
from app.models.unit_of_work import UnitOfWork
from app.services import catalogue, meeting, roster, rule_books

NOT_HELD = "Buổi sinh hoạt chưa ghi giờ kết thúc nên chưa chốt được biên bản. Hãy ghi giờ kết thúc trước."
NOT_SEALED = "Biên bản của buổi này chưa chốt, đồng chí sửa thẳng được, không cần biên bản bổ sung."
EMPTY = "Biên bản bổ sung phải ghi lý do và nội dung đính chính."
UNREADABLE = "nội dung biên bản đã bị sửa sau khi chốt, có chỗ không đọc được"


def read_back(uow: UnitOfWork, session_id: str, at: datetime | None, objections: str = "") -> None:
    """Write when the minutes were read to the meeting and what was objected; None takes it back."""
    meeting.set_facts(uow, session_id, read_back_at=at, objections=objections if at else "")


def finalise(uow: UnitOfWork, session_id: str, at: datetime) -> SealRecord:
    """Close the minutes of a session that was held; from then on the book refuses every change of them.

    The document is kept as it was made; the bin of the session is emptied.
    """
    from app.services import document_facts, documents

    record = session_reader.session_record(uow.session, session_id)
    if record.seal is not None:
        return record.seal
    if record.state != "held":
        raise KnownError(NOT_HELD)
    profile = roster.defaults(uow)[2]
    rules = rule_books.in_force(uow, (record.started_at or at).date())
    agenda = catalogue.agenda_profile(record.agenda)
    extras = document_facts.of_minutes(uow, record, rules, agenda)
    made = documents.compose(record, rules, agenda, "minutes", profile, extras=extras)
    sealed = seal.make_seal(record, made.docx, readers.last_seal(uow.session), at)
    add_seal(uow, session_id, sealed, made.docx)
    uow.session.execute(delete(BinLine).where(BinLine.session_id == readers.session_key(uow.session, session_id)))
    return sealed


def add_seal(uow: UnitOfWork, session_id: str, sealed: SealRecord, docx: bytes | None) -> None:
    """Put a seal on a session as it stands, with its document when there is one to keep."""
    key = readers.session_key(uow.session, session_id)
    uow.session.add(
        Seal(
            session_id=key, number=sealed.number, sealed_at=sealed.sealed_at, content=sealed.content,
            document=sealed.document, previous=sealed.previous, hash=sealed.hash,
        )
    )  # fmt: skip
    uow.session.flush()
    if docx is not None:
        uow.session.add(SealedDocument(session_id=key, docx=docx))
        uow.session.flush()


def supplement(uow: UnitOfWork, session_id: str, reason: str, text: str, at: datetime) -> int:
    """Correct closed minutes by a numbered supplement; return its number within the session."""
    key = readers.session_key(uow.session, session_id)
    if uow.session.get(Seal, key) is None:
        raise KnownError(NOT_SEALED)
    if not reason.strip() or not text.strip():
        raise KnownError(EMPTY)
    last = uow.session.scalar(select(func.max(Supplement.number)).where(Supplement.session_id == key)) or 0
    row = Supplement(session_id=key, number=last + 1, made_at=at, reason=clean(reason), text=clean(text))
    uow.session.add(row)
    uow.session.flush()
    return row.number


def sealed_sessions(uow: UnitOfWork) -> tuple[str, ...]:
    """Return the ids of the sessions whose minutes are closed, in the order of their seals."""
    query = select(CellSession.uid).join(Seal, Seal.session_id == CellSession.id)
    return tuple(uow.session.scalars(query.order_by(Seal.number)))


def faults_of(uow: UnitOfWork, session_id: str) -> tuple[seal.SealFault, ...]:
    """Return what is wrong with the seal of a session; nothing for one whose minutes are open."""
    key = readers.session_key(uow.session, session_id)
    number = uow.session.scalar(select(Seal.number).where(Seal.session_id == key))
    if number is None:
        return ()
    query = select(Seal.hash).where(Seal.number < number).order_by(Seal.number.desc()).limit(1)
    before = uow.session.scalar(query) or seal.START
    try:
        record = session_reader.session_record(uow.session, session_id)
    except (BookUnusable, LookupError, TypeError, ValueError):  # what another tool wrote may be no value that we know
        return (seal.SealFault(session_id, UNREADABLE),)
    except OperationalError as error:
        if "decode" not in str(error.orig).lower():
            raise
        return (seal.SealFault(session_id, UNREADABLE),)
    return seal.faults(record, before, readers.sealed_document(uow.session, session_id))


def faults(uow: UnitOfWork) -> tuple[seal.SealFault, ...]:
    """Return what is wrong with the seals of a book."""
    return tuple(fault for session_id in sealed_sessions(uow) for fault in faults_of(uow, session_id))
