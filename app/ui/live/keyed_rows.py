"""Rows of a model that are known by a key: what changes is taken out, put in, moved or redrawn, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import takewhile
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex

Row = TypeVar("Row")
Key = Callable[[Row], Hashable]


def renew(model: QAbstractItemModel, shown: list[Row], fresh: Sequence[Row], key: Key[Row], columns: int = 1) -> bool:
    """Make ``shown``, the rows of a model, what is ``fresh``, and tell its views; return whether anything differed.

    The model is never reset, so that marks and heights stay with their rows. Of rows with one key the first are kept.
    """
    if shown == list(fresh):
        return False
    _take_out(model, shown, {key(row) for row in fresh}, key)
    for place, row in enumerate(fresh):
        if place < len(shown) and key(shown[place]) == key(row):
            continue
        later = (old for old in range(place + 1, len(shown)) if key(shown[old]) == key(row))
        old = next(later, None)
        if old is None:
            _put_in(model, shown, place, fresh, key)
        else:
            model.beginMoveRows(QModelIndex(), old, old, QModelIndex(), place)
            shown.insert(place, shown.pop(old))
            model.endMoveRows()
    _cut(model, shown, len(fresh), len(shown))
    differ = [place for place, row in enumerate(fresh) if shown[place] != row]
    shown[:] = fresh
    if differ:
        model.dataChanged.emit(model.index(differ[0], 0), model.index(differ[-1], columns - 1))
    return True


def _take_out(model: QAbstractItemModel, shown: list[Row], kept: set[Hashable], key: Key[Row]) -> None:
    """Take out the rows whose keys are not kept, those that stand together at once."""
    end = len(shown)
    while end:
        start = end
        while start and key(shown[start - 1]) not in kept:
            start -= 1
        _cut(model, shown, start, end)
        end = max(0, start - 1)


def _put_in(model: QAbstractItemModel, shown: list[Row], place: int, fresh: Sequence[Row], key: Key[Row]) -> None:
    """Put in the row of a place, with those right after it that are not here either."""
    here = {key(row) for row in shown}
    new = [fresh[place], *takewhile(lambda row: key(row) not in here, fresh[place + 1 :])]
    model.beginInsertRows(QModelIndex(), place, place + len(new) - 1)
    shown[place:place] = new
    model.endInsertRows()


def _cut(model: QAbstractItemModel, shown: list[Row], start: int, end: int) -> None:
    if start < end:
        model.beginRemoveRows(QModelIndex(), start, end - 1)
        del shown[start:end]
        model.endRemoveRows()
