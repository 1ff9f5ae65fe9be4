"""Whoever is convened or named in a session: a line of its roll keeps the name, standing and post they had."""

from __future__ import annotations

from sqlalchemy import func, select, update

from app.domain.members import sitting_posts
from app.domain.records import MemberRecord, StandingRecord
from app.domain.roll import standing_on
from app.domain.vocabulary import (
    Standing,
)
from app.errors import NotFound
from app.models.member import Group, Member, MemberStanding
from app.models.roll import RollLine
from app.models.session import CellSession
from app.models.unit_of_work import UnitOfWork


def convene(uow: UnitOfWork, key: int, *, day: str) -> None:
    """Put every member who belonged to the cell on ``day`` on the roll, not yet called; keep the lines there are.

    A committee meeting of a cell convenes those who hold a post, everybody where nobody does.
    """
    gone = (Member.standing == Standing.LEFT) & (func.coalesce(Member.left_on, "") <= day)
    not_yet = func.coalesce(Member.joined_on, "") > day
    present = uow.session.execute(select(Member.id, Member.position).where(~gone, ~not_yet).order_by(Member.id)).all()
    row = uow.session.get_one(CellSession, key)
    posts = sitting_posts(row.kind, row.cell_kind, [position for _, position in present])
    belongs = [number for number, position in present if posts is None or position in posts]
    listed = set(uow.session.scalars(select(RollLine.member_id).where(RollLine.session_id == key)))
    for member_id in belongs:
        if member_id not in listed:
            add_line(uow, key, member_id)
    line = (RollLine.session_id == key) & RollLine.member_id.in_(belongs)
    uow.session.execute(update(RollLine).where(line).values(convened=True))


def name_in_session(uow: UnitOfWork, key: int, member: str) -> int:
    """Return a member's row number after making sure that the session keeps their present name and post."""
    member_id = member_key(uow, member)
    line = select(RollLine.id).where(RollLine.session_id == key, RollLine.member_id == member_id)
    if uow.session.scalar(line) is None:
        add_line(uow, key, member_id)
    return member_id


def add_line(uow: UnitOfWork, key: int, member_id: int) -> None:
    """Keep a member's name, standing, post and group with a session, without convening them."""
    line = RollLine(session_id=key, member_id=member_id, convened=False)
    take_facts(uow, line, uow.session.get_one(CellSession, key))
    uow.session.add(line)
    uow.session.flush()


def take_facts(uow: UnitOfWork, line: RollLine, session: CellSession) -> None:
    """Write the member's present name, post and group on a line, and the standing they had on the session's day."""
    member = uow.session.get_one(Member, line.member_id)
    group = uow.session.get(Group, member.group_id) if member.group_id else None
    at = session.started_at or session.planned_at
    line.full_name, line.position, line.group_name = member.full_name, member.position, group.name if group else ""
    line.standing = member.standing
    if member.standing is Standing.LEFT and at:
        line.standing = standing_on(_who_left(uow, member), at.date().isoformat())


def _who_left(uow: UnitOfWork, member: Member) -> MemberRecord:
    spans = select(MemberStanding.standing, MemberStanding.since).where(MemberStanding.member_id == member.id)
    return MemberRecord(
        member.uid, member.full_name, member.standing, joined_on=member.joined_on, official_on=member.official_on,
        left_on=member.left_on,
        history=tuple(StandingRecord(*span) for span in uow.session.execute(spans.order_by(MemberStanding.id))),
    )  # fmt: skip


def member_key(uow: UnitOfWork, member: str) -> int:
    """Return the row number of a member; raises NotFound."""
    key = uow.session.scalar(select(Member.id).where(Member.uid == member))
    if key is None:
        raise NotFound(f"Không có đảng viên mang mã “{member}” trong sổ.")
    return key
