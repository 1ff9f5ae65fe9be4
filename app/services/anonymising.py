"""Taking a person's name out of the roster at their request; what minutes say stays as it was said."""

from __future__ import annotations

import re

from sqlalchemy import delete, select

from app.domain.vocabulary import Standing
from app.errors import KnownError, NotFound
from app.models.member import Member, MemberStanding
from app.models.unit_of_work import UnitOfWork

NAMELESS = "Đảng viên đã ẩn danh {}"
STILL_HERE = "Chỉ ẩn danh được đồng chí đã chuyển đi. Đồng chí ghi tình trạng “{}” trước rồi làm lại."
GONE = "Đồng chí này không còn trong danh sách."
_NUMBERED = re.compile(NAMELESS.format(r"(\d+)"))


def anonymise(uow: UnitOfWork, member: str) -> str:
    """Leave of a member who has left only that there was one; return the name that stands there now.

    Name, post, group, dates and the history of standings go for good. Sessions keep the names they were held with,
    because minutes are never changed; backups made before keep everything until they are thinned out.
    """
    row = uow.session.scalars(select(Member).where(Member.uid == member)).one_or_none()
    if row is None:
        raise NotFound(GONE)
    if row.standing is not Standing.LEFT:
        raise KnownError(STILL_HERE.format(Standing.LEFT.vi))
    if _NUMBERED.fullmatch(row.full_name) is None:
        row.full_name = NAMELESS.format(_next(uow))
    row.position, row.group_id = "", None
    row.joined_on = row.official_on = row.left_on = None
    uow.session.execute(delete(MemberStanding).where(MemberStanding.member_id == row.id))
    uow.session.flush()
    return row.full_name


def _next(uow: UnitOfWork) -> int:
    names = uow.session.scalars(select(Member.full_name))
    return max((int(found[1]) for name in names if (found := _NUMBERED.fullmatch(name))), default=0) + 1
