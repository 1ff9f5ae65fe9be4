"""Sessions of a file that a book has word by word: found without laying them down, since a copy has years of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec.structs import replace

from app.domain.records import CellRecord, MemberRecord
from app.services import exchange_format as x
from app.services import exchange_people as xp
from app.services.exchange_named import members_of
from app.services.exchange_shelves import shelves


def same_sessions(
    file: x.ExchangeFile, cell: CellRecord, members: Mapping[str, MemberRecord], sessions: Mapping[str, x.Session]
) -> set[str]:
    """Return the ids of sessions that say the same in file and book, of the same people in the same organisation."""
    if (file.cell.name, file.cell.superior, file.cell.place, file.cell.kind) != (
        cell.name, cell.superior, cell.place, cell.kind,
    ):  # fmt: skip
        return set()
    alike = {one.id for one in file.members if one.id in members and _is(one, members[one.id])}
    return {
        one.id
        for one in file.sessions
        if one == sessions.get(one.id)
        and (one.whole_roll or one.started_at is None)
        and all(member in alike for _, member in members_of(one, ""))
    }


def needed(file: x.ExchangeFile, same: Collection[str]) -> set[str]:
    """Return the ids of sessions that are not the same, and of all that they are linked with."""
    by_id = {one.id: one for one in file.sessions}
    found: set[str] = set()
    left = [uid for uid in by_id if uid not in same]
    while left:
        uid = left.pop()
        if uid not in found:
            found.add(uid)
            left += _linked(by_id[uid])
    return found


def reduced(file: x.ExchangeFile, sessions: Collection[str]) -> x.ExchangeFile:
    """Return the file with those sessions only, and without what is of the whole cell."""
    kept = [one for one in file.sessions if one.id in sessions]
    return replace(file, sessions=kept, plan=[], phrases=[], **{shelf.name: [] for shelf in shelves()})


def _linked(session: x.Session) -> list[str]:
    named = [session.follows, *(one.closed_in for one in session.open_questions)]
    return [uid for uid in (*named, *(heard.session for heard in session.task_reviews)) if uid is not None]


def _is(one: xp.Member, member: MemberRecord) -> bool:
    return (one.full_name, one.standing, one.position, one.group, one.joined_on, one.official_on, one.left_on) == (
        member.full_name, member.standing, member.position, member.group, member.joined_on, member.official_on,
        member.left_on,
    ) and [(span.standing, span.since) for span in one.history] == [
        (span.standing, span.since) for span in member.history
    ]  # fmt: skip
