"""``python -m tests.faults.closing BOOK TOPIC``: changes a book, closes it as the window does and backs it up."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

from app.domain.backup_words import Reason
from app.services import backups, last_run, meeting
from app.services.doors import unlock
from app.services.open_book import OpenBook


def close(path: Path, topic: str) -> None:
    """Do what the window does from the last change of a book on."""
    book = OpenBook.open_unlocked(path, unlock(path, None), lambda _: None, alone=True)
    last_run.begin(path)
    book.save(lambda uow: meeting.set_facts(uow, "2026-q4", topic=topic))
    if book.close(date.today()):
        last_run.end(path)
    backups.keep(path, book.key, datetime.now(), Reason.CLOSE, known=book.read_to_hold)


if __name__ == "__main__":
    close(Path(sys.argv[1]), sys.argv[2])
