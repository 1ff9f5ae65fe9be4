"""Reading the minutes back and closing them: each function is one user action inside a writing unit of work."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from app.domain import seal
from app.domain.records import SealRecord
from app.domain.vietnamese import clean
from app.errors import KnownError
from app.models import readers
from app.models.seal import Seal, Supplement
from app.models.unit_of_work import UnitOfWork
from app.services import catalogue, meeting, roster

NOT_HELD = "Buổi sinh hoạt chưa ghi giờ kết thúc nên chưa chốt được biên bản. Hãy ghi giờ kết thúc trước."
NOT_SEALED = "Biên bản của buổi này chưa chốt, đồng chí sửa thẳng được, không cần biên bản bổ sung."
EMPTY = "Biên bản bổ sung phải ghi lý do và nội dung đính chính."


def read_back(uow: UnitOfWork, session_id: str, at: datetime | None, objections: str = "") -> None:
    """Write when the minutes were read to the meeting and what was objected; None takes it back."""
    meeting.set_facts(uow, session_id, read_back_at=at, objections=objections if at else "")


def finalise(uow: UnitOfWork, session_id: str, at: datetime) -> SealRecord:
    """Close the minutes of a session that was held; from then on the book refuses every change of them."""
    from app.services import documents

    record = readers.session_record(uow.session, session_id)
    if record.seal is not None:
        return record.seal
    if record.state != "held":
        raise KnownError(NOT_HELD)
    _, rules, profile = roster.defaults(uow)
    agenda = catalogue.agenda_profile(record.agenda)
    made = documents.compose(record, catalogue.rule_pack(rules), agenda, "minutes", profile)
    sealed = seal.make_seal(record, made.docx, readers.last_seal(uow.session), at)
    add_seal(uow, session_id, sealed)
    return sealed


def add_seal(uow: UnitOfWork, session_id: str, sealed: SealRecord) -> None:
    """Put a seal on a session as it stands."""
    key = readers.session_key(uow.session, session_id)
    uow.session.add(
        Seal(
            session_id=key, number=sealed.number, sealed_at=sealed.sealed_at, content=sealed.content,
            document=sealed.document, previous=sealed.previous, hash=sealed.hash,
        )
    )  # fmt: skip
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


def faults(uow: UnitOfWork) -> tuple[seal.SealFault, ...]:
    """Return what is wrong with the seals of a book."""
    ids = readers.session_ids(uow.session)
    return seal.faults([readers.session_record(uow.session, session_id) for session_id in ids])
