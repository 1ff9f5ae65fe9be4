"""What is prepared before a session: each function is one user action inside a writing unit of work.

Prompts, guests and presenters are written by ``meeting``, prepared speeches by ``speaking``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, select

from app.domain.preparation import FINISHED, PreparationRecord, received, recipients, unserved
from app.domain.stream import paragraphs
from app.domain.vietnamese import clean
from app.domain.vocabulary import FollowUpKind, Gate, Means
from app.domain.year_records import (
    ApprovalRecord,
    BriefRecord,
    DispatchRecord,
    ParentHintRecord,
    ReportVersionRecord,
)
from app.errors import KnownError
from app.models import readers, session_reader
from app.models.discussion import Contribution
from app.models.linked import of_session
from app.models.preparation import Approval, Brief, Dispatch, ParentHint, ReportVersion
from app.models.session import CellSession
from app.models.unit_of_work import UnitOfWork
from app.services import convening, meeting
from app.services.rows import added, existing, linkable

NOTHING_TO_KEEP = "Báo cáo đề dẫn chưa có nội dung nên chưa lưu được thành bản."
#: What is noted on versions that are made without anybody asking for them.
APPROVED, BEFORE_RESTORE = "Bản được thông qua", "Nội dung trước khi lấy lại bản cũ"
#: Gates at which a version of the draft is agreed to.
_OF_A_VERSION = (Gate.DRAFT_COMMITTEE, Gate.DRAFT_SECRETARY, Gate.PARENT, Gate.PARENT_DESK)


@dataclass(frozen=True, slots=True)
class Consent:
    """Who agreed, on which day; ``by_name`` as a person would say it."""

    gate: Gate
    done_on: date
    by_name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sending:
    """A document given out: to members by id, to tổ by name, to others as ``recipients``."""

    document: str
    sent_on: date
    means: Means
    members: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    note: str = ""


def preparation(uow: UnitOfWork, uid: str) -> PreparationRecord:
    """Return what was prepared for a session, in five queries."""
    session = uow.session
    brief = of_session(session, BriefRecord, Brief, uid)
    return PreparationRecord(
        brief[0] if brief else BriefRecord(uid),
        of_session(session, ReportVersionRecord, ReportVersion, uid),
        of_session(session, ApprovalRecord, Approval, uid),
        of_session(session, ParentHintRecord, ParentHint, uid),
        of_session(session, DispatchRecord, Dispatch, uid),
    )


def set_brief(uow: UnitOfWork, uid: str, **facts: Any) -> None:
    """Set facts of the briefing by name: its texts, ``talked_on``, ``outline`` and what is said of the supervisor."""
    key = readers.session_key(uow.session, uid)
    row = uow.session.get(Brief, key)
    if row is None:
        row = Brief(session_id=key)
        uow.session.add(row)
    for name, value in facts.items():
        setattr(row, name, clean(value) if isinstance(value, str) else value)
    uow.session.flush()


def bring_text(uow: UnitOfWork, uid: str, name: str, text: str) -> None:
    """Bring a text of the briefing back, below what stands there now."""
    row = uow.session.get(Brief, readers.session_key(uow.session, uid))
    now = getattr(row, name, "") if row is not None else ""
    set_brief(uow, uid, **{name: paragraphs(now, text)})


def save_version(uow: UnitOfWork, uid: str, at: datetime, note: str = "") -> int:
    """Keep the opening report as it stands; return the version's id, the present one when nothing changed since.

    Raises KnownError while the report is empty.
    """
    key = readers.session_key(uow.session, uid)
    text = uow.session.scalar(select(CellSession.opening_report).where(CellSession.id == key)) or ""
    if not text.strip():
        raise KnownError(NOTHING_TO_KEEP)
    kept = select(ReportVersion).where(ReportVersion.session_id == key).order_by(ReportVersion.number.desc()).limit(1)
    last = uow.session.scalar(kept)
    if last is not None and last.text == text:
        last.note = clean(note).strip() or last.note
        return last.id
    number = (last.number if last else 0) + 1
    row = ReportVersion(session_id=key, number=number, made_at=at, text=text, note=clean(note).strip())
    return added(uow, row)


def restore_version(uow: UnitOfWork, version: int, at: datetime) -> int:
    """Make a version the text of the opening report again; return its number.

    What stood there is kept as a version of its own when it is in none.
    """
    row = existing(uow, ReportVersion, version)
    session = uow.session.get_one(CellSession, row.session_id)
    text = session.opening_report
    known = select(ReportVersion.id).where(ReportVersion.session_id == row.session_id, ReportVersion.text == text)
    if text.strip() and uow.session.scalar(known) is None:
        save_version(uow, session.uid, at, BEFORE_RESTORE)
    meeting.set_facts(uow, session.uid, opening_report=row.text)
    return row.number


def approve(uow: UnitOfWork, uid: str, consent: Consent, at: datetime) -> int:
    """Write that somebody agreed; return the line's id. What was agreed to is kept as a version, if it is written."""
    key = readers.session_key(uow.session, uid)
    text = uow.session.scalar(select(CellSession.opening_report).where(CellSession.id == key)) or ""
    version = None
    if consent.gate in _OF_A_VERSION and text.strip():
        version = save_version(uow, uid, at, APPROVED if _is_new(uow, key, text) else "")
    row = Approval(session_id=key, gate=consent.gate, done_on=consent.done_on, version_id=version)
    row.by_name, row.note = _line(consent.by_name), clean(consent.note).strip()
    return added(uow, row)


