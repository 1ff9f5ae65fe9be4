"""The book while it is open, and the only place that opens and commits transactions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.errors import KnownError
from app.models.engine import BookKey, damaged, open_engine
from app.models.marked_text import refuse_marked
from app.models.read_only import is_writable
from app.models.reads import Reads

#: Whatever is written makes void what was known of the whole book (see ``content_sum``).
_VOID = "UPDATE content_sum SET clean = FALSE, desk = NULL WHERE clean OR desk IS NOT NULL"


#: Pages of a log that is moved into the book in a pause, about a hundred opinions.
LONG_LOG = 1000


class UnitOfWork:
    """One user action: a transaction that is rolled back unless ``commit`` is called.

    A writing unit takes the write lock at once, so that it never fails half-way for want of it.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        write: bool,
        changed: Callable[[], None] | None = None,
        reads: Reads | None = None,
    ) -> None:
        self._engine = engine
        self._write = write
        self._changed = changed
        self._reads = reads
        self._ended: Callable[[], None] | None = None

    def __enter__(self) -> Self:
        if self._reads is not None:
            self._ended = self._reads.begin()
        self.session = Session(self._engine, autoflush=True, expire_on_commit=False)
        try:
            self.session.connection(execution_options={"scb_write": self._write})
        except BaseException as error:
            self._let_go()
            if isinstance(error, DBAPIError):
                raise self._known(error) from error
            raise
        return self

    def before(self) -> UnitOfWork:
        """Return a unit that reads the book as it is without what this one has changed and not committed yet."""
        return UnitOfWork(self._engine, write=False)

    def commit(self) -> None:
        """Make the unit's changes durable; raises KnownError when the disk or the file does not allow it."""
        if self._write:
            self.session.connection().exec_driver_sql(_VOID)
        self.keep()
        if self._changed:
            self._changed()

    def keep(self) -> None:
        """Do what ``commit`` does for a change that is none of the book's content."""
        try:
            self.session.commit()
        except DBAPIError as error:
            raise self._known(error) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._let_go()
        if isinstance(error, DBAPIError) and _is_of_database(error.orig):
            raise self._known(error) from error

    def _let_go(self) -> None:
        """Give the connection back, or close it where its book is closed: nobody would close it any more."""
        try:
            if self._reads is not None and self._reads.has_ended:
                self.session.invalidate()
            else:
                self.session.close()
        finally:
            if self._ended is not None:
                self._ended()

    def _known(self, error: DBAPIError) -> KnownError:
        """Return what an error means: after a disk failed the pages in memory may look damaged that are not on disk."""
        known = as_known(error)
        known.retryable |= self._write and _is_of_pages(error)
        return known


