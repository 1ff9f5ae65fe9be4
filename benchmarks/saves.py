"""``python -m benchmarks.saves BOOK NUMBER``: save so many opinions, one by one, and end; counted from outside."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from app.models.unit_of_work import Book
from app.services import books, meeting

SAID = meeting.NewContribution("Nhất trí với báo cáo. " * 36, speaker="m3")
#: Few enough for the log not to be moved into the book meanwhile, and so many that it is, several times.
FEW, MANY = 40, 1000


def save(book: Book, session: str) -> None:
    """Keep one opinion of 800 characters; it is durable on return."""
    with book.write() as uow:
        meeting.add_contribution(uow, session, SAID)
        uow.commit()


def syncs(book: Path) -> dict[str, float]:
    """Return how often the disk is made to write for one save; nothing where ``strace`` is not there to count."""
    if shutil.which("strace") is None:
        return {}
    opening = _count(book, 1)
    return {
        "fsyncs per save": (_count(book, 1 + FEW) - opening) / FEW,
        "fsyncs per save, 1,000 in a row, with moving the log into the book": (_count(book, 1 + MANY) - opening) / MANY,
    }


def _count(book: Path, number: int) -> int:
    """Return how often a program syncs that saves so many times, in a copy of the book that has no log yet."""
    seen, fresh = book.with_suffix(".trace"), book.with_name(f"saved-{number}.scb")
    shutil.copy(book, fresh)
    run = [sys.executable, "-m", "benchmarks.saves", str(fresh), str(number)]
    subprocess.run(["strace", "-f", "-e", "trace=fsync,fdatasync", "-o", str(seen), *run], check=True)
    return seen.read_text().count("sync(")


def main(arguments: Sequence[str]) -> None:
    """Save, and end without closing the book, so that nothing but the saves is counted."""
    book = books.open_book(Path(arguments[0]))
    for _ in range(int(arguments[1])):
        save(book, "s1")
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
