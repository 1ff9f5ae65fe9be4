"""How tasks went, in a real book."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from app.domain.records import TaskRecord
from app.domain.vocabulary import TaskStatus
from app.errors import NotFound
from app.models.task import Task
from app.services import minutes_seal, task_reports
from app.services.open_book import OpenBook


def test_status_and_result_change_and_everything_else_stays(open_sample: OpenBook) -> None:
    before = next(task for task in open_sample.tasks() if task.status is TaskStatus.OPEN)
    open_sample.save(lambda uow: task_reports.set_status(uow, before.id, TaskStatus.DONE))
    open_sample.save(lambda uow: task_reports.set_result(uow, before.id, "Đã niêm yết\r\ntại trụ sở"))
    assert open_sample.flush()
    after = next(task for task in open_sample.tasks() if task.id == before.id)
    assert after == replace(before, status=TaskStatus.DONE, result="Đã niêm yết\ntại trụ sở")


def test_a_task_that_is_gone_is_said(open_sample: OpenBook) -> None:
    said: list[BaseException] = []
    open_sample.save(lambda uow: task_reports.set_result(uow, 999, "x"), failed=said.append)
    assert open_sample.flush()
    assert isinstance(said[0], NotFound)


def test_what_is_done_takes_a_day_once_and_loses_it_when_taken_up_again(open_sample: OpenBook) -> None:
    number = next(task.id for task in open_sample.tasks() if task.status is TaskStatus.OPEN)
    for day in (date(2026, 11, 20), date(2026, 11, 22)):
        open_sample.save(lambda uow, day=day: task_reports.set_status(uow, number, TaskStatus.DONE, day))
    open_sample.save(lambda uow: task_reports.set_checked(uow, number, date(2026, 11, 23)))
    assert (task_of(open_sample, number).done_on, task_of(open_sample, number).checked_on) == (
        date(2026, 11, 20), date(2026, 11, 23),
    )  # fmt: skip
    open_sample.save(lambda uow: task_reports.set_status(uow, number, TaskStatus.OPEN))
    assert (task_of(open_sample, number).done_on, task_of(open_sample, number).checked_on) == (None, None)


def test_closed_minutes_keep_a_tasks_wording_but_not_its_progress(open_sample: OpenBook) -> None:
    refused: list[BaseException] = []
    number = next(task.id for task in open_sample.tasks() if task.session_id == "2026-q3")
    open_sample.save(lambda uow: minutes_seal.finalise(uow, "2026-q3", datetime(2026, 9, 12, 8)))
    changes = (
        lambda uow: task_reports.set_status(uow, number, TaskStatus.DONE, date(2026, 11, 20)),
        lambda uow: task_reports.set_done_on(uow, number, date(2026, 11, 19)),
        lambda uow: task_reports.set_evidence(uow, number, "Báo cáo số 12"),
        lambda uow: task_reports.set_cause(uow, number, "Chờ số liệu"),
        lambda uow: task_reports.set_checked(uow, number, date(2026, 11, 21)),
        lambda uow: task_reports.set_check_note(uow, number, "Đúng yêu cầu"),
    )
    for change in changes:
        open_sample.save(change, failed=refused.append)
    open_sample.save(lambda uow: setattr(uow.session.get(Task, number), "content", "Khác"), failed=refused.append)
    kept = task_of(open_sample, number)
    assert (kept.done_on, kept.evidence, kept.check_note) == (date(2026, 11, 19), "Báo cáo số 12", "Đúng yêu cầu")
    assert len(refused) == 1
    assert open_sample.seal_faults("2026-q3") == ()


def task_of(book: OpenBook, number: int) -> TaskRecord:
    assert book.flush()
    return next(task for task in book.tasks() if task.id == number)