def change_approval(uow: UnitOfWork, approval: int, **facts: Any) -> None:
    """Change ``done_on`` or ``by_name`` of a line about a consent; the version agreed to stays."""
    row = existing(uow, Approval, approval)
    for name, value in facts.items():
        setattr(row, name, _line(value) if isinstance(value, str) else value)


def take_back_approval(uow: UnitOfWork, approval: int) -> None:
    """Remove a line about a consent; one that is gone already is no fault."""
    uow.session.execute(delete(Approval).where(Approval.id == approval))


def bring_approval(uow: UnitOfWork, kept: ApprovalRecord) -> int:
    """Write a line about a consent again as it was; return its id."""
    key = readers.session_key(uow.session, kept.session)
    row = Approval(session_id=key, gate=kept.gate, done_on=kept.done_on, by_name=kept.by_name, note=kept.note)
    row.version_id = linkable(uow, key, ReportVersion, kept.version)
    return added(uow, row)


def add_hint(uow: UnitOfWork, uid: str, text: str, answer: str = "", contribution: int | None = None) -> int:
    """Add what the parent committee asks the cell to speak about; return its id."""
    key = readers.session_key(uow.session, uid)
    row = ParentHint(session_id=key, text=clean(text).strip(), answer=clean(answer))
    row.contribution_id = linkable(uow, key, Contribution, contribution)
    return added(uow, row)


def change_hint(uow: UnitOfWork, hint: int, **facts: Any) -> None:
    """Change ``text``, ``answer`` or ``contribution`` (the opinion that answers it) of a hint."""
    row = existing(uow, ParentHint, hint)
    if "contribution" in facts:
        row.contribution_id = linkable(uow, row.session_id, Contribution, facts.pop("contribution"))
    for name, value in facts.items():
        setattr(row, name, clean(value))


def remove_hint(uow: UnitOfWork, hint: int) -> None:
    """Take a hint away; one that is gone already is no fault."""
    uow.session.execute(delete(ParentHint).where(ParentHint.id == hint))


def send(uow: UnitOfWork, uid: str, sending: Sending) -> tuple[int, ...]:
    """Write that a document was given out, a line for each receiver; return the lines' ids.

    Whoever has a line for that document already keeps it, with the new day and means. Once nobody is without the
    finished report, that is written among what is owed after the session, unless it is there.
    """
    key = readers.session_key(uow.session, uid)
    receivers: list[dict[str, Any]] = [
        *({"member_id": convening.member_key(uow, member)} for member in dict.fromkeys(sending.members)),
        *({"group_name": _line(group)} for group in dict.fromkeys(sending.groups)),
        *({"recipient": _line(one)} for one in dict.fromkeys(sending.recipients)),
    ]
    lines = tuple(_send_to(uow, key, sending, receiver) for receiver in receivers if all(receiver.values()))
    if sending.document == FINISHED:
        _note_sent(uow, uid)
    return lines


def take_back(uow: UnitOfWork, dispatches: Iterable[int]) -> None:
    """Remove lines about documents given out; those that are gone already are no fault."""
    uow.session.execute(delete(Dispatch).where(Dispatch.id.in_(tuple(dispatches))))


def bring_dispatches(uow: UnitOfWork, kept: Sequence[DispatchRecord]) -> None:
    """Write lines about documents given out again as they were."""
    for one in kept:
        row = Dispatch(
            session_id=readers.session_key(uow.session, one.session), document=one.document,
            group_name=one.group_name, recipient=one.recipient, sent_on=one.sent_on, means=one.means, note=one.note,
        )  # fmt: skip
        row.member_id = convening.member_key(uow, one.member) if one.member else None
        uow.session.add(row)
    uow.session.flush()


def _note_sent(uow: UnitOfWork, uid: str) -> None:
    record, prepared = session_reader.session_record(uow.session, uid), preparation(uow, uid)
    asked = recipients(record, readers.members(uow.session))
    if unserved(prepared, FINISHED, asked) or FollowUpKind.SENT_TO_MEMBERS in record.follow_ups:
        return
    days = (one.sent_on for one in received(prepared, FINISHED, asked).values() if one.sent_on is not None)
    meeting.follow_up(uow, uid, FollowUpKind.SENT_TO_MEMBERS, max(days, default=None))


def _send_to(uow: UnitOfWork, key: int, sending: Sending, receiver: dict[str, Any]) -> int:
    who = {"member_id": None, "group_name": "", "recipient": ""} | receiver
    same = (getattr(Dispatch, name).is_not_distinct_from(value) for name, value in who.items())
    present = select(Dispatch).where(Dispatch.session_id == key, Dispatch.document == sending.document, *same).limit(1)
    row = uow.session.scalar(present) or Dispatch(session_id=key, document=sending.document, **who)
    row.sent_on, row.means, row.note = sending.sent_on, sending.means, clean(sending.note).strip()
    return added(uow, row)


def _is_new(uow: UnitOfWork, key: int, text: str) -> bool:
    known = select(func.count()).where(ReportVersion.session_id == key, ReportVersion.text == text)
    return not uow.session.scalar(known)


def _line(text: str) -> str:
    return " ".join(clean(text).split())
