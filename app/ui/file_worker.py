"""Files read, laid out and written off the window's thread, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QThreadPool
from shiboken6 import isValid

from app.ui.context import AppContext
from app.ui.turns import APART_MILLISECONDS, Turns

#: How long the window stands still for a turn of the thread.
TURN_MILLISECONDS = 10


class FileWorker(QObject):
    """Runs one job at a time on a thread of its own; what goes wrong is said in the message bar."""

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._turns = Turns(self._let_pool_on, self)
        self._waiting = 0

    @property
    def is_busy(self) -> bool:
        """Whether a job has not told its end yet."""
        return self._waiting > 0

    def run(self, job: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Run ``job`` on the thread, then ``then`` with its result on the window's, unless the window has gone."""
        self._waiting += 1
        self._pool.start(partial(self._work, job, then))
        self._turns.begin()

    def finish(self, milliseconds: int) -> bool:
        """Wait for the jobs; return whether they are done."""
        return self._pool.waitForDone(milliseconds)

    def _let_pool_on(self) -> int:
        return 0 if self._pool.waitForDone(TURN_MILLISECONDS) else APART_MILLISECONDS

    def _work(self, job: Callable[[], Any], then: Callable[[Any], None]) -> None:
        try:
            result = job()
        except Exception as error:  # noqa: BLE001 (told to the person; a thread of the pool has nobody above it)
            self._tell(self._context.refuse, error)
            return
        self._tell(then, result)

    def _tell(self, function: Callable[[Any], None], value: Any) -> None:
        self._context.bridge.on_window(self._deliver)(function, value)

    def _deliver(self, function: Callable[[Any], None], value: Any) -> None:
        if isValid(self):
            self._waiting -= 1
            function(value)
