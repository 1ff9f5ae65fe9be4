"""Carrying out a plan of a roster import, all of it or nothing, and taking it back exactly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from sqlalchemy import Column, delete, func, insert, select

from app.domain.records import MemberRecord, StandingRecord
from app.domain.roster_deciding import decided
from app.domain.roster_matching import merged
from app.domain.roster_plan import MemberBefore, RosterAction, RosterDecision, RosterPlan, RosterRow, RosterUndo
from app.domain.roster_planning import basis
from app.domain.vietnamese import clean, one_line
from app.domain.vocabulary import Standing
from app.errors import KnownError
from app.models import readers
from app.models.base import Base
from app.models.member import Group, Member, MemberStanding
from app.models.unit_of_work import UnitOfWork
from app.services import roster
from app.services.roster import NewMember

STALE = "Danh sách trong sổ vừa thay đổi nên chưa nhập. Đồng chí xem lại bảng đối chiếu rồi bấm nhập lần nữa."
USED = (
    "Chưa lấy lại được việc nhập: đồng chí {} đã có trong một buổi sinh hoạt hoặc việc khác sau khi nhập. "
    "Đồng chí sửa từng người trong danh sách; sổ được giữ nguyên."
)
CHANGED = (
    "Chưa lấy lại được việc nhập: thông tin của đồng chí {} đã được sửa sau khi nhập. "
    "Đồng chí sửa từng người trong danh sách; sổ được giữ nguyên."
)
_FACTS = ("full_name", "standing", "position", "group", "joined_on", "official_on", "left_on")
#: How many members one question to the book names.
_AT_ONCE = 500


class Stale(KnownError):
    """The book's members are not those that the plan was made for."""


def apply(uow: UnitOfWork, plan: RosterPlan, decisions: Iterable[RosterDecision] = ()) -> RosterUndo:
    """Add and change the members of a plan; rows that still ask are left alone. Return what takes it back.

    Raises Stale, before anything is written, when the book's members are no longer those of the plan.
    """
    members = readers.members(uow.session)
    if plan.basis != basis(members):
        raise Stale(STALE)
    rows = decided(plan, decisions).rows
    groups = set(uow.session.scalars(select(Group.name)))
    added = _add(uow, [row for row in rows if row.action is RosterAction.ADD])
    by_id = {member.id: member for member in members}
    changed = [_change(uow, by_id[row.member or ""], row) for row in rows if row.action is RosterAction.UPDATE]
    uow.session.flush()
    made = set(uow.session.scalars(select(Group.name))) - groups
    return RosterUndo(added, tuple(changed), tuple(sorted(made)))


def undo(uow: UnitOfWork, done: RosterUndo) -> None:
    """Take an import back: the added members go, the changed ones are as before.

    Raises KnownError, before anything is written, when one of them was used or changed since.
    """
    present = {member.id: member for member in readers.members(uow.session)}
    for change in done.changed:
        member = present.get(change.member)
        if member is None or _facts(member) != change.after:
            raise KnownError(CHANGED.format(member.full_name if member else change.after[0]))
    keys = _keys(uow, done.added)
    _refuse_used(uow, keys, present)
    _take_out(uow, keys.values())
    for change in done.changed:
        _put_back(uow, change)
    uow.session.flush()
    _drop_groups(uow, done.groups)


def _add(uow: UnitOfWork, rows: Sequence[RosterRow]) -> tuple[str, ...]:
    """Add the people of rows at once; return their ids."""
    groups = _group_keys(uow, {" ".join(clean(row.group).split()) for row in rows})
    made = [
        {
            "uid": uuid4().hex[:12], "full_name": one_line(row.full_name), "standing": row.standing,
            "position": clean(row.position).strip(), "group_id": groups.get(" ".join(clean(row.group).split())),
            "joined_on": row.joined_on, "official_on": row.official_on,
            "left_on": row.left_on if row.standing is Standing.LEFT else None,
        }
        for row in rows
    ]  # fmt: skip
    if any(not one["full_name"] for one in made):
        raise KnownError("Có dòng chưa có họ và tên đảng viên; sổ chưa thay đổi.")
    if made:
        uow.session.execute(insert(Member), made)
    return tuple(str(one["uid"]) for one in made)


