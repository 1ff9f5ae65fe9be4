"""Finding words in the book by its index: rows come newest session first, as many as are asked for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import literal, select, text
from sqlalchemy.orm import Session

from app.domain.vietnamese import fold
from app.models.discussion import Contribution, Vote
from app.models.member import Member
from app.models.roll import RollLine
from app.models.seal import Supplement
from app.models.session import CellSession, Guest, OpenQuestion, Prompt, SessionStep
from app.models.task import Task

#: Kinds of place by the number that the index gives them (migration 0004), with table and columns.
PLACES: tuple[tuple[str, Any, tuple[Any, ...]], ...] = (
    ("session", CellSession, (CellSession.topic, CellSession.conclusion, CellSession.opening_report)),
    ("step", SessionStep, (SessionStep.text,)),
    ("prompt", Prompt, (Prompt.text,)),
    ("contribution", Contribution, (Contribution.text, Contribution.response, Contribution.speaker_name)),
    ("vote", Vote, (Vote.question,)),
    ("task", Task, (Task.content, Task.requirement, Task.measure, Task.result, Task.cause)),
    ("supplement", Supplement, (Supplement.reason, Supplement.text)),
    ("open_question", OpenQuestion, (OpenQuestion.text,)),
    ("guest", Guest, (Guest.full_name, Guest.title)),
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A row that holds all the words: its session, the kind of place, its number there, who speaks.

    ``texts`` are the columns that ``PLACES`` names, in their order; empty ones stay in their places.
    """

    session_id: str
    kind: str
    number: int
    texts: tuple[str, ...]
    speaker: str = ""


def search(session: Session, words: str, limit: int, speakers: Sequence[str] = ()) -> tuple[Found, ...]:
    """Return rows in which all the words stand, the last one perhaps only begun, and the opinions of ``speakers``.

    A text without words finds nothing; ``speakers`` are ids of members.
    """
    query = match(words)
    if not query:
        return ()
    rows = session.execute(
        text("SELECT rowid FROM search WHERE search MATCH :query ORDER BY rowid DESC LIMIT :limit"),
        {"query": query, "limit": limit},
    )
    numbers = {number for (number,) in rows} | _said_by(session, speakers, limit)
    places = [
        (number >> 32, number >> 28 & 15, number & (1 << 28) - 1) for number in sorted(numbers, reverse=True)[:limit]
    ]
    owners = _by(CellSession.id, {place[0] for place in places}, CellSession.id, CellSession.uid)
    uids = dict(session.execute(owners).all())
    texts = _texts(session, places)
    return tuple(
        Found(uids[key], PLACES[kind][0], number, *texts[key, kind, number])
        for key, kind, number in places
        if (key, kind, number) in texts
    )


def _said_by(session: Session, speakers: Sequence[str], limit: int) -> set[int]:
    """Return the index's numbers of the newest opinions of some members."""
    if not speakers:
        return set()
    ids = select(Member.id).where(Member.uid.in_(speakers))
    said = (
        select(Contribution.session_id, Contribution.id)
        .where(Contribution.member_id.in_(ids))
        .order_by(Contribution.session_id.desc(), Contribution.id.desc())
        .limit(limit)
    )
    kind = [place[0] for place in PLACES].index("contribution")
    return {own << 32 | kind << 28 | number for own, number in session.execute(said)}


def match(words: str) -> str:
    """Return the index's query for what a person typed: every word quoted, so that nothing in it is a command."""
    found = _WORD.findall(fold(words))
    return " ".join(f'"{word}"' for word in found) + "*" if found else ""


def _texts(session: Session, places: Sequence[tuple[int, int, int]]) -> dict[Any, tuple[tuple[str, ...], str]]:
    wanted: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for key, kind, number in places:
        wanted[kind].append((key, number))
    made: dict[Any, tuple[tuple[str, ...], str]] = {}
    for kind, pairs in wanted.items():
        for key, number, speaker, *parts in session.execute(_query(kind, pairs)):
            made[key, kind, number] = tuple(part or "" for part in parts), speaker or ""
    return made


def _query(kind: int, pairs: list[tuple[int, int]]) -> Any:
    name, model, columns = PLACES[kind]
    numbers = {number for _, number in pairs}
    if name == "session":
        return _by(model.id, {key for key, _ in pairs}, model.id, literal(0), literal(""), *columns)
    if name == "step":
        keys = {key for key, _ in pairs}
        return _by(model.session_id, keys, model.session_id, model.number, model.short_title, *columns)
    if name == "contribution":
        who = (RollLine.session_id == model.session_id) & (RollLine.member_id == model.member_id)
        return _by(model.id, numbers, model.session_id, model.id, RollLine.full_name, *columns).outerjoin(RollLine, who)
    who = model.full_name if name == "guest" else literal("")
    return _by(model.id, numbers, model.session_id, model.id, who, *columns)


def _by(column: Any, keys: set[int], *columns: Any) -> Any:
    return select(*columns).where(column.in_(keys))
