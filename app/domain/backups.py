"""Which backups of a book are kept: pure, so that it can be tried with any clock."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

#: After the last of them one backup a day, then a week, then a month is kept, that many of each.
ALL_OF = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9
#: A change older than this calls for a backup while the book is open.
EVERY = timedelta(minutes=30)

_NAME = re.compile(r"(\d{6}) (\d{4}-\d{2}-\d{2} \d{6})\.scb")
_TIME = "%Y-%m-%d %H%M%S"


@dataclass(frozen=True, slots=True, order=True)
class BackupName:
    """A backup by its name: which one it is, counted from one, and what the clock said then.

    The count is what orders backups: clocks jump.
    """

    number: int
    at: datetime

    def __str__(self) -> str:
        return f"{self.number:06} {self.at:{_TIME}}.scb"

    @classmethod
    def parse(cls, name: str) -> BackupName | None:
        """Return the backup of that file name, None for a file of somebody else."""
        found = _NAME.fullmatch(name)
        if not found:
            return None
        try:
            return cls(int(found[1]), datetime.strptime(found[2], _TIME))
        except ValueError:
            return None


def next_name(present: Sequence[BackupName], now: datetime) -> BackupName:
    """Return the name of the next backup."""
    return BackupName(max((one.number for one in present), default=0) + 1, now.replace(microsecond=0))


def superfluous(present: Sequence[BackupName]) -> tuple[BackupName, ...]:
    """Return the backups that may go, oldest first; never the newest, and by the clock of the backups alone.

    Ages are reckoned from the newest backup, so that a clock that jumped cannot make all of them old at once.
    """
    ordered = sorted(present, reverse=True)
    if not ordered:
        return ()
    newest = ordered[0].at
    kept = {one for one in ordered if abs(newest - one.at) <= ALL_OF} | {ordered[0]}
    rest = [one for one in ordered if one not in kept]
    for number, period in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
        chosen = _first_of_each(rest, period)[:number]
        kept.update(chosen)
        rest = [one for one in rest if not chosen or one < chosen[-1]]
    return tuple(one for one in sorted(present) if one not in kept)


def is_due(last: BackupName | None, changed_at: datetime | None, now: datetime) -> bool:
    """Return whether a change since the last backup is old enough for another one, whichever way the clock went."""
    if changed_at is None:
        return False
    return last is None or abs(now - last.at) >= EVERY


def _first_of_each(ordered: Sequence[BackupName], period: Callable[[datetime], object]) -> list[BackupName]:
    seen: dict[object, BackupName] = {}
    for one in ordered:
        seen.setdefault(period(one.at), one)
    return list(seen.values())


def _day(at: datetime) -> object:
    return at.date()


def _week(at: datetime) -> object:
    return at.isocalendar()[:2]


def _month(at: datetime) -> object:
    return at.year, at.month
