"""What an exchange file's sessions need of the book: its members, read once, and rows put in many at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from typing import Any

from sqlalchemy import Insert, Select, bindparam, insert, select

from app.domain.records import CellRecord, MemberRecord
from app.models import lookups, readers
from app.models.base import Base
from app.models.unit_of_work import UnitOfWork


class Arrival:
    """The members of the book as they are when a file's sessions come; none of those sessions adds any."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self.members: dict[int, MemberRecord] = readers.members_by_number(uow.session)
        self._numbers = {member.id: number for number, member in self.members.items()}

    @cached_property
    def cell(self) -> CellRecord:
        """The organisation of the book under its present names; raises NotFound in a book without any."""
        return readers.cell(self._uow.session)

    def number(self, member: str) -> int:
        """Return the row number of a member; every member that a checked file names is there."""
        return self._numbers[member]

    def maybe(self, member: str | None) -> int | None:
        """Return the row number of a member, None for nobody."""
        return None if member is None else self._numbers[member]


@cache
def _insert(model: Any) -> Insert:
    return insert(model.__table__)


@cache
def _numbers(model: Any) -> Select[tuple[int]]:
    table = model.__table__.c
    return select(table.id).where(table.session_id == bindparam("key")).order_by(table.id)


def put(uow: UnitOfWork, model: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Put rows into a table, all in one statement; each names the same columns."""
    if rows:
        uow.session.flush()
        uow.session.connection().execute(_insert(model), rows)


def put_parts(uow: UnitOfWork, model: Any, key: int, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Put parts of a session that has none of them yet into the book; return their row numbers in that order."""
    if not rows:
        return []
    put(uow, model, [{"session_id": key, **row} for row in rows])
    return numbers_of(uow, model, key)


def numbers_of(uow: UnitOfWork, model: Any, key: int) -> list[int]:
    """Return the row numbers of a session's parts in the order in which they were put there."""
    return list(lookups.ask(uow.session, _numbers(model), key=key).scalars())
