"""Who asked to speak, speeches prepared beforehand, and an opinion kept together with what it ends.

Each function is one user action inside a writing unit of work.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam, delete, func, select, update

from app.domain.chair_help import same_speaker
from app.domain.records import Speaker
from app.domain.vietnamese import clean, one_line
from app.models import lookups, readers
from app.models.discussion import QueueLine, Speech
from app.models.member import Member
from app.models.session import CellSession
from app.models.unit_of_work import UnitOfWork
from app.services import convening, meeting
from app.services.closed import refuse_closed
from app.services.meeting import NewContribution
from app.services.rows import existing

_QUEUE = (
    select(QueueLine.id, QueueLine.speaker_name, QueueLine.speaker_title, Member.uid)
    .join(CellSession, CellSession.id == QueueLine.session_id)
    .outerjoin(Member, Member.id == QueueLine.member_id)
    .where(CellSession.uid == bindparam("uid"))
    .order_by(QueueLine.place, QueueLine.id)
)


@dataclass(frozen=True, slots=True)
class NewSpeech:
    """A speech as it is prepared: by somebody, or by a tổ that has not said who delivers it."""

    speaker: Speaker
    topic: str = ""
    text: str = ""
    group: str = ""


def ask_to_speak(uow: UnitOfWork, uid: str, speaker: Speaker) -> int:
    """Put somebody at the end of the queue; return the line's id, the present one when they wait already."""
    key = _open(uow, uid)
    present = _lines_of(uow, uid, speaker)
    if present:
        return present[0]
    last = uow.session.scalar(select(func.max(QueueLine.place)).where(QueueLine.session_id == key))
    row = QueueLine(session_id=key, place=(last or 0) + 1)
    row.member_id = _member(uow, key, speaker)
    row.speaker_name, row.speaker_title = _words(speaker)
    uow.session.add(row)
    uow.session.flush()
    return row.id


def leave_queue(uow: UnitOfWork, line: int) -> None:
    """Take a line out of the queue; one that is gone already is no fault."""
    refuse_closed(uow, uow.session.scalar(select(QueueLine.session_id).where(QueueLine.id == line)))
    uow.session.execute(delete(QueueLine).where(QueueLine.id == line))


def move_in_queue(uow: UnitOfWork, uid: str, line: int, steps: int) -> None:
    """Move a line up (negative) or down in its session's queue, at most to an end."""
    key = _open(uow, uid)
    lines = list(
        uow.session.scalars(
            select(QueueLine.id).where(QueueLine.session_id == key).order_by(QueueLine.place, QueueLine.id)
        )
    )
    if line not in lines:
        return
    place = max(0, min(lines.index(line) + steps, len(lines) - 1))
    lines.remove(line)
    lines.insert(place, line)
    for number, moved in enumerate(lines, 1):
        uow.session.execute(update(QueueLine).where(QueueLine.id == moved).values(place=number))


def deliver(uow: UnitOfWork, uid: str, new: NewContribution, speech: int | None = None) -> int:
    """Keep an opinion, take its speaker out of the queue and mark a prepared speech as delivered; return its id."""
    number = meeting.add_contribution(uow, uid, new)
    for line in _lines_of(uow, uid, Speaker(new.speaker_name, new.speaker_title, new.speaker)):
        leave_queue(uow, line)
    if speech is not None:
        uow.session.execute(update(Speech).where(Speech.id == speech).values(contribution_id=number))
    return number


def add_speech(
    uow: UnitOfWork, uid: str, new: NewSpeech, *, number: int | None = None, place: int | None = None
) -> int:
    """Put a prepared speech at a place of the list, without one at its end; return its id."""
    key = _open(uow, uid)
    last = uow.session.scalar(select(func.max(Speech.place)).where(Speech.session_id == key))
    row = Speech(id=number, session_id=key, place=place or (last or 0) + 1)
    _fill(uow, row, new)
    uow.session.add(row)
    uow.session.flush()
    return row.id


def change_speech(uow: UnitOfWork, speech: int, new: NewSpeech) -> None:
    """Replace what a prepared speech says; whether it was delivered stays."""
    row = existing(uow, Speech, speech)
    refuse_closed(uow, row.session_id)
    _fill(uow, row, new)


def _open(uow: UnitOfWork, uid: str) -> int:
    """Return the row number of a session; raises KnownError when its minutes are closed."""
    key = readers.session_key(uow.session, uid)
    refuse_closed(uow, key)
    return key


def _lines_of(uow: UnitOfWork, uid: str, speaker: Speaker) -> list[int]:
    """Return the lines of a session's queue that hold somebody."""
    rows = lookups.ask(uow.session, _QUEUE, uid=uid)
    return [number for number, *who in rows if same_speaker(Speaker(*who), speaker)]


def _fill(uow: UnitOfWork, row: Speech, new: NewSpeech) -> None:
    row.member_id = _member(uow, row.session_id, new.speaker)
    row.speaker_name, row.speaker_title = _words(new.speaker)
    row.topic, row.text = " ".join(clean(new.topic).split()), clean(new.text)
    row.group_name = " ".join(clean(new.group).split())


def _member(uow: UnitOfWork, key: int, speaker: Speaker) -> int | None:
    return None if speaker.member_id is None else convening.name_in_session(uow, key, speaker.member_id)


def _words(speaker: Speaker) -> tuple[str, str]:
    if speaker.member_id is not None:
        return "", ""
    return one_line(speaker.full_name), clean(speaker.title)
