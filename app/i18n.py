"""Vietnamese forms of dates, numbers and lists, as CLDR has them.

Babel is imported inside the functions: the first screens do without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

LOCALE = "vi"
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def percent(share: float) -> str:
    """Return ``0.9333`` as ``93,3%``: one decimal, none when it is zero.

    The first screen shows figures, so this is what CLDR says for Vietnamese without loading it; a test holds it to it.
    """
    whole, tenth = divmod(int(Decimal(str(share)).scaleb(3).quantize(Decimal(1), ROUND_HALF_EVEN)), 10)
    grouped = f"{whole:,}".replace(",", ".")
    return f"{grouped},{tenth}%" if tenth else f"{grouped}%"


def long_date(day: date) -> str:
    """Return a date with its weekday, such as ``Chủ nhật, ngày 22 tháng 11 năm 2026``, with the zeros of documents."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"{WEEKDAYS[day.weekday()]}, ngày {day.day:02d} tháng {month} năm {day.year}"


def listing(items: Sequence[str]) -> str:
    """Return ``An, Bình và Chi``."""
    from babel.lists import format_list

    return format_list(list(items), locale=LOCALE) if items else ""
