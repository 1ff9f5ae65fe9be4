"""Finding words in the book: what ``so-chi-bo search`` prints and the search page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import select

from app.domain.search_groups import EVERYTHING, Narrowing
from app.domain.search_words import Wanted, number_in, stands, wanted
from app.domain.snippets import snippet
from app.domain.vietnamese import fold
from app.models import search as index
from app.models import search_outside as outside
from app.models.member import Member
from app.models.search_outside import Paper
from app.models.unit_of_work import UnitOfWork

#: How many places are found while somebody types; another letter makes them fewer.
LIMIT = 30
#: Of so many members at most that a name fits, what they said is found as well.
FEW = 5
#: So many places, and texts read to find them, make a first look; the next one goes on in a pause of typing.
FIRST_LIMIT, FIRST_READ = 12, 100
#: How many are shown of each kind of what is of no session, unless only such things are looked for.
FEW_PAPERS = 3
PLACES = {
    "topic": "Chuyên đề",
    "conclusion": "Kết luận",
    "opening_report": "Báo cáo đề dẫn",
    "step": "Nội dung bước",
    "prompt": "Gợi ý thảo luận",
    "contribution": "Ý kiến",
    "vote": "Biểu quyết",
    "task": "Nhiệm vụ",
    "supplement": "Biên bản bổ sung",
    "open_question": "Vấn đề để ngỏ",
    "guest": "Đại biểu",
    "member": "Đảng viên",
    "plan_topic": "Kế hoạch",
    "issued": "Văn bản",
    "directive": "Văn bản cấp trên",
    "attachment": "Tệp kèm",
    "proposal": "Đề xuất chuyên đề",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words stand, in a year where it has one.

    ``session_id`` is None for a member of the roster, whose id is ``number``, and for what is of no session.
    """

    session_id: str | None
    kind: str
    number: int | str
    place: str
    snippet: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What one look found; ``rest`` is where the next one goes on, None when everything has been looked at."""

    hits: tuple[Hit, ...] = ()
    rest: int | None = None

    @property
    def places(self) -> int:
        """How many places in sessions were found."""
        return sum(1 for hit in self.hits if hit.session_id is not None)


def search(uow: UnitOfWork, words: str, limit: int = LIMIT) -> tuple[Hit, ...]:
    """Return members whose name holds the words, then places in the sessions, the newest first, then papers.

    However long it takes: every text that may hold a phrase is read.
    """
    found = look(uow, words, limit=limit, quick=True)
    hits = [*found.hits, *papers(uow, words, each=limit)]
    while found.rest is not None and (room := limit - sum(1 for hit in hits if hit.session_id is not None)) > 0:
        found = go_on(uow, words, found.rest, limit=room)
        hits += found.hits
    return tuple(sorted(hits, key=lambda hit: 0 if hit.kind == "member" else 1 if hit.session_id is not None else 2))


def look(
    uow: UnitOfWork, words: str, narrowing: Narrowing = EVERYTHING, *, limit: int = LIMIT, quick: bool = False
) -> Answer:
    """Return what a first look finds: members, the newest places in sessions, a few of what is of no session.

    A ``quick`` look leaves for later what takes longer: most of the texts that must be read to know, and what is of no
    session.
    """
    asked = wanted(words)
    members = _members(uow, asked, narrowing)
    few = [str(one.number) for one in members] if len(members) <= FEW else []
    found = index.look(uow.session, asked, limit, few, narrowing, most=FIRST_READ if quick else None)
    hits = (*members, *(_hit(one, asked, narrowing) for one in found.found))
    return Answer(hits if quick else (*hits, *papers(uow, words, narrowing)), found.rest)


def papers(
    uow: UnitOfWork, words: str, narrowing: Narrowing = EVERYTHING, *, each: int = FEW_PAPERS
) -> tuple[Hit, ...]:
    """Return the newest places that are of no session, ``each`` of a kind, more where only such kinds are wanted."""
    asked = wanted(words)
    each = each if narrowing.group is None else LIMIT
    found = [*_numbered(uow, words, narrowing), *outside.look(uow.session, asked, each, narrowing)]
    return tuple(_paper(one, asked) for one in found)


def go_on(uow: UnitOfWork, words: str, rest: int, narrowing: Narrowing = EVERYTHING, *, limit: int = LIMIT) -> Answer:
    """Return more places in sessions, from where the last look stopped."""
    asked = wanted(words)
    members = _members(uow, asked, narrowing)
    few = [str(one.number) for one in members] if len(members) <= FEW else []
    found = index.look(uow.session, asked, limit, few, narrowing, before=rest)
    return Answer(tuple(_hit(one, asked, narrowing) for one in found.found), found.rest)


def _hit(found: index.Found, words: Wanted, narrowing: Narrowing) -> Hit:
    kinds = index.OF_SESSION if found.kind == "session" else (found.kind,) * len(found.texts)
    which = _best(found.texts, words, [narrowing.takes(kind) for kind in kinds])
    kind = kinds[which]
    place = PLACES[kind] + (f": {found.speaker}" if found.speaker else "")
    return Hit(found.session_id, kind, found.number, place, _snippet(found.texts[which], words), found.year)


def _paper(found: Paper, words: Wanted) -> Hit:
    which = _best(found.texts, words, [True] * len(found.texts))
    place = PLACES[found.kind]
    if found.kind in ("plan_topic", "proposal") and found.year:
        place = f"{place} năm {found.year}"
    elif found.label:
        place = f"{place} số {found.label}" if found.kind == "issued" else f"{place}: {found.label}"
    return Hit(None, found.kind, found.number, place, _snippet(found.texts[which], words), found.year)


def _best(texts: Sequence[str], words: Wanted, takes: Sequence[bool]) -> int:
    """Return which of the texts is worth showing most."""
    usable = [number for number, text in enumerate(texts) if text and takes[number]]
    if len(usable) == 1:
        return usable[0]
    return max(range(len(texts)), key=lambda number: _worth(texts[number], words, takes=takes[number]))


def _worth(text: str, words: Wanted, *, takes: bool) -> tuple[bool, bool, bool, int]:
    """Return how much a text is worth showing: one that is looked for, is written, holds the phrases, the words."""
    return takes, bool(text), words.holds(text), _holds(text, words)


def _snippet(text: str, words: Wanted) -> str:
    line = " ".join(text.split())
    return snippet(line, " ".join(words.words), words.first(line))


def _numbered(uow: UnitOfWork, words: str, narrowing: Narrowing) -> tuple[Paper, ...]:
    asked = number_in(words)
    return outside.numbered(uow.session, *asked, narrowing) if asked else ()


def _members(uow: UnitOfWork, words: Wanted, narrowing: Narrowing) -> tuple[Hit, ...]:
    if not words.words or narrowing.year is not None or not narrowing.takes("member"):
        return ()
    rows = uow.session.execute(_roster())
    return tuple(
        Hit(None, "member", uid, PLACES["member"] + (f": {position}" if position else ""), name)
        for uid, name, position in rows
        if narrowing.member in (None, uid) and _named(f" {fold(name)}", words) and words.holds(name)
    )


@lru_cache(maxsize=1)
def _roster() -> Any:
    return select(Member.uid, Member.full_name, Member.position).order_by(Member.id)


def _named(name: str, words: Wanted) -> bool:
    return all(f" {word}" in name for word in words.words)


def _holds(text: str, words: Wanted) -> int:
    """Return how many of the words begin a word of the text."""
    return sum(stands(word, text, begun=True) for word in words.words)
