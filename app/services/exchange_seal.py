"""Closed minutes in exchange files: their read-back, seal and supplements, out of a book and into one."""

from __future__ import annotations

import hashlib
from base64 import b64decode, b64encode
from datetime import datetime

from app.domain.records import SealRecord, SessionRecord
from app.domain.seal import content_hash
from app.errors import WrongInput
from app.models import session_reader
from app.models.unit_of_work import UnitOfWork
from app.services import exchange_format as x
from app.services import minutes_seal
from app.services.exchange_check import parse_time

CHANGED = "biên bản không khớp với dấu chốt: nội dung đã bị sửa sau khi chốt; sổ được giữ nguyên"


def dump_read_back(session: SessionRecord) -> x.ReadBack | None:
    """Return when the minutes were read to the meeting, as the file holds it."""
    kept = session.read_back
    return x.ReadBack(_iso(kept.at), kept.objections) if kept else None


def dump_seal(session: SessionRecord, docx: bytes | None) -> x.Seal | None:
    """Return the seal as the file holds it, with the sealed document where the book kept it."""
    kept = session.seal
    if kept is None:
        return None
    file = b64encode(docx).decode() if docx else None
    return x.Seal(kept.number, _iso(kept.sealed_at), kept.content, kept.document, kept.previous, kept.hash, file)


def dump_supplements(session: SessionRecord) -> list[x.Supplement]:
    """Return the supplements as the file holds them."""
    return [x.Supplement(_iso(made.made_at), made.reason, made.text) for made in session.supplements]


def import_closing(uow: UnitOfWork, session: x.Session, here: str) -> None:
    """Close the session's minutes as the file has them; raises WrongInput when they are not what was sealed."""
    if session.read_back:
        at = parse_time(session.read_back.at, f"{here}.read_back.at")
        minutes_seal.read_back(uow, session.id, at, session.read_back.objections)
    if session.seal is None:
        return
    uow.session.flush()
    seal = session.seal
    if content_hash(session_reader.session_record(uow.session, session.id)) != seal.content:
        raise WrongInput(f"{here}.seal", CHANGED)
    at = parse_time(seal.sealed_at, f"{here}.seal.sealed_at") or datetime.min
    sealed = SealRecord(seal.number, at, seal.content, seal.document, seal.previous, seal.hash)
    minutes_seal.add_seal(uow, session.id, sealed, _document(seal, here))
    for number, made in enumerate(session.supplements):
        when = parse_time(made.made_at, f"{here}.supplements[{number}].made_at") or at
        minutes_seal.supplement(uow, session.id, made.reason, made.text, when)


def _document(seal: x.Seal, here: str) -> bytes | None:
    """Return the sealed document that the file brings; raises WrongInput when it is not the one that was sealed."""
    if seal.file is None:
        return None
    try:
        docx = b64decode(seal.file, validate=True)
    except ValueError as error:
        raise WrongInput(f"{here}.seal.file", "không phải dữ liệu base64 nguyên vẹn; sổ được giữ nguyên") from error
    if hashlib.sha256(docx).hexdigest() != seal.document:
        raise WrongInput(f"{here}.seal.file", "văn bản kèm theo không phải bản đã chốt; sổ được giữ nguyên")
    return docx


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")
