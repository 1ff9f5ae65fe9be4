"""Importing a roster: reading a file or pasted cells, saying what it would change, doing so, taking it back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain import roster_planning
from app.domain.backup_words import Reason
from app.domain.records import MemberRecord
from app.domain.roster_plan import RosterChoices, RosterDecision, RosterPlan, RosterUndo
from app.services.roster_import.applying import Stale, apply, undo

if TYPE_CHECKING:
    from app.models.engine import BookKey
    from app.models.unit_of_work import Book

PASTED = "danh sách đã dán"

__all__ = (
    "RosterSource", "Stale", "apply", "back_up", "carry_out", "make_plan", "plan_for", "read_file", "read_pasted",
    "undo",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RosterSource:
    """What was read; a text file is kept whole, so that it can be read in another encoding."""

    source: roster_planning.Source
    data: bytes = b""


def read_file(path: Path, encoding: str = "") -> RosterSource:
    """Return what a file holds (.xlsx, .xls, .ods, .csv, tables of .docx); raises KnownError. Takes seconds at most."""
    from app.services.roster_import import opening

    data = opening.read_bytes(path)
    source = opening.read_source(path.name, data, encoding)
    return RosterSource(source, data if source.text_encoding != roster_planning.UNICODE else b"")


def read_pasted(text: str) -> RosterSource:
    """Return what pasted cells or lines hold; raises KnownError for nothing, or too much."""
    from app.services.roster_import.delimited import read_text

    return RosterSource(read_text(PASTED, text))


def make_plan(
    source: RosterSource, members: Sequence[MemberRecord], today: date, choices: RosterChoices | None = None
) -> RosterPlan:
    """Return what importing a source would do to a book with these members; nothing is done yet."""
    choices = choices or RosterChoices()
    read = source.source
    if source.data and choices.text_encoding not in ("", read.text_encoding):
        from app.services.roster_import import opening

        read = opening.read_source(read.name, source.data, choices.text_encoding)
    return roster_planning.plan(read, members, today, choices)


def plan_for(book: Book, source: RosterSource, today: date, choices: RosterChoices) -> RosterPlan:
    """Return what importing a source would do to a book that no window has open."""
    from app.models import readers

    with book.read() as uow:
        return make_plan(source, readers.members(uow.session), today, choices)


def back_up(book: Path, key: BookKey | None, now: datetime) -> None:
    """Make sure that there is a backup from before an import; raises KnownError when there is no place for one."""
    from app.services import backups

    backups.ensure(book, key, now, Reason.IMPORT)


def carry_out(book: Book, plan: RosterPlan, decisions: Iterable[RosterDecision], now: datetime) -> RosterUndo:
    """Back a book up that no window has open, then do what the plan says; return what takes it back."""
    from app.models import content_sum

    back_up(book.path, book.key, now)
    with book.write() as uow:
        done = apply(uow, plan, decisions)
        uow.commit()
    content_sum.take(book)
    return done
