"""Jobs done off the window's thread, one after the other, whoever asked for them being still there or not.

Qt's own pool of threads waits in its destructor for the job that is running. As the child of a page it made the window
stand still when the page went away before its job had ended, and for ever where the page was destroyed under Python's
lock, which the job needs in order to end. A pool of Python's own is waited for without end when the program ends.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Condition, Thread
from time import monotonic

#: How long the window stands still for a turn of the thread.
TURN_SECONDS = 0.01


class Jobs:
    """Has a thread while there is something to do. A job says itself how it ended, and raises nothing."""

    def __init__(self) -> None:
        self._waiting: deque[Callable[[], None]] = deque()
        self._changed = Condition()
        self._is_on = False

    def start(self, job: Callable[[], None]) -> None:
        """Do a job after those that wait."""
        with self._changed:
            if not self._is_on:
                Thread(target=self._run, name="jobs", daemon=True).start()
                self._is_on = True
                _at_work.add(self)
            self._waiting.append(job)

    def wait(self, seconds: float = TURN_SECONDS) -> bool:
        """Give the thread a turn, so many seconds at most; return whether everything is done."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._is_on, seconds)

    def _run(self) -> None:
        while job := self._next():
            job()

    def _next(self) -> Callable[[], None] | None:
        with self._changed:
            if self._waiting:
                return self._waiting.popleft()
            self._is_on = False
            _at_work.discard(self)
            self._changed.notify_all()
            return None


_at_work: set[Jobs] = set()


def end(seconds: float) -> bool:
    """Wait for all jobs of the program, which ends, so many seconds at most; return whether they are done."""
    until = monotonic() + seconds
    return all(jobs.wait(max(0.0, until - monotonic())) for jobs in tuple(_at_work))
