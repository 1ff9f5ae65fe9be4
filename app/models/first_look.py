"""The facts of the desk as a book keeps them, read by the driver alone: before anything heavy is imported."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from app.errors import BookUnusable
from app.models.engine import SCHEMA_VERSION, BookKey, connect_raw, name_of

#: Bytes that the facts of a large cell's year stay far below.
MOST = 4_000_000


def kept(path: Path, key: BookKey | None) -> bytes | None:
    """Return what ``content_sum.keep_desk`` kept if nothing was written since, else None.

    None as well for a book of other tables and for one that was not closed: its log is left to the one who opens it.
    """
    from app.models.unreadable import UNREADABLE

    log = Path(f"{path}-wal")
    try:
        if log.exists() and log.stat().st_size:
            return None
        with closing(connect_raw(name_of(path))) as connection:
            connection.execute("PRAGMA busy_timeout=0")
            if key:
                connection.execute(key.pragma)
            if connection.execute("PRAGMA user_version").fetchone()[0] != SCHEMA_VERSION:
                return None
            row = connection.execute("SELECT desk FROM content_sum WHERE length(desk) <= ?", (MOST,)).fetchone()
    except (OSError, BookUnusable, *UNREADABLE):
        return None
    return row[0] if row and isinstance(row[0], bytes) else None
