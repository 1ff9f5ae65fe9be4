"""The bin of a session: what is deleted goes there and comes back with its number, its place and its links.

Each function is one user action inside a writing unit of work. ``minutes_seal.finalise`` empties the bin.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from app.domain import paper_bin as words
from app.domain.records import PreparedSpeech, SelfReviewRecord, SessionRecord
from app.domain.stream import find, paragraphs, parted
from app.domain.vocabulary import NoteKind
from app.errors import KnownError, NotFound
from app.models import readers, session_reader
from app.models.discussion import Contribution, SelfReview, Speech, Vote
from app.models.session import BinLine, CellSession, Guest, OpenQuestion, Prompt
from app.models.task import Task
from app.models.unit_of_work import UnitOfWork
from app.services import bin_data as b
from app.services import bin_links as links
from app.services import meeting, notes, preparing, self_review
from app.services.closed import refuse_closed
from app.services.rows import existing

MODELS: dict[str, Any] = {
    "contribution": Contribution, "task": Task, "vote": Vote, "guest": Guest, "prompt": Prompt, "speech": Speech,
    "self_review": SelfReview, "open_question": OpenQuestion,
}  # fmt: skip
#: Texts of a session that may be brought back into the session itself; any other place is that of a draft.
FACTS = ("conclusion", "opening_report")
LOST = "Ý kiến mang phần sửa này đã bị xóa. Đồng chí khôi phục ý kiến đó trước."


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: its kind and number, or the place of a text."""

    kind: str
    number: int = 0
    place: str = ""


def discard(uow: UnitOfWork, kind: str, number: int, at: datetime) -> int:
    """Move a part of a session, of a kind in ``MODELS``, into the bin; return the entry's id."""
    row = existing(uow, MODELS[kind], number)
    key = int(row.session_id)
    text, kept = _kept(uow, kind, number, _record(uow, key))
    entry = put(uow, key, kind, text, kept, at)
    links.let_go(uow, kind, number)
    uow.session.delete(row)
    uow.session.flush()
    return entry


def put(uow: UnitOfWork, key: int, kind: str, text: str, kept: b.Kept, at: datetime) -> int:
    """Put an entry into the bin of the session with that row number; return the entry's id."""
    refuse_closed(uow, key)
    line = BinLine(session_id=key, kind=kind, deleted_at=at, text=text, data=b.encode(kept))
    uow.session.add(line)
    uow.session.flush()
    return line.id


def keep_text(uow: UnitOfWork, session_id: str, kept: b.KeptText, at: datetime) -> int:
    """Put words that stood in an input into the bin, once; return the entry's id."""
    key = readers.session_key(uow.session, session_id)
    last = select(BinLine).where(BinLine.session_id == key).order_by(BinLine.id.desc()).limit(1)
    line = uow.session.scalar(last)
    if line is not None and line.data == b.encode(kept):
        return line.id
    return put(uow, key, "text", kept.text, kept, at)


def restore(uow: UnitOfWork, entry: int) -> Restored:
    """Bring an entry back to where it was; return what came back."""
    line = uow.session.get(BinLine, entry)
    if line is None:
        raise NotFound(words.GONE)
    refuse_closed(uow, line.session_id, words.CLOSED)
    kept = b.decode(line.data)
    uow.session.delete(line)
    uow.session.flush()
    return _BACK[type(kept)](uow, line.session_id, kept)


def undo(uow: UnitOfWork, session_id: str, kind: str, number: int) -> Restored:
    """Bring back the thing of that kind and number which was deleted last."""
    key = readers.session_key(uow.session, session_id)
    refuse_closed(uow, key, words.CLOSED)
    lines = select(BinLine.id, BinLine.data).where(BinLine.session_id == key, BinLine.kind == kind)
    found = (
        entry for entry, data in uow.session.execute(lines.order_by(BinLine.id.desc())) if b.number_in(data) == number
    )
    return restore(uow, next(found, 0))


def _record(uow: UnitOfWork, key: int) -> SessionRecord:
    return session_reader.session_record(uow.session, _uid(uow, key))


def _uid(uow: UnitOfWork, key: int) -> str:
    return str(uow.session.scalar(select(CellSession.uid).where(CellSession.id == key)))


def _kept(uow: UnitOfWork, kind: str, number: int, record: SessionRecord) -> tuple[str, b.Kept]:
    """Return what the bin shows of a thing, and what it keeps of it."""
    if kind == "contribution":
        said = links.opinion(uow, number, record)
        return f"{said.record.speaker.full_name}: {said.record.text}", said
    if kind == "task":
        task = next(one for one in record.tasks if one.id == number)
        return task.content, b.KeptTask(task, links.reviews_of(uow, number))
    if kind == "vote":
        vote = next(one for one in record.votes if one.id == number)
        return vote.question, b.KeptVote(vote)
    if kind == "guest":
        guest = next(one for one in record.guests if one.id == number)
        return ", ".join(part for part in (guest.full_name, guest.title) if part), b.KeptGuest(guest)
    if kind == "prompt":
        prompt = next(one for one in record.prompts if one.id == number)
        return prompt.text, b.KeptPrompt(prompt, tuple(s.id for s in record.contributions if s.prompt == number))
    return _kept_aside(uow, kind, number, record)


