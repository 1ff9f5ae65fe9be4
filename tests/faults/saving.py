"""``python -m tests.faults.saving BOOK ACKS COUNT [PASSWORD]``: saves opinions with their answers and notes each."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from app.services import books, meeting
from app.services.meeting import NewContribution


def save(book: Path, acks: Path, count: int, password: str | None = None) -> None:
    """Save so many opinions, each with its answer in one action; a number is noted once both are durable."""
    opened = books.open_book(book, password)
    with acks.open("a") as file:
        done = len(acks.read_text("utf-8").splitlines())
        for number in range(done + 1, done + count + 1):
            with opened.write() as uow:
                asked = meeting.add_contribution(uow, "2026-q4", NewContribution(f"Ý kiến số {number} nêu ra", "m3"))
                told = NewContribution(f"Trả lời ý kiến số {number}", "m1", answers=asked)
                meeting.add_contribution(uow, "2026-q4", told)
                uow.commit()
            os.write(file.fileno(), f"{number}\n".encode())
    opened.close()


if __name__ == "__main__":
    save(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:])
