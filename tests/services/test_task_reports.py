"""How tasks went, in a real book."""

from __future__ import annotations

from dataclasses import replace

from app.domain.vocabulary import TaskStatus
from app.errors import NotFound
from app.services import task_reports
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
