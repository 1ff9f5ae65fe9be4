"""A book on its way into the window: its desk as it was last kept, at once, and the book itself from a thread.

What reads the book takes several times as long to import as the window takes to be there. Nothing of it is needed to
show the desk of a book that was closed and not written to since.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import BookUnusable
from app.ui.bridge import Bridge

if TYPE_CHECKING:
    from app.domain.desk_facts import DeskFacts
    from app.services.doors import BookKey
    from app.services.open_book import OpenBook


@dataclass(frozen=True, slots=True)
class Opened:
    """A book that is open; ``left_at`` is when it was last written to if it was left without being closed."""

    book: OpenBook
    desk: DeskFacts
    left_at: datetime | None


class BookOpening:
    """Opens the book at ``path`` for one window, once; whoever needs it sooner waits for it with ``opened``."""

    def __init__(self, path: Path, key: BookKey | None, bridge: Bridge, trace_file: Path | None) -> None:
        self.path = path
        self._key = key
        self._bridge = bridge
        self._trace_file = trace_file
        self._thread: threading.Thread | None = None
        self._opened: Opened | None = None
        self._error: BaseException | None = None

    @property
    def has_begun(self) -> bool:
        """Whether a thread is at it."""
        return self._thread is not None

    def first_look(self, today: date) -> DeskFacts | None:
        """Return the facts of the desk of ``today`` as the book keeps them, None where only the open book can tell."""
        from app.services import first_look

        return first_look.desk(self.path, self._key, today)

    def begin(self, done: Callable[[], None]) -> None:
        """Open the book on a thread; ``done`` is called on the window's thread afterwards, whatever came of it."""
        after = self._bridge.on_window(done)
        self._thread = threading.Thread(target=self._run, args=(after,), name="book opening")
        self._thread.start()

    def opened(self) -> Opened:
        """Return the open book, however long that takes; raises KnownError when it cannot be opened."""
        if self._thread is None:
            self._run(_nothing)
        else:
            self._thread.join()
        if self._error is not None:
            raise self._error
        assert self._opened is not None
        return self._opened

    def abandon(self) -> None:
        """Do without the book; it is closed again if it has been opened."""
        if self._thread is not None:
            self._thread.join()
        if self._opened is not None:
            self._opened.book.close()

    def _run(self, after: Callable[[], None]) -> None:
        try:
            self._opened = self._open()
        except BaseException as error:  # noqa: BLE001 (raised again where the book is wanted)
            self._error = error
        after()

    def _open(self) -> Opened:
        from app.services import backups, last_run
        from app.services.open_book import OpenBook

        left = last_run.left_at(self.path)
        book = OpenBook.open_unlocked(self.path, self._key, self._bridge.tell, self._trace_file, alone=True)
        try:
            desk = book.desk(date.today())
            book.forget_pages()
            return Opened(book, desk, left)
        except BaseException as error:
            book.close()
            if isinstance(error, BookUnusable):
                backups.name_way_out(error, self.path)
            raise


def _nothing() -> None:
    """Do nothing afterwards."""
