"""Dates as rosters write them: day first, often partial, sometimes a number of Excel's or simply impossible.

Nothing is guessed in silence: what has one reading is taken, what has none or two stays empty with a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain.partial_dates import FIRST_YEAR, show_partial
from app.domain.roster_values import Value, text_of
from app.domain.vietnamese import fold

#: What is written where there is no date.
NOTHING = frozenset(("", "-", "--", "/", "//", ".", "..", "...", "0", "x", "khong", "khong ro", "chua", "chua ro"))

_SEP = r"\s*(?:[/.,\-]|\s)\s*"
_TIME = r"(?:[t\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m|sa|ch)?)?"
_WHOLE = re.compile(rf"(?:ngay\s*)?(\d{{1,2}})(?:{_SEP}|\s*thang\s*)(\d{{1,2}})(?:{_SEP}|\s*nam\s*)(\d{{2,}}){_TIME}")
_ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}")
_MONTH = re.compile(rf"(?:(?:thang|t)\s*(\d{{1,2}})(?:{_SEP}|\s*nam\s*)(\d{{2,}})|(\d{{1,2}}){_SEP}(\d{{4,}}))")
_ISO_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_YEAR = re.compile(r"(?:nam\s*)?(\d{4,5})")
_ENGLISH = re.compile(rf"(?:(\d{{1,2}}){_SEP})?([a-z]{{3}})[a-z]*{_SEP}(\d{{4}}|\d{{2}})")
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EIGHT = re.compile(r"\d{8}")
_PAIR = re.compile(r"\s*(?:\n|;|–|—|->|→|\bva\b)\s*|\s+-\s+|(?<=\d{4})\s+(?=\d)")
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_AGAIN = "đồng chí ghi lại vào sổ sau"


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date as it is kept (None: none), and a sentence where it could not be taken as it stands."""

    kept: str | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class DateFrame:
    """What a date is read within: the latest possible day, the workbook's way of counting, the column's habits.

    ``month_first`` says that the column has a date like ``02/13/2001``; ``swapped`` that Excel may have taken day for
    month in it.
    """

    today: date
    from_1904: bool = False
    month_first: bool = False
    swapped: bool = False


def frame_of(values: Iterable[Value], today: date, *, from_1904: bool = False) -> DateFrame:
    """Return how the dates of a column are to be read."""
    day_first = month_first = False
    small = large = 0
    for value in values:
        if isinstance(value, date):
            small, large = small + (value.day <= 12), large + (value.day > 12)
        elif isinstance(value, str) and (found := _WHOLE.fullmatch(_plain(value))) is not None:
            day_first = day_first or int(found[1]) > 12
            month_first = month_first or (int(found[2]) > 12 >= int(found[1]))
    return DateFrame(today, from_1904, month_first and not day_first, day_first and small > 0 and not large)


def read_date(value: Value, label: str, frame: DateFrame) -> DateReading:
    """Return a date of the column called ``label`` in sentences; a cell without one gives none and no problem."""
    if isinstance(value, date):
        return _read_day(value, label, frame)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _read_number(value, label, frame)
    text = _plain(text_of(value))
    if text.strip(" .…_") in NOTHING:
        return DateReading()
    return _read_text(text, text_of(value), label, frame)


def split_pair(value: Value) -> tuple[str, str] | None:
    """Return the two dates of a cell that holds two, one below or after the other, or None."""
    if not isinstance(value, str):
        return None
    parts = [part for part in _PAIR.split(value.strip()) if part.strip()]
    whole = len(parts) == 2 and all(_WHOLE.fullmatch(_plain(part)) or _MONTH.fullmatch(_plain(part)) for part in parts)
    return (parts[0], parts[1]) if whole else None


def is_dated(value: Value) -> bool:
    """Return whether a cell looks like a date, right or wrong."""
    if isinstance(value, date):
        return True
    text = _plain(text_of(value))
    return any(form.fullmatch(text) for form in (_WHOLE, _ISO, _MONTH, _ISO_MONTH, _YEAR, _ENGLISH, _EIGHT))


def _plain(text: str) -> str:
    text = re.sub("[\u2010-\u2015\u2212]", "-", fold(text))
    return " ".join(text.split()).strip(" '\"`.,;:()")


def _read_day(value: date, label: str, frame: DateFrame) -> DateReading:
    reading = _made(value.year, value.month, value.day, text_of(value), label, frame)
    if reading.kept and frame.swapped and value.day != value.month:
        said = f"{label} {text_of(value)} có thể bị Excel đổi chỗ ngày và tháng; đồng chí xem lại."
        return DateReading(reading.kept, said)
    return reading


