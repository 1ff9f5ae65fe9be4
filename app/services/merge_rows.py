"""What stands around a session that a book takes over: its preparation, papers, score and trail."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from msgspec.structs import replace
from sqlalchemy import func, select

from app.models.session import CellSession
from app.models.unit_of_work import UnitOfWork
from app.services import exchange_format as x
from app.services import exchange_rows
from app.services.exchange_shelves import Link, Shelf, shelves

#: The lists of a file whose rows belong to a session.
AROUND = frozenset((
    "briefs", "report_versions", "approvals", "parent_hints", "dispatches", "attachments", "assessments",
    "assessment_scores", "trail",
))  # fmt: skip
_UNLINKED = object()


def add_rows(uow: UnitOfWork, file: x.ExchangeFile, sessions: Collection[str], members: Collection[str]) -> None:
    """Add what a checked file has around sessions that were just added; a link to what is not there is left out.

    A row that means nothing without such a link is left out itself.
    """
    lists: dict[str, list[Any]] = {}
    moved: dict[str, dict[int, int]] = {}
    for shelf in shelves():
        if shelf.name not in AROUND:
            continue
        places = moved[shelf.name] = {}
        rows = lists[shelf.name] = []
        for place, row in enumerate(getattr(file, shelf.name), 1):
            made = _tied(shelf, row, sessions, members, moved) if row.session in sessions else None
            if made is not None:
                rows.append(made)
                places[place] = len(rows)
    newest = uow.session.scalar(select(func.max(CellSession.id))) or 0  # their trail is that of the file
    exchange_rows.import_rows(uow, replace(file, members=[], sessions=[], plan=[], **_emptied(lists)), (), newest)


def _emptied(lists: dict[str, list[Any]]) -> dict[str, list[Any]]:
    return {shelf.name: lists.get(shelf.name, []) for shelf in shelves()}


def _tied(
    shelf: Shelf, row: Any, sessions: Collection[str], members: Collection[str], moved: dict[str, dict[int, int]]
) -> Any:
    """Return a row with the links that hold in the book; None for one that cannot be without a link it loses."""
    changes: dict[str, Any] = {}
    for link in shelf.links.values():
        value = getattr(row, link.field)
        found = value if value is None else _found(link, value, sessions, members, moved)
        if found is _UNLINKED:
            if not shelf.model.__table__.columns[link.column].nullable:
                return None
            found = None
        changes[link.field] = found
    return replace(row, **changes)


def _found(
    link: Link, value: Any, sessions: Collection[str], members: Collection[str], moved: dict[str, dict[int, int]]
) -> Any:
    if link.kind == "member":
        return value if value in members else _UNLINKED
    if link.kind == "session":
        return value if value in sessions else _UNLINKED
    if link.kind == "spot":
        return value if str(value).rpartition("#")[0] in sessions else _UNLINKED
    return moved.get(link.table, {}).get(value, _UNLINKED)
