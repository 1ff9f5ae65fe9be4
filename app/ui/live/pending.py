"""Parts of a session that are on their way to the book, shown meanwhile beside those that are there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from app.domain.records import PromptRecord, TaskRecord, VoteRecord

Part = TypeVar("Part", PromptRecord, TaskRecord, VoteRecord)


class PendingParts(Generic[Part]):
    """Additions that the record may not have yet, by a negative id."""

    def __init__(self) -> None:
        self._counter = 0
        self._parts: dict[int, tuple[Part, int]] = {}

    def add(self, part: Part, known: Sequence[Part]) -> int:
        """Remember an addition made while the record had ``known``; return its negative id."""
        self._counter -= 1
        self._parts[self._counter] = (replace(part, id=self._counter), max((one.id for one in known), default=0))
        return self._counter

    def drop(self, number: int) -> None:
        """Forget an addition: it is durable, or refused."""
        self._parts.pop(number, None)

    def missing_in(self, known: Sequence[Part]) -> tuple[Part, ...]:
        """Return the additions that ``known`` does not have yet, in order."""
        return tuple(part for part, after in self._parts.values() if not _has(known, part, after))


def _has(known: Sequence[Part], part: Part, after: int) -> bool:
    return any(one.id > after and replace(one, id=part.id) == part for one in known)
