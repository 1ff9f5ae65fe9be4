"""Members who were absent as often as the rules in force have them told of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.presence import ABSENT, Presence, is_expected, longest_run
from app.domain.rules import Absences, RulePack
from app.domain.vocabulary import AttendanceStatus

_COUNTED = {
    Absences.ANY: ABSENT,
    Absences.EXCUSED: (AttendanceStatus.EXCUSED,),
    Absences.UNEXCUSED: (AttendanceStatus.UNEXCUSED,),
}


@dataclass(frozen=True, slots=True)
class Absentee:
    """A member with the lines of the sessions missed, in their order.

    ``run`` is the longest row of counted absences, ``last`` the newest line of the roll, absent or not.
    """

    member_id: str
    absences: tuple[Presence, ...]
    run: int
    last: Presence


def absentees(lines: Iterable[Presence]) -> tuple[Absentee, ...]:
    """Return everybody who missed a session, in the order of the roll; the longest row counts any absence."""
    return _absentees(lines, ABSENT)


def told(lines: Iterable[Presence], rules: RulePack) -> tuple[Absentee, ...]:
    """Return who was absent as often as the rules tell of: in all or in a row, of the kinds that they count.

    Where they name no number nobody is told of.
    """
    least = rules.absences_told
    if least is None:
        return ()
    found = _absentees(lines, _COUNTED[rules.absences_counted])
    return tuple(one for one in found if (one.run if rules.absences_in_a_row else len(one.absences)) >= least)


def rule_words(rules: RulePack) -> str:
    """Return from how many absences the rules tell of a member: ``từ 03 buổi trở lên``; nothing where they do not."""
    if rules.absences_told is None:
        return ""
    which = "" if rules.absences_counted is Absences.ANY else f" {rules.absences_counted.vi}"
    return f"từ {rules.absences_told:02d} buổi{' liên tiếp' if rules.absences_in_a_row else ''} trở lên{which}"


def _absentees(lines: Iterable[Presence], counted: Iterable[AttendanceStatus]) -> tuple[Absentee, ...]:
    own: defaultdict[str, list[Presence]] = defaultdict(list)
    for line in lines:
        own[line.entry.member_id].append(line)
    everyone = (_absentee(member, known, tuple(counted)) for member, known in own.items())
    return tuple(one for one in everyone if one.absences)


def _absentee(member_id: str, lines: list[Presence], counted: tuple[AttendanceStatus, ...]) -> Absentee:
    expected = [line for line in lines if is_expected(line.entry)]
    missed = tuple(line for line in expected if line.entry.status in counted)
    return Absentee(member_id, missed, longest_run(line.entry.status in counted for line in expected), lines[-1])