def _kept_aside(uow: UnitOfWork, kind: str, number: int, record: SessionRecord) -> tuple[str, b.Kept]:
    """Return the same of a part that stands beside the discussion and the decisions."""
    if kind == "speech":
        speech = next(one for one in record.prepared if one.id == number)
        return _words_of_speech(speech), b.KeptSpeech(speech, existing(uow, Speech, number).place)
    if kind == "self_review":
        line = next(one for one in record.self_reviews if one.id == number)
        return _words_of_line(line, record), b.KeptReview(line)
    asked = next(one for one in record.open_questions if one.id == number)
    links.refuse_concluded(uow, asked)
    return asked.text, b.KeptQuestion(asked)


def _words_of_speech(speech: PreparedSpeech) -> str:
    said = " – ".join(part for part in (speech.topic, speech.text) if part)
    return ": ".join(part for part in (speech.speaker.full_name or speech.group, said) if part)


def _words_of_line(line: SelfReviewRecord, record: SessionRecord) -> str:
    author = record.person(line.author)
    said = " – ".join(part for part in (line.shortcoming, line.measure) if part)
    return f"{author.full_name}: {said}" if author else said


def _back_opinion(uow: UnitOfWork, key: int, kept: b.KeptContribution) -> Restored:
    return Restored("contribution", links.bring_opinion(uow, key, _uid(uow, key), kept))


def _back_merged(uow: UnitOfWork, key: int, kept: b.KeptMerge) -> Restored:
    """Bring back the opinion that was joined to another, which is as it was unless its words were changed since."""
    first = find(kept.first.id, _record(uow, key).contributions)
    number = links.bring_opinion(uow, key, _uid(uow, key), kept.gone)
    if first is not None and first.text == kept.joined:
        links.take_back(uow, first.id, kept.gone, number)
        again = parted(first, kept.first, kept.gone.record)
        meeting.change_contribution(uow, first.id, links.as_new(uow, key, again))
    return Restored("contribution", number)


def _back_task(uow: UnitOfWork, key: int, kept: b.KeptTask) -> Restored:
    return Restored("task", links.bring_task(uow, _uid(uow, key), kept))


def _back_vote(uow: UnitOfWork, key: int, kept: b.KeptVote) -> Restored:
    return Restored("vote", links.bring_vote(uow, _uid(uow, key), kept.record))


def _back_guest(uow: UnitOfWork, key: int, kept: b.KeptGuest) -> Restored:
    guest, number = kept.record, links.free(uow, Guest, kept.record.id)
    return Restored("guest", meeting.add_guest(uow, _uid(uow, key), guest.full_name, guest.title, number=number))


def _back_prompt(uow: UnitOfWork, key: int, kept: b.KeptPrompt) -> Restored:
    return Restored("prompt", links.bring_prompt(uow, key, _uid(uow, key), kept))


def _back_speech(uow: UnitOfWork, key: int, kept: b.KeptSpeech) -> Restored:
    return Restored("speech", links.bring_speech(uow, key, _uid(uow, key), kept))


def _back_review(uow: UnitOfWork, key: int, kept: b.KeptReview) -> Restored:
    number = links.free(uow, SelfReview, kept.record.id)
    new = self_review.as_new(kept.record)
    return Restored("self_review", self_review.add_line(uow, _uid(uow, key), new, number=number))


def _back_question(uow: UnitOfWork, key: int, kept: b.KeptQuestion) -> Restored:
    return Restored("open_question", links.bring_question(uow, _uid(uow, key), kept.record))


def _back_text(uow: UnitOfWork, key: int, kept: b.KeptText) -> Restored:
    """Bring words back into the input they stood in, below what stands there now."""
    uid, record, place = _uid(uow, key), _record(uow, key), kept.place
    if place.startswith("step/"):
        found = {f"step/{step.number}": (step.number, step.text) for step in record.steps}
        number, now = found.get(place, (0, ""))
        meeting.set_step(uow, uid, number, text=paragraphs(now, kept.text))
    elif place.startswith("note/"):
        kind = next((note for note in NoteKind if place == f"note/{note}"), None)
        if kind is None:
            raise KnownError(b.BROKEN)
        notes.set_note(uow, uid, kind, paragraphs(record.notes.get(kind, ""), kept.text))
    elif place.startswith("brief/"):
        preparing.bring_text(uow, uid, place.removeprefix("brief/"), kept.text)
    elif place in FACTS:
        now = record.conclusion if place == "conclusion" else record.opening_report.text
        meeting.set_facts(uow, uid, **{place: paragraphs(now, kept.text)})
    else:
        place = _draft_place(kept, record)
        meeting.keep_draft(uow, uid, place, paragraphs(record.drafts.get(place, ""), kept.text))
    return Restored("text", kept.contribution, place)


def _draft_place(kept: b.KeptText, record: SessionRecord) -> str:
    if not kept.place.startswith("edit_"):
        return kept.place
    if find(kept.contribution, record.contributions) is None:
        raise KnownError(LOST)
    return f"{kept.place}_{kept.contribution}"


_BACK: dict[type, Callable[[UnitOfWork, int, Any], Restored]] = {
    b.KeptContribution: _back_opinion, b.KeptMerge: _back_merged, b.KeptTask: _back_task, b.KeptVote: _back_vote,
    b.KeptGuest: _back_guest, b.KeptPrompt: _back_prompt, b.KeptText: _back_text,
    b.KeptSpeech: _back_speech, b.KeptReview: _back_review, b.KeptQuestion: _back_question,
}  # fmt: skip
