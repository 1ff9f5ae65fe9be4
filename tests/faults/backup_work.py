"""``python -m tests.faults.backup_work keep|restore BOOK [BACKUP]``: does it again and again until it is killed."""

from __future__ import annotations

import itertools
import sys
from datetime import datetime, timedelta
from pathlib import Path

from app.domain.backup_words import Reason
from app.services import backups, books, meeting, restoring

NOW = datetime(2026, 11, 22, 13, 58)


def keep(book: Path) -> None:
    """Change the book and back it up, once a round."""
    opened = books.open_book(book)
    for number in itertools.count(1):
        with opened.write() as uow:
            meeting.set_facts(uow, "2026-q4", topic=f"Chuyên đề {number}")
            uow.commit()
        backups.keep(book, None, NOW + timedelta(minutes=30 * number), Reason.CHANGE)
        print(number, flush=True)


def restore(book: Path, backup: Path) -> None:
    """Put the backup back, once a round."""
    for number in itertools.count(1):
        restoring.restore(backup, None, book, NOW + timedelta(minutes=number), replace=True)
        print(number, flush=True)


if __name__ == "__main__":
    work = {"keep": keep, "restore": restore}[sys.argv[1]]
    work(*map(Path, sys.argv[2:]))
