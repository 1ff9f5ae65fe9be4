"""What a year's documents count."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.domain import year_facts
from app.domain.obligations import Duty
from app.domain.vocabulary import FollowUpKind, SessionKind, Standing, TaskStatus, TopicState
from app.domain.year import Share
from app.domain.year_record import Span
from app.domain.year_records import IssuedDocumentRecord
from tests.years import MEMBERS, done, held, record, roll, task, topic

TODAY = date(2026, 11, 22)


def test_every_kind_of_session_is_counted() -> None:
    found = year_facts.by_kind([held(2), held(3, kind=SessionKind.REGULAR), held(5)])
    assert (found[SessionKind.THEMATIC], found[SessionKind.REGULAR], found[SessionKind.OTHER]) == (2, 1, 0)


def test_months_have_the_sessions_held_in_them_without_the_committees_own() -> None:
    made = [held(2, 2, 3), held(2, 3, 3, kind=SessionKind.REGULAR), held(3, kind=SessionKind.COMMITTEE), held(5, 1, 3)]
    assert [(one.month, one.sessions, one.attendance) for one in year_facts.months(made)] == [
        (2, 2, Share(5, 6)), (5, 1, Share(1, 3)),
    ]  # fmt: skip


def test_members_stand_by_post_then_as_the_roster_has_them() -> None:
    rows = year_facts.member_rows(roll("s2", "xKP"), MEMBERS)
    assert [(row.full_name, row.present, row.unexcused, row.excused) for row in rows] == [
        ("Trần Văn Bình", 0, 1, 0), ("Lê Thị Chi", 1, 0, 0), ("Phạm Văn Dũng", 0, 0, 1),
    ]  # fmt: skip


def test_the_number_of_members_is_that_of_the_last_roll() -> None:
    day, found = year_facts.membership(record())
    assert (day, found[Standing.OFFICIAL], found[Standing.PROBATIONARY]) == (date(2026, 5, 10), 2, 1)


def test_without_a_roll_the_number_of_members_is_that_of_the_roster() -> None:
    day, found = year_facts.membership(record(sessions=(), presence=()))
    assert (day, found[Standing.OFFICIAL]) == (None, 2)


def test_tasks_are_told_apart_by_the_day_they_were_done() -> None:
    due = date(2026, 3, 31)
    tasks = [
        done(1, due, due), done(2, due, date(2026, 4, 1)), done(3, due, None), done(4, None, due),
        task(5, due), task(6, date(2026, 12, 31)), task(7, due, status=TaskStatus.DROPPED),
    ]  # fmt: skip
    facts = year_facts.task_facts(tasks, TODAY)
    assert (facts.given, facts.done, facts.on_time, facts.late, facts.undated) == (7, 4, 1, 1, 2)
    assert (facts.overdue, facts.running, facts.dropped) == (1, 1, 1)


def test_tasks_of_a_span_were_given_or_fell_due_in_it() -> None:
    inside, outside = date(2026, 3, 1), date(2027, 3, 1)
    tasks = (task(1, inside, session_id="old"), task(2, outside, session_id="s2"), task(3, outside, session_id="s5"))
    first = Span(date(2026, 1, 1), date(2026, 4, 30))
    assert [one.id for one in year_facts.tasks_in(record(tasks=tasks), first)] == [1, 2]
    assert [one.id for one in year_facts.given_tasks(record(tasks=tasks))] == [1, 2, 3]


def test_what_was_overdue_when_the_span_began_is_told_of_too() -> None:
    due = date(2025, 9, 1)
    made = record(tasks=(task(1, due, session_id="old"), task(2, due, status=TaskStatus.DONE, session_id="old")))
    assert [one.id for one in year_facts.given_tasks(made)] == [1]


@pytest.mark.parametrize(("facts", "is_decision"), [
    ({"code": "NQ", "issued_on": date(2026, 5, 12)}, True),
    ({"code": "TB", "document": "conclusion-notice", "issued_on": date(2026, 5, 12)}, True),
    ({"code": "TB", "issued_on": date(2026, 5, 12)}, False),
    ({"code": "NQ", "issued_on": date(2025, 5, 12)}, False),
    ({"code": "NQ", "session": "s5"}, True),
    ({"code": "NQ", "session": "s9"}, False),
])  # fmt: skip
def test_decisions_are_resolutions_and_conclusions_of_the_year(facts: dict[str, Any], is_decision: bool) -> None:
    assert bool(year_facts.decisions(record(issued=(IssuedDocumentRecord(1, **facts),)))) is is_decision


def test_topics_of_the_plan_stand_by_their_time_and_what_was_given_up_is_not_among_them() -> None:
    topics = [topic(1, None), topic(2, 3), topic(3, 1, month=3), topic(4, 1), topic(5, 2, state=TopicState.REPLACED)]
    assert [one.id for one in year_facts.planned(topics)] == [4, 3, 2, 1]


def duty(key: str, due: date, done_on: date | None = None, **facts: Any) -> Duty:
    return Duty(key, 2026, "Việc", due, recipient=facts.pop("recipient", "Đảng bộ xã"), done_on=done_on, **facts)


def test_what_goes_to_those_above_is_told_once_it_is_done_or_overdue() -> None:
    due = date(2026, 2, 28)
    duties = (
        duty("late", due, date(2026, 3, 1)), duty("in_time", due, due), duty("overdue", due),
        duty("coming", date(2026, 12, 25)), duty("documents_sent:s2", due, due), duty("unaddressed", due, recipient=""),
        duty("members", due, due, follow_up=FollowUpKind.SENT_TO_MEMBERS), duty("given_up", due, dropped=True),
    )  # fmt: skip
    found = year_facts.sent_up(record(duties=duties))
    assert {one.key: year_facts.in_time(one) for one in found} == {"late": False, "in_time": True, "overdue": None}
