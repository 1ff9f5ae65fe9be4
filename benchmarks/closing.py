"""Closing a book of twenty years after a change: until the window may go, and for how long it stands still meanwhile.

The floor is one reading of the whole book: nothing less can tell what it holds. Closing reads the book once and its
last backup once, and has SQLite copy the one and check the other.
"""

from __future__ import annotations

import itertools
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.models import backup
from app.services import meeting
from app.ui.main_window import open_main_window
from benchmarks import large
from benchmarks.timing import Figure, compare

READ = "a book of twenty years, read once"
CLOSED = "the same book changed, until its window may go"
STILL = "while it is closed, the window stands still at most"
#: How far apart the window looks whether it is alive.
APART_MILLISECONDS = 5


def measure(folder: Path, rounds: int, *, opinions: int = large.USUAL) -> list[Figure]:
    """Return the time of one reading, of closing with the last backup, and the longest standstill of the window."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    path = folder / "closing.scb"
    large.make(path, opinions)
    closing = _Closing(path)
    cases: dict[str, Callable[[], float | None]] = {
        READ: lambda: _read(path),
        CLOSED: closing.close,
        STILL: lambda: closing.still,
    }
    return compare(cases, READ, rounds)


def _read(path: Path) -> None:
    backup.proof_of(path, None)


class _Closing:
    """Opens a window over a book, changes the book, and closes it by hand; ``still`` is the longest standstill."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._changes = itertools.count(1)
        self.still = 0.0

    def close(self) -> float:
        """Return the seconds until the book was closed and backed up."""
        window = open_main_window(self._path)
        window.load()
        book = window.context.book
        session, topic = book.sessions()[-1].id, f"Chuyên đề đổi lần {next(self._changes)}"
        book.save(lambda uow: meeting.set_facts(uow, session, topic=topic))
        book.flush()
        ticks = [time.perf_counter()]
        timer = QTimer(window, interval=APART_MILLISECONDS)
        timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
        timer.start()
        window.close_book()
        ticks.append(time.perf_counter())
        timer.stop()
        window.close()
        self.still = max(later - earlier for earlier, later in itertools.pairwise(ticks))
        return ticks[-1] - ticks[0]
