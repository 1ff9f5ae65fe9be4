"""Tables of the members' year: who came, who spoke, who was away; and the sessions of one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from app.domain.absences import told
from app.domain.namesakes import without_mark
from app.domain.pace import absence_words, is_behind, least_sessions, owed_by, pace_words
from app.domain.presence import MemberYear
from app.domain.roll import rank
from app.domain.rules import RulePack
from app.domain.vietnamese import name_key
from app.domain.year_grid import OwnSession
from app.i18n import percent
from app.ui.list_table import Column, HasTokens
from app.ui.record_table import RecordTable
from app.ui.year_view import YearView

RATE_COLUMN, SPOKEN_COLUMN, PACE_COLUMN, NOTE_COLUMN = 2, 3, 4, 8
COLUMNS = (
    Column("Họ và tên", 176, stretch=True),
    Column("Có mặt", 84, drop=2),
    Column("Tỷ lệ", 92, drop=7),
    Column("Phát biểu", 100, drop=1),
    Column("So chỉ tiêu", 132, drop=4),
    Column("Vắng có lý do", 124, drop=6),
    Column("Vắng không lý do", 148, drop=5),
    Column("Vắng liền", 96, drop=8),
    Column("Lưu ý", 138, drop=3),
)
OWN_COLUMNS = (
    Column("Buổi", 112),
    Column("Điểm danh", 160, stretch=True),
)


class Which(StrEnum):
    """Which members are listed."""

    ALL = "Tất cả"
    POSTS = "Giữ chức vụ"
    BEHIND = "Chậm nhịp phát biểu"
    ABSENT = "Vắng nhiều kỳ"


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member's year with what is to be said of it; ``is_short`` says that they came too seldom for the target."""

    id: str
    one: MemberYear
    target: int
    pace: tuple[str, str]
    note: tuple[str, str]
    is_behind: bool
    is_absent: bool
    position: str = ""
    is_short: bool = False


def member_lines(view: YearView, absence: RulePack) -> tuple[MemberLine, ...]:
    """Return the lines of a year; often absent is whom the rules ``absence`` tell of."""
    target = view.rules.sessions_spoken
    owed = owed_by(target, view.figures.year, view.today)
    often = {one.member_id: absence_words(one, absence) for one in told(view.lines, absence)}
    return tuple(
        MemberLine(
            one.member_id, one, least_sessions(target), pace_words(one, target, owed),
            often.get(one.member_id, ("", "")), is_behind(one, owed), one.member_id in often,
            view.positions.get(one.member_id, ""), _is_short(one, view.rules),
        )
        for one in view.members
    )  # fmt: skip


def _is_short(one: MemberYear, rules: RulePack) -> bool:
    rate = _rate(one)
    return rate is not None and not rules.attendance.met_by(rate)


def listed(lines: Iterable[MemberLine], which: Which) -> tuple[MemberLine, ...]:
    """Return the lines that are listed; those who hold a post stand in the order of their posts."""
    if which is Which.ALL:
        return tuple(lines)
    if which is Which.POSTS:
        return tuple(sorted((line for line in lines if line.position), key=lambda line: rank(line.position)))
    return tuple(line for line in lines if (line.is_behind if which is Which.BEHIND else line.is_absent))


def _rate(one: MemberYear) -> float | None:
    return one.present / one.expected if one.expected else None


def _named(line: MemberLine) -> str:
    name = line.one.full_name
    return f"{name} · {line.position}" if line.position and not name.endswith(f" ({line.position})") else name


_KEYS: tuple[Callable[[MemberLine], Any], ...] = (
    lambda x: name_key(without_mark(x.one.full_name)),
    lambda x: x.one.present,
    lambda x: -1.0 if (rate := _rate(x.one)) is None else rate,
    lambda x: x.one.spoken,
    lambda x: x.one.spoken,
    lambda x: x.one.excused,
    lambda x: x.one.unexcused,
    lambda x: x.one.run,
    lambda x: x.one.excused + x.one.unexcused if x.is_absent else 0,
)


class MemberYearsTable(RecordTable[MemberLine]):
    """Members in the order of the roster, or by a column."""

    def __init__(self, context: HasTokens, parent: QObject | None = None) -> None:
        super().__init__(context, COLUMNS, parent)
        self._lines: tuple[MemberLine, ...] = ()
        self._sorting = (-1, Qt.SortOrder.AscendingOrder)

    def show_lines(self, lines: tuple[MemberLine, ...]) -> None:
        """Show these members in the present order."""
        self._lines = lines
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the order of the roster."""
        self._sorting = (column, order)
        self._arrange()

    def text(self, record: MemberLine, column: int) -> str:
        """Return what a cell says."""
        one, rate = record.one, _rate(record.one)
        texts = (
            _named(record), f"{one.present}/{one.expected}", "—" if rate is None else percent(rate),
            f"{one.spoken}/{record.target} kỳ", record.pace[0], str(one.excused), str(one.unexcused), str(one.run),
            record.note[0],
        )  # fmt: skip
        return texts[column]

    def tone(self, record: MemberLine, column: int) -> str | None:
        """Return the tone of what is said of a member."""
        short = "warn" if record.is_short else ""
        return {RATE_COLUMN: short, PACE_COLUMN: record.pace[1], NOTE_COLUMN: record.note[1]}.get(column) or None

    def is_muted(self, record: MemberLine, column: int) -> bool:
        """Return whether a count of absences is none."""
        return column in (5, 6, 7) and self.text(record, column) == "0"

    def _arrange(self) -> None:
        column, order = self._sorting
        shown = list(self._lines)
        if column >= 0:
            shown.sort(key=_KEYS[column], reverse=order == Qt.SortOrder.DescendingOrder)
        self.show_rows(tuple(shown))


class OwnSessionsTable(RecordTable[OwnSession]):
    """The sessions of a member, the newest first: which it was, and what the roll says of the member."""

    def __init__(self, context: HasTokens, parent: QObject | None = None) -> None:
        super().__init__(context, OWN_COLUMNS, parent)

    def text(self, record: OwnSession, column: int) -> str:
        """Return what a cell says."""
        return (record.title, record.words)[column]

    def tone(self, record: OwnSession, column: int) -> str | None:
        """Return the tone of what the roll says."""
        return record.tone if column == 1 else None
