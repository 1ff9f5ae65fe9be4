"""The book: loading one session whole, making a contribution durable, and what a year and a new book cost."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from app.domain.records import CellRecord
from app.models import figures, session_reader
from app.services import books, meeting
from benchmarks.content import large_session, years
from benchmarks.saves import save, syncs
from benchmarks.timing import Figure, compare

ROWS = "the same rows as bare tuples"
SYNC = "4 kB appended to a file and synced"
LOAD = "one session as records"
SAVE = "one contribution, durable"
DRAFT = "a draft while it is typed, durable"
_TABLES = ("sessions", "session_steps", "roll", "contributions", "prompts", "votes", "tasks", "guests", "drafts")
#: Sessions of a year in the book that years are measured in.
_SESSIONS = 24
#: What SQLite asks of the disk for a commit.
_sync = getattr(os, "fdatasync", os.fsync)


def measure(folder: Path, rounds: int) -> list[list[Figure]]:
    """Return two groups of figures: reading and saving."""
    path = folder / "store.scb"
    books.import_into(path, large_session(members=30, contributions=30, characters=800))
    book = books.open_book(path)
    bare = driver.connect(str(path))

    def rows() -> None:
        for table in _TABLES:
            bare.execute(f"SELECT * FROM {table}").fetchall()

    def load() -> None:
        with book.read() as uow:
            session_reader.session_record(uow.session, "s1")

    def keep_draft() -> None:
        with book.write() as uow:
            meeting.keep_draft(uow, "s1", "contribution_input", f"Nhất trí với báo cáo. {time.perf_counter_ns()}")
            uow.commit()

    with (folder / "floor").open("wb") as file:

        def sync() -> None:
            file.write(b"x" * 4096)
            file.flush()
            _sync(file.fileno())

        reading = compare({ROWS: rows, LOAD: load}, ROWS, rounds * 9)
        saving = compare({SYNC: sync, SAVE: lambda: save(book, "s1"), DRAFT: keep_draft}, SYNC, rounds * 20)
    bare.close()
    book.close()
    return [reading, saving]


def facts(folder: Path, number: int) -> dict[str, float]:
    """Return what the book costs in other measures than ratios, by their names, and how a year costs after ``number``.

    A year is compared with the same year in a book of two, for its figures are read beside those of the year before.
    """
    few, many, new = folder / "years-2.scb", folder / f"years-{number}.scb", folder / "new.scb"
    books.import_into(few, years(2))
    taken = _seconds(lambda: books.import_into(many, years(number)))
    of_few, of_many = _year(few), _year(many)
    cell = CellRecord("Chi bộ Đo lường", "Đảng bộ xã Mẫu", "Mẫu")
    made = _seconds(lambda: books.make_book(new, cell).close())
    return {
        **syncs(folder / "store.scb"),
        "kB of the book per session (200 members, 30 × 800 characters)": many.stat().st_size
        / 1024
        / (number * _SESSIONS),
        "figures of a year, CPU ms": of_many,
        f"figures of a year, {number} years : 2 years": of_many / of_few,
        "making a new book, ms": made * 1000,
        f"import of {number} years, s": taken,
        f"import of {number} years, sessions a second": number * _SESSIONS / taken,
    }


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _year(path: Path) -> float:
    """Return the milliseconds of CPU that the figures of a year take, the median of some times."""
    taken = []
    with closing(books.open_book(path)) as book:
        for _ in range(15):
            started = time.process_time()
            with book.read() as uow:
                figures.year_figures(uow.session, 2026)
            taken.append((time.process_time() - started) * 1000)
    return statistics.median(taken)