def _read_number(value: float, label: str, frame: DateFrame) -> DateReading:
    if value == int(value) and FIRST_YEAR <= value <= frame.today.year:
        return DateReading(str(int(value)))
    if value == 0:
        return DateReading()
    if _is_serial(int(value), frame):
        day = (_EPOCH_1904 if frame.from_1904 else _EPOCH) + timedelta(days=int(value))
        said = f"{label} ghi bằng số {int(value)} của Excel, hiểu là {text_of(day)}; đồng chí xem lại."
        return DateReading(day.isoformat(), said)
    return _read_text(text_of(value), text_of(value), label, frame, serial=False)


def _is_serial(days: int, frame: DateFrame) -> bool:
    """Return whether a number is a day as Excel counts them, and not a year with a digit too many, such as 19750."""
    epoch = _EPOCH_1904 if frame.from_1904 else _EPOCH
    first, last = (date(FIRST_YEAR, 1, 1) - epoch).days, (frame.today - epoch).days
    return first <= days <= last and days // 1000 not in (19, 20)


def _read_text(text: str, shown: str, label: str, frame: DateFrame, *, serial: bool = True) -> DateReading:
    if found := _WHOLE.fullmatch(text):
        return _whole(int(found[1]), int(found[2]), found[3], shown, label, frame)
    if found := _ISO.fullmatch(text):
        return _made(int(found[1]), int(found[2]), int(found[3]), shown, label, frame)
    if found := _MONTH.fullmatch(text):
        month, year = (found[1], found[2]) if found[1] else (found[3], found[4])
        return _made(_year(year, frame), int(month), None, shown, label, frame)
    if found := _ISO_MONTH.fullmatch(text):
        return _made(int(found[1]), int(found[2]), None, shown, label, frame)
    if found := _YEAR.fullmatch(text):
        year = int(found[1])
        if serial and text.isdigit() and _is_serial(year, frame):
            return _read_number(year, label, frame)
        return _made(year, None, None, shown, label, frame)
    if (found := _ENGLISH.fullmatch(text)) and found[2] in _ENGLISH_MONTHS:
        month = _ENGLISH_MONTHS.index(found[2]) + 1
        return _made(_year(found[3], frame), month, int(found[1]) if found[1] else None, shown, label, frame)
    if _EIGHT.fullmatch(text):
        return _eight(text, label, frame)
    return DateReading(None, f"Chưa hiểu {label} “{shown}”, để trống; {_AGAIN}.")


def _whole(day: int, month: int, typed: str, shown: str, label: str, frame: DateFrame) -> DateReading:
    year = _year(typed, frame)
    if month > 12 >= day:
        said = f"{label} “{shown}”: không có tháng {month}, để trống; nếu ghi tháng trước ngày sau thì {_AGAIN}."
        return DateReading(None, said)
    if frame.month_first and day != month and day <= 12:
        said = f"{label} “{shown}” chưa chắc ngày hay tháng đứng trước, vì cột này có ngày ghi tháng trước. Để trống."
        return DateReading(None, said)
    return _made(year, month, day, shown, label, frame)


def _eight(text: str, label: str, frame: DateFrame) -> DateReading:
    forms = ((text[:2], text[2:4], text[4:]), (text[6:], text[4:6], text[:4]))
    readings = {_made(int(y), int(m), int(d), text, label, frame).kept for d, m, y in forms} - {None}
    if len(readings) != 1:
        return DateReading(None, f"Chưa hiểu {label} “{text}”, để trống; {_AGAIN}.")
    kept = readings.pop()
    return DateReading(kept, f"{label} “{text}” hiểu là {show_partial(kept)}; đồng chí xem lại.")


def _year(typed: str, frame: DateFrame) -> int:
    """Return a year; of two digits the only one since the Party was founded that is not in the future."""
    if len(typed) != 2:
        return int(typed[:9])
    year = 2000 + int(typed)
    return year if year <= frame.today.year else year - 100


def _made(year: int, month: int | None, day: int | None, shown: str, label: str, frame: DateFrame) -> DateReading:
    problem = _fault(year, month, day, frame.today)
    if problem:
        return DateReading(None, f"{label} “{shown}”: {problem}, để trống; {_AGAIN}.")
    return DateReading("-".join(f"{part:0{4 if part is year else 2}d}" for part in (year, month, day) if part))


def _fault(year: int, month: int | None, day: int | None, today: date) -> str:
    if year < FIRST_YEAR or year > 9999:
        return f"năm {year} không đúng"
    if month is not None and not 1 <= month <= 12:
        return f"không có tháng {month}"
    if day is not None and month is not None:
        try:
            datetime(year, month, day)
        except ValueError:
            return f"tháng {month}/{year} không có ngày {day}"
    if (year, month or 0, day or 0) > (today.year, today.month, today.day):
        return "ngày ấy chưa đến"
    return ""
