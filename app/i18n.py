"""Vietnamese forms of dates, numbers and lists, from CLDR by way of Babel.

Babel is imported inside the functions: none of this is needed before the first paint.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

LOCALE = "vi"


def percent(share: float) -> str:
    """Return ``0.9333`` as ``93,3%``: one decimal, none when it is zero."""
    from babel.numbers import format_percent

    return format_percent(share, format="#,##0.#%", locale=LOCALE)


def long_date(day: date) -> str:
    """Return a date with its weekday, such as ``Chủ Nhật, 22 tháng 11, 2026``."""
    from babel.dates import format_date

    return format_date(day, format="full", locale=LOCALE)


def listing(items: Sequence[str]) -> str:
    """Return ``An, Bình và Chi``."""
    from babel.lists import format_list

    return format_list(list(items), locale=LOCALE) if items else ""
