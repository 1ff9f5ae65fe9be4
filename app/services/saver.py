"""The one writer: a queue of changes, each made durable in its own unit of work, off the window's thread.

What cannot be written because of the surroundings (disk full, stick pulled out, file locked) stays at the head of
the queue and is tried again every second, so that nothing is lost and order is kept; the state says so meanwhile.
"""

from __future__ import annotations

import hashlib
import json
import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from pathlib import Path
from time import monotonic
from typing import Any

from app.domain.vietnamese import clean
from app.errors import KnownError, TextRefused
from app.models.unit_of_work import Book, UnitOfWork

RETRY_SECONDS = 1.0
#: How often it is looked whether the book is still where it was while there is nothing to save.
WATCH_SECONDS = 2.0
#: How long one change may take before the person is told that the disk does not answer.
PATIENCE_SECONDS = 2.0
SLOW = "Đĩa trả lời quá chậm. Đồng chí giữ cửa sổ mở; sổ tự lưu tiếp khi đĩa trả lời."

_log = logging.getLogger(__name__)


class Phase(Enum):
    """What the window may say about saving."""

    SAVED = auto()
    SAVING = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class SaveState:
    """The truth about saving: ``at`` is the time of the last durable save, ``reason`` why the next one fails."""

    phase: Phase
    at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """What a save is about, for ``--trace-saves``; without an id the result of the work is the id."""

    what: str
    text: str
    id: str | None = None


#: A save that carries no text of its own, such as a mark of the roll-call or the time of a step.
UNNAMED = Trace("change", "", "")


@dataclass(frozen=True, slots=True)
class Job:
    """One change. A job with a ``key`` takes the place of an earlier one of that key that has not begun."""

    work: Callable[[UnitOfWork], Any]
    key: str | None = None
    trace: Trace | None = None
    done: Callable[[Any], None] | None = None
    failed: Callable[[BaseException], None] | None = None


