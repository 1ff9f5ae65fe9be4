"""Whoever is convened or named in a session: a line of its roll keeps the name, standing and post they had."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import insert, select, update

from app.domain.members import sitting_posts
from app.domain.records import MemberRecord
from app.domain.roll import standing_on
from app.domain.vocabulary import Standing
from app.errors import NotFound
from app.models import lookups, readers
from app.models.member import Member
from app.models.roll import RollLine
from app.models.session import CellSession
from app.models.unit_of_work import UnitOfWork

UNKNOWN = "Không có đảng viên mang mã “{}” trong sổ."


def convene(uow: UnitOfWork, key: int, *, day: str) -> None:
    """Put every member who belonged to the cell on ``day`` on the roll, not yet called; keep the lines there are.

    A committee meeting of a cell convenes those who hold a post, everybody where nobody does.
    """
    row = uow.session.get_one(CellSession, key)
    belongs = convened(readers.members_by_number(uow.session), row, day)
    listed = set(uow.session.scalars(select(RollLine.member_id).where(RollLine.session_id == key)))
    add_lines(uow, row, [number for number in belongs if number not in listed])
    line = (RollLine.session_id == key) & RollLine.member_id.in_(belongs)
    uow.session.execute(update(RollLine).where(line).values(convened=True))


def convened(members: Mapping[int, MemberRecord], session: CellSession, day: str) -> list[int]:
    """Return which of the members (by row numbers) belonged to the cell on ``day`` and are asked to the session."""
    present = {
        number: one.position
        for number, one in members.items()
        if (one.joined_on or "") <= day and (one.standing is not Standing.LEFT or (one.left_on or "") > day)
    }
    posts = sitting_posts(session.kind, session.cell_kind, present.values())
    return [number for number, position in present.items() if posts is None or position in posts]


def name_in_session(uow: UnitOfWork, key: int, member: str) -> int:
    """Return a member's row number after making sure that the session keeps their present name and post."""
    return name_all(uow, key, [member])[0]


def name_all(uow: UnitOfWork, key: int, members: Sequence[str]) -> list[int]:
    """Return the row numbers of members after making sure that the session keeps the present names and posts of all."""
    if not members:
        return []
    found = lookups.named(uow.session, key, members)
    numbers = []
    for member in members:
        if member not in found:
            raise NotFound(UNKNOWN.format(member))
        numbers.append(found[member][0])
    missing = [number for number, has_line in map(found.__getitem__, dict.fromkeys(members)) if not has_line]
    if missing:
        add_lines(uow, uow.session.get_one(CellSession, key), missing)
    return numbers


def add_lines(uow: UnitOfWork, session: CellSession, members: Sequence[int]) -> None:
    """Keep the names, standing, posts and groups of members with a session, without convening them."""
    if not members:
        return
    facts, own = _facts(uow, session, members), {"session_id": session.id, "convened": False}
    uow.session.execute(insert(RollLine), [{**own, "member_id": number, **facts[number]} for number in members])


def take_facts(uow: UnitOfWork, lines: Sequence[RollLine], session: CellSession) -> None:
    """Write the members' present names, posts and groups on lines, and the standing they had on the session's day."""
    facts = _facts(uow, session, [line.member_id for line in lines])
    for line in lines:
        for name, value in facts[line.member_id].items():
            setattr(line, name, value)


def _facts(uow: UnitOfWork, session: CellSession, members: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Return what a line of the session says of each of the members as they are now."""
    at = session.started_at or session.planned_at
    day = at.date().isoformat() if at else None
    return {
        number: {
            "full_name": member.full_name, "standing": standing_on(member, day), "position": member.position,
            "group_name": member.group,
        }
        for number, member in readers.members_by_number(uow.session, Member.id.in_(members)).items()
    }  # fmt: skip


def member_key(uow: UnitOfWork, member: str) -> int:
    """Return the row number of a member; raises NotFound."""
    key = lookups.member_key(uow.session, member)
    if key is None:
        raise NotFound(UNKNOWN.format(member))
    return key
