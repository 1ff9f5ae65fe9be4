"""What the desk shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain import desk
from app.domain.obligations import Duty, Settles
from app.domain.records import (
    PlanTopicRecord,
    SessionSummary,
    TaskRecord,
)
from app.domain.vocabulary import FollowUpKind, SessionKind, Standing, TaskStatus, TopicState
from app.domain.year import Speaking, YearFigures

TODAY = date(2026, 11, 22)
ALL_DONE = dict.fromkeys(FollowUpKind, date(2026, 9, 12))


def summary(uid: str, *, at: datetime | None = None, start: datetime | None = None, end: datetime | None = None,
            quarter: int | None = 3, **more: object) -> SessionSummary:  # fmt: skip
    made = SessionSummary(uid, SessionKind.THEMATIC, 2026, quarter, "Cải cách", at, start, end, 28, 30, 12)
    return replace(made, **more)


def held(uid: str = "q3", **more: object) -> SessionSummary:
    return summary(uid, start=datetime(2026, 9, 10, 14), end=datetime(2026, 9, 10, 16), **more)


def figures(*sessions: SessionSummary, plan: tuple[PlanTopicRecord, ...] = (), tasks: tuple[TaskRecord, ...] = (),
            members: tuple[Speaking, ...] = ()) -> YearFigures:  # fmt: skip
    return YearFigures(2026, sessions, plan, tasks, members)


def card(quarter: int, *sessions: SessionSummary, **more: object) -> desk.QuarterCard:
    return desk.quarter_cards(figures(*sessions, **more), TODAY)[quarter - 1]


def test_a_held_quarter_is_warned_of_until_it_is_reported() -> None:
    assert (card(3, held()).state, card(3, held()).tone) == ("Chưa gửi cấp trên", "warn")
    assert card(3, held(follow_ups=ALL_DONE)).state == "Đã báo cáo"


def test_a_held_quarter_shows_day_attendance_and_opinions() -> None:
    assert card(3, held()).line == "10/9 · 28/30 có mặt · 12 ý kiến"


def test_a_planned_quarter_shows_when() -> None:
    shown = card(4, summary("q4", at=datetime(2026, 11, 26, 14), quarter=4))
    assert (shown.state, shown.line, shown.is_present) == ("Đang chuẩn bị", "Dự kiến 26/11 · 14:00", True)


def test_a_running_session_stands_before_one_that_was_held() -> None:
    running = summary("now", start=datetime(2026, 9, 20, 14))
    assert card(3, running, held()).session_id == "now"


def test_a_quarter_with_a_plan_only_leads_to_the_plan() -> None:
    away = PlanTopicRecord(2, 2026, 2, "Hoãn", state=TopicState.POSTPONED)
    early = held(year=2025)
    shown = card(
        2, replace(early, started_at=datetime(2025, 9, 10, 14)), plan=(away, PlanTopicRecord(1, 2026, 2, "Tự lực"))
    )
    assert (shown.topic, shown.state, shown.session_id) == ("Tự lực", "Trong kế hoạch", None)


def test_a_quarter_that_was_over_before_the_book_is_neutral() -> None:
    shown = card(2, summary("q4", at=datetime(2026, 11, 26, 14), quarter=4))
    assert (shown.state, shown.tone) == ("Trước khi có sổ", "neutral")
    assert card(4, summary("q4", at=datetime(2026, 11, 26, 14), quarter=4)).state == "Đang chuẩn bị"


def test_the_present_quarter_without_a_topic_is_warned_of() -> None:
    assert (card(4).state, card(4).tone, card(2).tone) == ("Chưa có chuyên đề", "warn", "neutral")


def test_next_is_the_running_session() -> None:
    found = desk.next_session(
        [summary("a", at=datetime(2026, 11, 23)), summary("b", start=datetime(2026, 11, 1))], TODAY
    )
    assert found is not None
    assert found.id == "b"


def test_next_is_the_earliest_one_to_come_rather_than_one_that_was_missed() -> None:
    days = {"missed": 1, "soon": 26, "later": 30}
    found = desk.next_session([summary(uid, at=datetime(2026, 11, day)) for uid, day in days.items()], TODAY)
    assert found is not None
    assert found.id == "soon"


def test_next_is_the_missed_one_when_nothing_else_is_planned() -> None:
    found = desk.next_session([held(), summary("missed", at=datetime(2026, 11, 1))], TODAY)
    assert found is not None
    assert found.id == "missed"


def test_nothing_is_next_when_all_are_held() -> None:
    assert desk.next_session([held()], TODAY) is None


@pytest.mark.parametrize(
    ("day", "words"), [(26, "còn 4 ngày"), (22, "hôm nay lúc 14:00"), (20, "đã quá 2 ngày"), (None, "chưa định ngày")]
)
def test_title_says_how_far_off_the_next_session_is(day: int | None, words: str) -> None:
    at = datetime(2026, 11, day, 14) if day else None
    assert desk.next_title(summary("q", at=at), TODAY).replace("\u00a0", " ") == f"Buổi tới: Cải cách — {words}"


def owed(key: str, day: date | None, **more: object) -> Duty:
    return replace(Duty(key, 2026, "Báo cáo", day), **more)


def test_what_is_owed_leads_to_where_it_is_done() -> None:
    after = {"session": "q3", "about": "chuyên đề quý III"}
    duties = (
        owed("a", date(2026, 9, 12), **after), owed("b", None, **after, follow_up=FollowUpKind.REPORT_FINISHED),
        owed("c", date(2026, 11, 24)), owed("d", date(2026, 11, 28), settles=Settles.SESSION),
    )  # fmt: skip
    due = desk.due_items(figures(), duties, date(2026, 11, 22))
    assert [(item.when, item.place) for item in due] == [
        ("Quá hạn 71 ngày", "session"), ("Còn 2 ngày", "obligations"), ("Còn 6 ngày", "plan"),
        ("Chưa có hạn", "topic-report"),
    ]  # fmt: skip
    assert (due[0].text, due[0].session_id) == ("Báo cáo – chuyên đề quý III", "q3")


def test_what_the_preparation_of_the_next_session_shows_is_not_said_twice() -> None:
    duties = (owed("a", date(2026, 11, 25), session="q4", about="q4"), owed("b", date(2026, 11, 24)))
    assert [item.days for item in desk.due_items(figures(), duties, TODAY, prepared="q4")] == [2]


def test_with_nothing_that_presses_the_next_thing_owed_is_shown() -> None:
    duties = (owed("far", date(2026, 12, 31)), owed("near", date(2026, 12, 25)))
    assert [item.when for item in desk.due_items(figures(), duties, TODAY)] == ["Còn 33 ngày"]


def test_the_longest_overdue_stands_first_and_the_undated_last() -> None:
    tasks = (
        TaskRecord(1, "gần", due_on=date(2026, 11, 24)), TaskRecord(2, "cũ", due_on=date(2026, 1, 1)),
        TaskRecord(3, "xa", due_on=date(2026, 12, 31)),
    )  # fmt: skip
    due = desk.due_items(figures(tasks=tasks), (owed("a", None),), TODAY)
    assert [item.text for item in due][:2] == ["cũ", "gần"]
    assert due[-1].days is None


def test_a_task_is_told_with_given_names() -> None:
    members = (
        Speaking("m1", "Lý Văn Chương", Standing.OFFICIAL, 0),
        Speaking("m2", "Hà Thị Lan", Standing.OFFICIAL, 0),
    )
    task = TaskRecord(1, "rà soát thủ tục", due_on=date(2026, 12, 15), assignees=("m1",), inspector="m2")
    shown = desk.open_tasks(figures(tasks=(task,), members=members), TODAY)
    assert shown == (desk.OpenTask("15/12", "Đ/c Chương: rà soát thủ tục", "Kiểm tra: đ/c Lan"),)


def test_tasks_that_press_or_are_done_are_not_listed_twice() -> None:
    tasks = (TaskRecord(1, "a", due_on=TODAY), TaskRecord(2, "b", status=TaskStatus.DONE))
    assert desk.open_tasks(figures(tasks=tasks), TODAY) == ()


def test_a_new_book_is_taught_three_things_and_ticks_what_is_done() -> None:
    steps = desk.first_steps(figures(members=(Speaking("m", "A", Standing.OFFICIAL, 0),)))
    assert [(step.place, step.is_done) for step in steps] == [("members", True), ("plan", False), ("sessions", False)]


def test_a_book_with_a_session_needs_no_teaching() -> None:
    assert desk.first_steps(figures(held())) == ()


def test_what_waits_next_is_said_once_something_is_done() -> None:
    begun = desk.first_steps(figures(members=(Speaking("m", "A", Standing.OFFICIAL, 0),)))
    assert desk.waiting_step(begun) == "Việc tiếp theo, lập kế hoạch năm, đang chờ trên bàn làm việc."
    assert desk.waiting_step(desk.first_steps(figures())) == ""
    assert desk.waiting_step(()) == ""
