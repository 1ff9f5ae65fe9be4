"""Closed minutes: what a seal covers, and how seals form a chain.

A seal hashes what the minutes say, the document made of it, and the seal before it. What goes on after the session
(follow-ups, the state and result of tasks, drafts) is not part of it. Row numbers are left out, so that a seal holds
in any book that reads the same exchange file.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from app.domain.records import ContributionRecord, RollEntry, SealRecord, SessionRecord, TaskRecord
from app.domain.vocabulary import TaskStatus

#: Facts that records learned to hold after the first minutes were sealed: left out while they say nothing, so that
#: every seal made before still holds.
_LATER = frozenset((
    "chair_of_step", "planned_minutes", "corrected", "prompt", "answers", "by_hand", "opinions", "cause", "output",
    "is_pilot", "follows", "speech_minutes", "finisher", "start_corrected", "end_corrected", "notes", "self_reviews",
    "open_questions", "task_reviews", "done_on", "evidence", "checked_on", "check_note", "resolution", "apart",
))  # fmt: skip
#: Facts that are not of the minutes: what goes on after the session, or only helps while it runs.
_ASIDE = frozenset(("queue", "prepared", "bin", "followed_by", "other_part"))
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
        contributions=_contributions(session),
        votes=tuple(replace(vote, id=0) for vote in session.votes),
        tasks=tuple(_given(task) for task in session.tasks),
        notes={kind: text for kind, text in session.notes.items() if kind.is_of_minutes},
        self_reviews=tuple(replace(line, id=0) for line in session.self_reviews),
        open_questions=tuple(replace(asked, id=0, closed_in=None) for asked in session.open_questions),
        task_reviews=tuple(replace(heard, task=None) for heard in session.task_reviews),
        follow_ups={},
        drafts={},
        seal=None,
        supplements=(),
    )
    facts = {name: value for name, value in asdict(plain).items() if name not in _ASIDE}
    for step in facts["steps"]:
        step["chair_of_step"] = step.pop("chair")  # the session has a fact of that name, older than this rule
    text = json.dumps(_said(facts), ensure_ascii=False, sort_keys=True, default=_iso)
    return hashlib.sha256(text.encode()).hexdigest()


def _said(value: Any) -> Any:
    """Return plain facts without those of a later date that say nothing."""
    if isinstance(value, dict):
        return {name: _said(one) for name, one in value.items() if one or name not in _LATER}
    return [_said(one) for one in value] if isinstance(value, list | tuple) else value


def _contributions(session: SessionRecord) -> tuple[ContributionRecord, ...]:
    """Return what was said with links by place (from one) instead of row numbers."""
    places = {said.id: place for place, said in enumerate(session.contributions, 1)}
    prompts = {prompt.id: place for place, prompt in enumerate(session.prompts, 1)}
    return tuple(
        replace(said, id=0, prompt=prompts.get(said.prompt or 0), answers=places.get(said.answers or 0))
        for said in session.contributions
    )


def _given(task: TaskRecord) -> TaskRecord:
    """Return a task as it was given, without how it went."""
    return replace(
        task, id=0, status=TaskStatus.OPEN, result="", cause="", done_on=None, evidence="", checked_on=None,
        check_note="", resolution=None,
    )  # fmt: skip


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


def faults(session: SessionRecord, before: str, docx: bytes | None) -> tuple[SealFault, ...]:
    """Return what is wrong with a session's seal: changed minutes, seal or document, or a broken link.

    ``before`` is the hash of the seal before it, ``START`` for the first; ``docx`` the sealed document, if it was kept.
    """
    seal = session.seal
    if seal is None:
        return ()
    found = []
    if content_hash(session) != seal.content:
        found.append("nội dung biên bản đã bị sửa sau khi chốt")
    if seal_hash(seal.content, seal.document, seal.previous, seal.sealed_at) != seal.hash:
        found.append("dấu chốt đã bị sửa")
    elif seal.previous != before:
        found.append("dấu chốt không nối tiếp buổi chốt trước (thiếu hoặc bị thay)")
    if docx is not None and hashlib.sha256(docx).hexdigest() != seal.document:
        found.append("văn bản lưu lúc chốt đã bị sửa")
    return tuple(SealFault(session.id, text) for text in found)


def _roll(session: SessionRecord) -> tuple[RollEntry, ...]:
    """Return the lines that the minutes rest on: of the convened, and of whoever else is named in them."""
    named = {session.chair, session.minutes_taker, *session.opening_report.presenters}
    named |= {said.speaker.member_id for said in session.contributions}
    named |= {member for task in session.tasks for member in (*task.assignees, task.inspector)}
    named |= {session.finisher, *(step.chair for step in session.steps)}
    named |= {one.member_id for vote in session.votes for one in vote.opinions}
    named |= {member for line in session.self_reviews for member in (line.author, line.about)}
    kept = (entry for entry in session.roll if entry.convened or entry.member_id in named)
    plain = (replace(entry, apart="") for entry in kept)
    return tuple(sorted(plain, key=lambda entry: entry.member_id))


def _iso(day: date) -> str:
    return day.isoformat()
