"""What is changed after the minutes are closed leaves a line, whoever changes it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from app.domain.records import TaskRecord
from app.domain.trail import sentence, when
from app.domain.vocabulary import FollowUpKind, Means, TaskStatus
from app.models import readers
from app.models.session import CellSession
from app.models.task import Task
from app.models.trail import TrailEntry
from app.models.unit_of_work import Book
from app.services import books, meeting, minutes_seal, preparing, task_reports, trail
from app.services.preparing import Sending

HELD, DAY = "2026-q3", date(2026, 9, 30)


@pytest.fixture
def closed(sample_path: Path) -> Iterator[Book]:
    book = books.open_book(sample_path)
    with book.write() as uow:
        minutes_seal.finalise(uow, HELD, datetime(2026, 9, 29, 8))
        uow.commit()
    yield book
    book.close()


def said(book: Book) -> list[str]:
    with book.read() as uow:
        return [sentence(entry, lambda code: f"<{code}>") for entry in trail.of_session(uow, HELD)]


def first_task(book: Book) -> int:
    with book.read() as uow:
        owner = select(CellSession.id).where(CellSession.uid == HELD).scalar_subquery()
        return uow.session.scalars(select(Task.id).where(Task.session_id == owner)).first() or 0


def read_tasks(book: Book) -> tuple[TaskRecord, ...]:
    with book.read() as uow:
        return readers.tasks(uow.session)


def test_nothing_is_noted_while_the_minutes_are_open(sample_path: Path) -> None:
    book = books.open_book(sample_path)
    with book.write() as uow:
        task_reports.set_result(uow, first_task(book), "Đã rà soát 12 hồ sơ")
        uow.commit()
    assert said(book) == []
    book.close()


def test_a_task_that_goes_on_is_noted_field_by_field(closed: Book) -> None:
    number = first_task(closed)
    content = next(task.content for task in read_tasks(closed) if task.id == number)
    with closed.write() as uow:
        task_reports.set_result(uow, number, "Đã rà soát 12 hồ sơ")
        task_reports.set_status(uow, number, TaskStatus.DROPPED)
        uow.commit()
    status, result = said(closed)
    assert content[:40] in result
    assert result.endswith("thành “Đã rà soát 12 hồ sơ”")
    assert status.endswith("thành “Thôi thực hiện”")


def test_what_came_and_what_went_is_noted(closed: Book) -> None:
    with closed.write() as uow:
        (number,) = preparing.send(uow, HELD, Sending("minutes", DAY, Means.PAPER, recipients=("Đảng ủy phường",)))
        meeting.follow_up(uow, HELD, FollowUpKind.REPORTED_UP, DAY)
        preparing.take_back(uow, [number])
        uow.commit()
    lines = said(closed)
    assert "Gửi văn bản “<minutes>”: thêm vào sổ" in lines
    assert "Gửi văn bản “<minutes>”: bỏ khỏi sổ" in lines
    assert any(FollowUpKind.REPORTED_UP.vi in line for line in lines)


def test_another_program_that_writes_is_noted_as_well(closed: Book) -> None:
    with closed.write() as uow:
        uow.session.execute(text("UPDATE tasks SET done_on = '2026-09-30' WHERE id = :id"), {"id": first_task(closed)})
        uow.commit()
    assert said(closed)[0].endswith("ngày xong từ để trống thành 30/9/2026")


def test_a_line_says_when(closed: Book) -> None:
    with closed.write() as uow:
        task_reports.set_cause(uow, first_task(closed), "Chờ cấp trên")
        uow.commit()
    with closed.read() as uow:
        (entry,) = trail.of_session(uow, HELD)
    assert abs((datetime.now() - entry.at).total_seconds()) < 60
    assert when(entry).startswith(f"{entry.at:%H:%M} ngày ")


def test_the_trail_travels_and_taking_a_book_in_adds_nothing_to_it(closed: Book, tmp_path: Path) -> None:
    with closed.write() as uow:
        preparing.send(uow, HELD, Sending("minutes", DAY, Means.PAPER, recipients=("Đảng ủy phường",)))
        uow.commit()
    file = books.dump_book(closed)
    other = tmp_path / "khac.scb"
    for _ in range(2):
        books.import_into(other, file)
    copy = books.open_book(other)
    assert said(copy) == said(closed)
    assert books.dump_book(copy) == file
    with copy.read() as uow:
        assert uow.session.scalar(select(func.count()).select_from(TrailEntry)) == len(said(closed))
    copy.close()
