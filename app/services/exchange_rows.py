"""The lists of plain rows: out of a book as an exchange file holds them, and into one.

A row that the book has already is not added again. Where a row is the only one of its kind (a setting, the year's
plan, a session's briefing) and the book says something else, nothing is taken over.
"""

from __future__ import annotations

import hashlib
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, inspect, select, update

from app.errors import WrongInput
from app.exporters.first_lines import first_lines
from app.models.discussion import Contribution, Vote
from app.models.member import Member
from app.models.papers import AttachmentContent
from app.models.plan import PlanTopic
from app.models.session import CellSession
from app.models.task import Task
from app.models.trail import TrailEntry
from app.models.unit_of_work import UnitOfWork
from app.services import exchange_format as x
from app.services.exchange_check import parse_day, parse_time
from app.services.exchange_guard import refuse_marked
from app.services.exchange_shelves import ROWS, Link, Shelf, shelves

_tasks: Any = Task.__table__
_RESOLVED = update(_tasks).where(_tasks.c.id == bindparam("task")).values(resolution_id=bindparam("resolution"))
_PARTS: dict[str, Any] = {"contributions": Contribution, "votes": Vote, "tasks": Task}


def dump_rows(uow: UnitOfWork) -> dict[str, list[Any]]:
    """Return every list of the file, by its name, in the order of the book's keys."""
    leaving = _Leaving(uow)
    return {shelf.name: leaving.rows(shelf) for shelf in shelves()}


