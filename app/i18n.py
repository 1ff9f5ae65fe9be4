"""Vietnamese forms of dates, and of numbers and lists, these from CLDR by way of Babel.

Babel is imported inside the functions: none of this is needed before the first paint.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

LOCALE = "vi"
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def percent(share: float) -> str:
    """Return ``0.9333`` as ``93,3%``: one decimal, none when it is zero."""
    from babel.numbers import format_percent

    return format_percent(share, format="#,##0.#%", locale=LOCALE)


def long_date(day: date) -> str:
    """Return a date with its weekday, such as ``Chủ nhật, ngày 22 tháng 11 năm 2026``, with the zeros of documents."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"{WEEKDAYS[day.weekday()]}, ngày {day.day:02d} tháng {month} năm {day.year}"


def listing(items: Sequence[str]) -> str:
    """Return ``An, Bình và Chi``."""
    from babel.lists import format_list

    return format_list(list(items), locale=LOCALE) if items else ""
