"""Indicators that rest on rolls and plan, and what stands behind a figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from app.domain.places import Place
from app.domain.presence import Presence, member_years
from app.domain.records import PlanTopicRecord, SessionSummary, TaskRecord
from app.domain.rules import RulePack
from app.domain.vocabulary import AttendanceStatus, SessionKind, TaskStatus, TopicState
from app.domain.year import Indicator, Share, YearFigures
from app.domain.year_evidence import evidence
from app.domain.year_targets import further_indicators
from tests.factory import entry, rules

TODAY = date(2026, 11, 22)
PLAN = (PlanTopicRecord(1, 2026, 1, "Một"), PlanTopicRecord(2, 2026, None, "Hai", month=6, session_id="t2"),
        PlanTopicRecord(3, 2026, 3, "Ba", state=TopicState.PROPOSED))  # fmt: skip


def held(month: int, kind: SessionKind) -> SessionSummary:
    at, quarter = datetime(2026, month, 10, 14), (month + 2) // 3 if kind is SessionKind.THEMATIC else None
    return SessionSummary(f"{kind[0]}{month}", kind, 2026, quarter, "T", at, at, at.replace(hour=16), 1, 1, 0)


REGULAR = tuple(held(month, SessionKind.REGULAR) for month in range(1, 10))
FIGURES = YearFigures(2026, (*REGULAR, held(2, SessionKind.THEMATIC)), PLAN, (), ())
MISSED = tuple(Presence(f"r{n}", entry(AttendanceStatus.EXCUSED, member_id="m1"), spoke=False) for n in range(1, 4))
CAME = tuple(Presence(f"r{n}", entry(member_id="m2"), spoke=n < 3) for n in range(1, 9))


def made(code: str, pack: RulePack | None = None, today: date = TODAY) -> Indicator | None:
    lines = (*MISSED, *CAME)
    members = member_years(lines, {"m1": "Lan", "m2": "Bình"})
    found = further_indicators(FIGURES, members, lines, pack or rules(), today)
    return next((one for one in found if one.code == code), None)


def test_regular_sessions_are_owed_month_by_month() -> None:
    now, summer = made("regular"), made("regular", today=date(2026, 9, 30))
    assert now is not None
    assert (now.share, now.tone, now.note) == (Share(9, 12), "warn", "đến hết tháng trước cần 10 buổi, thiếu 1")
    assert summer is not None
    assert (summer.tone, summer.note) == ("good", "")


def test_months_before_the_books_first_session_are_not_owed() -> None:
    first = (held(8, SessionKind.REGULAR),)
    found = further_indicators(replace(FIGURES, sessions=first), (), (), rules(), TODAY)
    regular = next(one for one in found if one.code == "regular")
    assert regular.note == "đến hết tháng trước cần 3 buổi, thiếu 2"


def test_topics_only_proposed_are_not_of_the_plan() -> None:
    topics = made("topics")
    assert topics is not None
    assert (topics.share, topics.note) == (Share(2, 4), "còn thiếu 2 chuyên đề")


def test_who_is_behind_or_often_absent_is_counted() -> None:
    pace, absences = made("pace"), made("absences")
    assert pace is not None
    assert (pace.share, pace.note) == (Share(1, 2), "1 đồng chí chậm nhịp")
    assert absences is not None
    assert (absences.share, absences.note) == (Share(1, 2), "1 đồng chí vắng nhiều kỳ")
    assert "từ 03 buổi trở lên" in absences.definition


def test_rules_that_set_nothing_make_no_indicator() -> None:
    bare = replace(rules(), regular_per_year=None, topics_per_year=None, absences_told=None)
    assert [made(code, bare) for code in ("regular", "topics", "absences")] == [None, None, None]


def test_behind_thematic_sessions_stand_the_quarters_that_lack_one() -> None:
    lines = evidence("thematic", FIGURES, rules(), TODAY)
    assert [(one.words, one.tone, one.place) for one in lines] == [
        ("Quý I: đã sinh hoạt", "good", Place("t2", "roll")), ("đã qua", "warn", None), ("đã qua", "warn", None),
        ("chưa tới hạn", "neutral", None),
    ]  # fmt: skip


def test_behind_other_figures_stand_sessions_topics_and_tasks() -> None:
    assert [one.place for one in evidence("regular", FIGURES, rules(), TODAY)][:1] == [Place("r1", "roll")]
    topics = evidence("topics", FIGURES, rules(), TODAY)
    assert [(one.day, one.title, one.place) for one in topics] == [
        ("Quý I", "Một", None), ("Tháng 6", "Hai", Place("t2", "topic")),
    ]  # fmt: skip
    assert evidence("attendance", FIGURES, rules(), TODAY) == ()


def test_tasks_say_how_they_count() -> None:
    due = date(2026, 3, 1)
    tasks = (
        TaskRecord(1, "a", due_on=due, status=TaskStatus.DONE, session_id="s"),
        TaskRecord(2, "b", due_on=due, status=TaskStatus.DONE, done_on=due, session_id="s"),
        TaskRecord(3, "c", due_on=date(2026, 12, 31), session_id="s"),
    )
    lines = evidence("tasks", replace(FIGURES, tasks=tasks), rules(), TODAY)
    assert [one.words for one in lines] == ["Đã xong, chưa ghi ngày", "Đúng hạn", "Chưa đến hạn"]
    assert lines[0].place == Place("s", "task", 1)