class _Leaving:
    """Names rows as a file does."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self._members = dict(uow.session.execute(select(Member.id, Member.uid)).all())
        self._sessions = dict(uow.session.execute(select(CellSession.id, CellSession.uid)).all())
        self._places = {"plan_topics": _numbered(uow.session.scalars(select(PlanTopic.id).order_by(PlanTopic.id)))}
        self._spots: dict[str, dict[int, str]] = {}

    def rows(self, shelf: Shelf) -> list[Any]:
        columns = [getattr(shelf.model, name) for name in shelf.columns]
        keys = inspect(shelf.model).primary_key
        number = [shelf.model.__table__.columns["id"]] if "id" in shelf.model.__table__.columns else []
        found = self._uow.session.execute(select(*columns, *number).order_by(*keys)).all()
        if number:
            self._places[shelf.name] = _numbered(row[-1] for row in found)
        extra = {"attachments": self._content, "issued_documents": self._tasks}.get(shelf.name)
        made = []
        for row in found:
            facts = {shelf.field(name): self._said(shelf, name, row[at]) for at, name in enumerate(shelf.columns)}
            made.append(ROWS[shelf.name](**facts, **(extra(row[-1]) if extra else {})))
        return made

    def _said(self, shelf: Shelf, column: str, value: Any) -> Any:
        link = shelf.links.get(column)
        if value is None or link is None:
            return _text(value)
        if link.kind == "member":
            return self._members[value]
        if link.kind == "session":
            return self._sessions[value]
        if link.kind == "spot":
            return self._spot(link.table)[value]
        return (self._places.get(link.table) or self._own(shelf))[value]

    def _own(self, shelf: Shelf) -> dict[int, int]:
        return self._places[shelf.name]

    def _spot(self, table: str) -> dict[int, str]:
        if table not in self._spots:
            self._spots[table] = {
                number: f"{self._sessions[key]}#{place}"
                for key, numbers in _parts(self._uow, table).items()
                for place, number in enumerate(numbers, 1)
            }
        return self._spots[table]

    def _content(self, number: int) -> dict[str, Any]:
        found = self._uow.session.scalar(
            select(AttachmentContent.content).where(AttachmentContent.attachment_id == number)
        )
        return {"content": b64encode(found).decode() if found is not None else None}

    def _tasks(self, number: int) -> dict[str, Any]:
        given = self._uow.session.scalars(select(Task.id).where(Task.resolution_id == number).order_by(Task.id))
        return {"tasks": [self._spot("tasks")[task] for task in given]}


def import_rows(
    uow: UnitOfWork, file: x.ExchangeFile, topics: Sequence[int], newest: int
) -> Mapping[str, Sequence[int]]:
    """Add the lists of a checked file; ``topics`` are the book's numbers of its plan, in the file's order.

    Sessions after row ``newest`` came with the file: what adding them wrote into the trail is no change of theirs.
    Returns the book's numbers of every list's rows, in that order. Raises WrongInput for a row that contradicts the
    book's own.
    """
    arriving = _Arriving(uow, topics)
    for shelf in shelves():
        if shelf.model is TrailEntry:
            uow.session.execute(delete(TrailEntry).where(TrailEntry.session_id > newest))
        arriving.take(shelf, getattr(file, shelf.name))
    return arriving.numbers


class _Arriving:
    """Finds what a file names in the book, and adds what the book does not have."""

    def __init__(self, uow: UnitOfWork, topics: Sequence[int]) -> None:
        self._uow = uow
        self._members = dict(uow.session.execute(select(Member.uid, Member.id)).all())
        self._sessions = dict(uow.session.execute(select(CellSession.uid, CellSession.id)).all())
        self.numbers: dict[str, list[int]] = {"plan_topics": list(topics)}
        self._parts: dict[str, Mapping[int, list[int]]] = {}

    def take(self, shelf: Shelf, rows: Sequence[Any]) -> None:
        """Add the rows of one list."""
        if not rows:
            return
        later = [name for name, link in shelf.links.items() if link.table == shelf.name]
        numbers = self._numbered(shelf, rows, [name for name in shelf.columns if name not in later])
        self.numbers.setdefault(shelf.name, []).extend(numbers)
        tasks = [
            {"task": self._spot("tasks", task), "resolution": number}
            for number, row in zip(numbers, rows, strict=True)
            for task in getattr(row, "tasks", ())
        ]
        if tasks:
            self._run(_RESOLVED, tasks)
        for name in later:
            self._link(shelf, name, rows, numbers)

    def _numbered(self, shelf: Shelf, rows: Sequence[Any], columns: Sequence[str]) -> list[int]:
        """Return the book's numbers of the rows; those that the book does not have are added, all in one statement."""
        present = self._present(shelf, columns)
        taken = _keys(shelf, columns, present)
        numbers: list[int | None] = []
        fresh: list[dict[str, Any]] = []
        for place, row in enumerate(rows):
            facts = {name: self._found(shelf, name, row, f"{shelf.name}[{place}]") for name in columns}
            same = present[tuple(facts.values())]
            numbers.append(same.pop(0) if same else None)
            if numbers[-1] is None:
                _refuse_other(shelf, facts, taken, f"{shelf.name}[{place}]")
                fresh.append(facts)
        made = iter(self._add(shelf, fresh))
        known = [next(made) if number is None else number for number in numbers]
        if shelf.name == "attachments":
            for place, row in enumerate(rows):
                if numbers[place] is None and row.content is not None:
                    self._keep(known[place], row, f"{shelf.name}[{place}]")
        return known

    def _present(self, shelf: Shelf, columns: Sequence[str]) -> defaultdict[tuple[Any, ...], list[int]]:
        has_number = "id" in shelf.model.__table__.columns
        number = [shelf.model.__table__.columns["id"]] if has_number else []
        query = select(*(getattr(shelf.model, name) for name in columns), *number)
        found: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
        for row in self._uow.session.execute(query.order_by(*inspect(shelf.model).primary_key)):
            found[tuple(row[: len(columns)])].append(row[-1] if has_number else 0)
        return found

    def _add(self, shelf: Shelf, fresh: Sequence[dict[str, Any]]) -> list[int]:
        """Add rows; return their numbers, 0 for those of a table without."""
        if not fresh:
            return []
        table: Any = shelf.model.__table__
        number = table.columns.get("id")
        if number is None:
            self._run(insert(table), fresh)
            return [0] * len(fresh)
        last = self._uow.session.scalar(select(func.max(number))) or 0
        self._run(insert(table), fresh)
        return list(self._uow.session.scalars(select(number).where(number > last).order_by(number)))

    def _run(self, statement: Any, rows: Sequence[dict[str, Any]]) -> None:
        self._uow.session.flush()
        self._uow.session.connection().execute(statement, rows)

    def _found(self, shelf: Shelf, column: str, row: Any, here: str) -> Any:
        value = getattr(row, shelf.field(column))
        link = shelf.links.get(column)
        if value is None or link is None:
            return _value(shelf, column, value, f"{here}.{column}")
        return self._linked(link, value)

    def _linked(self, link: Link, value: Any) -> int:
        if link.kind == "member":
            return self._members[value]
        if link.kind == "session":
            return self._sessions[value]
        return self._spot(link.table, value) if link.kind == "spot" else self.numbers[link.table][value - 1]

    def _spot(self, table: str, said: str) -> int:
        uid, _, place = said.rpartition("#")
        if table not in self._parts:
            self._parts[table] = _parts(self._uow, table)
        return self._parts[table][self._sessions[uid]][int(place) - 1]

    def _link(self, shelf: Shelf, column: str, rows: Sequence[Any], numbers: Sequence[int]) -> None:
        table = shelf.model.__table__
        for number, row in zip(numbers, rows, strict=True):
            place = getattr(row, shelf.field(column))
            if place is not None:
                values = {column: numbers[place - 1]}
                self._uow.session.execute(update(shelf.model).where(table.columns["id"] == number).values(**values))

    def _keep(self, number: int, row: Any, here: str) -> None:
        content = b64decode(row.content)
        if hashlib.sha256(content).hexdigest() != row.sha256 or len(content) != row.size:
            raise WrongInput(f"{here}.content", "tệp đính kèm không khớp mã băm hoặc độ dài đã ghi; sổ được giữ nguyên")
        refuse_marked(first_lines(row.file_name, content), f"{here}.content")
        kept = select(AttachmentContent.attachment_id).where(AttachmentContent.attachment_id == number)
        if self._uow.session.scalar(kept) is None:
            self._uow.session.execute(insert(AttachmentContent).values(attachment_id=number, content=content))


