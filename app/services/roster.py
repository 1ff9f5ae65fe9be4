"""The cell itself and its members: each function is one user action inside a writing unit of work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from sqlalchemy import select, update

from app.domain.records import CellNameRecord, CellRecord
from app.domain.vietnamese import clean, one_line
from app.domain.vocabulary import CombinePolicy, Standing
from app.errors import KnownError, NotFound
from app.models import readers
from app.models.cell import Cell, CellName
from app.models.member import Group, Member, MemberStanding
from app.models.unit_of_work import UnitOfWork

#: Agenda, rule pack and format profile of a new book (the decisions of this project, see docs/decisions).
USUAL = ("8-step", "HD42-2025", "HD05_2026")


@dataclass(frozen=True, slots=True)
class NewMember:
    """What the roster keeps of a member; dates may be partial text."""

    full_name: str
    standing: Standing = Standing.OFFICIAL
    position: str = ""
    group: str = ""
    joined_on: str | None = None
    official_on: str | None = None
    left_on: str | None = None
    id: str | None = None


def set_cell(uow: UnitOfWork, cell: CellRecord, *, renamed_on: date | None = None) -> None:
    """Set the organisation's names. With ``renamed_on`` the old names are kept until that day, else corrected.

    Sessions held before keep the names they had.
    """
    if not cell.name.strip():
        raise KnownError("Chưa ghi tên chi bộ. Ví dụ: Chi bộ Văn phòng.")
    row = uow.session.get(Cell, 1)
    if row is None:
        agenda, rules, profile = USUAL
        uow.session.add(Cell(id=1, kind=cell.kind, agenda=agenda, rules=rules, profile=profile))
    else:
        row.kind = cell.kind
    names = {"name": clean(cell.name), "superior": clean(cell.superior), "place": clean(cell.place)}
    present = uow.session.scalars(select(CellName).where(CellName.valid_until.is_(None))).one_or_none()
    if present is not None and renamed_on is not None:
        present.valid_until = renamed_on
        present = None
    if present is None:
        uow.session.add(CellName(**names, valid_until=None))
    else:
        uow.session.execute(update(CellName).where(CellName.id == present.id).values(**names))


def former_names(uow: UnitOfWork) -> tuple[CellNameRecord, ...]:
    """Return the names the organisation no longer bears, oldest first, each with the day from which it has another."""
    return readers.former_names(uow.session)


def defaults(uow: UnitOfWork) -> tuple[str, str, str]:
    """Return the codes of the book's agenda, rule pack and format profile."""
    row = uow.session.execute(select(Cell.agenda, Cell.rules, Cell.profile)).first()
    return (row.agenda, row.rules, row.profile) if row else USUAL


def set_defaults(
    uow: UnitOfWork, *, agenda: str | None = None, rules: str | None = None, profile: str | None = None
) -> None:
    """Set the book's agenda, rule pack or format profile; None leaves one as it is."""
    row = uow.session.get(Cell, 1)
    if row is None:
        raise NotFound("Sổ chưa có tên chi bộ. Hãy ghi tên chi bộ trước.")
    row.agenda, row.rules, row.profile = agenda or row.agenda, rules or row.rules, profile or row.profile


def add_member(uow: UnitOfWork, new: NewMember) -> Member:
    """Add a member; return the row, with its number."""
    row = Member(uid=new.id or uuid4().hex[:12])
    _fill(uow, row, new)
    uow.session.add(row)
    uow.session.flush()
    return row


def add_members(uow: UnitOfWork, new: Iterable[NewMember]) -> int:
    """Add several members, all or nothing; return how many."""
    return len([add_member(uow, member) for member in new])


def change_member(uow: UnitOfWork, member: str, new: NewMember, *, since: date | None = None) -> None:
    """Replace what the roster says of a member; a change of standing goes into its history with its day."""
    row = uow.session.scalars(select(Member).where(Member.uid == member)).one_or_none()
    if row is None:
        raise NotFound(f"Không có đảng viên mang mã “{member}” trong sổ.")
    if row.standing is not new.standing:
        if uow.session.scalar(select(MemberStanding.id).where(MemberStanding.member_id == row.id)) is None:
            uow.session.add(MemberStanding(member_id=row.id, standing=row.standing, since=row.joined_on))
        day = (since or date.today()).isoformat()
        uow.session.add(MemberStanding(member_id=row.id, standing=new.standing, since=day))
    _fill(uow, row, new)


def _fill(uow: UnitOfWork, row: Member, new: NewMember) -> None:
    name = one_line(new.full_name)
    if not name:
        raise KnownError("Chưa ghi họ và tên đảng viên.")
    row.full_name, row.standing, row.position = name, new.standing, clean(new.position).strip()
    row.group_id = _group_key(uow, " ".join(clean(new.group).split()))
    row.joined_on, row.official_on, row.left_on = new.joined_on, new.official_on, new.left_on


def _group_key(uow: UnitOfWork, name: str) -> int | None:
    if not name:
        return None
    key = uow.session.scalar(select(Group.id).where(Group.name == name))
    if key is None:
        row = Group(name=name)
        uow.session.add(row)
        uow.session.flush()
        key = row.id
    return key


def combine(uow: UnitOfWork) -> CombinePolicy | None:
    """Return whether the cell combines sittings, None where it leaves that to the rules in force."""
    return uow.session.scalar(select(Cell.combine).where(Cell.id == 1))


def set_combine(uow: UnitOfWork, policy: CombinePolicy | None) -> None:
    """Set whether the cell combines sittings; None leaves it to the rules in force."""
    uow.session.execute(update(Cell).where(Cell.id == 1).values(combine=policy))
