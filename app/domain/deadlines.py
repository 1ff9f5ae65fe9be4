"""Deadlines as people say them: ``20/12``, ``thứ sáu``, ``cuối tháng``, ``trong 7 ngày``. Only what has one meaning."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.dates import parse_day
from app.domain.vietnamese import clean, fold, quarter_of, short_date

#: The longest expression, in words: ``trong vòng 30 ngày``, ``thứ sáu tuần sau``.
MOST_WORDS = 5
_WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")


@dataclass(frozen=True, slots=True)
class Unclear:
    """A deadline that may mean several days: what to ask."""

    question: str


def deadline(text: str, today: date) -> date | Unclear | None:
    """Return the day that ``text`` sets, what to ask when it may mean several, None when it is no deadline."""
    typed = " ".join(clean(text).casefold().split())
    day = parse_day(typed, today) if re.match(r"(ngày\s+)?\d", typed) and "/" in typed else None
    if day is not None:
        return day
    for pattern, meaning in _SAID:
        found = pattern.fullmatch(typed)
        if found is not None:
            return meaning(found, today)
    return None


def _weekday(found: re.Match[str], today: date) -> date | Unclear:
    number = [fold(name) for name in _WEEKDAYS].index(fold(found[1]))
    monday, said = today - timedelta(days=today.weekday()), fold(found[2] or "")
    this = monday + timedelta(days=number)
    following = this + timedelta(days=7)
    if said == "tuan sau":
        return following
    if said == "tuan nay":
        return this if this >= today else _ask(found[0], this, following)
    coming = this if this > today else following
    return _ask(found[0], today, following) if number == today.weekday() else coming


def _ask(said: str, first: date, second: date) -> Unclear:
    return Unclear(f"“{said}” là ngày {short_date(first)} hay {short_date(second)}?")


def _month_end(found: re.Match[str], today: date) -> date | None:
    said = found[1] or ""
    if not said.isdigit():
        return _end_of(today.year, today.month)
    month = int(said)
    return _end_of(today.year + (month < today.month), month) if 1 <= month <= 12 else None


def _quarter_end(_: re.Match[str], today: date) -> date:
    return _end_of(today.year, quarter_of(today) * 3)


def _year_end(_: re.Match[str], today: date) -> date:
    return date(today.year, 12, 31)


def _within(found: re.Match[str], today: date) -> date:
    return today + timedelta(days=int(found[1]) * (7 if fold(found[2]) == "tuan" else 1))


def _tomorrow(_: re.Match[str], today: date) -> date:
    return today + timedelta(days=1)


def _vague(found: re.Match[str], _: date) -> Unclear:
    return Unclear(f"“{found[0]}” là ngày nào?")


def _end_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


_Meaning = Callable[[re.Match[str], date], date | Unclear | None]
_PHRASES: tuple[tuple[str, _Meaning], ...] = (
    (rf"({'|'.join(_WEEKDAYS)})(?: (tuần sau|tuần này))?", _weekday),
    (r"(?:hết|cuối) tháng(?: (này|\d{1,2}))?", _month_end),
    (r"(?:hết|cuối) quý(?: này)?", _quarter_end),
    (r"(?:hết|cuối) năm(?: nay)?", _year_end),
    (r"trong(?: vòng)? (\d{1,3}) (ngày|tuần)", _within),
    (r"ngày mai", _tomorrow),
    (r"(?:đầu|giữa) (?:tuần|tháng|quý|năm)(?: (?:này|nay|sau|tới))?", _vague),
    (r"cuối tuần(?: (?:này|sau|tới))?|(?:tuần|tháng|quý) (?:sau|tới)", _vague),
)
#: Each phrase with its diacritics, and without any; never half, for “thư từ” is not “thứ tư”.
_SAID = tuple((re.compile(form), meaning) for text, meaning in _PHRASES for form in (text, fold(text)))
