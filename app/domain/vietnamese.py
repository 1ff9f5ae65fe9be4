"""Vietnamese text: one normal form, comparison without diacritics, order of names, official dates.

Sources: TCVN 6909:2001 (precomposed characters); HD 05-HD/VPTW of 27/5/2026 for dates (a leading zero for days
below 10 and for months 1 and 2 only); the order of the Vietnamese alphabet with tones as the second key.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from functools import lru_cache

from vn_collate import collate_key

_BREAKS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_NEEDS_CLEANING = re.compile("[\x00-\x08\x0b-\x1f\x7f\u0085\u2028\u2029\ud800-\udfff\ufffe\uffff]")
#: Marks, embeddings, overrides and isolates of direction: in a name they only make it look like another.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

#: Texts up to so many letters are kept folded: longer ones are no names and would fill the memory.
LONGEST_NAME = 80


def clean(text: str) -> str:
    """Return ``text`` in NFC with line feeds as the only line breaks and no character that a file cannot hold.

    Words are never changed: control characters are dropped, half surrogates become U+FFFD.
    """
    if _NEEDS_CLEANING.search(text):
        text = _BREAKS.sub("\n", text)
        text = _SURROGATES.sub("\ufffd", text)
        text = _UNPRINTABLE.sub("", text)
    return unicodedata.normalize("NFC", text)


def one_line(name: str) -> str:
    """Return a name clean on one line, without the characters that turn the direction of what is written."""
    return " ".join(_TURNING.sub("", clean(name)).split())


def fold(text: str) -> str:
    """Return ``text`` for comparison: lower case, no diacritics, đ as d (so both tone placements agree)."""
    return _folded_name(text) if len(text) <= LONGEST_NAME else _folded(text)


@lru_cache(maxsize=4096)
def _folded_name(name: str) -> str:
    """Return a short text folded; the same names are asked for again and again."""
    return _folded(name)


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("đ", "d")


@lru_cache(maxsize=4096)
def name_key(full_name: str) -> tuple[object, ...]:
    """Return the sort key of a person's name: given name (the last word) first, then the rest from the left."""
    words = clean(full_name).split()
    return tuple(collate_key(word) for word in [*words[-1:], *words[:-1]])


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text without empty ones; the words of each stay as they are."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def two_digits(number: int) -> str:
    """Return a count as Party documents write it: ``02``, ``12``, ``0``."""
    return f"{number:02d}" if number else "0"


def official_date(day: date | None, *, year: int | None = None) -> str:
    """Return ``ngày 05 tháng 02 năm 2026``; with None the blank form for the hand, keeping a known ``year``."""
    if day is None:
        return f"ngày      tháng      năm {year or '     '}"
    return f"ngày {day.day:02d} tháng {month_digits(day.month)} năm {day.year}"


def text_date(day: date | None, *, year: int | None = None) -> str:
    """Return the same inside a sentence: dots for what is not known, where a head leaves room for the hand."""
    return official_date(day) if day else f"ngày …… tháng …… năm {year or '……'}"


def month_digits(month: int) -> str:
    """Return ``02`` or ``5``: a leading zero for the first two months only."""
    return f"{month:02d}" if month <= 2 else str(month)


def short_date(day: date) -> str:
    """Return ``03/02/2026`` or ``27/5/2026``: the zero rule of Party documents inside a text."""
    return f"{day.day:02d}/{month_digits(day.month)}/{day.year}"


def official_time(moment: datetime) -> str:
    """Return ``14 giờ 05 phút``."""
    return f"{moment.hour:02d} giờ {moment.minute:02d} phút"


def quarter_name(quarter: int) -> str:
    """Return the quarter in the Roman numerals that documents use."""
    return ("I", "II", "III", "IV")[quarter - 1]


def quarter_of(day: date) -> int:
    """Return 1 to 4."""
    return (day.month + 2) // 3
