"""Whether a member keeps up in a year: sessions spoken against the target, and sessions missed."""

from __future__ import annotations

from datetime import date

from app.domain.absences import Absentee
from app.domain.presence import MemberYear
from app.domain.rules import RulePack
from app.domain.targets import Threshold
from app.domain.vocabulary import AttendanceStatus

DAYS = 365
#: How a member's pace is counted, for people to read.
DEFINITION = (
    "Chậm nhịp: số kỳ đã phát biểu ít hơn chỉ tiêu tính theo phần năm đã qua, và còn buổi đã dự mà chưa phát biểu. "
    "Nhiều ý kiến trong một buổi tính là một kỳ. Tính mọi đồng chí phải dự ít nhất một buổi, kể cả đã chuyển đi."
)


def least_sessions(target: Threshold) -> int:
    """Return in how many sessions a member must speak to reach the target."""
    return round(target.value) + (1 if target.operator == ">" else 0)


def owed_by(target: Threshold, year: int, today: date) -> int:
    """Return how many sessions of the target belong to the part of the year that has gone by, rounded down."""
    if today.year != year:
        return least_sessions(target) if today.year > year else 0
    return least_sessions(target) * today.timetuple().tm_yday // DAYS


def is_behind(one: MemberYear, owed: int) -> bool:
    """Return whether a member spoke too seldom for now; nobody is who spoke in every session they attended."""
    return one.spoken < min(owed, one.present)


def pace_words(one: MemberYear, target: Threshold, owed: int) -> tuple[str, str]:
    """Return how a member stands against the target, in words with their tone."""
    if target.met_by(one.spoken):
        return "Đạt", "good"
    left = least_sessions(target) - one.spoken
    return (f"Chậm, còn {left}", "warn") if is_behind(one, owed) else (f"Còn {left}", "neutral")


def absence_words(one: Absentee, rules: RulePack) -> tuple[str, str]:
    """Return what is said of a member whom the rules tell of for being absent, with its tone."""
    number = one.run if rules.absences_in_a_row else len(one.absences)
    in_a_row = " liền" if one.run >= number and number > 1 else ""
    unexcused = any(line.entry.status is AttendanceStatus.UNEXCUSED for line in one.absences)
    return f"Vắng {number} kỳ{in_a_row}", "bad" if unexcused or in_a_row else "warn"
