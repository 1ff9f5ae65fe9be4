"""Short ways to a plan over a book."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from app.domain.roster_plan import RosterChoices, RosterDecision, RosterPlan, RosterRow, RosterUndo
from app.models import readers
from app.models.unit_of_work import Book
from app.services import books, roster_import

TODAY = date(2026, 11, 23)
HEAD = "STT\tHọ và tên\tChức vụ\tTổ đảng\tNgày vào Đảng\tNgày chính thức\n"


def plan_of(book: Book, text: str, choices: RosterChoices | None = None) -> RosterPlan:
    """Return the plan of pasted cells over a book."""
    source = roster_import.read_pasted(text)
    return roster_import.plan_for(book, source, TODAY, choices or RosterChoices())


def only(plan: RosterPlan) -> RosterRow:
    """Return the one row of a plan."""
    assert len(plan.rows) == 1
    return plan.rows[0]


def apply(book: Book, plan: RosterPlan, *decisions: RosterDecision) -> RosterUndo:
    """Carry a plan out."""
    with book.write() as uow:
        done = roster_import.apply(uow, plan, decisions)
        uow.commit()
    return done


def undo(book: Book, done: RosterUndo) -> None:
    """Take an import back."""
    with book.write() as uow:
        roster_import.undo(uow, done)
        uow.commit()


def whole(book: Book) -> bytes:
    """Return everything a book holds."""
    return books.dump_book(book)


def names(book: Book) -> list[str]:
    """Return the names of the book's members."""
    with book.read() as uow:
        return [member.full_name for member in readers.members(uow.session)]


def lines(people: Iterable[str]) -> str:
    """Return pasted cells with the usual head; people are lines of cells parted by commas."""
    return HEAD + "\n".join(line.replace(",", "\t") for line in people)


def book_at(path: Path) -> Book:
    """Return an open book."""
    return books.open_book(path)
