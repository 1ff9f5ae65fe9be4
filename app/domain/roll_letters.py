"""Letters struck in the roll sheet after an absence: marks of the next lines, or the beginning of its reason.

``L``, then ``M`` marks somebody absent and the next one late; ``L``, then ``mổ mắt`` gives a reason, though its first
letter is a mark as well. Which of them it is shows with the first letter that marks nothing: if all letters since the
absence can begin a Vietnamese syllable with it, they are words, and what they marked meanwhile is to be taken back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.records import RollEntry
from app.domain.vietnamese import fold

_BEGINNING = re.compile(
    r"(?:ngh?|nh?|gh?|kh?|ph?|qu?|t[hr]?|ch?|[bdhlmrsvx])?"
    r"(?:[aeiouy]{1,3}(?:ch?|m|ng?|nh|p|t)?)?"
)


@dataclass(frozen=True, slots=True)
class Absence:
    """Lines marked absent together: the roll as it was right after that, and the row at which the sheet stood then."""

    members: tuple[str, ...]
    lines: tuple[RollEntry, ...]
    row: int
    letters: str = ""


class StruckLetters:
    """The absences of one unbroken run of letters, the earliest first, each with the letters struck since."""

    def __init__(self) -> None:
        self._absences: list[Absence] = []

    def absent(self, members: Sequence[str], lines: Sequence[RollEntry], row: int) -> None:
        """Know that these lines were just marked absent."""
        self._absences.append(Absence(tuple(members), tuple(lines), row))

    def struck(self, letter: str) -> None:
        """Know that a letter was struck."""
        self._absences = [_with(one, one.letters + letter) for one in self._absences]

    def taken_back(self) -> None:
        """Know that the last letter was taken back, as input methods do to put a mark on it."""
        self._absences = [_with(one, one.letters[:-1]) for one in self._absences]

    def forget(self) -> None:
        """End the run: another key was struck, or another line was chosen."""
        self._absences = []

    def reason(self, letter: str) -> Absence | None:
        """Return the absence whose reason begins with the letters struck since and this one; None when none does."""
        return next((_with(one, one.letters + letter) for one in self._absences if begins(one.letters + letter)), None)


def begins(letters: str) -> bool:
    """Return whether a Vietnamese syllable can begin so, whatever its marks."""
    return _BEGINNING.fullmatch(fold(letters)) is not None


def _with(one: Absence, letters: str) -> Absence:
    return Absence(one.members, one.lines, one.row, letters)
