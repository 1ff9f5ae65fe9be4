"""Small makers of records, books and exchange files, so that a test says only what it is about."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from itertools import count as counter
from pathlib import Path
from typing import Any

from app.domain.records import (
    CellRecord,
    ContributionRecord,
    MemberRecord,
    RollEntry,
    SessionRecord,
    Speaker,
    StepRecord,
)
from app.domain.rules import RulePack
from app.domain.vocabulary import AttendanceStatus, SessionKind, Standing, StepKind
from app.errors import Stopped
from app.models.unit_of_work import Book, UnitOfWork
from app.services import books, catalogue

CELL = CellRecord("Chi bộ Thôn Đông", "Đảng bộ xã Tân Hòa", "Tân Hòa")
START = datetime(2026, 5, 14, 14, 0)
END = datetime(2026, 5, 14, 15, 45)
PRESENT = AttendanceStatus.PRESENT
SAMPLE_FILE = Path(__file__).parent / "data" / "sample-cell.json"
SAMPLE = json.loads(SAMPLE_FILE.read_text("utf-8"))

_numbers = counter(1)


def rules(code: str = catalogue.DEFAULT_RULES) -> RulePack:
    return catalogue.rule_pack(code)


def member(name: str = "Nguyễn Văn An", standing: Standing = Standing.OFFICIAL, **facts: Any) -> MemberRecord:
    return MemberRecord(facts.pop("id", f"m{next(_numbers)}"), name, standing, **facts)


def entry(
    status: AttendanceStatus | None = PRESENT,
    standing: Standing = Standing.OFFICIAL,
    name: str = "Nguyễn Văn An",
    **facts: Any,
) -> RollEntry:
    return RollEntry(facts.pop("member_id", f"m{next(_numbers)}"), name, standing, status=status, **facts)


def entries(
    number: int, status: AttendanceStatus | None = PRESENT, standing: Standing = Standing.OFFICIAL
) -> list[RollEntry]:
    return [entry(status, standing) for _ in range(number)]


def said(speaker: str | None = "m1", text: str = "Nhất trí với báo cáo.", **facts: Any) -> ContributionRecord:
    who = Speaker(facts.pop("name", "Nguyễn Văn An"), facts.pop("title", ""), speaker)
    return ContributionRecord(next(_numbers), who, text, **facts)


def session(**facts: Any) -> SessionRecord:
    """A whole, faultless session of three members; ``facts`` change it."""
    roll = (
        entry(name="Trần Văn Bình", member_id="m1", position="Bí thư"),
        entry(name="Lê Thị Chi", member_id="m2"),
        entry(name="Phạm Văn Dũng", member_id="m3"),
    )
    usual: dict[str, Any] = {
        "id": "s1", "kind": SessionKind.THEMATIC, "agenda": "8-step", "year": 2026, "quarter": 2,
        "topic": "Nâng cao chất lượng sinh hoạt chi bộ", "cell": CELL, "place": "Nhà văn hóa thôn",
        "started_at": START, "ended_at": END, "chair": "m1", "minutes_taker": "m2", "roll": roll,
        "contributions": (said("m3"),), "conclusion": "Chi bộ thống nhất.", "steps": (),
    }  # fmt: skip
    return SessionRecord(**(usual | facts))


def agenda_steps(code: str = "8-step", **texts: str) -> tuple[StepRecord, ...]:
    """The steps of an agenda; ``texts`` by kind of step."""
    return tuple(
        StepRecord(s.number, s.kind, s.title, texts.get(s.kind, ""), None, s.short_title, s.lead)
        for s in catalogue.agenda_profile(code).steps
    )


def step(kind: StepKind, text: str = "", number: int = 1) -> StepRecord:
    return StepRecord(number, kind, kind.vi, text)


def exchange(**parts: Any) -> dict[str, Any]:
    """A small exchange file of two members; ``parts`` replace its top-level keys."""
    file: dict[str, Any] = {
        "format": "so-chi-bo/1",
        "cell": {"name": CELL.name, "superior": CELL.superior, "place": CELL.place, "kind": "residential"},
        "members": [
            {"id": "m1", "full_name": "Trần Văn Bình", "standing": "official", "position": "Bí thư"},
            {"id": "m2", "full_name": "Lê Thị Chi", "standing": "probationary"},
        ],
        "sessions": [],
    }
    return copy.deepcopy(file | parts)


def exchange_session(**facts: Any) -> dict[str, Any]:
    """A session as an exchange file has it, with what is required and ``facts``."""
    required = {"id": "s1", "kind": "thematic", "agenda": "8-step", "year": 2026, "quarter": 2, "topic": "Chuyên đề"}
    return copy.deepcopy(required | facts)


def sample(change: Callable[[dict[str, Any]], object] | None = None) -> dict[str, Any]:
    """The sample's exchange file, changed."""
    file = copy.deepcopy(SAMPLE)
    if change:
        change(file)
    return file


def as_bytes(file: object) -> bytes:
    return json.dumps(file, ensure_ascii=False).encode()


@contextmanager
def opened(path: Path, password: str | None = None) -> Iterator[Book]:
    book = books.open_book(path, password)
    try:
        yield book
    finally:
        book.close()


def dump(path: Path, password: str | None = None) -> bytes:
    with opened(path, password) as book:
        return books.dump_book(book)


def write(path: Path, work: Callable[[UnitOfWork], Any]) -> Any:
    """Do one user action in the book at ``path`` and make it durable."""
    with opened(path) as book, book.write() as uow:
        result = work(uow)
        uow.commit()
    return result


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def traces(path: Path) -> list[str]:
    """The names of the files that a book leaves in its folder."""
    return sorted(found.name for found in path.parent.iterdir() if found.name.startswith(path.name))


def stopping_at(moment: int) -> Callable[[], None]:
    """Return what raises Stopped the time it is asked for that often, as a person who waits no longer does."""
    asked = counter(1)

    def go_on() -> None:
        if next(asked) == moment:
            raise Stopped

    return go_on
