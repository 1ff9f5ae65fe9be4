"""Keeping up: what is owed of the target by a day, and who misses too many sessions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.pace import absence_words, is_behind, least_sessions, owed_by, pace_words
from app.domain.presence import MemberYear
from app.domain.rules import Threshold

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


def test_absences_are_said_from_a_number_on() -> None:
    away = replace(ONE, present=5, excused=3)
    assert absence_words(away, 4) == ("", "")
    assert absence_words(away, 3) == ("Vắng 3 kỳ", "warn")
    assert absence_words(replace(away, run=3), 3) == ("Vắng 3 kỳ liền", "bad")
    assert absence_words(replace(away, unexcused=1), 3) == ("Vắng 4 kỳ", "bad")
