"""Copies of a book that are proved before they get their name, and putting one back.

A copy is made by SQLite's own backup under one snapshot, so that the book may be written to meanwhile. It is synced,
opened again, checked page by page, read row by row and compared with what the book was read to hold; only then is it
renamed. A copy of an encrypted book is encrypted with the same key.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlcipher3 import dbapi2 as driver

from app.errors import BookUnusable, KnownError, going_on, reason_of
from app.models import reads
from app.models.engine import (
    CACHE,
    CACHE_OF_ONE_PASS,
    PLAIN_HEADER,
    BookKey,
    connect_raw,
    damaged,
    name_of,
    remove_file,
)
from app.models.unreadable import UNREADABLE
from app.paths import is_there, sync_folder

try:  # the small one first, as Python's own random does: with hashlib comes OpenSSL, three megabytes more
    from _sha256 import sha256  # type: ignore[import-not-found]
except ImportError:  # it has another name from Python 3.12 on
    from hashlib import sha256

#: Everything but the sum of the content, which is no part of itself.
_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'content_sum' "
    "ORDER BY name"
)
#: The path of a book, or a connection of the driver that has it open.
Source = Any
#: Rows that are hashed at one go: enough to let go of Python's lock, few enough to be asked often whether to go on, and
#: to need no room that stays taken: 200 leave five megabytes more with a book of twenty years.
_PART = 20
#: Pages that are copied at one go.
_PAGES = 500
IN_USE = "Sổ “{}” đang mở ở một cửa sổ khác. Đồng chí đóng cửa sổ ấy rồi khôi phục lại; sổ được giữ nguyên."
ALTERED = "Bản sao “{}” đã bị sửa hoặc hỏng sau khi sao lưu. Đồng chí chọn bản sao khác; mọi tệp được giữ nguyên."
_FAILED = "Chưa sao lưu được vào “{}”: {}. Sổ vẫn nguyên vẹn; hãy chọn chỗ khác còn đủ trống rồi làm lại."
_NOT_PUT_BACK = "Chưa khôi phục được “{}”: {}. Mọi tệp vẫn nguyên vẹn; hãy chọn thư mục khác còn đủ trống rồi làm lại."


@dataclass(frozen=True, slots=True)
class Proof:
    """What a copy was compared by: rows of every table, and the SHA-256 over all of them."""

    rows: dict[str, int]
    sha256: str


def copy(
    book: Source,
    key: BookKey | None,
    target: Path,
    *,
    replace: bool = False,
    known: Proof | None = None,
    unless: str = "",
    go_on: Callable[[], None] = going_on,
) -> Proof:
    """Make ``target`` a proved copy of the book; raises KnownError and leaves both as they were when it fails.

    An earlier file of that name is replaced only with ``replace``. A book whose file has no name any more is copied by
    a connection that is still open. ``known`` is what the book was just read to hold: a copy that holds the same is
    proved, and the book is read again only where it does not. No copy is made of a book that is read to hold what has
    the sum ``unless``; the answer then has that sum. ``go_on`` may raise Stopped.
    """
    if not replace and is_there(target):
        raise KnownError(f"“{target}” đã có. Hãy chọn tên khác; tệp cũ được giữ nguyên.")
    temporary = target.parent / f".so-chi-bo-{uuid4().hex}.tmp"
    try:
        proof = _copy_to(book, key, temporary, known, unless, go_on)
        if is_there(temporary):
            os.replace(temporary, target)
            sync_folder(target.parent)
    except UNREADABLE as error:
        raise _known(error, _FAILED, target.name) from error
    except OSError as error:
        raise KnownError(_FAILED.format(target.name, reason_of(error))) from error
    finally:
        remove_file(temporary)
    return proof


def prove(path: Path, key: BookKey | None, go_on: Callable[[], None] = going_on) -> Proof:
    """Return what a copy holds after checking it page by page; raises BookUnusable when it is damaged."""
    try:
        with closing(connect_raw(f"{path.resolve().as_uri()}?mode=ro&immutable=1")) as connection:
            _unlock(connection, key, CACHE)  # a check goes from every index to its table and back
            if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise damaged()
            if key and connection.execute("PRAGMA cipher_integrity_check").fetchall():
                raise damaged()
            return read_proof(connection, go_on)
    except UNREADABLE as error:
        raise damaged() from error


def proof_of(book: Path, key: BookKey | None, go_on: Callable[[], None] = going_on) -> Proof:
    """Return what a book holds at this moment, which may go on being written to; raises KnownError."""
    try:
        with _snapshot(book, key) as connection:
            return read_proof(connection, go_on)
    except UNREADABLE as error:
        raise _known(error, _FAILED, book.name) from error


def put_back(
    backup: Path,
    key: BookKey | None,
    book: Path,
    at: datetime,
    *,
    book_key: BookKey | None = None,
    sha256: str | None = None,
    go_on: Callable[[], None] = going_on,
) -> Path | None:
    """Make ``book`` a proved copy of a backup; return where the book that was there is kept, None without one.

    ``key`` is that of the backup, ``book_key`` that of the book where it has another one, ``sha256`` what the backup
    was proved to hold when it was made; ``go_on`` may raise Stopped. Raises KnownError; the book is then as it was.
    """
    temporary = book.parent / f".so-chi-bo-{uuid4().hex}.tmp"
    try:
        proof = _copy_to(backup, key, temporary)
        if sha256 is not None and proof.sha256 != sha256:
            raise BookUnusable(ALTERED.format(backup.name))
        go_on()
        aside = _set_aside(book, _fitting(book, book_key or key), at) if is_there(book) else None
        os.replace(temporary, book)
        sync_folder(book.parent)
    except UNREADABLE as error:
        raise _known(error, _NOT_PUT_BACK, book.name) from error
    except OSError as error:
        raise KnownError(_NOT_PUT_BACK.format(book.name, reason_of(error))) from error
    finally:
        remove_file(temporary)
    return aside


def _copy_to(
    source: Source,
    key: BookKey | None,
    target: Path,
    known: Proof | None = None,
    unless: str = "",
    go_on: Callable[[], None] = going_on,
) -> Proof:
    """Write a proved copy under a temporary name, none of a book that holds what has the sum ``unless``."""
    with _snapshot(source, key) as connection:
        wanted = known if known and known.sha256 != unless else read_proof(connection, go_on)
        if wanted.sha256 == unless:
            return wanted
        with closing(driver.connect(str(target), isolation_level=None)) as made:
            _unlock(made, key)
            connection.backup(made, pages=_PAGES, progress=lambda *_: go_on(), sleep=0)
            made.execute("PRAGMA journal_mode=DELETE")
    with target.open("rb+") as file:
        os.fsync(file.fileno())
    found = prove(target, key, go_on)
    if found == wanted:
        return found
    if wanted is known:  # what is known of the book was not so any more
        remove_file(target)
        return _copy_to(source, key, target, None, unless, go_on)
    raise BookUnusable("Bản sao không khớp với sổ nên đã bỏ đi. Sổ vẫn nguyên vẹn; hãy thử lại trên ổ đĩa khác.")


@contextmanager
def _snapshot(source: Source, key: BookKey | None) -> Iterator[Any]:
    if not isinstance(source, Path):
        with _at_one_moment(source):
            yield source
        return
    with reads.reading(source), closing(connect_raw(name_of(source))) as connection:
        _unlock(connection, key)
        with _at_one_moment(connection):
            yield connection


@contextmanager
def _at_one_moment(connection: Any) -> Iterator[None]:
    connection.execute("BEGIN")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()  # the moment begins with the first read
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _unlock(connection: Any, key: BookKey | None, cache: int = CACHE_OF_ONE_PASS) -> None:
    """Make a connection ready for one pass over everything, in which no page is read twice."""
    if key:
        connection.execute(key.pragma)
    connection.execute(f"PRAGMA cache_size={cache}")


def read_proof(connection: Any, go_on: Callable[[], None] = going_on) -> Proof:
    """Return what the book of an open connection holds; raises BookUnusable when a text is none any more.

    ``go_on`` may raise Stopped.
    """
    try:
        return _read_all(connection, go_on)
    except UnicodeDecodeError as error:  # a text that is none any more
        raise damaged() from error


def _read_all(connection: Any, go_on: Callable[[], None]) -> Proof:
    total, rows = sha256(), {}
    for (table,) in connection.execute(_TABLES).fetchall():
        rows[table] = 0
        cursor = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 (the book's own names)
        while part := cursor.fetchmany(_PART):
            rows[table] += len(part)
            total.update("".join(map(repr, part)).encode())
            go_on()
    return Proof(rows, total.hexdigest())


def _fitting(book: Path, key: BookKey | None) -> BookKey | None:
    """Return the key for a book that no program of ours has open: none for a plain one."""
    with book.open("rb") as file:
        return None if file.read(16) == PLAIN_HEADER else key


def _set_aside(book: Path, key: BookKey | None, at: datetime) -> Path:
    """Keep the book under another name beside it, and leave nothing of its log: SQLite would apply it to the new file.

    A book that opens is first made whole in one file, so that it stays a book however this ends. Of one that does not,
    the parts are copied as they are before its log is removed. Raises KnownError while another program has it open.
    """
    aside = _free_name(book, at)
    reads.are_over(book)
    try:
        with closing(connect_raw(name_of(book))) as connection:
            _unlock(connection, key)
            connection.execute("PRAGMA journal_mode=DELETE")
    except driver.OperationalError as error:
        if "locked" in str(error):
            raise reads.in_use(book, IN_USE) from error
    except (*UNREADABLE, BookUnusable):  # damaged, or of another password
        pass
    parts = [suffix for suffix in ("", "-wal", "-journal") if Path(f"{book}{suffix}").exists()]
    for suffix in parts:
        _copy_synced(Path(f"{book}{suffix}"), Path(f"{aside}{suffix}"))
    sync_folder(book.parent)
    for suffix in ("-wal", "-shm", "-journal"):
        Path(f"{book}{suffix}").unlink(missing_ok=True)
    return aside


def _copy_synced(source: Path, target: Path) -> None:
    shutil.copy2(source, target)
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _free_name(book: Path, at: datetime) -> Path:
    stem = f"{book.stem} (trước khi khôi phục {at:%Y-%m-%d %H-%M-%S})"
    names = (book.with_name(f"{stem}{f' {n}' if n else ''}{book.suffix}") for n in range(1000))
    return next(name for name in names if not is_there(name))


def _known(error: Any, text: str, name: str) -> KnownError:
    said = str(error).lower()
    if (
        type(error) is driver.DatabaseError
        or isinstance(error, UnicodeDecodeError)
        or any(sign in said for sign in ("malformed", "not a database", "could not decode"))
    ):
        return damaged()
    why = "hết chỗ trống" if "is full" in said else "chỗ ấy không cho ghi hoặc đĩa báo lỗi"
    return KnownError(text.format(name, why))
