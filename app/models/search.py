"""Finding words in the book by its index: rows come newest session first, as many as are asked for.

The index knows which words a row holds, not where (migration 0004), so what has to stand side by side is looked for in
the texts themselves, newest first, so many rows at a time; the next call goes on where the last one stopped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, literal, select, text
from sqlalchemy.orm import Session

from app.domain.search_groups import EVERYTHING, Narrowing
from app.domain.search_words import Wanted, wanted
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
#: What the columns of a session itself are, as kinds of place.
OF_SESSION = ("topic", "conclusion", "opening_report")
CONTRIBUTION = 3
#: Rows whose texts are read in one call at most, when texts have to be read to know.
MOST_READ = 300
#: The number under which a row of the first session stands; what is of no session stands below it.
FIRST = 1 << 32
#: Opinions of a member, and tasks they do or check, as numbers of the index (contributions 3, tasks 5).
_PERSON = (
    "SELECT (session_id << 32) | (3 << 28) | id FROM contributions WHERE member_id = :member "
    "UNION ALL SELECT (session_id << 32) | (5 << 28) | id FROM tasks WHERE inspector_id = :member OR id IN "
    "(SELECT task_id FROM task_assignees WHERE member_id = :member)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A row that holds all the words: its session, the kind of place, its number there, who speaks, the year.

    ``texts`` are the columns that ``PLACES`` names, in their order; empty ones stay in their places.
    """

    session_id: str
    kind: str
    number: int
    texts: tuple[str, ...]
    speaker: str = ""
    year: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one call found; ``rest`` is where the next one goes on, None when nothing is left."""

    found: tuple[Found, ...] = ()
    rest: int | None = None


def search(session: Session, words: str, limit: int, speakers: Sequence[str] = ()) -> tuple[Found, ...]:
    """Return rows in which all the words stand, the last one perhaps only begun, and the opinions of ``speakers``.

    A text without words finds nothing; ``speakers`` are ids of members.
    """
    return look(session, wanted(words), limit, speakers).found


def look(
    session: Session, words: Wanted, limit: int, speakers: Sequence[str] = (), narrowing: Narrowing = EVERYTHING,
    before: int | None = None, most: int | None = None,
) -> Stretch:  # fmt: skip
    """Return the newest rows that hold what is wanted, of what the narrowing takes, ``before`` a row's number.

    At most ``limit`` are returned; where texts must be read to know, at most ``most`` are (None: ``MOST_READ``).
    """
    kinds = [n for n, (name, _, _) in enumerate(PLACES) if any(map(narrowing.takes, _names(name)))]
    if not words.words or not kinds:
        return Stretch()
    reads = bool(words.phrases) or (narrowing.group is not None and 0 in kinds)
    asked = _Asked(session, kinds, narrowing, before, max(limit, (most or MOST_READ) if reads else 0) + 1)
    numbers = asked.matching(words)
    if speakers and not words.phrases and CONTRIBUTION in kinds:
        numbers |= asked.said_by(speakers)
    return _read(session, sorted(numbers, reverse=True)[: asked.limit], asked, words, limit)


def match(words: Wanted) -> str:
    """Return the index's query for what a person typed: every word quoted, so that nothing in it is a command."""
    return " ".join(f'"{word}"' for word in words.words) + ("*" if words.open_end else "")


@dataclass(slots=True)
class _Asked:
    """The rows that may be found at all."""

    session: Session
    kinds: Sequence[int]
    narrowing: Narrowing
    before: int | None
    limit: int
    member: int | None = field(init=False)

    def __post_init__(self) -> None:
        uid = self.narrowing.member
        self.member = self.session.scalar(select(Member.id).where(Member.uid == uid)) if uid else None

    def matching(self, words: Wanted) -> set[int]:
        """Return the numbers of the newest rows that hold the words."""
        parts, values = self._conditions()
        query = text(
            f"SELECT rowid FROM search WHERE search MATCH :query{''.join(parts)} ORDER BY rowid DESC LIMIT :limit"  # noqa: S608 (parts are ours)
        ).bindparams(bindparam("kinds", expanding=True))
        found = self.session.execute(query, {"query": match(words), "limit": self.limit, **values})
        return {number for (number,) in found}

    def said_by(self, speakers: Sequence[str]) -> set[int]:
        """Return the index's numbers of the newest opinions of some members."""
        ids = select(Member.id).where(Member.uid.in_(speakers))
        said = select(Contribution.session_id, Contribution.id).where(Contribution.member_id.in_(ids))
        if self.before is not None:
            said = said.where(Contribution.session_id <= self.before >> 32)
        if self.narrowing.year is not None:
            of_year = select(CellSession.id).where(CellSession.year == self.narrowing.year)
            said = said.where(Contribution.session_id.in_(of_year))
        if self.narrowing.member is not None:
            said = said.where(Contribution.member_id == self.member)
        said = said.order_by(Contribution.session_id.desc(), Contribution.id.desc()).limit(self.limit)
        numbers = {own << 32 | CONTRIBUTION << 28 | number for own, number in self.session.execute(said)}
        return {number for number in numbers if self.before is None or number < self.before}

    def _conditions(self) -> tuple[list[str], dict[str, Any]]:
        parts = [" AND rowid >= :first", " AND (rowid >> 28 & 15) IN :kinds"]
        values: dict[str, Any] = {"first": FIRST, "kinds": list(self.kinds)}
        if self.before is not None:
            parts.append(" AND rowid < :before")
            values["before"] = self.before
        if self.narrowing.year is not None:
            parts.append(" AND (rowid >> 32) IN (SELECT id FROM sessions WHERE year = :year)")
            values["year"] = self.narrowing.year
        if self.narrowing.member is not None:
            parts.append(f" AND +rowid IN ({_PERSON})")
            values["member"] = self.member
        return parts, values


