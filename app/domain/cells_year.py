"""A year of the cells below a committee: what each held and reported, month by month, by the rules in force then.

How many sessions are owed and until when they are reported stands in rule packs alone. What a file could not know yet
is said to be unknown, never to be missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum

from app.domain.below import BelowCellRecord, BelowSessionRecord, ReceivedFileRecord, summary
from app.domain.obligation_days import quarter_end
from app.domain.rules import RulePack
from app.domain.targets import Threshold
from app.domain.vietnamese import quarter_name
from app.domain.vocabulary import FollowUpKind, SessionKind
from app.domain.year import QUARTERS, Share, attendance, least_whole

MONTHS = range(1, 13)
#: The rule pack in force on a day.
Rules = Callable[[date], RulePack]


class Mark(Enum):
    """How a month or a quarter of a cell stands: the sign that is shown, its words, its tone."""

    HELD = "✓", "đã tổ chức", "good"
    LATE = "M", "đã tổ chức, báo cáo muộn", "warn"
    UNREPORTED = "B", "đã tổ chức, quá hạn chưa báo cáo", "bad"
    MISSING = "✗", "chưa tổ chức", "bad"
    UNKNOWN = "?", "chưa có tin", "neutral"
    BEFORE = "–", "trước khi có sổ", "neutral"
    AHEAD = "·", "chưa đến kỳ", "neutral"

    def __init__(self, sign: str, words: str, tone: str) -> None:
        self.sign = sign
        self.words = words
        self.tone = tone


#: From the best to the worst: several sessions of one month stand as the worst of them.
_WORSE = (Mark.HELD, Mark.LATE, Mark.UNREPORTED)
LEGEND = tuple((mark.sign, mark.words) for mark in Mark)


class Which(Enum):
    """Which cells a list shows; the value is what a person reads."""

    ALL = "Tất cả"
    LATE = "Thiếu buổi, muộn"
    UNREPORTED = "Chưa báo cáo"
    BELOW = "Dự dưới chỉ tiêu"
    SILENT = "Cần tệp mới"


@dataclass(frozen=True, slots=True)
class CellYear:
    """A year of one cell; ``months`` are of regular sessions, ``quarters`` of thematic ones.

    ``is_below``: fewer came than the target asks for.
    """

    cell: BelowCellRecord
    file: ReceivedFileRecord | None
    months: tuple[Mark, ...]
    quarters: tuple[Mark, ...]
    attendance: Share
    is_below: bool = False
    sessions: tuple[BelowSessionRecord, ...] = ()

    @property
    def id(self) -> int:
        """The row number of the cell."""
        return self.cell.id

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Every mark of the year."""
        return (*self.months, *self.quarters)

    def is_among(self, which: Which) -> bool:
        """Return whether a list of ``which`` cells shows this one."""
        return {
            Which.ALL: True,
            Which.LATE: Mark.MISSING in self.marks or Mark.LATE in self.marks,
            Which.UNREPORTED: Mark.UNREPORTED in self.marks,
            Which.BELOW: self.is_below,
            Which.SILENT: Mark.UNKNOWN in self.marks,
        }[which]


@dataclass(frozen=True, slots=True)
class Known:
    """What a committee's book knows of a year: the cells in their order, each with its last file and its sessions.

    ``since`` has the day of the first session that a cell's file tells of, in any year: before it nothing is missing.
    """

    cells: tuple[BelowCellRecord, ...] = ()
    files: dict[int, ReceivedFileRecord] = field(default_factory=dict)
    sessions: dict[int, tuple[BelowSessionRecord, ...]] = field(default_factory=dict)
    since: dict[int, date] = field(default_factory=dict)


def cell_years(known: Known, year: int, rules: Rules, today: date) -> tuple[CellYear, ...]:
    """Return the year of every cell."""
    frame = _Frame(year, rules, today)
    return tuple(frame.of(known, cell) for cell in known.cells)


def owed_sessions(target: Threshold | None, month: int) -> int:
    """Return how many of the regular sessions of a year belong to one month; 0 where the rules set none."""
    if target is None:
        return 0
    least, months = least_whole(target), len(MONTHS)
    return least * month // months - least * (month - 1) // months


def report_lag(kind: SessionKind, pack: RulePack) -> int | None:
    """Return within how many days a session of a kind is reported up; None where the rules set no day."""
    rules = (one for one in pack.obligations if one.follow_up is FollowUpKind.REPORTED_UP)
    return next((one.days for one in rules if kind in one.kinds), None)


def report_mark(session: BelowSessionRecord, pack: RulePack, told: date) -> Mark:
    """Return whether a session held was reported up in time; ``told`` is the day until which that can be known."""
    held, lag = session.held_on, report_lag(session.kind, pack)
    if held is None or lag is None:
        return Mark.HELD
    due = held + timedelta(days=lag)
    if session.reported_on is None:
        return Mark.UNREPORTED if told > due else Mark.HELD
    return Mark.LATE if session.reported_on > due else Mark.HELD


