"""Reading what a person typed into a form of a rule; everything wrong is said by the item it stands in."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from app.domain.partial_dates import parse_day, parse_partial, show_partial
from app.domain.rule_words import SHARES, band_words, number_words
from app.domain.rules import Band, Evidence, Level
from app.domain.targets import Source, Threshold
from app.domain.vietnamese import clean
from app.domain.vocabulary import Word
from app.errors import WrongInput

Typed = Mapping[str, str]
W = TypeVar("W", bound=Word)


class Entry(Word):
    """How an item is filled in."""

    TEXT = "text", "một dòng"
    LINES = "lines", "nhiều dòng"
    CHOICE = "choice", "chọn một"
    MANY = "many", "chọn nhiều"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to fill in; ``options`` are values with their words. Several chosen values stand with commas.

    With ``asks`` it is asked for only while the item of that name has one of the values ``when``.
    """

    name: str
    title: str
    entry: Entry = Entry.TEXT
    options: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    example: str = ""
    asks: str = ""
    when: tuple[str, ...] = ()

    def is_asked(self, typed: Typed) -> bool:
        """Return whether it is to be filled in, as the others stand."""
        return not self.asks or typed[self.asks] in self.when


SOURCE_ITEMS = (
    Item("source.document", "Theo văn bản", example="Kế hoạch 05-KH/ĐU"),
    Item("source.date", "Ngày của văn bản", example="15/01/2026, 01/2026 hoặc 2026"),
    Item("source.clause", "Ở mục, nói gì", Entry.LINES),
)
OPERATORS = ((">=", "từ mức này trở lên (≥)"), (">", "trên mức này (>)"))
BAND_HINT = "Mỗi dòng một mức: ≥ 90% = 4; từ 90%. Để trống khi chi bộ tự cho điểm."
_NUMBER = r"-?\d+(?:[.,]\d+)?"
_BAND = re.compile(rf"(≥|>=|>)?\s*({_NUMBER})\s*(%)?\s*=\s*({_NUMBER})\s*(?:;\s*(.*))?")
_LEVEL = re.compile(rf"(.+?)\s*=\s*({_NUMBER})")
_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})")


def tidy(text: str) -> str:
    """Return a typed text in composed letters with single spaces."""
    return " ".join(clean(text).split())


def text_of(typed: Typed, name: str) -> str:
    """Return a text that must not be blank; raises WrongInput."""
    text = tidy(typed[name])
    if not text:
        raise WrongInput(name, "Chưa ghi.")
    return text


def number_of(typed: Typed, name: str, least: float, most: float) -> float:
    """Return a number between two bounds; raises WrongInput."""
    text = tidy(typed[name]).removesuffix("%").strip()
    if not re.fullmatch(_NUMBER, text):
        raise WrongInput(name, f"Ghi một số từ {number_words(least)} đến {number_words(most)}.")
    figure = float(text.replace(",", "."))
    if not least <= figure <= most:
        raise WrongInput(name, f"Phải từ {number_words(least)} đến {number_words(most)}.")
    return figure


def count_of(typed: Typed, name: str, least: int, most: int) -> int:
    """Return a whole number between two bounds; raises WrongInput."""
    figure = number_of(typed, name, least, most)
    if figure != int(figure):
        raise WrongInput(name, "Ghi số nguyên.")
    return int(figure)


def count_or_none(typed: Typed, name: str, least: int, most: int) -> int | None:
    """Return a whole number, None for a blank; raises WrongInput."""
    return count_of(typed, name, least, most) if tidy(typed[name]) else None


def threshold_of(typed: Typed, most: float, *, share: bool = False) -> Threshold | None:
    """Return a target from the items ``operator`` and ``value``, None for a blank; raises WrongInput."""
    if not tidy(typed["value"]):
        return None
    figure = number_of(typed, "value", 0, most)
    return Threshold(typed["operator"], round(figure / 100, 6) if share else figure)


def day_of_year(typed: Typed, name: str) -> str:
    """Return a day typed as 28/02 as it is kept, ``02-28``; raises WrongInput."""
    match = _DAY.fullmatch(tidy(typed[name]))
    day, month = (int(match[1]), int(match[2])) if match else (0, 0)
    if not (1 <= month <= 12 and 1 <= day <= monthrange(2001, month)[1]):
        raise WrongInput(name, "Ghi ngày và tháng, như 28/02.")
    return f"{month:02d}-{day:02d}"


def date_or_none(typed: Typed, name: str) -> date | None:
    """Return a whole date, None for a blank; raises WrongInput."""
    if not tidy(typed[name]):
        return None
    try:
        return parse_day(typed[name])
    except WrongInput as error:
        raise WrongInput(name, error.problem) from error


def word_of(kind: type[W], value: str) -> W:
    """Return the word of a value; raises KeyError for a value that is none."""
    return {str(one.value): one for one in kind}[value]


def words_of(kind: type[W], values: Iterable[str]) -> tuple[W, ...]:
    """Return the words of several values."""
    return tuple(word_of(kind, value) for value in values)


def many_of(typed: Typed, name: str) -> tuple[str, ...]:
    """Return the chosen values in their order."""
    return tuple(value for value in typed[name].split(",") if value)


def source_of(typed: Typed) -> Source:
    """Return the source from its three items; raises WrongInput."""
    document = text_of(typed, "source.document")
    try:
        day = parse_partial(typed["source.date"])
    except WrongInput as error:
        raise WrongInput("source.date", error.problem) from error
    if day is None:
        raise WrongInput("source.date", "Ghi ngày, tháng hoặc chỉ năm của văn bản.")
    return Source(document, day, tidy(typed["source.clause"]))


def source_values(source: Source) -> dict[str, str]:
    """Return a source as it stands in its three items."""
    return {
        "source.document": source.document, "source.date": show_partial(source.date), "source.clause": source.clause,
    }  # fmt: skip


def bands_of(typed: Typed, evidence: Evidence) -> tuple[Band, ...]:
    """Return the bands, one a line; raises WrongInput."""
    return tuple(_band(line, evidence) for line in typed["bands"].splitlines() if line.strip())


def bands_text(bands: tuple[Band, ...], evidence: Evidence) -> str:
    """Return bands as they are typed."""
    return "\n".join(band_words(band, evidence) for band in bands)


def levels_of(typed: Typed) -> tuple[Level, ...]:
    """Return the levels, one a line, the highest first; raises WrongInput."""
    found = []
    for line in typed["levels"].splitlines():
        if not line.strip():
            continue
        match = _LEVEL.fullmatch(tidy(line))
        if match is None:
            raise WrongInput("levels", f"Chưa hiểu “{tidy(line)}”; ghi như: Tốt = 90.")
        found.append(Level(match[1], float(match[2].replace(",", "."))))
    return tuple(sorted(found, key=lambda level: -level.lower))


def _band(line: str, evidence: Evidence) -> Band:
    match = _BAND.fullmatch(tidy(line))
    if match is None:
        raise WrongInput("bands", f"Chưa hiểu “{tidy(line)}”; ghi như: ≥ 90% = 4.")
    sign, lower, percent, points, text = match.groups()
    figure = float(lower.replace(",", "."))
    if evidence in SHARES or percent:
        figure = round(figure / 100, 6)
    return Band(figure, float(points.replace(",", ".")), ">" if sign == ">" else ">=", text or "")
