"""The live session in a book of twenty years: opening it, and the time from a key to the painted letter."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from app.services import books
from app.ui.live.live_view import LiveView
from app.ui.main_window import MainWindow, open_main_window
from benchmarks.content import COMING, years
from benchmarks.timing import Figure

EMPTY, FULL = "live session, book with nothing else", "live session, book of twenty years"
KEYS = "key to painted letter, p99 of {}"
LETTERS = "Nhất trí với báo cáo đề dẫn; đề nghị phân công cụ thể. "
LONG = 20_000
#: The file of the full book; other measurements go on with it.
LARGE = "years.scb"
#: Milliseconds that a frame of a 60 Hz screen lasts: the floor of what a person can see.
FRAME = 1000 / 60


def measure(folder: Path, rounds: int, *, number: int = 20) -> list[Figure]:
    """Return the times of opening and of typing; ``number`` is the years of the full book."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    small, large = folder / "one.scb", folder / LARGE
    books.import_into(small, years(0))
    books.import_into(large, years(number))
    with _window(small) as one, _window(large) as many:
        opening: dict[str, list[float]] = {EMPTY: [], FULL: []}
        for turn in range(2 * rounds + 1):
            pair = [(EMPTY, one), (FULL, many)]
            for name, window in pair if turn % 2 else reversed(pair):
                taken = _open(window, COMING[turn % 2]["id"])
                if turn:
                    opening[name].append(taken)
        ratio = statistics.median(mine / least for mine, least in zip(opening[FULL], opening[EMPTY], strict=True))
        figures = [_figure(EMPTY, opening[EMPTY], 1.0), _figure(FULL, opening[FULL], ratio)]
        figures += [_typing(many, rounds, "", KEYS.format("a new opinion"))]
        figures += [_typing(many, rounds, LETTERS * (LONG // len(LETTERS)), KEYS.format("a paragraph of 20 kB"))]
    return figures


@contextmanager
def _window(book: Path) -> Iterator[MainWindow]:
    window = open_main_window(book)
    window.load()
    _settle()
    yield window
    window.close()
    _settle()


def _open(window: MainWindow, session: str) -> float:
    """Return the milliseconds from asking for a session that is not open to its first paint."""
    window.show_page("desk")
    _settle(0.3)  # what was made ahead for the session before is none of this one's
    started = time.perf_counter()
    window.open_session(session)
    live = window.findChild(QWidget, "live_view")
    assert live is not None
    live.repaint()
    return (time.perf_counter() - started) * 1000


class Paints(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Count a paint and let it through."""
        self.count += event.type() == QEvent.Type.Paint
        return False


def _typing(window: MainWindow, rounds: int, before: str, name: str) -> Figure:
    """Type without pause while everything is saved; return the worst percent of the times from key to paint."""
    window.open_session(COMING[0]["id"])
    live = window.findChild(LiveView)
    assert live is not None
    live.show_step(6)
    assert live.panel is not None
    editor = live.panel.findChild(QPlainTextEdit, "contribution_input")
    assert editor is not None
    editor.setPlainText(before)
    editor.setFocus()
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    _settle(0.5)  # until the panels of the other steps are there: nobody types in the first moment
    paints, times = Paints(editor.viewport()), []
    for letter in (LETTERS * rounds)[: rounds * 60]:
        times.append(_key(editor, paints, letter))
        _settle(0.008)  # a fast hand: some letters fall into a save
    window.save_everything()
    paints.deleteLater()
    times.sort()
    worst = times[int(len(times) * 0.99) - 1]
    return Figure(name, worst, times[0], times[-1], worst / FRAME, len(times))


def _key(editor: QPlainTextEdit, paints: Paints, letter: str) -> float:
    started, before = time.perf_counter(), paints.count
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.postEvent(editor, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
    while paints.count == before and time.perf_counter() - started < 1.0:
        QCoreApplication.processEvents()
    return (time.perf_counter() - started) * 1000


def _settle(seconds: float = 0.05) -> None:
    """Let the program do what it has to do, for a while."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QCoreApplication.processEvents()
        time.sleep(0.001)


def _figure(name: str, taken: list[float], ratio: float) -> Figure:
    return Figure(name, statistics.median(taken), min(taken), max(taken), ratio, len(taken))
