"""Who came and who spoke in a year's sessions, member by member: sessions are counted, not speeches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.records import RollEntry
from app.domain.roll import is_away, is_exempt
from app.domain.vocabulary import AttendanceStatus

ABSENT = (AttendanceStatus.EXCUSED, AttendanceStatus.UNEXCUSED)


@dataclass(frozen=True, slots=True)
class Presence:
    """A line of a session's roll, and whether the member spoke there; lines come in the order of the sessions."""

    session_id: str
    entry: RollEntry
    spoke: bool


@dataclass(frozen=True, slots=True)
class MemberYear:
    """A member's year: in how many sessions they were to attend (``expected``), and in how many they spoke.

    ``run`` is the longest row of sessions missed one after the other, for whatever reason.
    """

    member_id: str
    full_name: str
    expected: int
    present: int
    late: int
    left_early: int
    excused: int
    unexcused: int
    uncalled: int
    spoken: int
    run: int


def member_years(lines: Iterable[Presence], names: Mapping[str, str]) -> tuple[MemberYear, ...]:
    """Return the year of every member of ``names`` (id to name), in its order, from the lines of held sessions."""
    own: defaultdict[str, list[Presence]] = defaultdict(list)
    for line in lines:
        own[line.entry.member_id].append(line)
    return tuple(_member_year(member, name, own[member]) for member, name in names.items())


def is_expected(entry: RollEntry) -> bool:
    """Return whether the member's coming was expected: convened, and neither exempt nor away unless they came."""
    return entry.convened and not is_away(entry) and not is_exempt(entry)


def longest_run(absent: Iterable[bool]) -> int:
    """Return the length of the longest row of true values."""
    longest = present = 0
    for missed in absent:
        present = present + 1 if missed else 0
        longest = max(longest, present)
    return longest


def _member_year(member: str, name: str, lines: list[Presence]) -> MemberYear:
    expected = [line.entry for line in lines if is_expected(line.entry)]
    marks = [entry.status for entry in expected]
    return MemberYear(
        member,
        name,
        expected=len(expected),
        present=sum(1 for mark in marks if mark is not None and mark.is_present),
        late=marks.count(AttendanceStatus.LATE),
        left_early=marks.count(AttendanceStatus.LEFT_EARLY),
        excused=marks.count(AttendanceStatus.EXCUSED),
        unexcused=marks.count(AttendanceStatus.UNEXCUSED),
        uncalled=marks.count(None),
        spoken=sum(1 for line in lines if line.spoke),
        run=longest_run(mark in ABSENT for mark in marks),
    )
