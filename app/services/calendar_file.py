"""The year's calendar as a file for other programs. It names no member, no topic and no word that was said."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from app.domain import ics
from app.domain.naming import session_name, session_time
from app.domain.obligations import is_open, way
from app.domain.vocabulary import TaskStatus
from app.exporters.files import write_atomically
from app.services.open_book import OpenBook

ENDING = ".ics"
TASK = "Hạn hoàn thành nhiệm vụ"


def calendar_file(book: OpenBook, year: int, today: date, stamp: datetime) -> bytes:
    """Return the sessions, the open obligations and the deadlines of a year as iCalendar; ``stamp`` is local time."""
    name = book.cell().name or "Sổ Chi Bộ"
    entries = [*_sessions(book, name, year), *_duties(book, name, year, today), *_tasks(book, name, year)]
    moment = stamp.astimezone(UTC)
    return ics.calendar(sorted(entries, key=lambda one: (one.day, one.uid)), f"{name} – năm {year}", moment)


def write_calendar(path: Path, data: bytes) -> None:
    """Write a calendar whole or not at all; raises KnownError and leaves an earlier file as it was."""
    write_atomically(path, data)


def _sessions(book: OpenBook, name: str, year: int) -> list[ics.Entry]:
    found = []
    for one in book.sessions(year):
        at = session_time(one)
        if at is not None:
            uid = ics.stable_uid(name, f"session:{one.id}")
            found.append(ics.Entry(uid, at.date(), session_name(one), f"Bắt đầu lúc {at:%H:%M}"))
    return found


def _duties(book: OpenBook, name: str, year: int, today: date) -> list[ics.Entry]:
    return [
        ics.Entry(ics.stable_uid(name, one.key), one.due_on, f"Hạn: {one.line}", way(one))
        for one in book.obligations(year, today)
        if one.due_on is not None and one.due_on.year >= year and is_open(one, today)
    ]  # fmt: skip


def _tasks(book: OpenBook, name: str, year: int) -> list[ics.Entry]:
    days: dict[date, int] = {}
    for one in book.year_figures(year).tasks:
        if one.due_on is not None and one.due_on.year == year and one.status is TaskStatus.OPEN:
            days[one.due_on] = days.get(one.due_on, 0) + 1
    return [
        ics.Entry(ics.stable_uid(name, f"tasks:{day.isoformat()}"), day, f"{TASK}: {count} việc")
        for day, count in days.items()
    ]
