"""Keeping a copy of an open book whose file was removed, renamed or exchanged by another program."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.models.unit_of_work import Book

KEPT = "Phần đã lưu được cất thành bản sao lưu lúc {}."


def rescue(book: Book) -> str:
    """Keep what an open book holds among its backups; return what to say of that, nothing for a sample on trial.

    Raises KnownError, or an error of the database, when it cannot be kept.

    On Linux and macOS an open file outlives its name; Windows does not let go of the name in the first place.
    """
    from app.domain.backup_words import Reason, clock
    from app.services import backups

    now = datetime.now()
    if backups.is_trial(book.path):
        return ""
    shelf = backups.home_shelf(book.path)
    with shelf.held(), book.connection() as connection:
        kept = shelf.add(connection, book.key, now, Reason.CHANGE)
    return KEPT.format(clock(kept.name.at))
