"""``python -m tests.faults.one_save BOOK SECONDS``: saves one change and says what was told meanwhile, as JSON.

The result has ``phases`` with their reasons, ``queued_in``, how many seconds it took to hand the change over, and
``durable``: whether the change was, after so many seconds at most.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import monotonic

from app.services import meeting
from app.services.open_book import OpenBook
from app.services.saver import SaveState

TOPIC = "Chuyên đề ghi khi đĩa lỗi"


def save(book: Path, seconds: float) -> None:
    """Save and print the result."""
    told: list[tuple[str, str]] = []

    def hear(state: SaveState) -> None:
        told.append((state.phase.name, state.reason))

    opened = OpenBook.open(book, None, hear)
    begin = monotonic()
    opened.save(lambda uow: meeting.set_facts(uow, "2026-q4", topic=TOPIC))
    queued_in = monotonic() - begin
    durable = opened.flush(seconds)
    print(json.dumps({"phases": told, "durable": durable, "queued_in": queued_in}))


if __name__ == "__main__":
    save(Path(sys.argv[1]), float(sys.argv[2]))
