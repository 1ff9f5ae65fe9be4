"""The open book as the window sees it: records out, changes in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from app.domain.desk_facts import DeskFacts
from app.errors import KnownError, going_on
from app.models import book_lock, content_sum
from app.models.backup import Proof
from app.models.unit_of_work import Book, UnitOfWork
from app.services import books, desk_facts, rescue
from app.services.book_reads import BookReads
from app.services.doors import BookKey, unlock
from app.services.saver import Job, Saver, SaveState, Trace


class OpenBook(BookReads):
    """One open book with its one writer. Reads return records at once, changes are queued with ``save``."""

    def __init__(self, book: Book, notify: Callable[[SaveState], None], trace_file: Path | None = None) -> None:
        super().__init__(book)
        self._hold: book_lock.Hold | None = None
        self._keeps_wrong_desk = False
        #: What the book was read to hold when it was closed, None where it was not read then.
        self.read_to_hold: Proof | None = None
        self._saver = Saver(book, notify, trace_file, partial(rescue.rescue, book))
        self.path = book.path
        self.is_encrypted = book.is_encrypted

    @classmethod
    def open(
        cls, path: Path, password: str | None, notify: Callable[[SaveState], None], trace_file: Path | None = None
    ) -> OpenBook:
        """Return the book at ``path``; raises BookUnusable."""
        return cls.open_unlocked(path, unlock(path, password), notify, trace_file)

    @classmethod
    def open_unlocked(
        cls,
        path: Path,
        key: BookKey | None,
        notify: Callable[[SaveState], None],
        trace_file: Path | None = None,
        *,
        alone: bool = False,
    ) -> OpenBook:
        """Return the book at ``path`` with the key of ``doors.unlock``; ``alone`` for the one window it may have."""
        hold = book_lock.hold(path) if alone else None
        try:
            made = cls(books.open_unlocked(path, key), notify, trace_file)
        except BaseException:
            if hold:
                hold.release()
            raise
        made._hold = hold
        return made

    @property
    def key(self) -> BookKey | None:
        """The key that opens the book, and copies of it; None for one without a password."""
        return self._book.key

    @property
    def save_state(self) -> SaveState:
        """What may be said about saving now."""
        return self._saver.state

    def save(
        self,
        work: Callable[[UnitOfWork], Any],
        *,
        key: str | None = None,
        trace: Trace | None = None,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Queue a change; ``done`` and ``failed`` are called on the saver's thread."""
        self._saver.submit(Job(work, key, trace, done, failed))

    def flush(self, timeout: float = 5.0) -> bool:
        """Wait until everything queued is durable; return whether it is."""
        return self._saver.flush(timeout)

    def dismiss(self, keys: Iterable[str]) -> None:
        """Forget that texts saved under these keys were refused: they stand in no input any more."""
        self._saver.dismiss(keys)

    def settle(self, timeout: float) -> bool:
        """Let the saver get on for at most ``timeout`` seconds; return whether everything queued is done."""
        return self._saver.settle(timeout)

    def desk(self, today: date) -> DeskFacts:
        """Return what the desk of a day is made of; where the book keeps something else, closing keeps it anew."""
        with self._book.read() as uow:
            facts = desk_facts.gather(uow, today)
        self._keeps_wrong_desk |= desk_facts.differ(self._book, facts)
        return facts

    def forget_pages(self) -> None:
        """Let go of what was read last of the file, and may not be asked for again."""
        self._book.forget_pages()

    def close(self, today: date | None = None) -> bool:
        """Make everything durable and let go of the file; return whether it is durable.

        With a day, the book keeps the facts of its desk as they are on that day, for the next start.
        """
        done = self._saver.close()
        if done and today is not None:
            desk_facts.keep(self._book, today, anew=self._keeps_wrong_desk)
        if done:
            with suppress(KnownError):  # the next look at the book then compares nothing
                self.read_to_hold = content_sum.take(self._book)
        self._book.close()
        if self._hold:
            self._hold.release()
        return done

    def content_fault(self, go_on: Callable[[], None] = going_on) -> str:
        """Return how a plain book differs from what it was when it was closed; nothing when all is well.

        ``go_on`` may raise Stopped.
        """
        return content_sum.fault(self._book, go_on)