def _read(session: Session, numbers: Sequence[int], asked: _Asked, words: Wanted, limit: int) -> Stretch:
    """Return those of the rows that hold what is wanted, in their order, until there are as many as asked for."""
    found: list[Found] = []
    begin, size = 0, limit
    usable = numbers[: asked.limit - 1]
    while begin < len(usable):
        part = usable[begin : begin + size]
        for number, one in _rows(session, part):
            if _fits(one, words, asked.narrowing):
                found.append(one)
            if len(found) == limit:
                return Stretch(tuple(found), number)
        begin, size = begin + size, 4 * size
    return Stretch(tuple(found), usable[-1] if len(numbers) == asked.limit else None)


def _fits(one: Found, words: Wanted, narrowing: Narrowing) -> bool:
    if one.kind == "session" and narrowing.group is not None:
        shown = [part for name, part in zip(OF_SESSION, one.texts, strict=True) if narrowing.takes(name)]
        return any(part and _all_in(part, words) for part in shown)
    return not words.phrases or any(words.holds(part) for part in (*one.texts, one.speaker))


def _all_in(part: str, words: Wanted) -> bool:
    each = Wanted(words.words, tuple((word,) for word in words.words), open_phrase=words.open_end)
    return each.holds(part) and words.holds(part)


def _rows(session: Session, numbers: Sequence[int]) -> Iterable[tuple[int, Found]]:
    places = [(number >> 32, number >> 28 & 15, number & (1 << 28) - 1) for number in numbers]
    owners = select(CellSession.id, CellSession.uid, CellSession.year)
    known = {key: (uid, year) for key, uid, year in session.execute(owners.where(_in(CellSession.id, places, 0)))}
    texts = _texts(session, places)
    for number, place in zip(numbers, places, strict=True):
        if place in texts and place[0] in known:
            uid, year = known[place[0]]
            yield number, Found(uid, PLACES[place[1]][0], place[2], *texts[place], year)


def _texts(session: Session, places: Sequence[tuple[int, int, int]]) -> dict[Any, tuple[tuple[str, ...], str]]:
    of_kind: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for place in places:
        of_kind[place[1]].append(place)
    made: dict[Any, tuple[tuple[str, ...], str]] = {}
    for kind, some in of_kind.items():
        for key, number, speaker, *parts in session.execute(_query(kind, some)):
            made[key, kind, number] = tuple(part or "" for part in parts), speaker or ""
    return made


def _query(kind: int, places: Sequence[tuple[int, int, int]]) -> Any:
    name, model, columns = PLACES[kind]
    if name == "session":
        return select(model.id, literal(0), literal(""), *columns).where(_in(model.id, places, 0))
    if name == "step":
        made = select(model.session_id, model.number, model.short_title, *columns)
        return made.where(_in(model.session_id, places, 0))
    who = model.full_name if name == "guest" else literal("")
    made = select(model.session_id, model.id, who, *columns).where(_in(model.id, places, 2))
    if name == "contribution":
        spoke = (RollLine.session_id == model.session_id) & (RollLine.member_id == model.member_id)
        return made.with_only_columns(model.session_id, model.id, RollLine.full_name, *columns).outerjoin(
            RollLine, spoke
        )
    return made


def _in(column: Any, places: Iterable[tuple[int, int, int]], part: int) -> Any:
    return column.in_({place[part] for place in places})


def _names(name: str) -> tuple[str, ...]:
    return OF_SESSION if name == "session" else (name,)
