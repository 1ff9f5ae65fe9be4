"""The book while it is open, and the only place that opens and commits transactions."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2 as driver

from app.errors import KnownError
from app.models.engine import BookKey, damaged, open_engine
from app.models.read_only import is_writable


class UnitOfWork:
    """One user action: a transaction that is rolled back unless ``commit`` is called.

    A writing unit takes the write lock at once, so that it never fails half-way for want of it.
    """

    def __init__(self, engine: Engine, *, write: bool) -> None:
        self._engine = engine
        self._write = write

    def __enter__(self) -> Self:
        self.session = Session(self._engine, autoflush=True, expire_on_commit=False)
        try:
            self.session.connection(execution_options={"scb_write": self._write})
        except DBAPIError as error:
            self.session.close()
            raise as_known(error) from error
        return self

    def commit(self) -> None:
        """Make the unit's changes durable; raises KnownError when the disk or the file does not allow it."""
        try:
            self.session.commit()
        except DBAPIError as error:
            raise as_known(error) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.session.close()
        if isinstance(error, DBAPIError) and isinstance(error.orig, driver.DatabaseError):
            raise as_known(error) from error


class Book:
    """An open book. Reading units may run beside the one writing unit."""

    def __init__(self, path: Path, key: BookKey | None = None) -> None:
        self.path = path
        self.is_encrypted = key is not None
        self.key = key
        self._was_writable = is_writable(path)
        self._engine = open_engine(path, key)
        self._identity = _identity(path)

    def read(self) -> UnitOfWork:
        """Return a unit that only reads."""
        return UnitOfWork(self._engine, write=False)

    def write(self) -> UnitOfWork:
        """Return a unit that may change the book; raises KnownError when its file is gone or was exchanged.

        SQLite would go on writing into a file that has no name any more, and call it saved. A connection made while
        the file was locked against writing stays so; once the lock is gone, others take their place.
        """
        if _identity(self.path) != self._identity:
            raise KnownError(_MEANINGS["unable to open"], retryable=True)
        if not self._was_writable and is_writable(self.path):
            self.close()
            self._engine = open_engine(self.path, self.key)
            self._was_writable = True
        return UnitOfWork(self._engine, write=True)

    def close(self) -> None:
        """Close every connection; on Windows the file can be moved only after this."""
        self._engine.dispose()


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
    if any(sign in text for sign in _DAMAGE):
        return damaged()
    for sign, said in _MEANINGS.items():
        if sign in text:
            return KnownError(said, retryable=True)
    raise error


#: What the triggers of closed minutes say, and what it means.
_SEALED = "minutes are sealed"
SEALED_MEANS = "Biên bản của buổi này đã chốt nên không sửa được nữa. Muốn đính chính, hãy lập biên bản bổ sung."
_DAMAGE = ("malformed", "not a database")
_MEANINGS = {
    "disk is full": "Đĩa đã đầy. Hãy xóa bớt tệp khác.",
    "disk i/o error": "Đĩa báo lỗi khi đọc hoặc ghi. Hãy kiểm tra ổ đĩa hoặc cắm lại thẻ nhớ.",
    "readonly": "Sổ ở chỗ chỉ cho đọc. Hãy bỏ khóa ghi của tệp hoặc thẻ nhớ, hoặc chép sổ sang chỗ khác.",
    "unable to open": "Không thấy tệp sổ ở chỗ cũ hoặc tệp đã bị thay. Hãy trả tệp về chỗ cũ.",
    "locked": "Chương trình khác đang giữ sổ. Hãy đóng chương trình đó.",
    "busy": "Chương trình khác đang giữ sổ. Hãy đóng chương trình đó.",
}
