"""Facts of the desk that were kept, and on which days the desk can be worked out from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from app.domain.desk_facts import DeskFacts
from app.domain.records import CellRecord
from app.domain.summaries import SessionSummary
from app.domain.targets import Goals, Threshold
from app.domain.vocabulary import SessionKind
from app.domain.year import YearFigures

MADE = date(2026, 9, 1)
GOALS = Goals(Threshold(">", 0.9), Threshold(">=", 6), None, {})


def session(name: str, day: date) -> SessionSummary:
    at = datetime.combine(day, time(14))
    return SessionSummary(name, SessionKind.THEMATIC, 2026, 4, "Chuyên đề", at, None, None, 0, 0, 0)


def facts(**changed: object) -> DeskFacts:
    sessions = (session("a", date(2026, 10, 5)), session("b", date(2026, 11, 5)))
    made = DeskFacts(
        MADE, CellRecord("Chi bộ", "Đảng ủy", "Hà Nội"), YearFigures(2026, sessions, (), (), ()), GOALS, None, (), "a"
    )
    return replace(made, **changed)


@pytest.mark.parametrize("day", [MADE, date(2026, 9, 30), date(2026, 10, 5)])
def test_they_hold_for_days_to_come(day: date) -> None:
    assert facts().holds_on(day)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 8, 31), "the clock was set back"),
        (date(2027, 1, 1), "another year"),
        (date(2026, 10, 6), "another session is the next one"),
    ],
)
def test_they_do_not_hold_for_other_days(day: date, why: str) -> None:
    assert not facts().holds_on(day), why


def test_they_hold_until_other_rules_are_in_force() -> None:
    made = facts(goals_until=date(2026, 9, 20))

    assert made.holds_on(date(2026, 9, 19))
    assert not made.holds_on(date(2026, 9, 20))


def test_without_a_planned_session_nothing_is_prepared() -> None:
    made = facts(figures=YearFigures(2026, (), (), (), ()), ready_of="")

    assert made.coming(MADE) == ""
    assert made.holds_on(MADE)
