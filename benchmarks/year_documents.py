"""The documents of a year: 24 sessions of 30 contributions of 800 characters, 30 members, most minutes closed.

Seconds from an open book to the bytes of the .docx, as a person waits for them; and the most memory that is taken
meanwhile, in megabytes.
"""

from __future__ import annotations

import statistics
import time
import tracemalloc
from datetime import date, datetime
from functools import partial
from pathlib import Path

from app.exporters.registry import CELLS_REPORT, MINUTES_BOOK, YEAR_KINDS
from app.services import books, documents, minutes_seal
from app.services.open_book import OpenBook
from benchmarks.content import years

YEAR = 2026
TODAY = date(YEAR, 12, 22)
OPEN_MINUTES = 4
#: What every cell has; the report on cells is a committee's.
KINDS = tuple(kind for kind in YEAR_KINDS if kind != CELLS_REPORT)


def measure(folder: Path, rounds: int = 3) -> dict[str, float]:
    """Return the median seconds of each document by ``<document>_seconds``, and what the longest takes of memory."""
    path = folder / "year.scb"
    books.import_into(path, years(1, members=30))
    _seal(path)
    book = OpenBook.open(path, None, lambda _: None)
    taken = {f"{_name(kind)}_seconds": round(_seconds(book, kind, rounds), 3) for kind in KINDS}
    taken[f"{_name(MINUTES_BOOK)}_megabytes"] = round(_megabytes(book, MINUTES_BOOK), 1)
    book.close()
    return taken


def _name(kind: str) -> str:
    return kind.replace("-", "_")


def _seal(path: Path) -> None:
    """Close the minutes of all but the last sessions of the year."""
    book = OpenBook.open(path, None, lambda _: None)
    held = [one.id for one in book.sessions(YEAR) if one.state == "held"]
    for name in held[:-OPEN_MINUTES]:
        book.save(partial(minutes_seal.finalise, session_id=name, at=datetime(YEAR, 12, 1, 9)))
    book.flush(60)
    book.close()


def _seconds(book: OpenBook, kind: str, rounds: int) -> float:
    """Return the median time of one document, after a first one that is not counted."""
    taken = []
    for number in range(rounds + 1):
        started = time.perf_counter()
        documents.make_year(book, YEAR, kind, today=TODAY)
        if number:
            taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def _megabytes(book: OpenBook, kind: str) -> float:
    """Return the most that Python takes while it makes a document, beside what it had before."""
    tracemalloc.start()
    try:
        documents.make_year(book, YEAR, kind, today=TODAY)
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()
