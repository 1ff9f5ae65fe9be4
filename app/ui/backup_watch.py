"""Backups of the open book, made in the background: after it was opened, every half hour of change, and at its end."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from app.domain.backup_words import Reason, moment
from app.domain.backups import is_due
from app.errors import KnownError, Stopped
from app.ui.frame import BACKING_UP
from app.ui.seal_watch import is_being_written
from app.ui.turns import APART_MILLISECONDS, Turns
from app.ui.worker import fault_of

if TYPE_CHECKING:
    from app.services.backup_shelf import Kept
    from app.services.backups import Outcome, Second, Seen
    from app.services.open_book import OpenBook
    from app.services.saver import SaveState
    from app.ui.context import AppContext

#: How long after the book was opened the first backup begins, so that the desk comes first.
BEGIN_MILLISECONDS = 1500
#: How often it is looked whether a backup is due, or the second place has come back.
TICK_MILLISECONDS = 60_000
#: How long a backup waits for a pause in typing, and how long each look at that is apart.
TYPING_SECONDS = 300.0
REST_SECONDS = 0.1
TURN_SECONDS = 0.005
FAILED = "▲ Chưa sao lưu được"
BUG = "Chương trình gặp lỗi khi sao lưu. Sổ vẫn nguyên vẹn; đồng chí thử sao lưu lại ở Thiết lập."


class BackupWatch(QObject):
    """Makes backups off the window's thread and knows how they fare.

    Signals: ``changed`` after ``line``, ``newest``, ``second`` or ``problem`` has become another. What goes wrong is
    said in the message bar, once.
    """

    changed = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._context = context
        self.newest: Kept | None = None
        self.second: Second | None = None
        self.problem = ""
        self._is_on = False
        self._thread: Thread | None = None
        self._seeing: Thread | None = None
        self._sees_again = False
        self._gone = Event()
        self._left = Event()
        self._changed_at: datetime | None = None
        self._seen: datetime | None = None
        self._said: set[str] = set()
        self._turns = Turns(self._let_thread_on, self)
        self._first = QTimer(self, singleShot=True, interval=BEGIN_MILLISECONDS)
        self._first.timeout.connect(self._open)
        self._tick = QTimer(self, interval=TICK_MILLISECONDS)
        self._tick.timeout.connect(self.look)

    @property
    def is_busy(self) -> bool:
        """Whether a backup is being made."""
        return self._thread is not None

    @property
    def is_looking(self) -> bool:
        """Whether the second place is being looked at: what is known of it is from before."""
        return self._seeing is not None

    @property
    def line(self) -> str:
        """What the foot of the window says about backups, nothing before anything is known."""
        if self.is_busy and self.newest is None:
            return BACKING_UP
        if self.problem:
            return FAILED
        if self.newest is None:
            return ""
        last = f"Sao lưu lúc {moment(self.newest.name.at, datetime.now())}"
        return f"{last} · Nơi thứ hai: xem lại" if self.second and self.second.problem else last

    def begin(self) -> None:
        """Make backups of the book from now on; of a sample in a temporary folder none are kept."""
        from app.services.backups import is_trial

        if is_trial(self._context.book.path):
            return
        self._is_on = True
        self._context.bridge.state_changed.connect(self._note)
        self._first.start()
        self._tick.start()

    def look(self) -> None:
        """Make a backup when a change waits for one; one that the second place waits for, once it has come back."""
        last = self.newest.name if self.newest else None
        if is_due(last, self._changed_at, datetime.now()):
            self.make(Reason.CHANGE)
        elif self.second is not None and self.second.problem:
            self._see(awaited=True)

    def make(self, reason: Reason, *, at_once: bool = False) -> None:
        """Make a backup off the window's thread, in a pause of typing unless ``at_once``; none while one is made."""
        if self._thread is not None or self._gone.is_set():
            return
        self._changed_at = None
        work = partial(self._work, self._context.book, reason, at_once=at_once)
        self._thread = Thread(target=work, name="backups", daemon=True)
        self._thread.start()
        self._turns.begin()
        self.changed.emit()

    def finish(self, patience: float, wait: Callable[[Thread, float], object] = Thread.join) -> None:
        """Make the last backup of a book that is closed, and wait for it ``patience`` seconds at most.

        ``wait`` waits for a thread at most so many seconds; what has not ended then is given up.
        """
        end = monotonic() + patience
        self.stop()
        if self._thread is not None:
            wait(self._thread, patience)
        if self._is_on and not (self._thread is not None and self._thread.is_alive()):
            last = Thread(target=self._keep_last, args=(self._context.book,), name="backups", daemon=True)
            last.start()
            wait(last, max(0.0, end - monotonic()))
        self._left.set()

    def stop(self) -> None:
        """Begin no more backups."""
        self._first.stop()
        self._tick.stop()
        self._gone.set()

    def take(self) -> None:
        """Look at the backups and the second place again, after a choice was made.

        The second place may be slow or never answer: it is looked at on a thread, and ``changed`` tells of it later.
        """
        from app.services import backups

        path = self._context.book.path
        known = backups.known_of_second(path, datetime.now())
        self.newest = backups.home_shelf(path).newest() or (self.newest if known else None)
        if known is None or self.second is None or self.second.place != known.place:
            self.second = known
        if known is not None:
            self._see()
        self.changed.emit()

    def _open(self) -> None:
        self.take()
        self.make(Reason.OPEN)

    def _note(self, state: SaveState) -> None:
        if state.at is not None and state.at != self._seen:
            self._seen = state.at
            self._changed_at = self._changed_at or state.at

    def _see(self, *, awaited: bool = False) -> None:
        """Look at the second place on a thread; make a backup if it is there and was ``awaited``."""
        if self._gone.is_set():
            return
        if self._seeing is not None:
            self._sees_again = True
            return
        self._seeing = Thread(target=self._look_there, args=(awaited,), name="backups", daemon=True)
        self._seeing.start()
        self._turns.begin()

    def _look_there(self, awaited: bool) -> None:  # noqa: FBT001 (run on the thread)
        from app.services import backups

        try:
            found: object = backups.look_at_second(self._context.book.path, datetime.now())
        except BaseException as error:  # noqa: BLE001 (a thread has nobody above it)
            found = fault_of(error)
        self._context.bridge.on_window(self._show_seen)(found, awaited)

    def _show_seen(self, found: Seen | BaseException, awaited: bool) -> None:  # noqa: FBT001
        if not isValid(self) or self._gone.is_set():
            return
        self._seeing = None
        if self._sees_again:
            self._sees_again = False
            self._see(awaited=awaited)
        elif isinstance(found, BaseException):
            self._fail(found)
        else:
            self.newest = self.newest or found.newest
            self._know_second(found.second)
            if awaited and found.is_there:
                self.make(Reason.CHANGE)
        self.changed.emit()

    def _know_second(self, second: Second | None) -> None:
        """Know how the second place fares, unless another one was chosen since that was asked."""
        from app import settings

        if (second.place if second else "") == settings.load().backup_folder:
            self.second = second

    def _work(self, book: OpenBook, reason: Reason, *, at_once: bool) -> None:
        """Run on the thread: wait for a pause in typing, then make the backup."""
        end = monotonic() + (0 if at_once else TYPING_SECONDS)
        while is_being_written(book) and monotonic() < end:
            if self._gone.wait(REST_SECONDS):
                break
        try:
            from app.services import backups

            always = reason is Reason.HAND
            found: object = backups.keep(book.path, book.key, datetime.now(), reason, always=always, go_on=self._go_on)
        except BaseException as error:  # noqa: BLE001 (told to the person; a thread has nobody above it)
            found = fault_of(error)
        self._context.bridge.on_window(self._deliver)(found)

    def _keep_last(self, book: OpenBook) -> None:
        """Run on a thread: make the last backup of a book that has been closed."""
        from app.services import backups

        try:
            known = book.read_to_hold
            backups.keep(book.path, book.key, datetime.now(), Reason.CLOSE, known=known, go_on=self._go_on)
        except Stopped:
            return
        except Exception as error:  # noqa: BLE001 (there is nobody to tell any more; the next start tries again)
            logging.getLogger("app").error("The last backup failed: %s", type(error).__name__)

    def _go_on(self) -> None:
        if self._left.is_set():
            raise Stopped

    def _deliver(self, found: Outcome | BaseException) -> None:
        if not isValid(self) or self._gone.is_set():
            return
        self._thread = None
        if isinstance(found, BaseException):
            self._changed_at = self._changed_at or datetime.now()
            self._fail(found)
        else:
            self.newest, self.problem = found.kept, found.problem
            self._know_second(found.second)
            self._say(f"{found.problem} Bản sao đã ghi vào nơi thứ hai." if found.problem else "", "bad")
            self._say(self.second.problem if self.second else "", "neutral")
        self.changed.emit()

    def _fail(self, error: BaseException) -> None:
        self.problem = error.text if isinstance(error, KnownError) else BUG
        if not isinstance(error, KnownError):
            logging.getLogger("app").error("A backup failed by a bug", exc_info=error)
        self._say(self.problem, "bad")

    def _say(self, text: str, tone: str) -> None:
        """Say something once a day."""
        key = f"{datetime.now():%Y-%m-%d} {text}"
        if text and key not in self._said:
            self._said.add(key)
            self._context.said.emit(text, tone)

    def _let_thread_on(self) -> int:
        """Give the thread a turn; return the milliseconds until its next one, 0 when it is done."""
        threads = [one for one in (self._thread, self._seeing) if one is not None and one.is_alive()]
        for thread in threads:
            thread.join(TURN_SECONDS)
        return APART_MILLISECONDS if any(thread.is_alive() for thread in threads) else 0
