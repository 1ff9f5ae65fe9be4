"""The cells of a roster as a file gives them, and their text on one line."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from app.domain.vietnamese import clean, fold

#: A cell: text, a number, a day, a tick, or nothing.
Value = str | int | float | bool | date | None

#: Letters of one cell that are looked at; a name has fewer than a hundred.
MOST_LETTERS = 500

_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_STOPS = re.compile(r"[^\w]+|_")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, a table of a document, or a whole text file.

    Row ``i`` is number ``i + 1`` in the source. ``merged`` holds (first row, first column, last row, last column).
    """

    name: str
    rows: tuple[tuple[Value, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False


def text_of(value: Value) -> str:
    """Return a cell as text on one line: whole numbers without a point, days as day/month/year, ticks as ``x``."""
    if isinstance(value, str):
        return _tidy(value)
    if value is None or value is False:
        return ""
    if value is True:
        return "x"
    if isinstance(value, datetime | date):
        return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
    return str(int(value)) if value == int(value) else repr(value)


def lines_of(value: Value) -> tuple[str, ...]:
    """Return the lines of a cell that say something."""
    lines = clean(value)[:MOST_LETTERS].split("\n") if isinstance(value, str) else [text_of(value)]
    return tuple(text for line in lines if (text := _tidy(line)))


@lru_cache(maxsize=65536)
def _tidy(text: str) -> str:
    text = unicodedata.normalize("NFC", clean(text[:MOST_LETTERS]))
    return " ".join(_UNSEEN.sub("", text).split())


@lru_cache(maxsize=16384)
def words_of(text: str) -> str:
    """Return the words of a text for comparison: lower case, no diacritics, single spaces, no punctuation."""
    return " ".join(_STOPS.sub(" ", fold(text)).split())
