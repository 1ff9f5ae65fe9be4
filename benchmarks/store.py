"""The book: loading one session whole, and making a contribution durable."""

from __future__ import annotations

import os
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from app.models import session_reader
from app.services import books, meeting
from benchmarks.content import large_session
from benchmarks.timing import Figure, compare

ROWS = "the same rows as bare tuples"
SYNC = "4 kB appended to a file and synced"
_TABLES = ("sessions", "session_steps", "roll", "contributions", "prompts", "votes", "tasks", "guests", "drafts")


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

    def save() -> None:
        with book.write() as uow:
            meeting.add_contribution(uow, "s1", meeting.NewContribution("Nhất trí với báo cáo. " * 36, speaker="m3"))
            uow.commit()

    with (folder / "floor").open("wb") as file:

        def sync() -> None:
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())

        reading = compare({ROWS: rows, "one session as records": load}, ROWS, rounds * 3)
        saving = compare({SYNC: sync, "one contribution, durable": save}, SYNC, rounds * 10)
    bare.close()
    book.close()
    return [reading, saving]
