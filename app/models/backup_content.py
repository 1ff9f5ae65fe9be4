"""Looking into a book and its backups: what they hold, and what the one has and the other has not.

Backups may be older than the newest tables: only columns that have been there from the first are read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from app.domain.backup_words import COUNTED, Content, Difference
from app.errors import BookUnusable, going_on
from app.models.engine import BookKey, connect_raw, damaged, name_of
from app.models.unreadable import UNREADABLE

_LAST = "SELECT topic, started_at FROM sessions WHERE started_at IS NOT NULL ORDER BY started_at DESC LIMIT 1"
#: Tables of rows that are numbered; the index of words is made of what stands in them.
_TABLES = (
    "SELECT name FROM pragma_table_list "
    "WHERE schema = 'main' AND type = 'table' AND NOT wr AND name NOT LIKE 'sqlite_%'"
)
#: Tables that say nothing of their own: bookkeeping, text that is being typed, bytes whose hash stands elsewhere.
_ASIDE = ("alembic_version", "drafts", "attachment_contents", "content_sum")
Prints = dict[Any, bytes]


def content_of(path: Path, key: BookKey | None, *, still: bool) -> Content:
    """Return what a book holds, or a backup, which is ``still``; raises BookUnusable when it cannot be read."""
    try:
        with closing(_open(path, key, still=still)) as connection:
            rows = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in COUNTED}  # noqa: S608
            topic, at = connection.execute(_LAST).fetchone() or ("", None)
    except UNREADABLE as error:
        raise damaged() from error
    return Content(rows, topic, _time(at))


def difference(
    book: Path, book_key: BookKey | None, backup: Path, key: BookKey | None, go_on: Callable[[], None] = going_on
) -> Difference | None:
    """Return what the book has and the backup has not, None when one of them cannot be read.

    ``go_on`` is asked at every row and may raise Stopped.
    """
    try:
        with closing(_open(book, book_key, still=False)) as present, closing(_open(backup, key, still=True)) as earlier:
            columns = {name: _columns(present, name) & _columns(earlier, name) for name in _tables(present)}
            both = {name: sorted(shared) for name, shared in columns.items() if shared and name not in _ASIDE}
            pairs = {
                name: (_prints(present, name, shared, go_on), _prints(earlier, name, shared, go_on))
                for name, shared in both.items()
            }
            gone = _tables(present) - set(both) - set(_ASIDE)
            more = any(_count(present, name) for name in gone)
    except (*UNREADABLE, BookUnusable):
        return None
    lost = {name: len(now.keys() - then.keys()) for name, (now, then) in pairs.items()}
    changed = {
        name: sum(then.get(row, mark) != mark for row, mark in now.items()) for name, (now, then) in pairs.items()
    }
    other = more or any(now != then for name, (now, then) in pairs.items() if name not in COUNTED)
    return Difference(lost, changed, other=other)


def _open(path: Path, key: BookKey | None, *, still: bool) -> Any:
    connection = connect_raw(f"{path.resolve().as_uri()}?mode=ro&immutable=1" if still else name_of(path))
    try:
        if key:
            connection.execute(key.pragma)
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except BaseException:
        connection.close()
        raise
    return connection


def _tables(connection: Any) -> set[str]:
    return {row[0] for row in connection.execute(_TABLES)}


def _columns(connection: Any, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}


def _count(connection: Any, table: str) -> int:
    number: int = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608 (the book's own names)
    return number


def _prints(connection: Any, table: str, columns: list[str], go_on: Callable[[], None]) -> Prints:
    """Return a fingerprint of every row by its number; only columns that both books have are compared."""
    shared = ", ".join(f'"{name}"' for name in columns)
    query = f'SELECT rowid, {shared} FROM "{table}"'  # noqa: S608 (the book's own names)
    prints = {}
    for row in connection.execute(query):
        go_on()
        prints[row[0]] = hashlib.blake2b(repr(row).encode(), digest_size=16).digest()
    return prints


def _time(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
