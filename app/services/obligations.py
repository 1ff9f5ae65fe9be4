"""What the cell owes: reading a year, and each thing done about it as one user action inside a unit of work.

That something is done is kept where it belongs and nowhere else: what follows a session with the session, a consent
with the preparation, a milestone with its campaign, everything else in a row of its own.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import delete, select

from app.domain.obligation_rows import OWN, obligations
from app.domain.obligations import Duty, Settles
from app.domain.summaries import SessionSummary
from app.domain.vietnamese import clean
from app.domain.vocabulary import Repeat
from app.domain.year_records import IssuedDocumentRecord, ObligationRecord
from app.errors import KnownError
from app.models import readers
from app.models.duty import Obligation
from app.models.linked import fetch
from app.models.papers import IssuedDocument
from app.models.plan import Milestone
from app.models.preparation import Approval
from app.models.unit_of_work import UnitOfWork
from app.services import meeting, obligation_ground, preparing
from app.services.rows import added, existing

NO_TITLE = "Chưa ghi việc phải làm."
NO_REASON = "Đồng chí ghi lý do thôi làm, để sau này còn hiểu vì sao."
BY_SESSION = "Việc này xong khi buổi sinh hoạt chuyên đề của quý kết thúc; sổ tự ghi."
BY_CAMPAIGN = "Mốc này thuộc đợt sinh hoạt; đồng chí sửa trong đợt ấy ở Kế hoạch năm."
BY_PREPARATION = "Người thông qua ghi ở phần chuẩn bị của buổi sinh hoạt; đồng chí bỏ ghi ở đó."
NO_FIRST_DAY = "Việc lặp lại cần có hạn lần đầu."


@dataclass(frozen=True, slots=True)
class NewObligation:
    """A person's own obligation as it is typed; without a day it belongs to ``year``."""

    title: str
    year: int
    due_on: date | None = None
    repeat: Repeat = Repeat.ONCE
    recipient: str = ""
    via: str = ""
    how: str = ""
    document: str = ""
    note: str = ""


def of_year(uow: UnitOfWork, year: int, today: date, known: Iterable[SessionSummary] | None = None) -> tuple[Duty, ...]:
    """Return what is owed in a year, the overdue first, with what is still open of the years before it.

    ``known`` are sessions that were read already (see ``obligation_ground.ground``).
    """
    ground = obligation_ground.ground(uow, year, today, known)
    return obligations(ground, obligation_ground.rows(uow, year), year, today)


def papers(uow: UnitOfWork, year: int) -> tuple[IssuedDocumentRecord, ...]:
    """Return the numbered documents of a year, the newest first, to choose from."""
    own = IssuedDocument.issued_on.between(date(year, 1, 1), date(year, 12, 31)) | (IssuedDocument.year == year)
    return fetch(uow.session, IssuedDocumentRecord, IssuedDocument, own, order_by=IssuedDocument.id.desc())


def mark_done(uow: UnitOfWork, duty: Duty, day: date) -> None:
    """Write the day on which something was done; raises KnownError where only a session shows it."""
    _settle(uow, duty, day)


def undo(uow: UnitOfWork, duty: Duty) -> None:
    """Take back that something was done; raises KnownError where more than the day is known of it."""
    _settle(uow, duty, None)


def change(uow: UnitOfWork, duty: Duty, **facts: Any) -> None:
    """Set ``due_on``, ``recipient``, ``via``, ``how``, ``issued`` (a line of the register) or ``note``.

    A blank, and the day of the rules, bring back what the rules say. Raises KnownError for a milestone of a campaign,
    which is changed there.
    """
    if duty.settles is Settles.MILESTONE:
        raise KnownError(BY_CAMPAIGN)
    row = _row(uow, duty)
    for name, value in facts.items():
        if name == "due_on":
            row.due_on = None if value == duty.usual_due else value
        elif name == "issued":
            row.issued_id = _still_there(uow, value)
        else:
            setattr(row, name, clean(value).strip() if name == "note" else _line(value))


def drop(uow: UnitOfWork, duty: Duty, reason: str) -> None:
    """Do without something, for a reason that is kept; raises KnownError without one, and for a milestone."""
    if duty.settles is Settles.MILESTONE:
        raise KnownError(BY_CAMPAIGN)
    if not reason.strip():
        raise KnownError(NO_REASON)
    row = _row(uow, duty)
    row.dropped, row.note = True, clean(reason).strip()