class Book:
    """An open book. Reading units may run beside the one writing unit."""

    def __init__(self, path: Path, key: BookKey | None = None) -> None:
        self.path = path
        self.is_encrypted = key is not None
        self.key = key
        self._was_writable = is_writable(path)
        self._reads = Reads(path)
        self._engine = self._made_engine()
        self._identity = _identity(path)
        self.has_written = False

    def read(self) -> UnitOfWork:
        """Return a unit that only reads."""
        return UnitOfWork(self._engine, write=False, reads=self._reads)

    def write(self) -> UnitOfWork:
        """Return a unit that may change the book; raises KnownError when its file is gone or was exchanged.

        SQLite would go on writing into a file that has no name any more, and call it saved. A connection made while
        the file was locked against writing stays so; once the lock is gone, others take their place.
        """
        self._reads.check()
        if fault := self.place_fault():
            raise KnownError(fault, retryable=True)
        if not self._was_writable and is_writable(self.path):
            self._engine.dispose()
            self._engine = self._made_engine()
            self._was_writable = True
        return UnitOfWork(self._engine, write=True, changed=self._note_change)

    def place_fault(self) -> str:
        """Return what to say of a book whose file is gone or was exchanged, nothing while it is where it was."""
        return "" if _identity(self.path) == self._identity else _MEANINGS["unable to open"]

    def renew(self) -> None:
        """Let go of the connections after the disk failed: the stick may be back, and what they remember is not on it.

        Not while another file bears the name: SQLite removes a log by its name when it closes.
        """
        if not self.place_fault():
            self._engine.dispose()

    @contextmanager
    def connection(self) -> Iterator[Any]:
        """Give a connection of the driver, one that is open already where there is one: it outlives the file's name."""
        ended = self._reads.begin()
        try:
            held = self._engine.raw_connection()
            try:
                yield held.driver_connection
            finally:
                (held.invalidate if self._reads.has_ended else held.close)()
        finally:
            ended()

    def forget_pages(self) -> None:
        """Let go of the pages that were read last: a year's figures leave two megabytes that nothing else asks for."""
        with suppress(Exception), self.connection() as connection:
            connection.execute("PRAGMA shrink_memory")

    def tidy(self) -> None:
        """Move a long log into the book, for a moment when nothing is being saved: else a save would have to do it.

        What stands in the log is durable there; where the disk refuses, it stays in the log until another time.
        """
        with suppress(Exception), self.connection() as connection:
            _, length, moved = connection.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
            if length - moved > LONG_LOG:
                connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def _note_change(self) -> None:
        self.has_written = True

    def close(self) -> None:
        """Close every connection; on Windows the file can be moved only after this.

        Reads on other threads go no further than their next statement and are waited for; none begins any more.
        """
        self._reads.end()
        self._engine.dispose()

    def _made_engine(self) -> Engine:
        engine, reads = refuse_marked(open_engine(self.path, self.key)), self._reads

        @event.listens_for(engine, "before_cursor_execute")
        def look(*_: Any) -> None:
            if reads.has_ended:
                reads.check()

        return engine


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from any other of that name, or None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def as_known(error: DBAPIError) -> KnownError:
    """Return what a database error means to the user; anything that is not of the surroundings is raised again."""
    text = str(error.orig).lower()
    if _SEALED in text:
        return KnownError(SEALED_MEANS)
    if _is_of_pages(error) or _UNREADABLE in text:
        return damaged()
    for sign, said in _MEANINGS.items():
        if sign in text:
            return KnownError(said, retryable=True)
    raise error


def _is_of_database(error: BaseException | None) -> bool:
    """Return whether a driver says that the database refused; PEP 249 gives that class of errors its name."""
    return any(kind.__name__ == "DatabaseError" for kind in type(error).__mro__)


def _is_of_pages(error: DBAPIError) -> bool:
    """Return whether a page was harmed: SQLite's codes for that have an error of no narrower kind."""
    said = str(error.orig).lower()
    return type(error.orig).__name__ == "DatabaseError" or any(sign in said for sign in _DAMAGE)


#: What the triggers of closed minutes say, and what it means.
_SEALED = "minutes are sealed"
SEALED_MEANS = "Biên bản của buổi này đã chốt nên không sửa được nữa. Muốn đính chính, hãy lập biên bản bổ sung."
#: The last is what a file says that the disk has lost.
_DAMAGE = ("malformed", "not a database", "no such table")
#: How the driver says that a text is none any more.
_UNREADABLE = "could not decode"
_MEANINGS = {
    "disk is full": "Đĩa đã đầy. Hãy xóa bớt tệp khác.",
    "disk i/o error": "Đĩa báo lỗi khi đọc hoặc ghi. Hãy kiểm tra ổ đĩa hoặc cắm lại thẻ nhớ.",
    "readonly": "Sổ ở chỗ chỉ cho đọc. Hãy bỏ khóa ghi của tệp hoặc thẻ nhớ, hoặc chép sổ sang chỗ khác.",
    "unable to open": "Không thấy tệp sổ ở chỗ cũ hoặc tệp đã bị thay. Hãy trả tệp về chỗ cũ.",
    "locked": "Chương trình khác đang giữ sổ. Hãy đóng chương trình đó.",
    "busy": "Chương trình khác đang giữ sổ. Hãy đóng chương trình đó.",
}
