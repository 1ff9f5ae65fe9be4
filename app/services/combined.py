"""Combined sittings: a regular and a thematic session held in one sitting, two linked sessions with minutes each.

The regular part comes first; the thematic one follows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain import sitting
from app.domain.agenda import AgendaProfile
from app.domain.records import CellRecord, SessionRecord
from app.domain.vocabulary import CombinePolicy, SessionKind
from app.errors import KnownError
from app.models import readers, session_reader
from app.models.unit_of_work import UnitOfWork
from app.services import meeting, planning, roster, rule_books

ALREADY = "Buổi này đã được kết hợp với một buổi khác. Hãy mở phần kia để chuẩn bị tiếp."
NOT_THIS_KIND = "Chỉ kết hợp được buổi chuyên đề với buổi thường kỳ; các cuộc họp khác tổ chức riêng."
STARTED = "Buổi này đã diễn ra nên không kết hợp được nữa. Nội dung được giữ nguyên."


@dataclass(frozen=True, slots=True)
class NewSitting:
    """A session to be made: from a topic of the plan or not, and with ``companion`` (an agenda) combined or not."""

    new: meeting.NewSession
    profile: AgendaProfile
    cell: CellRecord
    topic: int | None = None
    is_pilot: bool = False
    companion: AgendaProfile | None = None


def make_sitting(wanted: NewSitting, uow: UnitOfWork) -> str:
    """Make a session, with its regular part where it is combined; all of it or nothing. Return the session's id."""
    if wanted.topic is None:
        uid = meeting.create_session(uow, wanted.new, wanted.profile, wanted.cell)
    else:
        uid = planning.session_from_topic(uow, wanted.topic, wanted.profile, wanted.new)
    if wanted.is_pilot:
        meeting.set_facts(uow, uid, is_pilot=True)
    if wanted.companion is not None:
        combine(uow, uid, wanted.companion, wanted.cell)
    return uid


def policy(uow: UnitOfWork) -> CombinePolicy:
    """Return whether the cell combines sittings: by its own choice, else by the rules in force today."""
    return sitting.policy(roster.combine(uow), rule_books.in_force(uow, date.today()))


def combine(uow: UnitOfWork, uid: str, profile: AgendaProfile, cell: CellRecord, topic: str = "") -> str:
    """Make the companion of a planned session, to be held in the same sitting; return its id.

    Its place, time and people are those of the session there is. Raises a KnownError in the rule's words where sittings
    are not to be combined.
    """
    record = session_reader.session_record(uow.session, uid)
    _may_combine(uow, record)
    kind = sitting.COMPANIONS[record.kind]
    new = meeting.NewSession(
        kind, topic, record.year, None, record.place, record.planned_at, record.chair, record.minutes_taker
    )
    other = meeting.create_session(uow, new, profile, cell)
    first, second = (uid, other) if record.kind is SessionKind.REGULAR else (other, uid)
    meeting.set_facts(uow, second, follows_id=readers.session_key(uow.session, first))
    return other


def _may_combine(uow: UnitOfWork, record: SessionRecord) -> None:
    day = record.planned_at.date() if record.planned_at else date.today()
    refused = sitting.refusal(roster.combine(uow), rule_books.in_force(uow, day))
    if refused:
        raise KnownError(refused)
    if record.kind not in sitting.COMPANIONS:
        raise KnownError(NOT_THIS_KIND)
    if record.other_part is not None:
        raise KnownError(ALREADY)
    if record.state != "planned":
        raise KnownError(STARTED)
