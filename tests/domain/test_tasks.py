"""Tasks: overdue, order and choice."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.records import TaskRecord
from app.domain.tasks import Chosen, choose, is_overdue, lacking, state
from app.domain.vocabulary import TaskStatus

TODAY = date(2026, 11, 22)


def task(
    number: int,
    due: date | None = None,
    status: TaskStatus = TaskStatus.OPEN,
    who: tuple[str, ...] = (),
    inspector: str | None = None,
) -> TaskRecord:
    return TaskRecord(number, f"Việc {number}", due_on=due, status=status, assignees=who, inspector=inspector)


LATE, TODAYS, LATER = date(2026, 11, 20), TODAY, date(2026, 12, 15)
TASKS = (
    task(1, date(2026, 3, 1), TaskStatus.DONE, ("m1",)), task(2), task(3, LATER, who=("m1",)),
    task(4, LATE, inspector="m1"), task(5, LATER, TaskStatus.DROPPED), task(6, date(2026, 10, 31)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("due", "status", "text", "tone"),
    [
        (LATE, TaskStatus.OPEN, "Quá hạn 2 ngày", "bad"),
        (TODAYS, TaskStatus.OPEN, "Đến hạn hôm nay", "warn"),
        (date(2026, 11, 29), TaskStatus.OPEN, "Còn 7 ngày", "warn"),
        (LATER, TaskStatus.OPEN, "Còn 23 ngày", "neutral"),
        (None, TaskStatus.OPEN, "Chưa đặt hạn", "warn"),
        (LATE, TaskStatus.DONE, "Đã xong", "good"),
        (LATE, TaskStatus.DROPPED, "Thôi thực hiện", "neutral"),
    ],
)
def test_a_task_says_where_it_stands(due: date | None, status: TaskStatus, text: str, tone: str) -> None:
    said = state(task(1, due, status), TODAY)
    assert (said.text, said.tone) == (text, tone)


def test_a_task_is_overdue_only_after_its_day_and_while_it_is_open() -> None:
    assert is_overdue(task(1, LATE), TODAY)
    assert not is_overdue(task(1, TODAYS), TODAY)
    assert not is_overdue(task(1, LATE, TaskStatus.DONE), TODAY)
    assert not is_overdue(task(1), TODAY)


def test_the_overdue_come_first_the_oldest_before() -> None:
    assert [t.id for t in choose(TASKS, Chosen.ALL, TODAY)] == [6, 4, 3, 2, 5, 1]


def test_each_choice_shows_its_tasks() -> None:
    assert [t.id for t in choose(TASKS, Chosen.OPEN, TODAY)] == [6, 4, 3, 2]
    assert [t.id for t in choose(TASKS, Chosen.OVERDUE, TODAY)] == [6, 4]
    assert [t.id for t in choose(TASKS, Chosen.DONE, TODAY)] == [1]


def test_a_person_sees_what_they_do_and_what_they_check() -> None:
    assert [t.id for t in choose(TASKS, Chosen.ALL, TODAY, "m1")] == [4, 3, 1]


def test_a_task_lacks_the_facts_that_were_not_said():
    assert lacking(task(1)) == ("yêu cầu", "biện pháp", "người thực hiện", "hạn hoàn thành", "người kiểm tra")
    whole = TaskRecord(1, "Việc", "Đủ", "Rà", LATE, ("m1",), "m2")
    assert lacking(whole) == ()
    assert lacking(TaskRecord(1, " ", " ", "Rà", LATE, ("m1",), "m2")) == ("nội dung", "yêu cầu")
