"""A long day of work in the real window: thousands of mixed actions, and what the program holds after each block.

``python -m tests.soak 10000`` prints a table; what a day must not do is to let memory, widgets, objects, handles,
threads or connections grow. The book itself is kept at one size: what a block has added is taken out after it.
"""

from __future__ import annotations

import ctypes
import gc
import os
import statistics
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.ui.main_window import MainWindow
from tests.working_day import Day, working
from tools.command_line import Line, count

_STATUS, _HANDLES, _TASKS = (Path("/proc/self") / name for name in ("status", "fd", "task"))


@dataclass(frozen=True, slots=True)
class Reading:
    """What the program holds: megabytes in all, those the allocator gave away, and those that Qt's style kept beside
    them; widgets, all Qt objects below the windows, Python objects and so on."""

    memory: float
    heap: float
    style: float
    widgets: int
    qt_objects: int
    objects: int
    handles: int
    threads: int
    connections: int
    book_kb: int
    log_kb: int


#: What may be gained in a thousand actions once everything has been used, by the slope through the later blocks. The
#: weak references that the driver of the database sweeps now and then are not counted among the objects. What Qt's
#: style remembers of fields that have ended is told and not held against the day: see docs/speed.md.
ALLOWED = {"heap": 1.0, "widgets": 2.0, "qt_objects": 10.0, "objects": 2_500.0, "handles": 1.0,
           "threads": 1.0, "connections": 0.5, "book_kb": 200.0}  # fmt: skip
#: The log keeps the length it once had; SQLite begins it anew from this length on.
LONGEST_LOG_KB = 2 * 2000 * 4


class _Allocated(ctypes.Structure):
    """What glibc says of its heap, in bytes; its own names."""

    _fields_ = [
        *((name, ctypes.c_size_t) for name in ("arena", "ordblks", "smblks", "hblks", "hblkhd")),
        *((name, ctypes.c_size_t) for name in ("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost")),
    ]


def _heap() -> float:
    """Return the megabytes that are in use of what the allocator has, after it gave back what is not; 0 elsewhere."""
    libc = ctypes.CDLL(None) if sys.platform == "linux" else None
    if libc is None or not hasattr(libc, "mallinfo2"):
        return 0.0
    libc.malloc_trim(0)
    libc.mallinfo2.restype = _Allocated
    said = libc.mallinfo2()
    return float(said.uordblks + said.hblkhd) / 2**20


def _look_again() -> None:
    """Let Qt's style forget every widget it has met, and look at those that are there."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        sheet = app.styleSheet()
        app.setStyleSheet("")
        app.setStyleSheet(sheet)
        QApplication.processEvents()


def read(window: MainWindow) -> Reading:
    """Return what the program holds now, without what the allocator keeps for later where it can be told to let go."""
    before = _heap()
    _look_again()
    heap = _heap()
    status = _STATUS.read_text().splitlines() if _STATUS.exists() else []
    memory = next((int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS:")), 0.0)
    pool, path = window.context.book._book._engine.pool, window.context.book.path
    log = Path(f"{path}-wal")
    tops = [*QApplication.topLevelWidgets(), QApplication.instance()]
    return Reading(
        memory=memory,
        heap=heap,
        style=before - heap,
        widgets=len(QApplication.allWidgets()),
        qt_objects=sum(len(one.findChildren(QObject)) for one in tops if one is not None),
        objects=sum(type(one) is not weakref.ReferenceType for one in gc.get_objects()),
        handles=_count(_HANDLES),
        threads=_count(_TASKS) or threading.active_count(),
        connections=pool.checkedin() + pool.checkedout(),  # type: ignore[attr-defined]
        book_kb=path.stat().st_size // 1024,
        log_kb=log.stat().st_size // 1024 if log.exists() else 0,
    )


def _count(folder: Path) -> int:
    return len(list(folder.iterdir())) if folder.exists() else 0


def slopes(readings: Sequence[Reading], block: int) -> dict[str, float]:
    """Return what was gained in a thousand actions, by the straight line through all readings."""
    places = [number * block / 1000 for number in range(len(readings))]
    return {
        one.name: statistics.linear_regression(places, [getattr(reading, one.name) for reading in readings]).slope
        for one in fields(Reading)
    }


def run(day: Day, actions: int, block: int, tell: Callable[[Reading], None] = lambda _: None) -> list[Reading]:
    """Do so many actions; return what is held after each block of them."""
    readings: list[Reading] = []
    for _ in range(actions // block):
        for _ in range(block):
            day.act()
        day.rest()
        readings.append(read(day.window))
        tell(readings[-1])
    return readings


def later(readings: Sequence[Reading]) -> Sequence[Reading]:
    """Return the readings after everything has been used once."""
    return readings[len(readings) // 3 :]


def grown(readings: Sequence[Reading], block: int, allowed: Mapping[str, float] = ALLOWED) -> list[str]:
    """Return what has grown more than it may."""
    found = slopes(later(readings), block)
    faults = [f"{name} {found[name]:+.2f} in 1000 actions" for name, most in allowed.items() if found[name] > most]
    longest = max(reading.log_kb for reading in readings)
    return faults + [f"log_kb to {longest}"] * (longest > LONGEST_LOG_KB)


def main(actions: int = 10_000) -> int:
    """Work, print a line after each block, and return 1 where something has grown."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    block = max(100, actions // 10)
    with tempfile.TemporaryDirectory() as name:
        os.environ["SO_CHI_BO_HOME"] = str(Path(name) / "home")
        with working(Path(name)) as day:
            print("  ".join(f"{one.name:>11}" for one in fields(Reading)))
            day.warm()
            started = time.monotonic()
            readings = run(day, actions, block, _tell)
            print(f"{sum(day.done.values())} actions in {time.monotonic() - started:.0f} s: {dict(day.done)}")
    gained = slopes(later(readings), block)
    print("gained in 1000 actions: " + ", ".join(f"{name} {value:+.2f}" for name, value in gained.items()))
    faults = grown(readings, block)
    for fault in faults:
        print(f"GROWS: {fault}", file=sys.stderr)
    del app
    return 1 if faults else 0


def _tell(one: Reading) -> None:
    print("  ".join(f"{getattr(one, part.name):>11.1f}" for part in fields(one)), flush=True)


if __name__ == "__main__":
    line = Line("python -m tests.soak", __doc__)
    line.add_argument("actions", type=count, nargs="?", default=10_000, help="how many (10000)")
    sys.exit(main(line.parse_args().actions))
