"""Dates of a member's life in the Party, which may be known to the year or the month only.

They are kept as ``2001``, ``2001-02`` or ``2001-02-03`` and typed and read the Vietnamese way, day first.
"""

from __future__ import annotations

import re
from datetime import date

from app.errors import WrongInput

#: The Party was founded on 03/02/1930: no date in its roster is earlier.
FIRST_YEAR = 1930
LAST_YEAR = 2100

_TYPED = re.compile(r"(?:(?:(\d{1,2})[/.\- ])?(\d{1,2})[/.\- ])?(\d{4})")
_EXAMPLES = "ghi ngày như 03/02/2001, tháng như 02/2001 hoặc chỉ năm như 2001"


def parse_partial(text: str) -> str | None:
    """Return a typed date as it is kept, or None for an empty one; raises WrongInput and never guesses."""
    typed = " ".join(text.split())
    if not typed:
        return None
    match = _TYPED.fullmatch(typed)
    if match is None:
        raise WrongInput("", f"Chưa hiểu “{typed}”; {_EXAMPLES}.")
    day, month, year = (int(part) if part else None for part in match.groups())
    assert year is not None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise WrongInput("", f"Năm {year} không đúng; năm từ {FIRST_YEAR} trở đi.")
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        raise WrongInput("", f"Không có tháng {month}; {_EXAMPLES}.")
    if day is None:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError as error:
        raise WrongInput("", f"Tháng {month}/{year} không có ngày {day}.") from error


def parse_day(text: str) -> date:
    """Return a typed date that must be whole; raises WrongInput."""
    kept = parse_partial(text)
    if kept is None or len(kept) < len("2001-02-03"):
        raise WrongInput("", "Cần đủ ngày, tháng, năm, như 03/02/2001.")
    return date.fromisoformat(kept)


def show_partial(kept: str | None) -> str:
    """Return a kept date as people write it: ``2001``, ``02/2001`` or ``03/02/2001``; nothing for None."""
    return "/".join(reversed((kept or "").split("-")))


def is_before(one: str | None, other: str | None) -> bool:
    """Return whether ``one`` is surely earlier than ``other``, as far as both are known."""
    if not one or not other:
        return False
    known = min(len(one), len(other))
    return one[:known] < other[:known]
