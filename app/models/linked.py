"""Rows as frozen records, whatever the table: a field is a column of that name, a link the id of what it names.

Members and sessions are named by their ids in exchange files, everything else by its row number.
"""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, inspect, select
from sqlalchemy.orm import Session, aliased

from app.models.base import Base
from app.models.member import Member
from app.models.session import CellSession

Record = TypeVar("Record")
#: Tables whose rows have an id of their own in exchange files.
_NAMED: dict[str, Any] = {"members": Member, "sessions": CellSession}


def fetch(
    session: Session, record: type[Record], model: type[Base], *where: ColumnElement[bool], order_by: Any = None
) -> tuple[Record, ...]:
    """Return the rows of a table as records, in one query; by key unless ``order_by`` says otherwise.

    A table of parts of a session may be asked by the column itself: ``fetch(…, Brief.session_id == key)``.
    """
    kind: Any = record  # a type can be hashed, whatever it is a type of
    rows = session.execute(_query(kind, model).where(*where).order_by(*_order(model, order_by)))
    return tuple(record(*row) for row in rows)


def of_session(session: Session, record: type[Record], model: type[Base], uid: str) -> tuple[Record, ...]:
    """Return the rows of a table that belong to a session, in one query."""
    owner = select(CellSession.id).where(CellSession.uid == uid).scalar_subquery()
    return fetch(session, record, model, model.__table__.c.session_id == owner)


def _order(model: type[Base], given: Any) -> tuple[Any, ...]:
    if given is None:
        return tuple(inspect(model).primary_key)
    return given if isinstance(given, tuple) else (given,)


@cache
def _query(record: type[Any], model: type[Base]) -> Select[Any]:
    """Return the query of a table's records; making it takes longer than running it, so each is made once."""
    columns, joins = [], []
    for field in fields(record):
        own = getattr(model, field.name, None)
        if own is not None:
            columns.append(own)
            continue
        link = getattr(model, f"{field.name}_id")
        key = next(iter(link.property.columns[0].foreign_keys))
        target = _NAMED.get(key.column.table.name)
        if target is None:
            columns.append(link)
            continue
        named = aliased(target)
        columns.append(named.uid)
        joins.append((named, named.id == link))
    query = select(*columns).select_from(model)
    for named, condition in joins:
        query = query.outerjoin(named, condition)
    return query
