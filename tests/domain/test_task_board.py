"""The board of tasks: groups and words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain.records import SessionSummary, TaskRecord
from app.domain.task_board import Board, Grouping, dated_session, grouped
from app.domain.tasks import Chosen, OnTime, choose, on_time, state
from app.domain.vocabulary import SessionKind, TaskStatus

TODAY = date(2026, 11, 22)
NAMES = {"m1": "Lan", "m2": "Bình", "m3": "Lan"}


def held(uid: str, month: int) -> SessionSummary:
    at = datetime(2026, month, 10, 14)
    return SessionSummary(uid, SessionKind.THEMATIC, 2026, (month + 2) // 3, "T", at, at, at, 0, 0, 0)


BOARD = Board(sessions={"q1": held("q1", 2), "q3": held("q3", 9)}, resolutions={7: "Nghị quyết số 05-NQ/CB"})
DONE = TaskRecord(4, "d", due_on=date(2026, 3, 1), status=TaskStatus.DONE, session_id="q1", assignees=("m1",))
TASKS = (
    TaskRecord(1, "a", due_on=date(2026, 10, 1), session_id="q1", assignees=("m1", "m2")),
    TaskRecord(2, "b", due_on=date(2026, 11, 25), session_id="q3", resolution=7, assignees=("m3",)),
    TaskRecord(3, "c", session_id="q3"),
    DONE,
    replace(DONE, id=5, checked_on=TODAY),
    replace(DONE, id=6, status=TaskStatus.DROPPED),
    TaskRecord(7, "g", due_on=date(2026, 12, 31), session_id="q3"),
)


def shown(by: Grouping) -> list[tuple[str, list[int]]]:
    return [(group.title, [task.id for task in group.tasks]) for group in grouped(TASKS, by, BOARD, NAMES, TODAY)]


def test_without_groups_tasks_stand_together() -> None:
    assert shown(Grouping.NONE) == [("", [1, 2, 3, 4, 5, 6, 7])]
    assert grouped((), Grouping.NONE, BOARD, NAMES, TODAY) == ()


def test_groups_by_state_begin_with_what_is_overdue() -> None:
    assert shown(Grouping.STATE) == [
        ("Quá hạn", [1]), ("Sắp đến hạn", [2]), ("Đang làm, còn hạn", [7]), ("Chưa đặt hạn", [3]),
        ("Đã xong, chờ kiểm tra", [4]), ("Đã xong, đã kiểm tra", [5]), ("Thôi thực hiện", [6]),
    ]  # fmt: skip


def test_a_task_stands_with_each_who_does_it_and_namesakes_stay_apart() -> None:
    assert shown(Grouping.PERSON) == [
        ("Lan", [1, 4, 5, 6]), ("Bình", [1]), ("Lan", [2]), ("Chưa giao cho đồng chí nào", [3, 7]),
    ]  # fmt: skip


def test_tasks_stand_with_their_resolution_or_session_the_newest_first() -> None:
    assert shown(Grouping.ORIGIN) == [
        ("Nghị quyết số 05-NQ/CB", [2]), ("Chuyên đề quý III/2026", [3, 7]), ("Chuyên đề quý I/2026", [1, 4, 5, 6]),
    ]  # fmt: skip


def test_a_session_is_named_with_its_day() -> None:
    assert dated_session(held("q3", 9)) == "10/9/2026 · Chuyên đề quý III"


@pytest.mark.parametrize(("which", "numbers"), [
    (Chosen.SOON, [2]), (Chosen.UNCHECKED, [4]), (Chosen.DROPPED, [6]), (Chosen.OVERDUE, [1]),
])  # fmt: skip
def test_tasks_are_chosen_by_what_is_to_be_done_about_them(which: Chosen, numbers: list[int]) -> None:
    assert [task.id for task in choose(TASKS, which, TODAY)] == numbers


@pytest.mark.parametrize(("done_on", "stand", "words"), [
    (None, OnTime.YES, "Đã xong"), (date(2026, 3, 1), OnTime.YES, "Đã xong"),
    (date(2026, 3, 2), OnTime.LATE, "Đã xong, sau hạn"), (date(2026, 12, 1), OnTime.OVERDUE, "Đã xong, sau hạn"),
])  # fmt: skip
def test_what_is_done_stands_to_its_day(done_on: date | None, stand: OnTime, words: str) -> None:
    task = replace(DONE, done_on=done_on)
    assert (on_time(task, TODAY), state(task, TODAY).text) == (stand, words)


def test_a_checked_task_says_so() -> None:
    assert state(replace(DONE, checked_on=TODAY), TODAY).text == "Đã kiểm tra"
    assert [on_time(task, TODAY) for task in (TASKS[5], TASKS[6], TASKS[2])] == [None, None, None]
