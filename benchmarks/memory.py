"""What the program holds in memory, beside a bare window: the desk of a book of twenty years, then a session in it."""

from __future__ import annotations

import builtins
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from benchmarks.timing import Figure

BARE = "resident memory in MB, bare window"
EMPTY = "resident memory in MB, desk of a book with nothing else"
DESK = "resident memory in MB, desk of a book of twenty years"
LIVE = "resident memory in MB, live session in that book"
#: Seconds without anything under way after which things count as settled.
QUIET = 3.0
_STATUS = Path("/proc/self/status")


def measure(folder: Path, rounds: int = 5) -> list[Figure]:
    """Return the resident memory of fresh processes, in megabytes; nothing where the system does not tell it.

    All run as a built program does, which carries no docstrings: with them the desk takes three megabytes more.
    """
    if not _STATUS.exists():
        return []
    from app.services import books
    from benchmarks import large
    from benchmarks.content import COMING, years

    small, usual = folder / "nothing-else.scb", folder / "usual.scb"
    books.import_into(small, years(0))
    large.make(usual, large.USUAL)
    _child("book", str(small))  # compiles what is not compiled yet, which takes memory of its own
    taken: dict[str, list[float]] = {BARE: [], EMPTY: [], DESK: [], LIVE: []}
    for _ in range(rounds):
        taken[BARE].append(_child("bare")["window"])
        taken[EMPTY].append(_child("book", str(small))["desk"])
        held = _child("book", str(usual), COMING[0]["id"])
        taken[DESK].append(held["desk"])
        taken[LIVE].append(held["live"])
    return [_figure(name, some, taken[BARE]) for name, some in taken.items()]


def _figure(name: str, taken: list[float], floor: list[float]) -> Figure:
    from benchmarks.timing import Figure

    ratio = statistics.median(mine / least for mine, least in zip(taken, floor, strict=True))
    return Figure(name, statistics.median(taken), min(taken), max(taken), ratio, len(taken))


def _child(*arguments: str) -> dict[str, float]:
    from benchmarks.timing import installed

    command = [sys.executable, "-m", "benchmarks.memory", *arguments]
    done = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, text=True, env=installed() | {"PYTHONOPTIMIZE": "2"}
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def resident() -> float:
    """Return the megabytes of this process that are in memory."""
    line = next(one for one in _STATUS.read_text().splitlines() if one.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


def _bare() -> dict[str, float]:
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(1366, 768)
    window.show()
    _settle(app, None)
    return {"window": resident()}


def _book(book: Path, session: str | None) -> dict[str, float]:
    """Open the program on a book as a person does, and tell what it holds once all is quiet."""
    plain_import = builtins.__import__
    from PySide6.QtWidgets import QApplication

    builtins.__import__ = plain_import
    from app.bootstrap import run_window

    found: dict[str, float] = {}

    def instead_of_waiting(app: Any) -> int:
        window = next(one for one in app.topLevelWidgets() if one.objectName() == "main_window")
        _settle(app, window)
        found["desk"] = resident()
        if session is not None:
            window.open_session(session)
            _settle(app, window)
            found["live"] = resident()
        window.close()
        return 0

    QApplication.exec = instead_of_waiting  # type: ignore[method-assign, assignment]
    run_window(book, None, exit_when_shown=False, trace_file=None)
    return found


def _settle(app: Any, window: Any) -> None:
    quiet, end = time.perf_counter(), time.perf_counter() + 60
    while time.perf_counter() < end and time.perf_counter() - quiet < QUIET:
        app.processEvents()
        time.sleep(0.01)
        if window is None:
            continue
        context = window._context  # noqa: SLF001 (the other name waits for the book, in this thread)
        if context.backups.is_busy if context else window.has_book:
            quiet = time.perf_counter()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    what, *more = sys.argv[1:]
    print(json.dumps(_bare() if what == "bare" else _book(Path(more[0]), more[1] if len(more) > 1 else None)))
