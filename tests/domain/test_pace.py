"""Keeping up: what is owed of the target by a day, and who misses too many sessions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.absences import Absentee
from app.domain.pace import absence_words, is_behind, least_sessions, owed_by, pace_words
from app.domain.presence import MemberYear, Presence
from app.domain.targets import Threshold
from app.domain.vocabulary import AttendanceStatus
from tests.factory import entry, rules

SIX = Threshold(">=", 6)
ONE = MemberYear(
    "m1", "Lan", expected=8, present=8, late=0, left_early=0, excused=0, unexcused=0, uncalled=0, spoken=3, run=0
)


@pytest.mark.parametrize(("target", "least"), [(SIX, 6), (Threshold(">", 6), 7)])
def test_the_target_is_read_with_its_operator(target: Threshold, least: int) -> None:
    assert least_sessions(target) == least


@pytest.mark.parametrize(("today", "owed"), [
    (date(2026, 1, 1), 0), (date(2026, 7, 2), 3), (date(2026, 12, 31), 6), (date(2027, 1, 1), 6), (date(2025, 5, 1), 0),
])  # fmt: skip
def test_the_target_is_owed_as_the_year_goes_by(today: date, owed: int) -> None:
    assert owed_by(SIX, 2026, today) == owed


def test_nobody_is_behind_who_spoke_whenever_they_came() -> None:
    assert is_behind(ONE, 5)
    assert not is_behind(replace(ONE, present=3), 5)
    assert not is_behind(ONE, 3)


def test_pace_is_said_in_words() -> None:
    assert pace_words(ONE, SIX, 5) == ("Chậm, còn 3", "warn")
    assert pace_words(ONE, SIX, 3) == ("Còn 3", "neutral")
    assert pace_words(replace(ONE, spoken=6), SIX, 6) == ("Đạt", "good")


def absent(run: int, *marks: AttendanceStatus) -> Absentee:
    lines = tuple(Presence(f"s{n}", entry(mark, member_id="m1"), spoke=False) for n, mark in enumerate(marks))
    return Absentee("m1", lines, run, lines[-1])


def test_absences_are_said_by_number_and_kind() -> None:
    told = rules()
    excused, unexcused = AttendanceStatus.EXCUSED, AttendanceStatus.UNEXCUSED
    assert absence_words(absent(2, excused, excused, excused), told) == ("Vắng 3 kỳ", "warn")
    assert absence_words(absent(3, excused, excused, excused), told) == ("Vắng 3 kỳ liền", "bad")
    assert absence_words(absent(1, excused, unexcused), told) == ("Vắng 2 kỳ", "bad")
    in_a_row = replace(told, absences_in_a_row=True)
    assert absence_words(absent(2, excused, excused, excused), in_a_row) == ("Vắng 2 kỳ liền", "bad")
