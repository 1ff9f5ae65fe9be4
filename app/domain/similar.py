"""Tasks that say nearly the same, compared by pairs of words without diacritics: a new task must not repeat one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.domain.records import TaskRecord
from app.domain.vietnamese import fold

#: From this share of common pairs of words on two tasks are too similar, and the fewest words that can be compared.
ALIKE = 0.6
LEAST_WORDS = 3
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Known:
    """A task with its pairs of words, to compare with many times."""

    task: TaskRecord
    pairs: frozenset[tuple[str, str]]


def known(tasks: Iterable[TaskRecord]) -> tuple[Known, ...]:
    """Return tasks prepared for comparison."""
    return tuple(Known(task, _pairs(task.content)) for task in tasks)


def likeness(one: str, other: str) -> float:
    """Return the share of pairs of neighbouring words that two texts have in common (Dice): 0 to 1."""
    return _likeness(_pairs(one), _pairs(other))


def most_similar(content: str, among: Sequence[Known]) -> TaskRecord | None:
    """Return the task that says nearly the same as ``content``, or None."""
    asked = _pairs(content)
    if len(asked) < LEAST_WORDS - 1:
        return None
    best = max(among, key=lambda one: _likeness(asked, one.pairs), default=None)
    return best.task if best is not None and _likeness(asked, best.pairs) >= ALIKE else None


def _likeness(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> float:
    both = len(one) + len(other)
    return 2 * len(one & other) / both if both else 0.0


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    words = _WORD.findall(fold(text))
    return frozenset(pairwise(words))
