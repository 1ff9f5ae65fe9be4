"""How far a session has come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain import timeline
from app.domain.records import CellRecord, SessionRecord, StepRecord
from app.domain.sitting import Length
from app.domain.timeline import Stage
from app.domain.vocabulary import FollowUpKind, SessionKind, StepKind
from app.services import catalogue

KINDS = (StepKind.OPENING, StepKind.ROLL_CALL, StepKind.DISCUSSION, StepKind.CONCLUSION, StepKind.FOLLOW_UP)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 26, hour, minute)


def make(*starts: datetime | None, **facts: object) -> SessionRecord:
    steps = tuple(
        StepRecord(n, kind, kind.vi, started_at=s) for n, (kind, s) in enumerate(zip(KINDS, starts, strict=True), 1)
    )
    bare = SessionRecord("s", SessionKind.THEMATIC, "8-step", 2026, 4, "Chuyên đề", CellRecord("", "", ""), steps=steps)
    return replace(bare, **facts)


@pytest.fixture
def running() -> SessionRecord:
    return make(at(14), at(14, 5), at(14, 20), None, None, started_at=at(14))


def test_the_step_entered_last_is_running_and_counts_until_now(running: SessionRecord) -> None:
    places = timeline.progress(running, at(14, 50))
    assert [place.stage for place in places] == [Stage.DONE, Stage.DONE, Stage.RUNNING, Stage.AHEAD, Stage.AHEAD]
    assert [place.minutes for place in places] == [5, 15, 30, None, None]


def test_steps_may_be_entered_in_any_order() -> None:
    session = make(at(14), at(14, 30), at(14, 10), None, None, started_at=at(14))
    places = timeline.progress(session, at(14, 40))
    assert [place.minutes for place in places] == [10, 10, 20, None, None]
    assert places[1].stage is Stage.RUNNING


def test_of_steps_entered_in_the_same_minute_the_later_one_runs() -> None:
    session = make(at(14), at(14), None, None, None, started_at=at(14))
    step = timeline.running_step(session)
    assert step is not None
    assert step.number == 2


def test_after_the_end_every_step_of_the_session_is_done(running: SessionRecord) -> None:
    held = replace(running, ended_at=at(16))
    places = timeline.progress(held, at(20))
    assert [place.stage for place in places] == [Stage.DONE] * 4 + [Stage.AHEAD]
    assert places[2].minutes == 100


def test_a_length_that_makes_no_sense_is_not_told() -> None:
    corrected = make(at(14), at(13), None, None, None, started_at=at(14), ended_at=at(13, 30))
    assert timeline.progress(corrected, at(20))[0].minutes is None


def test_entering_stamps_once_and_only_while_the_session_runs(running: SessionRecord) -> None:
    conclusion, follow_up = running.steps[3], running.steps[4]
    assert timeline.may_stamp(running, conclusion)
    assert not timeline.may_stamp(running, running.steps[0])
    assert not timeline.may_stamp(running, follow_up)
    assert not timeline.may_stamp(replace(running, started_at=None), conclusion)
    assert not timeline.may_stamp(replace(running, ended_at=at(16)), conclusion)


def test_a_follow_up_before_the_conclusion_is_part_of_the_session(running: SessionRecord) -> None:
    session = replace(running, steps=(running.steps[4], running.steps[3]))
    assert timeline.may_stamp(session, session.steps[0])


def test_the_end_may_be_written_from_the_conclusion_on(running: SessionRecord) -> None:
    assert [timeline.may_finish(running, n) for n in range(1, 6)] == [False, False, False, True, True]
    assert not timeline.may_finish(replace(running, ended_at=at(16)), 5)


def test_work_goes_on_where_it_stopped(running: SessionRecord) -> None:
    assert timeline.resume_step(make(None, None, None, None, None)) == 1
    assert timeline.resume_step(running) == 3
    assert timeline.resume_step(replace(running, ended_at=at(16))) == 5
    assert timeline.resume_step(replace(running, steps=())) == 0


def test_only_a_step_that_began_with_the_session_moves_with_its_start(running: SessionRecord) -> None:
    assert timeline.moved_start(running) == 1
    assert timeline.moved_start(replace(running, started_at=at(13, 55))) is None


def test_what_is_owed_is_due_some_days_after_the_session(running: SessionRecord) -> None:
    rules = catalogue.rule_pack("HD42-2025")
    session = replace(running, follow_ups={FollowUpKind.REPORT_FINISHED: date(2026, 11, 27)})
    first, second, _ = timeline.owed(session, rules)
    assert (first.due_on, first.done_on) == (date(2026, 11, 28), date(2026, 11, 27))
    assert not first.is_overdue(date(2026, 12, 5))
    assert second.is_overdue(date(2026, 11, 29))
    assert not second.is_overdue(date(2026, 11, 28))


def test_rules_without_a_lag_set_no_day(running: SessionRecord) -> None:
    rules = replace(catalogue.rule_pack("HD42-2025"), obligations=())
    assert {what.due_on for what in timeline.owed(running, rules)} == {None}


def test_lengths_read_as_people_say_them(running: SessionRecord) -> None:
    assert [timeline.length_words(m) for m in (0, 45, 60, 100)] == ["0 phút", "45 phút", "1 giờ", "1 giờ 40 phút"]
    assert timeline.length_minutes(replace(running, ended_at=at(15, 40))) == 100
    assert timeline.length_minutes(running) is None


def test_the_banner_names_quarter_or_month(running: SessionRecord) -> None:
    assert timeline.banner_name(running) == "Sinh hoạt chuyên đề quý IV/2026"
    regular = replace(running, kind=SessionKind.REGULAR, quarter=None)
    assert timeline.banner_name(regular) == "Sinh hoạt thường kỳ tháng 11/2026"
    assert timeline.banner_name(replace(regular, started_at=None)) == "Sinh hoạt thường kỳ năm 2026"


def test_a_step_tells_its_time_against_its_plan_and_marks_what_was_set_by_hand(running: SessionRecord) -> None:
    steps = list(running.steps)
    steps[1] = replace(steps[1], corrected=True, planned_minutes=10)
    steps[2] = replace(steps[2], planned_minutes=60)
    steps[3] = replace(steps[3], planned_minutes=15)
    places = timeline.progress(replace(running, steps=tuple(steps)), at(14, 50))
    assert [timeline.time_words(place) for place in places] == [
        "14:00 · 5 phút", "14:05 (sửa tay) · 15/10 phút", "đang diễn ra · 30/60 phút", "dự kiến 15 phút", "",
    ]  # fmt: skip


def test_a_running_step_says_when_it_began_only_where_that_was_set_by_hand(running: SessionRecord) -> None:
    steps = (*running.steps[:2], replace(running.steps[2], corrected=True), *running.steps[3:])
    place = timeline.progress(replace(running, steps=steps), at(14, 50))[2]
    assert timeline.time_words(place) == "đang diễn ra từ 14:20 (sửa tay) · 30 phút"


def test_the_clock_tells_the_length_against_the_rule_and_marks_a_corrected_time(running: SessionRecord) -> None:
    far = Length(62, 90)
    assert timeline.clock_words(running, far) == "đã 62/90 phút"
    held = replace(running, ended_at=at(15, 40), end_corrected=True)
    assert timeline.clock_words(held, Length(100, 90)) == "dài 1 giờ 40 phút (sửa tay)"
    assert timeline.clock_words(replace(running, started_at=None), far) == ""


def test_only_a_short_sitting_is_spoken_of() -> None:
    assert timeline.short_words(Length(62, 90)) == "Buổi sinh hoạt dài 62 phút, quy định ít nhất 90 phút"
    assert timeline.short_words(Length(90, 90)) == timeline.short_words(None) == ""


def test_the_plan_leaves_out_the_work_after_the_session() -> None:
    session = make(None, None, None, None, None)
    steps = tuple(replace(step, planned_minutes=10) for step in session.steps)
    assert timeline.planned_total(replace(session, steps=steps)) == 40


def test_a_step_passed_over_began_now_or_with_the_step_before(running: SessionRecord) -> None:
    passed = running.steps[3]
    assert timeline.likely_start(running, passed, at(15)) == at(15)
    assert timeline.likely_start(replace(running, ended_at=at(16)), passed, at(20)) == at(14, 20)


def test_a_banner_says_which_part_and_that_a_session_is_a_pilot() -> None:
    session = make(None, None, None, None, None, follows="r", is_pilot=True)
    assert timeline.banner_name(session) == "Sinh hoạt chuyên đề quý IV/2026, phần 2 (sinh hoạt điểm)"
