"""Days and times as people type them."""

from __future__ import annotations

import re
from datetime import date, time

from app.domain.vietnamese import official_date
from app.i18n import WEEKDAYS

_DAY = re.compile(r"(?:ngày\s*)?(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})(?:\s*[/.\-\s]\s*(\d{4}|\d{2}))?")
_TIME = re.compile(r"(\d{1,2})\s*(?::|h|g|giờ)\s*(\d{2})?\s*(?:phút|ph|p|')?", re.IGNORECASE)


def parse_day(text: str, today: date) -> date | None:
    """Return the day that ``text`` names (``20/12``, ``20-12-2026``, ``20.12.26``), or None when it names none.

    Without a year it is the first such day from ``today`` on, so 05/01 typed in November is next January
    (29/02 may be eight years away).
    """
    found = _DAY.fullmatch(text.strip().lower())
    if found is None:
        return None
    day, month, year = int(found[1]), int(found[2]), found[3]
    if year is not None:
        return _day(2000 + int(year) if len(year) == 2 else int(year), month, day)
    options = (_day(today.year + ahead, month, day) for ahead in range(9))
    return next((option for option in options if option is not None and option >= today), None)


def parse_time(text: str) -> time | None:
    """Return the time that ``text`` names (``14:38``, ``14h38``, ``8 giờ``), or None when it names none."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def full_day(day: date) -> str:
    """Return the day for checking with the eye: ``Chủ nhật, ngày 20 tháng 12 năm 2026``."""
    return f"{WEEKDAYS[day.weekday()]}, {official_date(day)}"


def inside(day: str) -> str:
    """Return a day that begins with its weekday as it stands inside a sentence: ``thứ Hai, ngày …``."""
    return day[:1].lower() + day[1:]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
