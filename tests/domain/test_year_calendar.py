"""The year as a calendar."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.domain import year_calendar
from app.domain.records import SessionSummary, TaskRecord
from app.domain.vocabulary import SessionKind, TaskStatus
from tests.domain.duties import TODAY, duty, session


def test_six_weeks_begin_on_monday_and_hold_the_month() -> None:
    found = year_calendar.weeks(2026, 2)
    assert (len(found), found[0][0], found[5][6]) == (6, date(2026, 1, 26), date(2026, 3, 8))
    assert all(week[0].weekday() == 0 for week in found)


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)), (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 1, 5), -1, date(2025, 12, 5)), (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ],
)  # fmt: skip
def test_the_same_day_of_another_month(day: date, months: int, found: date) -> None:
    assert year_calendar.same_day(day, months) == found


def test_sessions_stand_before_what_is_owed_and_tasks() -> None:
    on_day = session("q4", TODAY, 4, state="planned")
    task = TaskRecord(3, "Rà soát", due_on=TODAY)
    found = year_calendar.events((on_day,), (duty(about="quý IV"), duty("x", None)), (task,), TODAY)
    assert [(one.kind, one.id) for one in found] == [("session", "q4"), ("duty", "a:2026"), ("task", "3")]
    assert (found[0].text, found[1].details) == ("14:00 Chuyên đề quý IV", "Đến hạn hôm nay")
    assert set(year_calendar.by_day(found)) == {TODAY}


def test_what_was_dropped_is_not_in_the_calendar() -> None:
    task = TaskRecord(3, "Rà soát", due_on=TODAY, status=TaskStatus.DROPPED)
    assert not year_calendar.events((), (duty(dropped=True),), (task,), TODAY)


def test_two_sessions_on_a_day_are_said_unless_they_are_one_sitting() -> None:
    first, second = session("a", TODAY), session("b", TODAY, None, kind=SessionKind.REGULAR)
    said = year_calendar.conflict((first, second), TODAY)
    assert said.startswith("Ngày 22/11/2026 có 2 buổi sinh hoạt: Chuyên đề quý III lúc 14:00; Sinh hoạt thường kỳ")
    parts = (session("a", TODAY, part=1), session("b", TODAY, part=2))
    assert year_calendar.conflict(parts, TODAY) == ""
    assert year_calendar.conflict((first,), TODAY) == ""


def regular(month: int, day: int) -> SessionSummary:
    return session(f"r{month}", date(2026, month, day), None, kind=SessionKind.REGULAR)


def test_the_usual_day_is_offered_while_it_is_free() -> None:
    held = [regular(month, 5) for month in (1, 2, 3)]
    found = year_calendar.usual_day(held, 2026, 5)
    assert found is not None
    assert (found.day, found.text) == (date(2026, 5, 5), "Chi bộ thường họp ngày 05. Ngày 05/5/2026 còn trống.")


def test_a_rest_day_or_a_taken_day_moves_to_the_next_free_one() -> None:
    held = [regular(month, 5) for month in (1, 2, 3)]
    saturday = year_calendar.usual_day(held, 2026, 9)
    assert saturday is not None
    assert "là ngày nghỉ; ngày 07/9/2026 còn trống" in saturday.text
    taken = [*held, session("x", date(2026, 5, 5), 2, planned_at=datetime(2026, 5, 5, 8), state="planned")]
    moved = year_calendar.usual_day(taken, 2026, 5)
    assert moved is not None
    assert "đã có buổi sinh hoạt; ngày 06/5/2026 còn trống" in moved.text


def test_without_a_habit_no_day_is_offered() -> None:
    assert year_calendar.usual_day([regular(1, 5), regular(2, 6), regular(3, 5)], 2026, 5) is None
