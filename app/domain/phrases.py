"""Standard sentences with fields in braces: finding one after ``//``, filling the fields that are known.

Letters are compared without diacritics. A field that is not known stays in its braces until the person fills it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.records import SessionRecord
from app.domain.roll import RollCount
from app.domain.targets import Source
from app.domain.vietnamese import clean, fold, official_time, short_date

SIGN = "//"
#: What is filled without asking, with its meaning for the list of the settings.
FIELDS = {
    "tên": "người đang phát biểu",
    "chủ trì": "người chủ trì",
    "thư ký": "người ghi biên bản",
    "giờ": "giờ lúc chèn",
    "ngày": "ngày lúc chèn",
    "có mặt": "số có mặt",
    "vắng": "số vắng mặt",
    "tổng số": "số phải có mặt",
    "chuyên đề": "tên chuyên đề",
}

_LONGEST_QUERY = 40
_FIELD = re.compile(r"\{([^{}\n]{1,60})\}")
_BEFORE = re.compile(r"[\s(“\"–-]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class PhraseList:
    """A list of standard sentences as a file has it."""

    code: str
    title: str
    source: Source
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A field still to be filled: where it begins and ends in a text."""

    start: int
    end: int


def query_in(before: str) -> str | None:
    """Return what was typed after the ``//`` that the cursor stands behind, or None when there is none.

    ``before`` is the text up to the cursor. A ``//`` inside a word or an address is none.
    """
    line = before[before.rfind("\n") + 1 :]
    place = line.rfind(SIGN)
    if place < 0 or (place and not _BEFORE.match(line[place - 1])):
        return None
    query = line[place + len(SIGN) :]
    return query if len(query) <= _LONGEST_QUERY and "/" not in query else None


def matching(query: str, phrases: Iterable[str]) -> list[str]:
    """Return the phrases that a query may mean: those that begin with it first, then those with all its words."""
    asked = fold(query).split()
    if not asked:
        return list(phrases)
    found = [phrase for phrase in phrases if _has_words(asked, phrase)]
    start = " ".join(asked)
    return sorted(found, key=lambda phrase: not fold(phrase).startswith(start))


def known_facts(record: SessionRecord, counts: RollCount, now: datetime, speaker: str = "") -> dict[str, str]:
    """Return what is known of the fields now; a field without a value is left out."""
    chair, taker = record.person(record.chair), record.person(record.minutes_taker)
    called = bool(counts.present or counts.absent)
    facts = {
        "tên": speaker,
        "chủ trì": chair.full_name if chair else "",
        "thư ký": taker.full_name if taker else "",
        "giờ": official_time(now),
        "ngày": short_date(now.date()),
        "có mặt": str(counts.present) if called else "",
        "vắng": str(counts.absent) if called else "",
        "tổng số": str(counts.expected) if called else "",
        "chuyên đề": " ".join(record.topic.split()),
    }
    return {name: value for name, value in facts.items() if value}


def filled(phrase: str, facts: Mapping[str, str]) -> str:
    """Return a phrase with the fields that are known put in; their names count without diacritics."""
    known = {fold(name): value for name, value in facts.items()}
    return _FIELD.sub(lambda found: known.get(fold(found[1].strip()), found[0]), phrase)


def next_gap(text: str, place: int) -> Gap | None:
    """Return the first field still open at or after a place in a text, or None."""
    found = _FIELD.search(text, place)
    return Gap(*found.span()) if found else None


def tidy(phrase: str) -> str:
    """Return a phrase as the list keeps it: one line, single spaces."""
    return " ".join(clean(phrase).split())


def _has_words(asked: list[str], phrase: str) -> bool:
    words = _WORD.findall(fold(phrase))
    return all(any(word.startswith(part) for word in words) for part in asked)
