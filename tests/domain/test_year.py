"""The year's figures."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.domain import year
from app.domain.records import SessionSummary, TaskRecord
from app.domain.rules import CombineRule, RulePack
from app.domain.targets import Source, Threshold
from app.domain.vocabulary import CombinePolicy, SessionKind, Standing, TaskStatus
from app.domain.year import Share, Speaking, YearFigures

TODAY = date(2026, 11, 22)


def rules(attendance: Threshold | None = None, spoken: Threshold | None = None) -> RulePack:
    return RulePack(
        "R", "Quy định thử", Source("R", "2025"), 90, 120,
        attendance or Threshold(">=", 0.9), spoken or Threshold(">=", 6), (Standing.OFFICIAL,), (),
        CombineRule(CombinePolicy.IN_TURN, Source("R", "2025")),
    )  # fmt: skip


def held(month: int, present: int, total: int, kind: SessionKind = SessionKind.THEMATIC) -> SessionSummary:
    start, end = datetime(2026, month, 10, 14), datetime(2026, month, 10, 16)
    quarter = (month + 2) // 3 if kind is SessionKind.THEMATIC else None
    return SessionSummary(f"s{month}{kind}", kind, 2026, quarter, "T", start, start, end, present, total, 0)


def planned(month: int) -> SessionSummary:
    at = datetime(2026, month, 10, 14)
    return SessionSummary(f"p{month}", SessionKind.THEMATIC, 2026, (month + 2) // 3, "T", at, None, None, 0, 0, 0)


def task(due: date | None, status: TaskStatus = TaskStatus.OPEN) -> TaskRecord:
    return TaskRecord(1, "việc", due_on=due, status=status)


def figures(*sessions: SessionSummary, tasks: tuple[TaskRecord, ...] = (), members: int = 0) -> YearFigures:
    everyone = tuple(Speaking(f"m{n}", f"Nguyễn Văn {n}", Standing.OFFICIAL, n) for n in range(members))
    return YearFigures(2026, sessions, (), tasks, everyone)


def test_attendance_weighs_every_session_by_those_expected() -> None:
    assert year.attendance([held(2, 29, 30), held(5, 8, 10)]) == Share(37, 40)


def test_committee_meetings_and_sessions_not_held_do_not_count_as_attendance() -> None:
    assert year.attendance([held(2, 3, 3, SessionKind.COMMITTEE), planned(11)]) == Share(0, 0)


def test_share_of_nothing_has_no_rate() -> None:
    assert Share(0, 0).rate is None


def test_attendance_by_month_puts_sessions_where_they_were_held() -> None:
    months = year.attendance_by_month([held(2, 29, 30), held(2, 28, 30, SessionKind.REGULAR)], 2026)
    assert months[1] == Share(57, 60)
    assert [share.whole for share in months].count(0) == 11


def test_sessions_of_another_year_are_in_no_month() -> None:
    assert all(not share.whole for share in year.attendance_by_month([held(2, 29, 30)], 2025))


@pytest.mark.parametrize(("operator", "part"), [(">=", 2), (">", 1)])
def test_speaking_target_follows_the_operator_of_the_source(operator: str, part: int) -> None:
    members = [Speaking(str(n), "A", Standing.OFFICIAL, n) for n in (5, 6, 7)]
    assert year.spoken(members, Threshold(operator, 6)) == Share(part, 3)


def test_exempt_away_and_gone_members_are_not_expected_to_speak() -> None:
    away = (Standing.EXEMPT, Standing.TEMPORARY_AWAY, Standing.LEFT)
    members = [Speaking(s.value, "A", s, 9) for s in away]
    assert year.spoken(members, Threshold(">=", 6)) == Share(0, 0)


def test_two_sessions_in_a_quarter_count_as_one_quarter() -> None:
    assert year.thematic_quarters([held(1, 1, 1), held(2, 1, 1), held(5, 1, 1), planned(11)]) == Share(2, 4)


def test_tasks_count_once_they_fall_due_or_are_done() -> None:
    tasks = [
        task(date(2026, 3, 1), TaskStatus.DONE), task(date(2026, 12, 31), TaskStatus.DONE), task(date(2026, 10, 1)),
        task(date(2026, 12, 1)), task(date(2026, 5, 1), TaskStatus.DROPPED), task(None), task(date(2025, 5, 1)),
    ]  # fmt: skip
    assert year.tasks_on_time(tasks, 2026, TODAY) == Share(2, 3)


def test_a_task_due_today_is_not_late() -> None:
    assert year.tasks_on_time([task(TODAY)], 2026, TODAY) == Share(0, 0)


@pytest.mark.parametrize(("done_on", "part"), [(None, 1), (date(2026, 3, 1), 1), (date(2026, 3, 2), 0)])
def test_a_task_is_on_time_until_its_day_or_where_nobody_knows_the_day(done_on: date | None, part: int) -> None:
    done = TaskRecord(1, "việc", due_on=date(2026, 3, 1), status=TaskStatus.DONE, done_on=done_on)
    assert year.tasks_on_time([done], 2026, TODAY) == Share(part, 1)


def test_late_and_overdue_tasks_are_said_apart() -> None:
    late = TaskRecord(1, "việc", due_on=date(2026, 3, 1), status=TaskStatus.DONE, done_on=date(2026, 4, 1))
    found = year.indicators(figures(tasks=(late, task(date(2026, 5, 1)))), rules(), TODAY)[3]
    assert (found.share, found.note) == (Share(0, 2), "1 việc quá hạn, 1 việc xong muộn")


def test_quarters_have_their_own_attendance() -> None:
    shares = year.attendance_by_quarter([held(2, 29, 30), held(2, 8, 10, SessionKind.REGULAR), held(11, 5, 5)])
    assert shares == (Share(37, 40), Share(0, 0), Share(0, 0), Share(5, 5))


def test_indicators_of_an_empty_year_are_neutral() -> None:
    shown = year.indicators(figures(), rules(), date(2026, 1, 5))
    assert [one.tone for one in shown if one.code != "thematic"] == ["neutral"] * 3


def test_attendance_at_a_strict_target_is_not_enough() -> None:
    strict = rules(attendance=Threshold(">", 0.9))
    found = year.indicators(figures(held(2, 27, 30)), strict, TODAY)[0]
    assert (found.tone, found.note, found.mark) == ("warn", "chỉ tiêu trên 90%", 0.9)


def test_a_quarter_gone_without_a_thematic_session_is_said() -> None:
    found = year.indicators(figures(held(2, 1, 1)), rules(), TODAY)[2]
    assert (found.tone, found.note) == ("warn", "thiếu 2 quý đã qua")


def test_thematic_sessions_of_all_quarters_gone_are_good() -> None:
    found = year.indicators(figures(held(2, 1, 1), held(5, 1, 1), held(8, 1, 1)), rules(), TODAY)[2]
    assert (found.tone, found.share) == ("good", Share(3, 4))


def test_members_left_to_speak_are_counted() -> None:
    found = year.indicators(figures(members=8), rules(), TODAY)[1]
    assert (found.title, found.note) == ("Đảng viên phát biểu từ 6 kỳ", "còn 6 đồng chí")


def test_every_indicator_says_how_it_is_counted() -> None:
    assert all(len(one.definition) > 40 for one in year.indicators(figures(), rules(), TODAY))


def test_own_sessions_leave_out_the_years_on_either_side() -> None:
    next_year = SessionSummary("n", SessionKind.THEMATIC, 2027, 1, "T", None, None, None, 0, 0, 0)
    assert [one.id for one in figures(planned(11), next_year).own_sessions] == ["p11"]
