"""Tasks of earlier sessions, in a real book."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

import pytest

from app.domain.records import TaskRecord
from app.domain.vocabulary import TaskStatus
from app.errors import KnownError
from app.services import carried, decisions, meeting, minutes_seal, task_reports
from app.services.decisions import NewTask
from app.services.open_book import OpenBook
from tests.services.saving import save

NOW, BEFORE = "2026-q4", "2026-q3"
START = datetime(2026, 11, 26, 14, 0)
OPEN, DONE, DROPPED = TaskStatus


@pytest.fixture
def book(open_sample: OpenBook) -> OpenBook:
    save(open_sample, lambda uow: meeting.start_session(uow, NOW, START))
    return open_sample


@pytest.fixture
def task(book: OpenBook) -> TaskRecord:
    """A task of the session before that is open, with words from between the sessions."""
    found = next(one for one in book.carried_tasks(NOW) if one.session_id == BEFORE)
    save(book, lambda uow: task_reports.set_result(uow, found.id, "Được một nửa"))
    return of(book, found.id)


def of(book: OpenBook, number: int) -> TaskRecord:
    return next(one for one in book.tasks() if one.id == number)


def report(task: TaskRecord, *said: Any, session: str = NOW) -> Callable[[Any], None]:
    return partial(_report, session, task.id, said)


def _report(session: str, number: int, said: tuple[Any, ...], uow: Any) -> None:
    carried.report(uow, session, number, *said)


def test_the_open_tasks_of_earlier_sessions_come_up(book: OpenBook):
    save(book, lambda uow: decisions.add_task(uow, NOW, NewTask("Của hôm nay")))
    held = [task for task in book.tasks() if task.session_id != NOW]
    assert book.carried_tasks(NOW) == tuple(task for task in held if task.status is OPEN)
    assert book.carried_tasks(NOW)
    assert book.carried_tasks("2026-q1") == ()


def test_a_report_is_kept_with_the_wording_and_brings_the_task_up_to_date(book: OpenBook, task: TaskRecord):
    save(book, report(task, DONE, "Đã niêm yết\r\ntại trụ sở", ""))
    heard = book.session(NOW).task_reviews[0]
    assert (heard.task, heard.content, heard.due_on) == (task.id, task.content, task.due_on)
    assert (heard.status, heard.result) == (DONE, "Đã niêm yết\ntại trụ sở")
    assert heard.doers == ", ".join(book.session(NOW).person(one).full_name for one in task.assignees)  # type: ignore[union-attr]
    assert (of(book, task.id).status, of(book, task.id).result) == (DONE, heard.result)
    assert task.id in [one.id for one in book.carried_tasks(NOW)]


def test_a_report_tells_who_does_the_task_from_a_namesake(book: OpenBook):
    number = next(one.id for one in book.tasks() if one.session_id == "2026-q2" and "m23" in one.assignees)
    save(book, report(of(book, number), OPEN, "Đang làm", ""))
    assert book.session(NOW).task_reviews[0].doers == "Phạm Hồng An, Nguyễn Thị Hương (Tổ đảng 3)"


def test_a_second_report_replaces_the_first(book: OpenBook, task: TaskRecord):
    save(book, report(task, DONE, "Xong", ""))
    save(book, report(task, OPEN, "Chưa xong", "Thiếu người"))
    assert [(one.status, one.cause) for one in book.session(NOW).task_reviews] == [(OPEN, "Thiếu người")]
    assert (of(book, task.id).status, of(book, task.id).cause) == (OPEN, "Thiếu người")


def test_a_task_keeps_its_words_where_the_session_says_none(book: OpenBook, task: TaskRecord):
    save(book, report(task, OPEN, "Chư", "Th"))
    save(book, report(task, OPEN, "", ""))
    assert of(book, task.id) == task
    assert [(one.result, one.cause) for one in book.session(NOW).task_reviews] == [("", "")]


def test_taking_a_report_back_brings_back_what_the_task_said_before(book: OpenBook, task: TaskRecord):
    save(book, report(task, DROPPED, "Thôi", "Trùng việc khác"))
    save(book, report(task, DONE, "Xong", ""))
    save(book, lambda uow: carried.take_back(uow, NOW, task.id))
    assert of(book, task.id) == task
    assert book.session(NOW).task_reviews == ()
    assert book.session(NOW).drafts == {}
    save(book, lambda uow: carried.take_back(uow, NOW, task.id))


def test_words_from_before_stay_when_the_wording_was_mended_in_between(book: OpenBook, task: TaskRecord):
    save(book, report(task, OPEN, "Ch", ""))
    mended = NewTask("Sửa chữ", assignees=task.assignees, result="Ch")
    save(book, lambda uow: decisions.change_task(uow, task.id, mended))
    save(book, report(task, OPEN, "", ""))
    assert (of(book, task.id).content, of(book, task.id).result) == ("Sửa chữ", "Được một nửa")


def test_a_report_that_came_without_what_was_before_is_taken_back_without_loss(book: OpenBook, task: TaskRecord):
    save(book, report(task, DONE, "Xong", ""))
    save(book, lambda uow: meeting.keep_draft(uow, NOW, carried.BEFORE.format(task=task.id), "?"))
    save(book, lambda uow: carried.take_back(uow, NOW, task.id))
    assert (of(book, task.id).status, of(book, task.id).result) == (OPEN, "Xong")


def test_a_report_of_an_earlier_session_does_not_undo_a_later_one(book: OpenBook):
    task = next(one for one in book.carried_tasks(NOW) if one.session_id == "2026-q2")
    save(book, report(task, DONE, "Xong", ""))
    save(book, report(task, OPEN, "Đang làm", "", session=BEFORE))
    assert (of(book, task.id).status, of(book, task.id).result) == (DONE, "Xong")
    save(book, lambda uow: carried.take_back(uow, BEFORE, task.id))
    assert of(book, task.id).status is DONE


def test_closed_minutes_let_their_tasks_be_reported_on_and_keep_their_reports(book: OpenBook, task: TaskRecord):
    save(book, lambda uow: minutes_seal.finalise(uow, BEFORE, START))
    save(book, report(task, DONE, "Xong", ""))
    save(book, lambda uow: meeting.finish_session(uow, NOW, datetime(2026, 11, 26, 16, 0)))
    save(book, lambda uow: minutes_seal.finalise(uow, NOW, datetime(2026, 11, 26, 16, 5)))
    with pytest.raises(KnownError, match="đã chốt"):
        save(book, lambda uow: carried.take_back(uow, NOW, task.id))
    assert of(book, task.id).status is DONE


def test_the_open_tasks_of_the_book_are_those_of_every_session(book: OpenBook):
    assert book.open_tasks() == tuple(task for task in book.tasks() if task.status is OPEN)


def test_what_a_session_hears_to_be_done_was_done_by_its_day_unless_the_day_is_known(book: OpenBook, task: TaskRecord):
    save(book, report(task, DONE, "Xong", ""))
    assert of(book, task.id).done_on == START.date()
    save(book, lambda uow: carried.take_back(uow, NOW, task.id))
    assert of(book, task.id).done_on is None
    save(book, lambda uow: task_reports.set_status(uow, task.id, DONE, date(2026, 11, 20)))
    save(book, report(task, DONE, "Xong", ""))
    assert of(book, task.id).done_on == date(2026, 11, 20)
    save(book, report(task, OPEN, "Làm lại", ""))
    assert of(book, task.id).done_on is None
    save(book, lambda uow: carried.take_back(uow, NOW, task.id))
    assert (of(book, task.id).status, of(book, task.id).done_on) == (DONE, date(2026, 11, 20))


def test_what_an_earlier_version_kept_of_a_task_is_still_understood(book: OpenBook, task: TaskRecord):
    save(book, report(task, DONE, "Xong", ""))
    place = carried.BEFORE.format(task=task.id)
    save(book, lambda uow: meeting.keep_draft(uow, NOW, place, '["open", "Nửa", "Thiếu người"]'))
    save(book, lambda uow: carried.take_back(uow, NOW, task.id))
    kept = of(book, task.id)
    assert (kept.status, kept.result, kept.cause, kept.done_on) == (OPEN, "Nửa", "Thiếu người", None)
