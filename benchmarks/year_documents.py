"""The documents of a year: 24 sessions of 30 contributions of 800 characters, 30 members, most minutes closed.

Seconds from the book on the disk to the bytes of the .docx, as a person waits for them.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path

from app.domain.year_record import YearRecord, whole_year
from app.exporters.blocks import Document
from app.exporters.docx_writer import write_docx
from app.exporters.extras import NONE, Extras
from app.exporters.inspection_pack_outline import inspection_pack_document
from app.exporters.minutes_book_outline import minutes_book_document
from app.exporters.profile import FormatProfile, load_profile
from app.exporters.year_report_outline import year_report_document
from app.services import books, minutes_seal, year_reader
from app.services.open_book import OpenBook
from benchmarks.content import years

YEAR = 2026
TODAY = date(YEAR, 12, 22)
OPEN_MINUTES = 4
OUTLINES: dict[str, Callable[[YearRecord, FormatProfile, Extras], Document]] = {
    "year_report": year_report_document,
    "inspection_pack": inspection_pack_document,
    "minutes_book": minutes_book_document,
}


def measure(folder: Path, rounds: int = 3) -> dict[str, float]:
    """Return the median seconds that each document takes, by ``<document>_seconds``."""
    path = folder / "year.scb"
    books.import_into(path, years(1, members=30))
    _seal(path)
    return {f"{name}_seconds": round(_seconds(path, name, rounds), 3) for name in OUTLINES}


def _seal(path: Path) -> None:
    """Close the minutes of all but the last sessions of the year."""
    book = OpenBook.open(path, None, lambda _: None)
    held = [one.id for one in book.sessions(YEAR) if one.state == "held"]
    for name in held[:-OPEN_MINUTES]:
        book.save(partial(minutes_seal.finalise, session_id=name, at=datetime(YEAR, 12, 1, 9)))
    book.flush(60)
    book.close()


def _seconds(path: Path, name: str, rounds: int) -> float:
    """Return the median time of one document, the book opened for each."""
    taken = []
    for _ in range(rounds):
        started = time.perf_counter()
        _write(path, name)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def _write(path: Path, name: str) -> bytes:
    book = books.open_book(path)
    with book.read() as uow:
        record = year_reader.year_record(uow, YEAR, TODAY, span=whole_year(YEAR), whole=name == "minutes_book")
    book.close()
    profile = load_profile()
    return write_docx(OUTLINES[name](record, profile, NONE), profile, created=datetime(YEAR, 12, 22))
