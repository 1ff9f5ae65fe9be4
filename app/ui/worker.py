"""Work done off the window's thread, one job after the other; how it ends is told on the window's."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from app.errors import KnownError, Stopped
from app.ui.bridge import Bridge
from app.ui.busy_line import BusyLine
from app.ui.jobs import Jobs
from app.ui.turns import APART_MILLISECONDS, Turns

Refused = Callable[[KnownError], None]


def fault_of(error: BaseException) -> Exception:
    """Return what the window is told of something raised on a thread: what would end the program is a bug there."""
    if isinstance(error, Exception):
        return error
    bug = RuntimeError(f"{type(error).__name__} on a thread")
    bug.__cause__ = error
    return bug


class Worker(QObject):
    """Runs one job at a time on a thread of its own; ``line`` says what takes more than a moment."""

    def __init__(self, parent: QObject, line: BusyLine | None = None) -> None:
        super().__init__(parent)
        self._bridge = Bridge(self)
        self._line = line
        self._asked = Event()
        self._jobs = Jobs()
        self._turns = Turns(self._let_jobs_on, self)
        self._turn = 0
        self._waiting = 0

    @property
    def is_busy(self) -> bool:
        """Whether a job has not told its end yet."""
        return self._waiting > 0

    def run(
        self, job: Callable[[], Any], then: Callable[[Any], None], refused: Refused | None = None, *, said: str = ""
    ) -> None:
        """Run ``job`` on the thread, then ``then`` with its result on the window's, unless the window has gone.

        ``refused`` gets a KnownError in its place; anything else that is raised reaches the handler of bugs. ``said``
        stands on the line meanwhile.
        """
        self._waiting += 1
        if self._line is not None and said:
            self._line.begin(said)
        self._jobs.start(partial(self._work, self._turn, job, then, refused))
        self._turns.begin()

    def watch(self) -> Callable[[], None]:
        """Return what the next job asks, on its thread, whether to go on: it raises Stopped once it should not."""
        self._asked = Event()
        return partial(_go_on, self._asked)

    def stop(self) -> None:
        """Ask the job to go on no longer; its end is told, whatever it is."""
        self._asked.set()

    def abandon(self) -> None:
        """Tell nobody the end of what was asked for, and let what has not begun be."""
        self._asked.set()
        self._turn += 1
        self._waiting = 0
        self._quieten()

    def finish(self, milliseconds: int) -> bool:
        """Wait for the jobs; return whether they are done."""
        return self._jobs.wait(milliseconds / 1000)

    def _let_jobs_on(self) -> int:
        return 0 if self._jobs.wait() else APART_MILLISECONDS

    def _work(self, turn: int, job: Callable[[], Any], then: Callable[[Any], None], refused: Refused | None) -> None:
        if turn != self._turn:
            return
        try:
            result = job()
        except BaseException as error:  # noqa: BLE001 (a thread of the pool has nobody above it)
            self._tell(turn, partial(self._fail, refused), fault_of(error))
            return
        self._tell(turn, then, result)

    def _fail(self, refused: Refused | None, error: Exception) -> None:
        if refused is None or not isinstance(error, KnownError):
            raise error
        refused(error)

    def _tell(self, turn: int, function: Callable[[Any], None], value: Any) -> None:
        self._bridge.on_window(self._deliver)(turn, function, value)

    def _deliver(self, turn: int, function: Callable[[Any], None], value: Any) -> None:
        if isValid(self) and turn == self._turn:
            self._waiting -= 1
            self._quieten()
            function(value)

    def _quieten(self) -> None:
        if self._line is not None and not self._waiting and isValid(self._line):
            self._line.end()


def _go_on(asked: Event) -> None:
    if asked.is_set():
        raise Stopped
