"""A committee's book: files of 200 cells with a year each, taken in, and the overview as the window reads it."""

from __future__ import annotations

import json
import statistics
import time
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.domain.records import CellRecord
from app.domain.vocabulary import CellKind
from app.services import books, cells_overview, cells_receiving
from benchmarks.content import GIVEN, SENTENCE

YEAR = 2026
TODAY = date(YEAR, 12, 22)
CELLS = 200
MEMBERS = 24
SPEECHES = 8
COMMITTEE = CellRecord("Đảng ủy xã Mẫu", "Đảng bộ tỉnh Mẫu", "Mẫu", CellKind.COMMITTEE)


def measure(folder: Path, cells: int = CELLS) -> dict[str, Any]:
    """Return what it takes to take in a year of so many cells and to read the overview.

    Seconds are those of the clock and of the processor, sizes those of the files together and of the book in bytes.
    """
    path = folder / "committee.scb"
    book = books.make_book(path, COMMITTEE)
    reader, spent, worked, size = cells_receiving.Reader(TODAY), 0.0, 0.0, 0
    for number in range(1, cells + 1):
        data = cell_file(number)
        size += len(data)
        started, began = time.perf_counter(), time.process_time()
        arrived = reader.read(data, f"chi-bo-{number}.json")
        with book.write() as uow:
            cells_receiving.keep(uow, arrived, datetime(YEAR, 12, 20, 9))
            uow.commit()
        spent += time.perf_counter() - started
        worked += time.process_time() - began
    reader.close()
    shown = [_overview(book) for _ in range(7)]
    book.close()  # what stands in its log goes into the file
    return {
        "cells": cells, "receive_seconds": round(spent, 1), "receive_processor_seconds": round(worked, 1),
        "files_bytes": size, "book_bytes": path.stat().st_size,
        "overview_milliseconds": round(statistics.median(shown) * 1000, 1),
    }  # fmt: skip


def summary(below: dict[str, Any]) -> str:
    """Return the figures in one line."""
    return (
        f"{below['cells']} cells x 1 year: received in {below['receive_seconds']} s "
        f"({below['receive_processor_seconds']} s of work), "
        f"{below['files_bytes'] / 1e6:.1f} MB of files, book {below['book_bytes'] / 1e6:.1f} MB, "
        f"overview {below['overview_milliseconds']} ms"
    )


def _overview(book: Any) -> float:
    started = time.perf_counter()
    with book.read() as uow:
        cells_overview.overview(uow, YEAR, TODAY)
    return time.perf_counter() - started


def cell_file(number: int, *, members: int = MEMBERS, months: int = 12) -> bytes:
    """Return the exchange file of a made-up cell: a regular session each month, a thematic one each quarter.

    Every fifth cell misses a month, every seventh reports late, every ninth does not report at all.
    """
    roster = [
        {"id": f"c{number}-m{place}", "full_name": f"Nguyễn Văn {GIVEN[place % len(GIVEN)]} {place}",
         "standing": "official"}
        for place in range(1, members + 1)
    ]  # fmt: skip
    missed = number % 12 + 1 if number % 5 == 0 else 0
    sessions = [_session(number, month, roster) for month in range(1, months + 1) if month != missed]
    sessions += [_session(number, month, roster, quarter=month // 3) for month in range(3, months + 1, 3)]
    cell = {"name": f"Chi bộ số {number}", "superior": "Đảng bộ xã Mẫu", "place": "Mẫu"}
    file = {"format": "so-chi-bo/1", "cell": cell, "members": roster, "sessions": sessions}
    return json.dumps(file, ensure_ascii=False).encode()


def _session(number: int, month: int, roster: list[dict[str, str]], quarter: int = 0) -> dict[str, Any]:
    day = f"{YEAR}-{month:02}-{20 if quarter else 10}"
    ids = [one["id"] for one in roster]
    absent = (number + month) % 5
    kind = {"kind": "thematic", "quarter": quarter} if quarter else {"kind": "regular"}
    lag = 5 if number % 7 == 0 else 1
    reported = {"reported_up_on": f"{YEAR}-{month:02}-{20 + lag}"} if quarter and number % 9 else {}
    return kind | {
        "id": f"c{number}-{month}-{quarter}", "agenda": "8-step" if quarter else "hd42-regular", "year": YEAR,
        "topic": f"Nội dung tháng {month}", "started_at": f"{day}T14:00", "ended_at": f"{day}T16:00",
        "attendance": [
            {"member": one, "status": "excused" if place < absent else "present"} for place, one in enumerate(ids)
        ],
        "contributions": [
            {"speaker": ids[-1 - (place + month) % len(ids)], "at": f"{day}T14:{30 + place}", "text": SENTENCE}
            for place in range(SPEECHES)
        ],
        "conclusion": SENTENCE,
        "votes": [{"question": "Thông qua kết luận", "for": len(ids) - absent}],
        "tasks": [{"content": "Rà soát danh sách", "due_on": f"{YEAR}-{month:02}-28", "status": "done"}],
        "after": reported, "chair": ids[0],
    }  # fmt: skip
