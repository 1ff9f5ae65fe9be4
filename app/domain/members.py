"""The roster as lists need it: order, search, figures, and what a form says of members."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.partial_dates import is_before, parse_day, parse_partial, show_partial
from app.domain.records import MemberRecord
from app.domain.roll import rank
from app.domain.vietnamese import fold, name_key
from app.domain.vocabulary import CellKind, SessionKind, Standing
from app.errors import WrongInput

#: Posts that the rules know, in their order.
KNOWN_POSTS = ("Bí thư", "Phó Bí thư", "Chi ủy viên")


def is_gone(member: MemberRecord) -> bool:
    """Return whether the member has left the cell."""
    return member.standing is Standing.LEFT


def in_roster_order(members: Iterable[MemberRecord]) -> list[MemberRecord]:
    """Return members by post, then in the order of Vietnamese names; those who left stand at the end."""
    return sorted(members, key=lambda m: (is_gone(m), rank(m.position), name_key(m.full_name)))


def matches(member: MemberRecord, typed: str) -> bool:
    """Return whether every typed word begins a word of the name, post, group or standing; diacritics do not count."""
    words = fold(f"{member.full_name} {member.position} {member.group} {member.standing.vi}").split()
    return all(any(word.startswith(part) for word in words) for part in fold(typed).split())


def groups(members: Iterable[MemberRecord]) -> tuple[str, ...]:
    """Return the names of the groups (tổ đảng), in order."""
    return tuple(sorted({m.group for m in members if m.group}, key=name_key))


def secretary(members: Iterable[MemberRecord]) -> MemberRecord | None:
    """Return the secretary of the cell, or None while nobody holds that post."""
    able = [m for m in members if not is_gone(m) and rank(m.position) == 0]
    return min(able, key=lambda m: len(m.position), default=None)


def holder(members: Iterable[MemberRecord], post: str) -> MemberRecord | None:
    """Return who holds a post, such as ``Phó Bí thư Thường trực``: the shortest title that begins so, or None."""
    wanted = fold(post)
    able = [m for m in members if not is_gone(m) and fold(m.position).strip().startswith(wanted)]
    return min(able, key=lambda m: len(m.position), default=None)


def sitting_posts(kind: SessionKind, cell: CellKind, posts: Iterable[str]) -> frozenset[str] | None:
    """Return the posts whose holders a session convenes, None for everybody.

    Only a committee meeting in a cell's book is for some: for those who hold a post, where anybody does.
    """
    if kind is not SessionKind.COMMITTEE or cell is CellKind.COMMITTEE:
        return None
    known = frozenset(post for post in posts if rank(post) < rank(""))
    return known or None


def figures(members: Iterable[MemberRecord]) -> str:
    """Return how many belong to the cell and how many are not simply official, in words."""
    present = [m for m in members if not is_gone(m)]
    parts = []
    for standing in Standing:
        number = sum(1 for m in present if m.standing is standing)
        if number:
            parts.append(f"{number} {standing.vi}")
    return f"{len(present)} đồng chí: {', '.join(parts)}" if present else ""


def date_faults(joined_on: str | None, official_on: str | None, left_on: str | None) -> dict[str, str]:
    """Return what contradicts itself in a member's dates, by the name of the field."""
    faults = {}
    if is_before(official_on, joined_on):
        faults["official_on"] = "Ngày chính thức đang trước ngày vào Đảng."
    if is_before(left_on, joined_on):
        faults["left_on"] = "Ngày chuyển đi đang trước ngày vào Đảng."
    return faults


@dataclass(frozen=True, slots=True)
class TypedMember:
    """What stands in a form about a member: dates as they were typed, the day of a new standing as well."""

    full_name: str = ""
    standing: Standing = Standing.OFFICIAL
    position: str = ""
    group: str = ""
    joined_on: str = ""
    official_on: str = ""
    left_on: str = ""
    since: str = ""


def typed_member(member: MemberRecord) -> TypedMember:
    """Return a member as a form shows them."""
    return TypedMember(
        member.full_name, member.standing, member.position, member.group, show_partial(member.joined_on),
        show_partial(member.official_on), show_partial(member.left_on),
    )  # fmt: skip


def check_typed(typed: TypedMember) -> tuple[dict[str, str | None], dict[str, str]]:
    """Return the dates as they are kept and what is wrong, both by the name of the field."""
    faults = {} if typed.full_name.strip() else {"full_name": "Chưa ghi họ và tên."}
    dates: dict[str, str | None] = dict.fromkeys(("joined_on", "official_on", "left_on"))
    for name in dates:
        if name == "left_on" and typed.standing is not Standing.LEFT:
            continue
        try:
            dates[name] = parse_partial(getattr(typed, name))
        except WrongInput as error:
            faults[name] = error.problem
    if typed.since.strip():
        try:
            parse_day(typed.since)
        except WrongInput as error:
            faults["since"] = error.problem
    return dates, date_faults(**dates) | faults


def standing_day(typed: TypedMember) -> date | None:
    """Return the day from which the typed standing holds, when a whole one is typed; of one who left, that day."""
    try:
        return parse_day(typed.left_on if typed.standing is Standing.LEFT else typed.since)
    except WrongInput:
        return None
