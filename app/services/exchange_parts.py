"""Parts of a session that came with the meeting: out of a book as an exchange file holds them, and into one.

Links are places, from one, in the lists of the same file, so that they hold in any book. What refers to another session
(a combined sitting, a task given there, a question concluded there) is linked once every session of the file is in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select, update

from app.domain.records import SessionRecord, Speaker, TaskRecord
from app.domain.vietnamese import clean
from app.models import lookups, readers
from app.models.cell import Phrase
from app.models.discussion import QueueLine, SelfReview, Speech
from app.models.session import BinLine, CellSession, Draft, OpenQuestion, SessionNote
from app.models.task import Task, TaskReview
from app.models.unit_of_work import UnitOfWork
from app.services import bin_data, draft_places
from app.services import exchange_format as x
from app.services import exchange_people as xp
from app.services.exchange_arrival import Arrival, numbers_of, put, put_parts
from app.services.exchange_check import parse_day, parse_time


def links_of(session: SessionRecord) -> dict[int, tuple[int | None, int | None]]:
    """Return for each contribution the place of its prompt and of the question it answers."""
    said = {one.id: place for place, one in enumerate(session.contributions, 1)}
    asked = {one.id: place for place, one in enumerate(session.prompts, 1)}
    return {one.id: (asked.get(one.prompt or 0), said.get(one.answers or 0)) for one in session.contributions}


def speaker_of(who: Speaker) -> str | xp.Guest:
    """Return a speaker as the file names them."""
    return who.member_id or xp.Guest(who.full_name, who.title)


def dump_parts(session: SessionRecord, places: dict[int, tuple[str, int]]) -> dict[str, Any]:
    """Return the parts as fields of ``Session``; ``places`` says where each task of the book stands."""
    said = {one.id: place for place, one in enumerate(session.contributions, 1)}
    prompts = [one.id for one in session.prompts]
    return {
        "output": session.output,
        "pilot": session.is_pilot,
        "follows": session.follows,
        "speech_minutes": session.speech_minutes,
        "finisher": session.finisher,
        "start_by_hand": session.start_corrected,
        "end_by_hand": session.end_corrected,
        "notes": dict(sorted(session.notes.items())),
        "queue": [speaker_of(waiting.speaker) for waiting in session.queue],
        "prepared": [
            x.Speech(speaker_of(one.speaker), one.topic, one.text, one.group, said.get(one.contribution or 0))
            for one in session.prepared
        ],
        "self_reviews": [
            x.SelfReview(one.subject, one.shortcoming, one.author, one.about, one.measure, _day(one.due_on))
            for one in session.self_reviews
        ],
        "open_questions": [x.OpenQuestion(asked.text, asked.closed_in) for asked in session.open_questions],
        "task_reviews": [_review(heard, places) for heard in session.task_reviews],
        "bin": [
            x.BinEntry(
                gone.kind,
                gone.deleted_at.isoformat(timespec="seconds"),
                gone.text,
                bin_data.portable(gone.data, list(said), prompts),
            )
            for gone in session.bin
        ],
    }


def task_places(tasks: tuple[TaskRecord, ...]) -> dict[int, tuple[str, int]]:
    """Return for each task of the book its session and its place there, from one."""
    places: dict[int, tuple[str, int]] = {}
    given: dict[str, int] = {}
    for task in tasks:
        owner = task.session_id or ""
        given[owner] = given.get(owner, 0) + 1
        places[task.id] = owner, given[owner]
    return places


def import_parts(
    uow: UnitOfWork, key: int, session: x.Session, rows: dict[str, list[int]], book: Arrival, here: str
) -> None:
    """Add the parts that refer to nothing outside their session; ``rows`` are its numbers by what drafts call them."""
    put(uow, SessionNote, [
        {"session_id": key, "kind": kind, "text": clean(text)} for kind, text in session.notes.items()
    ])  # fmt: skip
    put_parts(uow, QueueLine, key, [
        {"place": place, **speaker(book, who)} for place, who in enumerate(session.queue, 1)
    ])  # fmt: skip
    put_parts(uow, SelfReview, key, [
        {
            "subject": line.subject, "shortcoming": clean(line.shortcoming), "measure": clean(line.measure),
            "author_id": book.maybe(line.author), "about_id": book.maybe(line.about),
            "due_on": parse_day(line.due_on, f"{here}.self_reviews[{number}].due_on"),
        }
        for number, line in enumerate(session.self_reviews)
    ])  # fmt: skip
    said, prompts = rows["edit"], rows["prompt"]
    put_parts(uow, BinLine, key, [
        {
            "kind": gone.kind, "text": gone.text, "data": bin_data.local(gone.data, said, prompts),
            "deleted_at": parse_time(gone.deleted_at, f"{here}.bin[{number}].deleted_at"),
        }
        for number, gone in enumerate(session.bin)
    ])  # fmt: skip
    put_parts(uow, OpenQuestion, key, [{"text": clean(asked.text)} for asked in session.open_questions])
    speeches = put_parts(uow, Speech, key, [
        {
            "place": place, "topic": clean(one.topic), "text": clean(one.text), "group_name": clean(one.group),
            "contribution_id": said[one.contribution - 1] if one.contribution else None, **speaker(book, one.speaker),
        }
        for place, one in enumerate(session.prepared, 1)
    ])  # fmt: skip
    kept = draft_places.local(session.drafts, rows | {"speech": speeches}) if session.drafts else {}
    put_parts(uow, Draft, key, [{"place": place, "text": clean(text)} for place, text in kept.items()])


def speaker(book: Arrival, who: str | xp.Guest, name: Callable[[str], str] = clean) -> dict[str, Any]:
    """Return who speaks as a row holds them; ``name`` tidies the name of somebody who is no member."""
    if isinstance(who, str):
        return {"member_id": book.number(who), "speaker_name": "", "speaker_title": ""}
    return {"member_id": None, "speaker_name": name(who.full_name), "speaker_title": clean(who.title)}


def import_links(uow: UnitOfWork, session: x.Session) -> None:
    """Link a session of the file with the others, and add what it heard and keeps of their tasks."""
    key = readers.session_key(uow.session, session.id)
    if session.follows:
        row = uow.session.get_one(CellSession, key)
        row.follows_id = readers.session_key(uow.session, session.follows)
    ids = numbers_of(uow, OpenQuestion, key) if session.open_questions else []
    for number, asked in zip(ids, session.open_questions, strict=True):
        if asked.closed_in:
            closing = readers.session_key(uow.session, asked.closed_in)
            uow.session.execute(update(OpenQuestion).where(OpenQuestion.id == number).values(closed_in_id=closing))
    tasks = _Tasks(uow)
    put(uow, TaskReview, [
        {
            "session_id": key, "task_id": tasks.number(heard.session, heard.task), "content": clean(heard.content),
            "doers": clean(heard.doers), "due_on": parse_day(heard.due_on, f"task_reviews[{place}].due_on"),
            "status": heard.status, "result": clean(heard.result), "cause": clean(heard.cause),
        }
        for place, heard in enumerate(session.task_reviews)
    ])  # fmt: skip
    carried = [(tasks.number(owner, place), text) for owner, place, text in draft_places.carried(session.drafts)]
    put(uow, Draft, [
        {"session_id": key, "place": f"{draft_places.CARRIED}_{task}", "text": clean(text)}
        for task, text in carried
        if task is not None
    ])  # fmt: skip


def import_phrases(uow: UnitOfWork, phrases: list[str]) -> None:
    """Take over the file's phrases where the book has none of its own."""
    if uow.session.scalar(select(Phrase.id).limit(1)) is None:
        uow.session.add_all(Phrase(place=place, text=clean(text)) for place, text in enumerate(phrases, 1))


class _Tasks:
    """Finds tasks by their session and place there; each session is asked for once."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self._of: dict[str, list[int]] = {}

    def number(self, owner: str | None, place: int | None) -> int | None:
        """Return the book's number of a task, None when the file does not say which."""
        if owner is None or place is None:
            return None
        if owner not in self._of:
            key = lookups.session_key(self._uow.session, owner)
            self._of[owner] = numbers_of(self._uow, Task, key) if key is not None else []
        ids = self._of[owner]
        return ids[place - 1] if place <= len(ids) else None


def _review(heard: Any, places: dict[int, tuple[str, int]]) -> x.TaskReview:
    owner, place = places.get(heard.task, (None, None))
    return x.TaskReview(
        content=heard.content, status=heard.status, session=owner, task=place, doers=heard.doers,
        due_on=_day(heard.due_on), result=heard.result, cause=heard.cause,
    )  # fmt: skip


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