def _keys(shelf: Shelf, columns: Sequence[str], present: Mapping[tuple[Any, ...], Any]) -> set[tuple[Any, ...]]:
    """Return what makes the rows the only ones of their kind that a table has, as far as they name it whole."""
    at = [columns.index(name) for name in shelf.key]
    return {key for row in present if at and None not in (key := tuple(row[place] for place in at))}


def _refuse_other(shelf: Shelf, facts: dict[str, Any], taken: set[tuple[Any, ...]], here: str) -> None:
    """Raise WrongInput for a row of which there may be one, and is one already that says something else."""
    key = tuple(facts[name] for name in shelf.key)
    if key and None not in key:
        if key in taken:
            raise WrongInput(here, "sổ đã có mục này với nội dung khác; sổ được giữ nguyên")
        taken.add(key)


def _parts(uow: UnitOfWork, table: str) -> Mapping[int, list[int]]:
    """Return the row numbers of a kind of part by the row number of their session, in the order a file lists them."""
    model = _PARTS[table]
    order = (model.place, model.id) if table == "contributions" else (model.id,)
    made: defaultdict[int, list[int]] = defaultdict(list)
    for key, number in uow.session.execute(select(model.session_id, model.id).order_by(*order)):
        made[key].append(number)
    return made


def _numbered(numbers: Any) -> dict[int, int]:
    return {number: place for place, number in enumerate(numbers, 1)}


def _text(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds" if value.second else "minutes")
    return value.isoformat() if isinstance(value, date) else value


def _value(shelf: Shelf, column: str, value: Any, here: str) -> Any:
    kind = type(shelf.model.__table__.columns[column].type).__name__
    if kind == "Day":
        return parse_day(value, here)
    return parse_time(value, here) if kind == "LocalTime" else value
