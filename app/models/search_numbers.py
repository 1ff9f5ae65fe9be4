"""The numbers of rows in the index of words: which may hold what is looked for, the newest first.

A word that is only begun is never looked up by the index: it would put together the lists of all words that begin so,
the whole book's. It is looked for in the newest rows themselves, or as one of the few words that begin so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sqlalchemy import TextClause, bindparam, func, select, text
from sqlalchemy.orm import Session

from app.domain.search_groups import Narrowing
from app.models.discussion import Contribution
from app.models.member import Member
from app.models.session import CellSession

CONTRIBUTION = 3
#: The number under which a row of the first session stands; what is of no session stands below it.
FIRST = 1 << 32
#: Words that begin alike and are looked for one beside the other at most; more begin with one or two letters only.
MOST_TERMS = 32
#: No word holds this sign: a word followed by it stands behind the word, before all longer ones.
_JUST_BEHIND = "\x01"
#: Opinions of a member, and tasks they do or check, as numbers of the index (contributions 3, tasks 5).
_PERSON = (
    "(SELECT (session_id << 32) | (3 << 28) | id AS rowid FROM contributions WHERE member_id = :member "
    "UNION ALL SELECT (session_id << 32) | (5 << 28) | id FROM tasks WHERE inspector_id = :member OR id IN "
    "(SELECT task_id FROM task_assignees WHERE member_id = :member))"
)
#: Every row of a few kinds: session by session, so that the many opinions are not gone through.
_FEW = (
    "(SELECT search.rowid AS rowid FROM sessions CROSS JOIN (SELECT value << 28 AS low FROM json_each(:few)) "
    "CROSS JOIN search ON search.rowid >= (sessions.id << 32) + low AND search.rowid < (sessions.id << 32) + low + "
    "(1 << 28))"
)
_VOCABULARY = text("CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_terms USING fts5vocab(main, search, instance)")
_TERMS = text("SELECT term FROM temp.search_terms WHERE term >= :least LIMIT 1")


def match(words: Sequence[str], either: Sequence[str] = ()) -> str:
    """Return the index's query for all of some words and one of others: quoted, so that nothing is a command."""
    one_of = " OR ".join(f'"{word}"' for word in either)
    return " AND ".join([*(f'"{word}"' for word in words), *([f"({one_of})"] if either else [])])


def outside(
    session: Session, kinds: Sequence[int], words: Sequence[str], limit: int, either: Sequence[str] = ()
) -> list[int]:
    """Return the newest rows of kinds that are of no session, that hold all the words and one of ``either``."""
    holding = "search MATCH :query AND " if words or either else ""
    query = _statement(
        f"SELECT rowid FROM search WHERE {holding}rowid >= :first AND rowid < :end AND (rowid >> 28) IN :kinds "  # noqa: S608 (ours)
        "ORDER BY rowid DESC LIMIT :limit"
    )
    ends = {"first": min(kinds) << 28, "end": (max(kinds) + 1) << 28, "kinds": list(kinds), "limit": limit}
    return [number for (number,) in session.execute(query, {**ends, "query": match(words, either)})]


def terms(session: Session, begun: str) -> tuple[str, ...] | None:
    """Return the words of the whole book that begin so, in order; None for more than ``MOST_TERMS``."""
    session.execute(_VOCABULARY)
    found: list[str] = []
    least = begun
    while (term := session.scalar(_TERMS, {"least": least})) is not None and term.startswith(begun):
        if len(found) == MOST_TERMS:
            return None
        found.append(term)
        least = term + _JUST_BEHIND
    return tuple(found)


@dataclass(slots=True)
class Asked:
    """Which rows may be found at all: of these kinds, of what the narrowing takes, ``before`` a row's number."""

    session: Session
    kinds: Sequence[int]
    narrowing: Narrowing
    before: int | None
    _parts: list[str] = field(init=False)
    _values: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        first, end, year = FIRST, self.before, self.narrowing.year
        self._parts, self._values = [], {}
        if year is not None:
            oldest, newest = self.session.execute(_ends(year)).one()
            first, end = (oldest or 0) << 32, min(((newest or 0) + 1) << 32, end or 1 << 62)
            self._parts.append(" AND (rowid >> 32) IN (SELECT id FROM sessions WHERE year = :year)")
            self._values["year"] = year
        self._values |= {"first": max(FIRST, first), "kinds": list(self.kinds)}
        if end is not None:
            self._parts.append(" AND rowid < :end")
            self._values["end"] = end

    @property
    def is_of_few(self) -> bool:
        """Whether the rows asked for are few beside the opinions."""
        return CONTRIBUTION not in self.kinds

    def matching(self, words: Sequence[str], limit: int, either: Sequence[str] = ()) -> list[int]:
        """Return the newest rows that hold all the words and one of ``either``; any rows where nothing is named."""
        if words or either:
            return self._numbers("search", limit, "search MATCH :query AND ", {"query": match(words, either)})
        if self.is_of_few:
            return self._numbers(_FEW, limit, "", {"few": f"[{','.join(map(str, self.kinds))}]"})
        return self._numbers("search", limit)

    def of_person(self, limit: int) -> list[int]:
        """Return the newest rows of the member that is asked for, whatever they hold."""
        own = self.session.scalar(select(Member.id).where(Member.uid == self.narrowing.member))
        return self._numbers(_PERSON, limit, "", {"member": own})

    def said_by(self, speakers: Sequence[str], limit: int) -> list[int]:
        """Return the newest opinions of some members, of the one that is asked for where one is."""
        if self.narrowing.member is not None:
            speakers = [one for one in speakers if one == self.narrowing.member]
        ids = select(Member.id).where(Member.uid.in_(speakers))
        said = select(Contribution.session_id, Contribution.id).where(Contribution.member_id.in_(ids))
        if self.before is not None:
            own = self.before >> 32
            here = (Contribution.session_id == own) & (Contribution.id < self.before - (own << 32 | CONTRIBUTION << 28))
            said = said.where((Contribution.session_id < own) | here)
        if self.narrowing.year is not None:
            of_year = select(CellSession.id).where(CellSession.year == self.narrowing.year)
            said = said.where(Contribution.session_id.in_(of_year))
        said = said.order_by(Contribution.session_id.desc(), Contribution.id.desc()).limit(limit)
        return [own << 32 | CONTRIBUTION << 28 | number for own, number in self.session.execute(said)]

    def _numbers(self, source: str, limit: int, condition: str = "", values: dict[str, Any] | None = None) -> list[int]:
        where = f"{condition}rowid >= :first AND (rowid >> 28 & 15) IN :kinds{''.join(self._parts)}"
        query = _statement(f"SELECT rowid FROM {source} WHERE {where} ORDER BY rowid DESC LIMIT :limit")  # noqa: S608 (ours)
        found = self.session.execute(query, {**self._values, **(values or {}), "limit": limit})
        return [number for (number,) in found]


@lru_cache(maxsize=32)
def _statement(query: str) -> TextClause:
    return text(query).bindparams(bindparam("kinds", expanding=True))


def _ends(year: int) -> Any:
    return select(func.min(CellSession.id), func.max(CellSession.id)).where(CellSession.year == year)
