"""What differs between two texts: lines laid beside each other, and words marked in them. Bounded in time.

Elements that stand once in both texts are anchors, as in patience diff; only the small gaps between them are compared
one by one. Nothing a file may hold makes that grow with the square of its length.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, takewhile
from typing import Literal

from app.domain.vietnamese import clean

#: A gap of so many pairs of elements is compared pair by pair; a larger one without anchors is taken as all different.
SMALL = 2_500
#: How often a gap is divided by the anchors within it.
DEPTH = 40
#: How far ahead the counterpart of an altered line is looked for, and how much of its words it must share.
AHEAD = 12
ALIKE = 0.4
_WORD = re.compile(r"\S+\s*|\s+")
#: A range of the one text and of the other, and how often it was divided.
_Gap = tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a text; ``differs`` says that the other text has others in their place."""

    text: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Two lines that stand beside each other, by their places from 0; None where one text has no such line."""

    kind: Literal["same", "changed", "removed", "added"]
    ours: int | None
    theirs: int | None


def line_key(text: str) -> str:
    """Return a line by which it is compared: composed letters, single spaces."""
    return " ".join(clean(text).split())


def aligned(ours: Sequence[str], theirs: Sequence[str]) -> tuple[Row, ...]:
    """Return two lists of lines side by side, in their order; lines that are alike stand beside each other."""
    ours, theirs = [line_key(one) for one in ours], [line_key(one) for one in theirs]
    rows: list[Row] = []
    left = right = 0
    for i, j in [*matched(ours, theirs), (len(ours), len(theirs))]:
        rows += _altered(ours, theirs, (left, i), (right, j))
        if i < len(ours):
            rows.append(Row("same", i, j))
        left, right = i + 1, j + 1
    return tuple(rows)


def marked(ours: str, theirs: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both texts in pieces, with the words marked that the other does not have in that place."""
    left, right = _WORD.findall(clean(ours)), _WORD.findall(clean(theirs))
    pairs = matched([one.strip() for one in left], [one.strip() for one in right])
    return _pieces(left, {i for i, _ in pairs}), _pieces(right, {j for _, j in pairs})


def first_difference(*texts: Sequence[Piece]) -> int:
    """Return how many letters stand before the first words that differ in any of two texts side by side."""
    places = (list(takewhile(lambda piece: not piece.differs, pieces)) for pieces in texts)
    lengths = [sum(len(piece.text) for piece in same) for same, pieces in zip(places, texts, strict=True) if pieces]
    return min(lengths, default=0)


def matched(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of elements that are the same in both, rising in both."""
    pairs: list[tuple[int, int]] = []
    gaps: list[_Gap] = [(0, len(a), 0, len(b), 0)]
    while gaps:
        i, i_end, j, j_end, depth = gaps.pop()
        while i < i_end and j < j_end and a[i] == b[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        while i < i_end and j < j_end and a[i_end - 1] == b[j_end - 1]:
            i_end, j_end = i_end - 1, j_end - 1
            pairs.append((i_end, j_end))
        if i < i_end and j < j_end:
            anchors = _anchors(a, b, (i, i_end, j, j_end)) if depth < DEPTH else []
            gaps += _between(anchors, (i, i_end, j, j_end, depth + 1))
            pairs += anchors or _one_by_one(a, b, (i, i_end, j, j_end))
    return sorted(pairs)


def _anchors(a: Sequence[str], b: Sequence[str], gap: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    """Return the longest rising row of elements that stand once in either range."""
    i, i_end, j, j_end = gap
    left, right = Counter(a[i:i_end]), Counter(b[j:j_end])
    places = {b[at]: at for at in range(j, j_end) if right[b[at]] == 1}
    once = [(at, places[a[at]]) for at in range(i, i_end) if left[a[at]] == 1 and a[at] in places]
    return _rising(once)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, at) in enumerate(pairs):
        place = bisect_left(ends, at)
        before.append(last[place - 1] if place else -1)
        ends[place : place + 1] = [at]
        last[place : place + 1] = [number]
    found: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _between(anchors: Sequence[tuple[int, int]], gap: _Gap) -> Iterator[_Gap]:
    """Return the gaps before, between and after anchors; none without any."""
    i, i_end, j, j_end, depth = gap
    if not anchors:
        return
    for left, right in anchors:
        yield i, left, j, right, depth
        i, j = left + 1, right + 1
    yield i, i_end, j, j_end, depth


def _one_by_one(a: Sequence[str], b: Sequence[str], gap: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    i, i_end, j, j_end = gap
    if (i_end - i) * (j_end - j) > SMALL:
        return []
    blocks = SequenceMatcher(None, a[i:i_end], b[j:j_end], autojunk=False).get_matching_blocks()
    return [(i + one.a + n, j + one.b + n) for one in blocks for n in range(one.size)]


def _altered(
    ours: Sequence[str], theirs: Sequence[str], left: tuple[int, int], right: tuple[int, int]
) -> Iterator[Row]:
    """Return the lines between two that are the same: what was altered beside what it became, the rest alone."""
    words = {j: set(theirs[j].split()) for j in range(*right)}
    at = right[0]
    for i in range(*left):
        mine = set(ours[i].split())
        near = range(at, min(at + AHEAD, right[1]))
        best = max(near, key=lambda j: _alike(mine, words[j]), default=None)
        if best is None or _alike(mine, words[best]) < ALIKE:
            yield Row("removed", i, None)
            continue
        yield from (Row("added", None, j) for j in range(at, best))
        yield Row("changed", i, best)
        at = best + 1
    yield from (Row("added", None, j) for j in range(at, right[1]))


def _alike(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _pieces(words: Sequence[str], same: set[int]) -> tuple[Piece, ...]:
    runs = groupby(enumerate(words), key=lambda one: one[0] not in same)
    return tuple(Piece("".join(word for _, word in run), differs) for differs, run in runs)
