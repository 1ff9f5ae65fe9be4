"""Whether a member keeps up in a year: sessions spoken against the target, and sessions missed."""

from __future__ import annotations

from datetime import date

from app.domain.presence import MemberYear
from app.domain.rules import Threshold

DAYS = 365
#: How a member's pace is counted, for people to read.
DEFINITION = (
    "Chậm nhịp: số kỳ đã phát biểu ít hơn chỉ tiêu tính theo phần năm đã qua, và còn buổi đã dự mà chưa phát biểu. "
    "Nhiều ý kiến trong một buổi tính là một kỳ."
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


def is_often_absent(one: MemberYear, least: int) -> bool:
    """Return whether a member missed at least so many sessions of the year, for whatever reason."""
    return one.excused + one.unexcused >= least


def absence_words(one: MemberYear, least: int) -> tuple[str, str]:
    """Return what is to be said of a member who is often absent, with its tone; nothing of anyone else."""
    if not is_often_absent(one, least):
        return "", ""
    if one.run >= least:
        return f"Vắng {one.run} kỳ liền", "bad"
    return f"Vắng {one.excused + one.unexcused} kỳ", "bad" if one.unexcused else "warn"