class Saver:
    """Runs jobs in order on a thread of its own. Callbacks are called on that thread.

    ``lost`` is called once when the book's file is gone or was exchanged; it keeps what it can and returns words.

    States are told under the lock, so that the last one told is always the true one. Nothing that a callback or the
    trace does can stop the queue: it is logged, without the words of the minutes.
    """

    def __init__(
        self,
        book: Book,
        notify: Callable[[SaveState], None],
        trace_file: Path | None = None,
        lost: Callable[[], str] | None = None,
    ) -> None:
        self._book = book
        self._notify = notify
        self._trace_file = trace_file
        self._lost = lost
        self._rescued: str | None = None
        self._is_gone = False
        self._sequence = 0
        self._jobs: deque[Job] = deque()
        self._busy = False
        self._stuck = False
        self._refused: dict[str, str] = {}
        self._since = 0.0
        self._closing = False
        self._changed = threading.Condition()
        self._state = SaveState(Phase.SAVED)
        self._thread = threading.Thread(target=self._run, name="saver", daemon=True)
        self._thread.start()

    @property
    def state(self) -> SaveState:
        """The last state that was told."""
        return self._state

    def submit(self, job: Job) -> None:
        """Queue a change."""
        with self._changed:
            if job.key is not None:
                self._jobs = deque(waiting for waiting in self._jobs if waiting.key != job.key)
            self._jobs.append(job)
            if self._state.phase is Phase.SAVED:
                self._tell(Phase.SAVING)
            self._changed.notify_all()

    def flush(self, timeout: float) -> bool:
        """Wait until everything queued is durable.

        Return False when it is not after ``timeout`` seconds, or when a text was refused that stands in its input.
        """
        with self._changed:
            return self._wait(timeout) and not self._refused

    def dismiss(self, keys: Iterable[str]) -> None:
        """Forget that texts of these keys were refused: they stand in no input any more."""
        with self._changed:
            gone = [self._refused.pop(key, None) for key in keys]
            if any(gone) and self._is_idle():
                self._tell_done()

    def settle(self, timeout: float) -> bool:
        """Let the saver's thread get on for at most ``timeout`` seconds; return whether everything queued is done.

        A change that takes too long, on a disk that hangs, is told as a failure until it is durable after all.
        """
        with self._changed:
            idle = self._changed.wait_for(self._is_idle, timeout)
            if self._busy and self._state.phase is Phase.SAVING and monotonic() - self._since > PATIENCE_SECONDS:
                self._tell(Phase.FAILED, SLOW)
            return idle

    def close(self, timeout: float = 5.0) -> bool:
        """Wait, then end the thread; return whether everything that could be written is durable."""
        with self._changed:
            done = self._wait(timeout)
            self._closing = True
            self._changed.notify_all()
        self._thread.join(timeout)
        return done

    def _wait(self, timeout: float) -> bool:
        self._changed.notify_all()
        return self._changed.wait_for(self._is_idle, timeout)

    def _is_idle(self) -> bool:
        return not self._jobs and not self._busy

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._jobs or self._closing, WATCH_SECONDS)
                if self._closing and (not self._jobs or self._stuck):
                    return
                job = self._jobs.popleft() if self._jobs else None
                self._busy, self._since = job is not None, monotonic()
            if job is None:
                self._watch()
                continue
            finished = self._attempt(job)
            with self._changed:
                self._busy, self._stuck = False, not finished
                if not finished and not any(job.key is not None and later.key == job.key for later in self._jobs):
                    self._jobs.appendleft(job)
                if finished:
                    self._tell_done()
                self._changed.notify_all()
                if not finished and not self._closing:
                    self._changed.wait(RETRY_SECONDS)

    def _attempt(self, job: Job) -> bool:
        """Run a job once; return False when it is to be tried again."""
        try:
            with self._book.write() as uow:
                result = job.work(uow)
                uow.commit()
        except KnownError as error:
            if error.retryable:
                self._tell(Phase.FAILED, f"{error.text}{self._rescue()}")
                self._book.renew()
                return False
            self._report(job, error)
            return True
        except Exception as error:  # noqa: BLE001 (a bug is told to whoever asked, and the queue goes on)
            self._report(job, error)
            return True
        self._state = SaveState(Phase.SAVING, datetime.now())
        self._refused.pop(job.key or "", None)
        if self._trace_file:
            _call(self._write_trace, self._trace_file, job.trace or UNNAMED, result)
        if job.done:
            _call(job.done, result)
        return True

    def _watch(self) -> None:
        """Tell when the book's file goes or comes back while there is nothing to save, and keep the log short."""
        fault = self._book.place_fault()
        if not fault:
            self._book.tidy()
        if bool(fault) == self._is_gone:
            return
        self._is_gone, words = bool(fault), self._rescue()
        with self._changed:
            if self._jobs:
                return
            if fault:
                self._tell(Phase.FAILED, f"{fault}{words}")
            else:
                self._tell_done()

    def _rescue(self) -> str:
        """Let a copy be kept of a book whose file is gone, once; return what is to be said of it."""
        if not self._book.place_fault():
            self._rescued = None
        elif self._rescued is None and self._lost:
            self._rescued = ""
            try:
                self._rescued = f" {self._lost()}".rstrip()
            except Exception as error:  # noqa: BLE001 - the queue goes on, and what waits in it is still there
                _log.error("A book whose file is gone could not be rescued: %s", type(error).__name__)
        return self._rescued or ""

    def _report(self, job: Job, error: BaseException) -> None:
        self._state = SaveState(Phase.SAVING, self._state.at)
        if job.key is not None and isinstance(error, TextRefused):
            self._refused[job.key] = error.short
        if job.failed:
            _call(job.failed, error)
        else:
            _log.error("A change was refused: %s", type(error).__name__)

    def _tell_done(self) -> None:
        """Say what is true after a change: more to write, a text that was refused, or all durable."""
        if self._jobs:
            self._tell(Phase.SAVING)
        elif self._refused:
            self._tell(Phase.FAILED, next(iter(self._refused.values())))
        else:
            self._tell(Phase.SAVED)

    def _tell(self, phase: Phase, reason: str = "") -> None:
        with self._changed:
            self._state = SaveState(phase, self._state.at, reason)
            _call(self._notify, self._state)

    def _write_trace(self, path: Path, trace: Trace, result: Any) -> None:
        self._sequence += 1
        line = {
            "seq": self._sequence,
            "what": trace.what,
            "id": trace.id if trace.id is not None else str(result),
            "sha256": hashlib.sha256(clean(trace.text).encode()).hexdigest(),
            "at": datetime.now().isoformat(timespec="milliseconds"),
        }
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")


def _call(told: Callable[..., object], *values: object) -> None:
    try:
        told(*values)
    except Exception as error:  # noqa: BLE001 - whatever it is, the next change must still be saved
        _log.error("The saver was told wrongly by %s: %s", told, type(error).__name__)
