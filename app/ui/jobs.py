"""Jobs done off the window's thread, one after the other, whoever asked for them being still there or not.

Qt's own pool of threads waits in its destructor for the job that is running. As the child of a page it made the window
stand still when the page went away before its job had ended, and for ever where the page was destroyed under Python's
lock, which the job needs in order to end.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait

#: How long the window stands still for a turn of the thread.
TURN_SECONDS = 0.01


class Jobs:
    """Has a thread while there is something to do. A job says itself how it ended, and raises nothing."""

    def __init__(self) -> None:
        self._executor: ThreadPoolExecutor | None = None
        self._last: Future[None] | None = None

    def start(self, job: Callable[[], None]) -> None:
        """Do a job after those that wait."""
        if self._executor is None:
            self._executor = ThreadPoolExecutor(1, "jobs")
        self._last = self._executor.submit(job)

    def wait(self, seconds: float = TURN_SECONDS) -> bool:
        """Give the thread a turn, so many seconds at most; return whether everything is done."""
        if self._executor is None or self._last is None:
            return True
        if not wait((self._last,), seconds).done:
            return False
        self._executor.shutdown(wait=False)
        self._executor = self._last = None
        return True
