"""Finding words in the book by its index: rows come newest session first, as many as are asked for.

The index knows which words a row holds, not where (migration 0004), so what has to stand side by side is looked for in
the texts themselves, newest first, so many rows at a time; the next call goes on where the last one stopped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, literal, select
from sqlalchemy.orm import Session

from app.domain.search_groups import EVERYTHING, Narrowing
from app.domain.search_words import Wanted, stands, wanted
from app.models.discussion import Contribution, Vote
from app.models.roll import RollLine
from app.models.seal import Supplement
from app.models.search_numbers import CONTRIBUTION, Asked, terms
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
#: Kinds whose rows are read by their session, and the part of a row's number that is its own.
_BY_SESSION, _OWN = (0, 1), (1 << 28) - 1
#: Rows whose texts are read in one call at most, when texts have to be read to know.
MOST_READ = 300
#: Rows that are read first to see whether a word that is only begun stands in many: in most texts short ones do.
MOST_TRIED = 48


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
    one = _Look(session, words, narrowing, Asked(session, kinds, narrowing, before), limit, most or MOST_READ)
    if speakers and not words.phrases and CONTRIBUTION in kinds:
        one.trusted = one.asked.said_by(speakers, limit + 1)
    return one.of_person() if narrowing.member is not None else one.of_all()


@dataclass(slots=True)
class _Look:
    """One look at the book."""

    session: Session
    words: Wanted
    narrowing: Narrowing
    asked: Asked
    limit: int
    most: int
    #: Rows that are found whatever they hold, the newest first; one more than ``limit`` where there are more.
    trusted: Sequence[int] = ()

    def of_person(self) -> Stretch:
        """Look at what one member said and has to do: that is little, so all the words are looked for in it."""
        numbers = self.asked.of_person(self.most + 1)
        return self._read(numbers, self.most, self._closed, self._begun)

    def of_all(self) -> Stretch:
        """Look at everything, by the index."""
        if not self._begun:
            return self._by_index(())
        if self.asked.is_of_few:
            return self._in_texts(self.most)
        if self.asked.before is not None:
            return self._by_terms()
        newest = self._in_texts(self.most if self.words.phrases else min(self.most, MOST_TRIED))
        if newest.rest is None or self.words.phrases or len(newest.found) == self.limit:
            return newest
        self.asked = replace(self.asked, before=newest.rest)
        self.trusted = [one for one in self.trusted if one < newest.rest]
        self.limit -= len(newest.found)
        older = self._by_terms()
        return Stretch((*newest.found, *older.found), older.rest)

    def _by_terms(self) -> Stretch:
        """Look for the words that begin like the last one, where they are few."""
        either = terms(self.session, self._begun)
        if either is None:
            return self._in_texts(self.most)
        return self._by_index(either) if either else self._read((), 0)

    def _by_index(self, either: Sequence[str]) -> Stretch:
        reads = bool(self.words.phrases) or (self.narrowing.group is not None and 0 in self.asked.kinds)
        room = max(self.limit, self.most if reads else 0)
        return self._read(self.asked.matching(self._closed, room + 1, either), room)

    def _in_texts(self, room: int) -> Stretch:
        """Look for the last word in the texts of the newest rows that hold the others."""
        room = max(room, self.limit)
        return self._read(self.asked.matching(self._closed, room + 1), room, begun=self._begun)

    @property
    def _closed(self) -> tuple[str, ...]:
        return self.words.words[: -1 if self.words.open_end else None]

    @property
    def _begun(self) -> str:
        return self.words.words[-1] if self.words.open_end else ""

    def _read(self, numbers: Sequence[int], room: int, closed: Sequence[str] = (), begun: str = "") -> Stretch:
        """Return those of ``room`` rows that hold what is wanted, in their order, until there are as many as asked for.

        ``closed`` are words that may not stand in them, ``begun`` is one that may not be begun in them.
        """
        found: list[Found] = []
        least = self._least(numbers, room)
        usable = sorted({one for one in (*numbers, *self.trusted) if one >= least}, reverse=True)
        begin, size = 0, self.limit
        while begin < len(usable):
            for number, one in _rows(self.session, usable[begin : begin + size]):
                if self._fits(number, one, closed, begun):
                    found.append(one)
                if len(found) == self.limit:
                    return Stretch(tuple(found), number)
            begin, size = begin + size, 4 * size
        return Stretch(tuple(found), least or None)

    def _least(self, numbers: Sequence[int], room: int) -> int:
        """Return the number down to which all rows are known, 0 where no more were left out."""
        known = ((numbers, room), (self.trusted, self.limit))
        return max(some[most - 1] if len(some) > most else 0 for some, most in known)

    def _fits(self, number: int, one: Found, closed: Sequence[str], begun: str) -> bool:
        if (closed or begun) and number not in self.trusted:
            whole = "\n".join(one.texts)
            if not all(stands(word, whole) for word in closed) or not stands(begun, whole, begun=True):
                return False
        if one.kind == "session" and self.narrowing.group is not None:
            shown = [part for name, part in zip(OF_SESSION, one.texts, strict=True) if self.narrowing.takes(name)]
            return any(part and _all_in(part, self.words) for part in shown)
        return not self.words.phrases or any(self.words.holds(part) for part in (*one.texts, one.speaker))


def _all_in(part: str, words: Wanted) -> bool:
    each = Wanted(words.words, tuple((word,) for word in words.words), open_phrase=words.open_end)
    return each.holds(part) and words.holds(part)


def _rows(session: Session, numbers: Sequence[int]) -> Iterator[tuple[int, Found]]:
    """Yield those of the rows that are there, in their order."""
    of_kind: defaultdict[int, list[int]] = defaultdict(list)
    for number in numbers:
        of_kind[number >> 28 & 15].append(number)
    made: dict[int, Found] = {}
    for kind, some in of_kind.items():
        name, whole = PLACES[kind][0], kind in _BY_SESSION
        keys = {number >> 32 if whole else number & _OWN for number in some}
        for uid, year, key, own, speaker, *parts in session.execute(_query(kind), {"keys": list(keys)}):
            texts = tuple(part or "" for part in parts)
            made[key << 32 | kind << 28 | own] = Found(uid, name, own, texts, speaker or "", year)
    yield from ((number, made[number]) for number in numbers if number in made)


@lru_cache(maxsize=len(PLACES))
def _query(kind: int) -> Any:
    """Return the query for rows of a kind, by the numbers in ``keys``: of their session, or else their own."""
    name, model, columns = PLACES[kind]
    keys: Any = bindparam("keys", expanding=True)
    head = (CellSession.uid, CellSession.year, CellSession.id)
    if name == "session":
        return select(*head, literal(0), literal(""), *columns).where(CellSession.id.in_(keys))
    if name == "step":
        made = select(*head, model.number, model.short_title, *columns)
        return made.join(model, model.session_id == CellSession.id).where(CellSession.id.in_(keys))
    who = RollLine.full_name if name == "contribution" else model.full_name if name == "guest" else literal("")
    made = select(*head, model.id, who, *columns).join(model, model.session_id == CellSession.id)
    if name == "contribution":
        spoke = (RollLine.session_id == model.session_id) & (RollLine.member_id == model.member_id)
        made = made.outerjoin(RollLine, spoke)
    return made.where(model.id.in_(keys))


def _names(name: str) -> tuple[str, ...]:
    return OF_SESSION if name == "session" else (name,)