@dataclass(frozen=True, slots=True)
class _Period:
    """A month or a quarter of a cell: its last day, the sessions held in it, whether any are owed and enough."""

    last: date
    held: Sequence[BelowSessionRecord]
    is_owed: bool
    is_met: bool


class _Frame:
    """A year, the rules of its days, and today."""

    def __init__(self, year: int, rules: Rules, today: date) -> None:
        self._year = year
        self._rules = rules
        self._today = today
        self._month_ends = [_month_end(year, month) for month in MONTHS]
        self._month_packs = [rules(day) for day in self._month_ends]
        self._quarter_ends = [quarter_end(year, quarter) for quarter in QUARTERS]
        self._quarter_packs = [rules(day) for day in self._quarter_ends]
        self._target = rules(min(today, date(year, 12, 31))).attendance

    def of(self, known: Known, cell: BelowCellRecord) -> CellYear:
        """Return the year of a cell."""
        sessions, file = known.sessions.get(cell.id, ()), known.files.get(cell.id)
        since = known.since.get(cell.id, date.max)
        told = min(self._today, file.received_at.date()) if file else date.min
        held = [one for one in sessions if one.is_held]
        share = attendance(map(summary, held))
        return CellYear(
            cell,
            file,
            tuple(self._mark(self._month(month, held), since, told) for month in MONTHS),
            tuple(self._mark(self._quarter(quarter, held), since, told) for quarter in QUARTERS),
            share,
            share.rate is not None and not self._target.met_by(share.rate),
            sessions,
        )

    def _month(self, month: int, held: Iterable[BelowSessionRecord]) -> _Period:
        owed = owed_sessions(self._month_packs[month - 1].regular_per_year, month)
        regular = (one for one in held if one.kind is SessionKind.REGULAR)
        mine = [one for one in regular if one.started_at and one.started_at.month == month]
        return _Period(self._month_ends[month - 1], mine, owed > 0, len(mine) >= max(1, owed))

    def _quarter(self, quarter: int, held: Iterable[BelowSessionRecord]) -> _Period:
        target = self._quarter_packs[quarter - 1].thematic_per_quarter
        mine = [one for one in held if one.kind is SessionKind.THEMATIC and one.quarter == quarter]
        met = bool(mine) and (target is None or target.met_by(len(mine)))
        return _Period(self._quarter_ends[quarter - 1], mine, target is not None, met)

    def _mark(self, period: _Period, since: date, told: date) -> Mark:
        if period.is_met:
            return max((self._reported(one, told) for one in period.held), key=_WORSE.index)
        if self._today <= period.last or not period.is_owed:
            return Mark.AHEAD
        if period.last < since:
            return Mark.BEFORE
        return Mark.UNKNOWN if told <= period.last else Mark.MISSING

    def _reported(self, one: BelowSessionRecord, told: date) -> Mark:
        return report_mark(one, self._rules(one.held_on or told), told)


def told_day(one: CellYear, today: date) -> date:
    """Return the day until which anything can be known of a cell: that of its last file."""
    return min(today, one.file.received_at.date()) if one.file else today


def reminders(one: CellYear) -> str:
    """Return in words what a cell is to be reminded of; nothing where all is well."""
    parts = []
    for mark, what in ((Mark.MISSING, "thiếu"), (Mark.UNREPORTED, "chưa báo cáo"), (Mark.LATE, "báo cáo muộn")):
        months = [number for number, found in enumerate(one.months, 1) if found is mark]
        quarters = [quarter_name(number) for number, found in enumerate(one.quarters, 1) if found is mark]
        where = [f"tháng {_ranges(months)}"] if months else []
        where += [f"quý {', '.join(quarters)}"] if quarters else []
        parts += [f"{what} {' và '.join(where)}"] if where else []
    if one.is_below:
        parts.append("dự dưới chỉ tiêu")
    if Mark.UNKNOWN in one.marks:
        parts.append("cần tệp mới")
    if not parts and not any(session.is_held for session in one.sessions):
        parts.append("chưa có buổi nào trong năm")
    said = "; ".join(parts)
    return f"{said[:1].upper()}{said[1:]}"


def tone(one: CellYear) -> str:
    """Return the tone of a cell's year: bad, warn, neutral or good."""
    found = {mark.tone for mark in one.marks} | ({"warn"} if one.is_below else set())
    if "bad" in found or "warn" in found:
        return "bad" if "bad" in found else "warn"
    return "neutral" if reminders(one) else "good"


def _ranges(numbers: Sequence[int]) -> str:
    """Return numbers in rising order as people write them: ``2, 5–8``."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]}–{part[-1]}" for part in parts)


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
