"""Parts of a session that came with the meeting: out of a book as an exchange file holds them, and into one.

Links are places, from one, in the lists of the same file, so that they hold in any book. What refers to another session
(a combined sitting, a task given there, a question concluded there) is linked once every session of the file is in.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update

from app.domain.records import SessionRecord, Speaker, TaskRecord
from app.domain.vietnamese import clean
from app.models import readers
from app.models.cell import Phrase
from app.models.discussion import Contribution, QueueLine, SelfReview, Speech, Vote
from app.models.session import BinLine, CellSession, Draft, OpenQuestion, Prompt, SessionNote
from app.models.task import Task, TaskReview
from app.models.unit_of_work import UnitOfWork
from app.services import bin_data, convening, draft_places, meeting
from app.services import exchange_format as x
from app.services import exchange_people as xp
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


def import_parts(uow: UnitOfWork, key: int, session: x.Session, here: str) -> None:
    """Add the parts that refer to nothing outside their session."""
    meeting.set_facts(
        uow, session.id,
        output=session.output, is_pilot=session.pilot, speech_minutes=session.speech_minutes,
        start_corrected=session.start_by_hand, end_corrected=session.end_by_hand,
    )  # fmt: skip
    meeting.set_people(uow, session.id, finisher=session.finisher)
    for kind, text in session.notes.items():
        uow.session.add(SessionNote(session_id=key, kind=kind, text=clean(text)))
    for place, who in enumerate(session.queue, 1):
        uow.session.add(QueueLine(session_id=key, place=place, **_who(uow, key, who)))
    for number, line in enumerate(session.self_reviews):
        uow.session.add(
            SelfReview(
                session_id=key, subject=line.subject, shortcoming=clean(line.shortcoming), measure=clean(line.measure),
                author_id=_named(uow, key, line.author), about_id=_named(uow, key, line.about),
                due_on=parse_day(line.due_on, f"{here}.self_reviews[{number}].due_on"),
            )
        )  # fmt: skip
    _throw(uow, key, session, here)
    for asked in session.open_questions:
        uow.session.add(OpenQuestion(session_id=key, text=clean(asked.text)))
        uow.session.flush()
    _link(uow, key, session)
    _import_drafts(uow, key, session)


def import_links(uow: UnitOfWork, session: x.Session) -> None:
    """Link a session of the file with the others, and add what it heard and keeps of their tasks."""
    key = readers.session_key(uow.session, session.id)
    if session.follows:
        row = uow.session.get_one(CellSession, key)
        row.follows_id = readers.session_key(uow.session, session.follows)
    ids = uow.session.scalars(select(OpenQuestion.id).where(OpenQuestion.session_id == key).order_by(OpenQuestion.id))
    for number, asked in zip(ids, session.open_questions, strict=True):
        if asked.closed_in:
            closing = readers.session_key(uow.session, asked.closed_in)
            uow.session.execute(update(OpenQuestion).where(OpenQuestion.id == number).values(closed_in_id=closing))
    for place, heard in enumerate(session.task_reviews):
        uow.session.add(
            TaskReview(
                session_id=key, task_id=_task(uow, heard.session, heard.task), content=clean(heard.content),
                doers=clean(heard.doers), due_on=parse_day(heard.due_on, f"task_reviews[{place}].due_on"),
                status=heard.status, result=clean(heard.result), cause=clean(heard.cause),
            )
        )  # fmt: skip
        uow.session.flush()
    for owner, place, text in draft_places.carried(session.drafts):
        task = _task(uow, owner, place)
        if task is not None:
            uow.session.add(Draft(session_id=key, place=f"{draft_places.CARRIED}_{task}", text=clean(text)))


def import_phrases(uow: UnitOfWork, phrases: list[str]) -> None:
    """Take over the file's phrases where the book has none of its own."""
    if uow.session.scalar(select(Phrase.id).limit(1)) is None:
        uow.session.add_all(Phrase(place=place, text=clean(text)) for place, text in enumerate(phrases, 1))


def _link(uow: UnitOfWork, key: int, session: x.Session) -> None:
    uow.session.flush()
    said = _ids(uow, key, Contribution, Contribution.place, Contribution.id)
    asked = _ids(uow, key, Prompt, Prompt.id)
    for number, one in zip(said, session.contributions, strict=True):
        values: dict[str, Any] = {}
        if one.prompt:
            values["prompt_id"] = asked[one.prompt - 1]
        if one.answers:
            values["answers_id"] = said[one.answers - 1]
        if values:
            uow.session.execute(update(Contribution).where(Contribution.id == number).values(values))
    for place, speech in enumerate(session.prepared, 1):
        delivered = said[speech.contribution - 1] if speech.contribution else None
        uow.session.add(
            Speech(
                session_id=key, place=place, topic=clean(speech.topic), text=clean(speech.text),
                group_name=clean(speech.group), contribution_id=delivered, **_who(uow, key, speech.speaker),
            )
        )  # fmt: skip
        uow.session.flush()


def _throw(uow: UnitOfWork, key: int, session: x.Session, here: str) -> None:
    """Fill the bin."""
    uow.session.flush()
    said = _ids(uow, key, Contribution, Contribution.place, Contribution.id)
    prompts = _ids(uow, key, Prompt, Prompt.id)
    for number, gone in enumerate(session.bin):
        at = parse_time(gone.deleted_at, f"{here}.bin[{number}].deleted_at")
        data = bin_data.local(gone.data, said, prompts)
        uow.session.add(BinLine(session_id=key, kind=gone.kind, deleted_at=at, text=gone.text, data=data))


def _ids(uow: UnitOfWork, key: int, model: Any, *order: Any) -> list[int]:
    return list(uow.session.scalars(select(model.id).where(model.session_id == key).order_by(*order)))


def _import_drafts(uow: UnitOfWork, key: int, session: x.Session) -> None:
    order = {"edit": (Contribution, Contribution.place, Contribution.id), "vote": (Vote, Vote.id),
             "task": (Task, Task.id), "speech": (Speech, Speech.place, Speech.id),
             "prompt": (Prompt, Prompt.id)}  # fmt: skip
    rows = {family: _ids(uow, key, *columns) for family, columns in order.items()} if session.drafts else {}
    drafts = draft_places.local(session.drafts, rows)
    uow.session.add_all(Draft(session_id=key, place=place, text=clean(text)) for place, text in drafts.items())


def _task(uow: UnitOfWork, owner: str | None, place: int | None) -> int | None:
    """Return the book's number of a task by its session and place there, None when the file does not say which."""
    key = uow.session.scalar(select(CellSession.id).where(CellSession.uid == owner))
    if key is None or place is None:
        return None
    ids = _ids(uow, key, Task, Task.id)
    return ids[place - 1] if place <= len(ids) else None


def _who(uow: UnitOfWork, key: int, who: str | xp.Guest) -> dict[str, Any]:
    if isinstance(who, str):
        return {"member_id": convening.name_in_session(uow, key, who), "speaker_name": "", "speaker_title": ""}
    return {"member_id": None, "speaker_name": clean(who.full_name), "speaker_title": clean(who.title)}


def _named(uow: UnitOfWork, key: int, member: str | None) -> int | None:
    return None if member is None else convening.name_in_session(uow, key, member)


def _review(heard: Any, places: dict[int, tuple[str, int]]) -> x.TaskReview:
    owner, place = places.get(heard.task, (None, None))
    return x.TaskReview(
        content=heard.content, status=heard.status, session=owner, task=place, doers=heard.doers,
        due_on=_day(heard.due_on), result=heard.result, cause=heard.cause,
    )  # fmt: skip


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
