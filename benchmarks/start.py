"""Start of the program: from the start of the process to the first paint, and to the desk with its data."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.services import books
from app.services.open_book import OpenBook
from benchmarks import content
from benchmarks.timing import Figure, compare, installed

BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Bare(QWidget):
    def paintEvent(self, event):
        print("shown", flush=True)
        QTimer.singleShot(0, app.quit)
app = QApplication([])
widget = Bare()
widget.resize(1366, 768)
widget.show()
app.exec()
"""

#: The program as it starts by itself, with somebody who looks: at the first paint, or when the book begins to be opened
#: beside the desk, for the desk has just been painted then.
WATCHED = """
import builtins, gc, sys
from pathlib import Path
gc.disable()  # as the program does before it imports anything
plain_import = builtins.__import__
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
builtins.__import__ = plain_import
from app import bootstrap
from app.ui import book_opening, main_window

def say(what="shown"):
    print(what, flush=True)
    QTimer.singleShot(0, windows[0].close)

def begin(opening, done):
    desk = windows[0].findChild(QWidget, "next_card")
    if sys.argv[2] == "desk":
        say("shown" if desk is not None and desk.isVisible() else "no desk was kept")
    real_begin(opening, done)

def watched(*given, **named):
    windows.append(show(*given, **named))
    if sys.argv[2] == "paint":
        windows[0].painted.connect(say)
    return windows[0]

windows = []
show, main_window.show_window = main_window.show_window, watched
real_begin, book_opening.BookOpening.begin = book_opening.BookOpening.begin, begin
bootstrap.run_window(Path(sys.argv[1]), None, exit_when_shown=False, trace_file=None)
"""

FLOOR = "bare window of PySide6"
PAINT, DESK = "first paint of the window", "desk with its data"
PAINT_FEW, DESK_FEW = "first paint, book of one year", "desk, book of one year"
PAINT_YEARS, DESK_YEARS = "first paint, all years : one year", "desk, all years : one year"


def measure(folder: Path, rounds: int, number: int) -> list[Figure]:
    """Return the times until something is seen, of a book of ``number`` years and of one of the last year alone.

    Both were closed by the window before, as every book is after its first day. A book with nothing in it shows
    another desk, so the small one has one year.
    """
    books_of = {years: folder / f"start-{years}.scb" for years in (number, 1)}
    for years, book in books_of.items():
        books.import_into(book, content.years(years))
        OpenBook.open(book, None, _ignore).close(date.today())
    cases = {FLOOR: until_shown("-c", BARE)}
    for book, names in ((books_of[number], (PAINT, DESK)), (books_of[1], (PAINT_FEW, DESK_FEW))):
        for what, name in zip(("paint", "desk"), names, strict=True):
            cases[name] = until_shown("-c", WATCHED, str(book), what)
    found = {figure.name: figure for figure in compare(cases, FLOOR, rounds)}
    pairs = ((PAINT_YEARS, PAINT, PAINT_FEW), (DESK_YEARS, DESK, DESK_FEW))
    return [*found.values(), *(_beside(name, found[many], found[few]) for name, many, few in pairs)]


def _beside(name: str, many: Figure, few: Figure) -> Figure:
    return replace(many, name=name, ratio=many.median / few.median)


def _ignore(_: object) -> None:
    """Say nothing about saving."""


def until_shown(*arguments: str) -> Callable[[], float]:
    """Return a case that runs Python with arguments; it returns the seconds until the first line of output."""

    def run() -> float:
        started = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=installed()
        ) as made:
            assert made.stdout is not None
            if made.stdout.readline() != b"shown\n":
                raise RuntimeError("the program ended before anything was to be seen")
            taken = time.perf_counter() - started
            made.stdout.read()
        return taken

    return run
