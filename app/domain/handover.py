"""Handing a book over: what is counted in it, and its sum in groups that two people read to each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

GROUP = 4
#: Groups in one line of the letter and of the window.
LINE = 4
_LENGTH = 64
_NOT_CODE = re.compile(r"[\s.,;:_-]+")


@dataclass(frozen=True, slots=True)
class YearContents:
    """What a book has of one year.

    That is sessions held and those whose minutes are closed, lines of the number register and those that bear a number,
    tasks given that are still open, files kept.
    """

    year: int
    held: int = 0
    closed: int = 0
    documents: int = 0
    numbered: int = 0
    open_tasks: int = 0
    attachments: int = 0

    @property
    def open_minutes(self) -> int:
        """Sessions held of which the minutes are not closed."""
        return self.held - self.closed


@dataclass(frozen=True, slots=True)
class Contents:
    """What a book has: its years, its members, and what is wrong with it in sentences; nothing when it is whole."""

    years: tuple[YearContents, ...] = ()
    members: int = 0
    planned: int = 0
    faults: tuple[str, ...] = ()

    def total(self, name: str) -> int:
        """Return the sum of a figure over the years."""
        return sum(getattr(year, name) for year in self.years)


@dataclass(frozen=True, slots=True)
class People:
    """Who hands over, who receives, and a witness; empty where nobody was typed."""

    giver: str = ""
    receiver: str = ""
    witness: str = ""


@dataclass(frozen=True, slots=True)
class BookFile:
    """The file that is handed over: its name, bytes, SHA-256, whether a password opens it, and when it was made."""

    name: str
    size: int
    sha256: str
    is_encrypted: bool
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Handover:
    """Everything the letter says."""

    file: BookFile
    contents: Contents
    people: People = People()
    backups: int = 0
    newest_backup: datetime | None = None


def contents_of(counts: Mapping[str, Mapping[int, int]], **facts: object) -> Contents:
    """Return what a book has from figures by name and year; a year of which nothing is counted has no line."""
    years = sorted({year for figures in counts.values() for year, number in figures.items() if number})
    lines = tuple(YearContents(year, **{name: by.get(year, 0) for name, by in counts.items()}) for year in years)
    return Contents(lines, **facts)  # type: ignore[arg-type]


def groups(sha256: str) -> tuple[str, ...]:
    """Return a sum in groups of four letters, in capitals as they are read aloud."""
    upper = sha256.upper()
    return tuple(upper[at : at + GROUP] for at in range(0, len(upper), GROUP))


def lines(sha256: str) -> tuple[str, ...]:
    """Return a sum in lines of four groups."""
    parts = groups(sha256)
    return tuple(" ".join(parts[at : at + LINE]) for at in range(0, len(parts), LINE))


@dataclass(frozen=True, slots=True)
class Compared:
    """How a sum that was typed compares: letters typed, and the first group that differs, from 1."""

    typed: int
    wrong_group: int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether every letter was typed and all are right."""
        return self.wrong_group is None and self.typed == _LENGTH


def compared(typed: str, sha256: str) -> Compared:
    """Compare a sum typed from a letter, however it is grouped, with that of a file."""
    letters = _NOT_CODE.sub("", typed).upper()
    wanted = sha256.upper()
    wrong = next((at for at, (one, other) in enumerate(zip(letters, wanted, strict=False)) if one != other), None)
    if wrong is None and len(letters) > len(wanted):
        wrong = len(wanted) - 1
    return Compared(len(letters), None if wrong is None else wrong // GROUP + 1)