def take_up(uow: UnitOfWork, duty: Duty) -> None:
    """Do something after all that was dropped; its note stays."""
    _row(uow, duty).dropped = False


def add_own(uow: UnitOfWork, new: NewObligation) -> str:
    """Add a person's own obligation; return its key."""
    row = Obligation(key=_own_key())
    _fill(row, new)
    added(uow, row)
    return str(row.key)


def change_own(uow: UnitOfWork, number: int, new: NewObligation) -> None:
    """Replace what an obligation of a person's own says; what was done about it stays."""
    _fill(existing(uow, Obligation, number), new)


def remove_own(uow: UnitOfWork, number: int) -> tuple[ObligationRecord, ...]:
    """Remove an obligation of a person's own with all its days; return the rows, for putting them back."""
    row = existing(uow, Obligation, number)
    mine = Obligation.id == number
    if row.key:
        mine = mine | Obligation.key.startswith(f"{row.key}:", autoescape=True)
    kept = fetch(uow.session, ObligationRecord, Obligation, mine)
    uow.session.execute(delete(Obligation).where(mine))
    return kept


def restore_own(uow: UnitOfWork, kept: Sequence[ObligationRecord]) -> None:
    """Put an obligation that was removed back, with all its days."""
    for one in kept:
        facts = {name: getattr(one, name) for name in _COLUMNS}
        uow.session.add(Obligation(issued_id=_still_there(uow, one.issued), **facts))


def _settle(uow: UnitOfWork, duty: Duty, day: date | None) -> None:
    if duty.settles is Settles.SESSION:
        raise KnownError(BY_SESSION)
    if duty.settles is Settles.FOLLOW_UP and duty.session and duty.follow_up:
        meeting.follow_up(uow, duty.session, duty.follow_up, day)
    elif duty.settles is Settles.APPROVAL and duty.session:
        _consent(uow, duty, day)
    elif duty.milestone is not None:
        existing(uow, Milestone, duty.milestone).done_on = day
    else:
        row = _row(uow, duty)
        row.done_on, row.dropped = day, row.dropped and day is None


def _consent(uow: UnitOfWork, duty: Duty, day: date | None) -> None:
    assert duty.session is not None
    assert duty.gate is not None
    mine = (Approval.session_id == readers.session_key(uow.session, duty.session)) & (Approval.gate == duty.gate)
    uow.session.execute(delete(Approval).where(mine, Approval.by_name == "", Approval.note == ""))
    if day is not None:
        preparing.approve(uow, duty.session, preparing.Consent(duty.gate, day), datetime.combine(day, time()))
    elif uow.session.scalar(select(Approval.id).where(mine).limit(1)) is not None:
        raise KnownError(BY_PREPARATION)


def _row(uow: UnitOfWork, duty: Duty) -> Obligation:
    """Return the row of something owed, a new one where nothing was done or changed about it yet.

    An obligation that comes back gets a key that holds in any book before a later day of it is kept.
    """
    if duty.row is not None and duty.key.count(":") == 1:
        return existing(uow, Obligation, duty.row)
    key = duty.key
    if duty.row is not None:
        base = existing(uow, Obligation, duty.row)
        base.key = base.key or _own_key()
        key = f"{base.key}:{key.rpartition(':')[2]}"
    row = uow.session.scalars(select(Obligation).where(Obligation.key == key)).one_or_none()
    if row is None:
        row = Obligation(key=key, year=duty.year)
        added(uow, row)
    return row


def _own_key() -> str:
    return f"{OWN}{os.urandom(6).hex()}"


def _fill(row: Obligation, new: NewObligation) -> None:
    row.title = _line(new.title)
    if not row.title:
        raise KnownError(NO_TITLE)
    if new.repeat is not Repeat.ONCE and new.due_on is None:
        raise KnownError(NO_FIRST_DAY)
    row.year, row.due_on, row.repeat = new.due_on.year if new.due_on else new.year, new.due_on, new.repeat
    row.recipient, row.via, row.how = _line(new.recipient), _line(new.via), _line(new.how)
    row.document, row.note = new.document, clean(new.note).strip()


def _still_there(uow: UnitOfWork, issued: int | None) -> int | None:
    return issued if issued and uow.session.get(IssuedDocument, issued) else None


def _line(text: str) -> str:
    return " ".join(clean(text).split())


_COLUMNS = (
    "key", "year", "title", "due_on", "recipient", "via", "how", "document", "done_on", "note", "dropped", "repeat",
)  # fmt: skip
