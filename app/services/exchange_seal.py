"""Closed minutes in exchange files: their read-back, seal and supplements, out of a book and into one."""

from __future__ import annotations

from datetime import datetime

from app.domain.records import SealRecord, SessionRecord
from app.domain.seal import content_hash
from app.errors import WrongInput
from app.models import readers
from app.models.unit_of_work import UnitOfWork
from app.services import exchange_format as x
from app.services import minutes_seal
from app.services.exchange_check import parse_time

CHANGED = "biên bản không khớp với dấu chốt: nội dung đã bị sửa sau khi chốt; sổ được giữ nguyên"


def dump_read_back(session: SessionRecord) -> x.ReadBack | None:
    """Return when the minutes were read to the meeting, as the file holds it."""
    kept = session.read_back
    return x.ReadBack(_iso(kept.at), kept.objections) if kept else None


def dump_seal(session: SessionRecord) -> x.Seal | None:
    """Return the seal as the file holds it."""
    kept = session.seal
    if kept is None:
        return None
    return x.Seal(kept.number, _iso(kept.sealed_at), kept.content, kept.document, kept.previous, kept.hash)


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
    if content_hash(readers.session_record(uow.session, session.id)) != seal.content:
        raise WrongInput(f"{here}.seal", CHANGED)
    at = parse_time(seal.sealed_at, f"{here}.seal.sealed_at") or datetime.min
    minutes_seal.add_seal(
        uow, session.id, SealRecord(seal.number, at, seal.content, seal.document, seal.previous, seal.hash)
    )
    for number, made in enumerate(session.supplements):
        when = parse_time(made.made_at, f"{here}.supplements[{number}].made_at") or at
        minutes_seal.supplement(uow, session.id, made.reason, made.text, when)


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")
