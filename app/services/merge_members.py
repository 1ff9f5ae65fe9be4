"""Who the members of an exchange file are in the book: by id, then by name; what is not clear is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

import msgspec

from app.domain.merging import Found, Match
from app.domain.records import MemberRecord
from app.domain.vietnamese import one_line
from app.services import exchange_format as x
from app.services import exchange_people as xp

#: Keys of the file whose values are ids of members, alone or in a list.
_KEYS = frozenset((
    "chair", "minutes_taker", "finisher", "member", "presenters", "speaker", "assignees", "inspector", "author",
    "about", "queue", "preparers", "presenter", "follower", "proposer",
))  # fmt: skip
NEW = ""


def matches(theirs: Sequence[xp.Member], ours: Sequence[MemberRecord], chosen: Mapping[str, str]) -> tuple[Match, ...]:
    """Return for each member of the file who that is; ``chosen`` says it for those that were asked, NEW for nobody."""
    by_id = {member.id: member for member in ours}
    same = {one.id for one in theirs if one.id in by_id and _key(one.full_name) == _key(by_id[one.id].full_name)}
    free = [member for member in ours if member.id not in same]
    often = Counter(_key(one.full_name) for one in theirs if one.id not in same)
    taken = {book for book in chosen.values() if book != NEW}
    found = []
    for one in theirs:
        if one.id in same:
            found.append(Match(one.id, one.full_name, Found.ID, one.id))
        elif one.id in chosen:
            found.append(Match(one.id, one.full_name, Found.CHOSEN, chosen[one.id] or None, _options(one, free, by_id)))
        else:
            left = [member for member in free if member.id not in taken]
            found.append(_by_name(one, left, by_id, often[_key(one.full_name)]))
    return tuple(found)


def renamed(file: x.ExchangeFile, found: Sequence[Match], present: Sequence[str]) -> tuple[x.ExchangeFile, set[str]]:
    """Return the file with the book's ids, and the ids of members who are not clear.

    Whoever the book does not have, and whoever is not clear, gets an id that is nobody's there.
    """
    known, given, unclear = set(present), {}, set()
    for match in found:
        fresh = match.id if match.id not in known else uuid4().hex[:12]
        given[match.id] = match.book or fresh
        if match.found is Found.ASK:
            unclear.add(given[match.id])
    if all(one == other for one, other in given.items()):
        return file, unclear
    plain = _walked(msgspec.to_builtins(file), given)
    for member in plain["members"]:
        member["id"] = given[member["id"]]
    for session in plain["sessions"]:
        session.pop("bin", None)  # what was deleted names members inside its own text
    return msgspec.convert(plain, x.ExchangeFile), unclear


def _by_name(one: xp.Member, free: Sequence[MemberRecord], by_id: Mapping[str, MemberRecord], often: int) -> Match:
    alike = [member for member in free if _key(member.full_name) == _key(one.full_name)]
    if len(alike) > 1 and one.joined_on:
        dated = [member for member in alike if member.joined_on == one.joined_on]
        alike, often = (dated, 1) if len(dated) == 1 else (alike, often)
    if len(alike) == 1 and often == 1:
        return Match(one.id, one.full_name, Found.NAME, alike[0].id)
    if alike or one.id in by_id:
        return Match(one.id, one.full_name, Found.ASK, None, _options(one, free, by_id))
    return Match(one.id, one.full_name, Found.NEW)


def _options(
    one: xp.Member, free: Sequence[MemberRecord], by_id: Mapping[str, MemberRecord]
) -> tuple[tuple[str, str], ...]:
    alike = [member for member in free if _key(member.full_name) == _key(one.full_name)]
    same_id = [by_id[one.id]] if one.id in by_id and by_id[one.id] in free else []
    return tuple((member.id, member.full_name) for member in dict.fromkeys([*alike, *same_id]))


def _walked(value: Any, given: Mapping[str, str], key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _walked(one, given, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_walked(one, given, key) for one in value]
    return given.get(value, value) if isinstance(value, str) and key in _KEYS else value


def _key(name: str) -> str:
    return one_line(name).casefold()