def _group_keys(uow: UnitOfWork, names: Iterable[str]) -> dict[str, int]:
    wanted = {name for name in names if name}
    known = set(uow.session.scalars(select(Group.name)))
    uow.session.add_all(Group(name=name) for name in sorted(wanted - known))
    uow.session.flush()
    return {name: key for name, key in uow.session.execute(select(Group.name, Group.id)) if name in wanted}


def _change(uow: UnitOfWork, member: MemberRecord, row: RosterRow) -> MemberBefore:
    new = merged(member, row)
    since = _since(row, new.standing)
    facts = NewMember(new.full_name, new.standing, new.position, new.group, new.joined_on, new.official_on, new.left_on)
    roster.change_member(uow, member.id, facts, since=since)
    after = replace(new, full_name=one_line(new.full_name), group=" ".join(clean(new.group).split()))
    return MemberBefore(member.id, _facts(member), _facts(after), member.history)


def _since(row: RosterRow, standing: Standing) -> date | None:
    """Return the day from which a changed standing holds, when the row says it whole."""
    said = {Standing.OFFICIAL: row.official_on, Standing.LEFT: row.left_on, Standing.PROBATIONARY: row.joined_on}
    day = said.get(standing)
    return date.fromisoformat(day) if day and len(day) == len("2001-02-03") else None


def _facts(member: MemberRecord) -> tuple[str | None, ...]:
    return tuple(None if (value := getattr(member, name)) is None else str(value) for name in _FACTS)


def _keys(uow: UnitOfWork, uids: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in _chunks(uids):
        rows = uow.session.execute(select(Member.uid, Member.id).where(Member.uid.in_(some)))
        found |= {row.uid: row.id for row in rows}
    return found


def _refuse_used(uow: UnitOfWork, keys: dict[str, int], present: dict[str, MemberRecord]) -> None:
    """Raise KnownError when anything in the book names an added member, or gave them a history."""
    by_key = {key: present[uid].full_name for uid, key in keys.items()}
    for column in _links_to_members():
        for some in _chunks(list(by_key)):
            used = uow.session.scalar(select(func.min(column)).where(column.in_(some)))
            if used is not None:
                raise KnownError(USED.format(by_key[used]))


def _links_to_members() -> tuple[Column[Any], ...]:
    """Return every column of the book that names a member."""
    columns = (column for table in Base.metadata.sorted_tables for column in table.columns)
    return tuple(c for c in columns if any(link.column.table.name == Member.__tablename__ for link in c.foreign_keys))


def _take_out(uow: UnitOfWork, keys: Iterable[int]) -> None:
    for some in _chunks(list(keys)):
        uow.session.execute(delete(Member).where(Member.id.in_(some)))


def _put_back(uow: UnitOfWork, change: MemberBefore) -> None:
    full_name, standing, position, group, joined_on, official_on, left_on = change.before
    row = uow.session.scalars(select(Member).where(Member.uid == change.member)).one()
    row.full_name, row.position = full_name or "", position or ""
    row.standing = next(one for one in Standing if one == standing)
    row.joined_on, row.official_on, row.left_on = joined_on, official_on, left_on
    row.group_id = _group_keys(uow, [group or ""]).get(group or "")
    uow.session.execute(delete(MemberStanding).where(MemberStanding.member_id == row.id))
    uow.session.add_all(_history(row.id, change.history))


def _history(key: int, history: Iterable[StandingRecord]) -> Iterable[MemberStanding]:
    return (MemberStanding(member_id=key, standing=one.standing, since=one.since) for one in history)


def _drop_groups(uow: UnitOfWork, names: Sequence[str]) -> None:
    """Drop the groups that the import made, unless somebody is in them now."""
    used = select(Member.group_id).where(Member.group_id.is_not(None))
    uow.session.execute(delete(Group).where(Group.name.in_(names), Group.id.not_in(used)))


def _chunks(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))
