"""Checks of the lists of plain rows in an exchange file: whoever and whatever a row names must be there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.errors import WrongInput
from app.services import exchange_format as x
from app.services.exchange_shelves import Link, Shelf, shelves


class Known:
    """What rows of the file may name."""

    def __init__(self, file: x.ExchangeFile) -> None:
        self._file = file
        self._members = {member.id for member in file.members}
        self._sessions = {session.id: session for session in file.sessions}
        self._lengths: Mapping[str, int] = {"plan_topics": len(file.plan)} | {
            shelf.name: len(getattr(file, shelf.name)) for shelf in shelves()
        }

    def check(self, link: Link, value: Any, place: str) -> None:
        """Raise WrongInput when the file does not have what a row names."""
        if link.kind == "member" and value not in self._members:
            raise WrongInput(place, f"không có đảng viên “{value}” trong danh sách members")
        if link.kind == "session" and value not in self._sessions:
            raise WrongInput(place, f"không có buổi sinh hoạt “{value}” trong tệp")
        if link.kind == "row" and value > self._lengths[link.table]:
            raise WrongInput(place, f"số thứ tự {value} vượt quá danh sách, chỉ có {self._lengths[link.table]}")
        if link.kind == "spot":
            self.check_spot(link.table, value, place)

    def check_spot(self, table: str, value: str, place: str) -> None:
        """Raise WrongInput when no session of the file has such a part."""
        uid, _, number = value.rpartition("#")
        session = self._sessions.get(uid)
        if session is None:
            raise WrongInput(place, f"không có buổi sinh hoạt “{uid}” trong tệp")
        length = len(getattr(session, table))
        if int(number) > length:
            raise WrongInput(place, f"số thứ tự {number} vượt quá danh sách, chỉ có {length}")


def check(file: x.ExchangeFile) -> None:
    """Check every list of the file; raises WrongInput that names the place of the first fault."""
    known = Known(file)
    for shelf in shelves():
        for number, row in enumerate(getattr(file, shelf.name)):
            here = f"{shelf.name}[{number}]"
            for link in shelf.links.values():
                value = getattr(row, link.field)
                if value is not None:
                    known.check(link, value, f"{here}.{link.field}")
            for place, task in enumerate(getattr(row, "tasks", ())):
                known.check_spot("tasks", task, f"{here}.tasks[{place}]")
        _check_unique(shelf, getattr(file, shelf.name))


def _check_unique(shelf: Shelf, rows: list[Any]) -> None:
    seen: dict[tuple[Any, ...], int] = {}
    for number, row in enumerate(rows):
        key = tuple(getattr(row, shelf.field(name)) for name in shelf.key)
        if not key or None in key:
            continue
        if key in seen:
            raise WrongInput(f"{shelf.name}[{number}]", f"trùng với {shelf.name}[{seen[key]}]")
        seen[key] = number
