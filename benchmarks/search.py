"""Searching a large book as somebody types: the time from each key to the painted results."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListView

from app.ui.main_window import MainWindow, open_main_window
from app.ui.search_page import SearchPage
from benchmarks import large
from benchmarks.live import FRAME
from benchmarks.timing import Figure

NAME = "key to painted results of a search, p95"
LARGEST = f"{NAME}, 144,000 opinions"
#: Seconds between two keys of somebody who types fast.
PAUSE = 0.05
#: For how long nothing must have gone on beside before keys are measured, in seconds.
QUIET = 8.0
#: What is typed, letter by letter: common words, names, a year, phrases that are there and that are nowhere.
TYPED = (
    "dang uy", "chi bo phan cong cu the", "nguyen van lan", "nhat tri voi bao cao de dan", "chuyen de 3 nam 2020",
    '"phan cong cu the tung dong chi"', '"kiem tra hoan thanh chi bo"', "khong co chu nay",
)  # fmt: skip
#: What is worse: letters that begin thousands of words, many common words at once, what stands only in old rows.
WORSE = (
    "c", "n", "t", "h", "ng", "th", "kh", "to", "va", "chi bo dang uy c", "nhat tri de nghi ph", "2020", "nam 2007",
    "05-BC", '"chi bo"', '"bo chi', '"de dan de nghi"', "nguyen", "nguyen van a", "quuom", "tri th ng", "đảng uỷ",
    "x", "w",
)  # fmt: skip


def measure(book: Path, name: str = NAME) -> list[Figure]:
    """Return the time that 95 of 100 keys need at most, of all keys of ``TYPED`` and ``WORSE`` in a book.

    Keys are measured once the backup that follows the opening is made: beside it they take up to twice as long.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    window = open_main_window(book)
    window.load()
    _settle(window)
    times = typing(window, (*TYPED, *WORSE))
    window.close()
    QCoreApplication.processEvents()
    times.sort()
    worst = times[int(len(times) * 0.95) - 1]
    return [Figure(name, worst, times[0], times[-1], worst / FRAME, len(times))]


def measure_largest(folder: Path) -> list[Figure]:
    """Return the same of a book with 144,000 opinions, which is made in ``folder`` first."""
    book = folder / "largest.scb"
    large.make(book)
    return measure(book, LARGEST)


class _Paints(QObject):
    """Counts how often the results are painted."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self.count = 0
        view.viewport().installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Count a painting."""
        self.count += event.type() == QEvent.Type.Paint
        return False


def _settle(window: MainWindow) -> None:
    """Let what follows the opening of a book come to its end, as far as that takes no longer than a minute."""
    quiet, end = time.perf_counter(), time.perf_counter() + 60
    while time.perf_counter() < end and time.perf_counter() - quiet < QUIET:
        QCoreApplication.processEvents()
        if window.context.backups.is_busy:
            quiet = time.perf_counter()


def typing(window: MainWindow, texts: Sequence[str] = TYPED) -> list[float]:
    """Type texts into the search of a window; return the milliseconds of each key until its results stand."""
    window.show_page("search")
    page = window.findChild(SearchPage)
    assert page is not None
    line, view = page.findChild(QLineEdit, "search_input"), page.findChild(QListView, "search_results")
    assert line is not None
    assert view is not None
    paints, times = _Paints(view), list[float]()
    for text in texts:
        line.clear()
        QCoreApplication.processEvents()
        for letter in text:
            times.append(_key(line, view, paints, letter))
            _pause()
    return times


def _pause() -> None:
    """Let pass what lies between two keys of a fast hand; the page uses it to look further."""
    end = time.perf_counter() + PAUSE
    while time.perf_counter() < end:
        QCoreApplication.processEvents()


def _key(line: QLineEdit, view: QListView, paints: _Paints, letter: str) -> float:
    before, started = paints.count, time.perf_counter()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.postEvent(line, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
    QCoreApplication.processEvents()  # the letter, and the timer that answers keys which follow one another at once
    QCoreApplication.processEvents()
    if paints.count == before:
        view.viewport().repaint()
    return (time.perf_counter() - started) * 1000
