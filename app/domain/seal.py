"""Closed minutes: what a seal covers, and how seals form a chain.

A seal hashes what the minutes say, the document made of it, and the seal before it. What goes on after the session
(follow-ups, the state and result of tasks, drafts) is not part of it. Row numbers are left out, so that a seal holds
in any book that reads the same exchange file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from app.domain.records import RollEntry, SealRecord, SessionRecord
from app.domain.vocabulary import TaskStatus

#: What the first seal of a book follows.
START = "0" * 64


@dataclass(frozen=True, slots=True)
class SealFault:
    """Something wrong with a seal; ``text`` says what in Vietnamese."""

    session_id: str
    text: str


def content_hash(session: SessionRecord) -> str:
    """Return the SHA-256 of everything that closed minutes say, as hexadecimal digits."""
    plain = replace(
        session,
        guests=tuple(replace(guest, id=0) for guest in session.guests),
        roll=_roll(session),
        prompts=tuple(replace(prompt, id=0) for prompt in session.prompts),
        contributions=tuple(replace(said, id=0) for said in session.contributions),
        votes=tuple(replace(vote, id=0) for vote in session.votes),
        tasks=tuple(replace(task, id=0, status=TaskStatus.OPEN, result="") for task in session.tasks),
        follow_ups={},
        drafts={},
        seal=None,
        supplements=(),
    )
    text = json.dumps(asdict(plain), ensure_ascii=False, sort_keys=True, default=_iso)
    return hashlib.sha256(text.encode()).hexdigest()


def seal_hash(content: str, document: str, previous: str, sealed_at: datetime) -> str:
    """Return the hash of a seal from the hashes it binds together."""
    bound = "\n".join((content, document, previous, sealed_at.isoformat(timespec="seconds")))
    return hashlib.sha256(bound.encode()).hexdigest()


def make_seal(session: SessionRecord, document: bytes, previous: SealRecord | None, at: datetime) -> SealRecord:
    """Return the seal of a session's minutes and of the document made of them, next in the chain."""
    content, made = content_hash(session), hashlib.sha256(document).hexdigest()
    before = previous.hash if previous else START
    number = previous.number + 1 if previous else 1
    return SealRecord(number, at, content, made, before, seal_hash(content, made, before, at))


def faults(sessions: Sequence[SessionRecord]) -> tuple[SealFault, ...]:
    """Return what is wrong with the seals of a book's sessions: changed minutes, changed seals, broken links."""
    found = []
    before = START
    for session, seal in _in_chain(sessions):
        if content_hash(session) != seal.content:
            found.append(SealFault(session.id, "nội dung biên bản đã bị sửa sau khi chốt"))
        if seal_hash(seal.content, seal.document, seal.previous, seal.sealed_at) != seal.hash:
            found.append(SealFault(session.id, "dấu chốt đã bị sửa"))
        elif seal.previous != before:
            found.append(SealFault(session.id, "dấu chốt không nối tiếp buổi chốt trước (thiếu hoặc bị thay)"))
        before = seal.hash
    return tuple(found)


def _roll(session: SessionRecord) -> tuple[RollEntry, ...]:
    """Return the lines that the minutes rest on: of the convened, and of whoever else is named in them."""
    named = {session.chair, session.minutes_taker, *session.opening_report.presenters}
    named |= {said.speaker.member_id for said in session.contributions}
    named |= {member for task in session.tasks for member in (*task.assignees, task.inspector)}
    kept = (entry for entry in session.roll if entry.convened or entry.member_id in named)
    return tuple(sorted(kept, key=lambda entry: entry.member_id))


def _iso(day: date) -> str:
    return day.isoformat()


def _in_chain(sessions: Sequence[SessionRecord]) -> list[tuple[SessionRecord, SealRecord]]:
    sealed = [(session, session.seal) for session in sessions if session.seal is not None]
    return sorted(sealed, key=lambda pair: pair[1].number)
