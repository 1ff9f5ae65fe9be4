"""Telling people apart who bear the same name: by a short fact beside the name, and only where names collide.

The first fact that no namesake shares is taken: the post, the tổ đảng, when the person joined the Party or became an
official member, the standing. Nothing is made up: people of whom the book knows nothing that differs are numbered in
the order of entry, in the window only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from app.domain.partial_dates import show_partial
from app.domain.records import MemberRecord, RollEntry
from app.domain.vietnamese import one_line

#: What a number among namesakes begins with; documents leave it out.
COUNTED = "người thứ "
#: A word of a name that another word follows.
_BEFORE_ANOTHER = re.compile(r"([^\W\d])\w*\s+(?=\w)")


def marks(people: Sequence[tuple[str, Sequence[str]]]) -> tuple[str, ...]:
    """Return what tells each of ``people`` (name, facts with the best first) from the namesakes, mostly nothing."""
    found = [""] * len(people)
    for places in _namesakes(name for name, _ in people):
        for place, mark in zip(places, _among([people[place][1] for place in places]), strict=True):
            found[place] = mark
    return tuple(found)


def in_document(person: RollEntry | MemberRecord, *beside: str) -> str:
    """Return a name as documents write it: told from a namesake where a fact that the book has does that.

    What stands ``beside`` the name anyway is not said twice.
    """
    said = person.apart.startswith(COUNTED) or person.apart.lower() in (fact.lower() for fact in beside)
    return person.full_name if said else person.shown_name


def without_mark(shown: str) -> str:
    """Return a shown name without what stands in brackets behind it, to sort by."""
    return shown.partition(" (")[0]


def initialled(shown: str) -> str:
    """Return a shown name with initials before the given name, ``N.T.Hương (Tổ 2)``: for where it has no room."""
    name, mark, apart = shown.partition(" (")
    return _BEFORE_ANOTHER.sub(r"\1.", name) + mark + apart


def facts_of(
    position: str, group: str, joined_on: str | None = None, official_on: str | None = None, standing: str = ""
) -> tuple[str, ...]:
    """Return the facts about a member that may tell them from a namesake, the best first."""
    joined = (f"vào Đảng {show_partial(day)}" if day else "" for day in ((joined_on or "")[:4], joined_on))
    official = f"chính thức {show_partial(official_on)}" if official_on else ""
    return (position, group, *joined, official, standing)


def members_apart(members: Iterable[MemberRecord]) -> tuple[MemberRecord, ...]:
    """Return members of a roster with what tells namesakes apart."""
    known = tuple(members)
    if not _namesakes(member.full_name for member in known):
        return known
    told = marks([
        (m.full_name, facts_of(m.position, m.group, m.joined_on, m.official_on, m.standing.vi.lower())) for m in known
    ])  # fmt: skip
    return tuple(replace(member, apart=mark) if mark else member for member, mark in zip(known, told, strict=True))


def roll_apart(roll: Iterable[RollEntry], days: Iterable[tuple[str | None, str | None]]) -> tuple[RollEntry, ...]:
    """Return the lines of a roll with what tells namesakes apart.

    ``days`` are, for each line, when the member joined the Party and became official; post, tổ đảng and standing are
    those of the session.
    """
    known = tuple(roll)
    if not _namesakes(entry.full_name for entry in known):
        return known
    told = marks([
        (e.full_name, facts_of(e.position, e.group, *known_days, e.standing.vi.lower()))
        for e, known_days in zip(known, days, strict=True)
    ])  # fmt: skip
    return tuple(replace(entry, apart=mark) if mark else entry for entry, mark in zip(known, told, strict=True))


def _namesakes(names: Iterable[str]) -> list[list[int]]:
    """Return the places of those who bear the same name, one list for each such name."""
    bearers: defaultdict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        bearers[_folded(name)].append(place)
    return [places for places in bearers.values() if len(places) > 1]


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    """Return what names are compared by; the same few are asked for again and again."""
    return one_line(name).casefold()


def _among(facts: Sequence[Sequence[str]]) -> list[str]:
    """Return for each of several namesakes the first fact that no other has; a number for those without one."""
    kinds = [[" ".join(fact.split()) for fact in kind] for kind in zip(*facts, strict=True)]
    own = [[kind[at] for kind in kinds if kind[at] and kind.count(kind[at]) == 1] for at in range(len(facts))]
    found = [told[0] if told else "" for told in own]
    without = [at for at, mark in enumerate(found) if not mark]
    if len(without) > 1:
        for number, at in enumerate(without, 1):
            found[at] = f"{COUNTED}{number}"
    return found
