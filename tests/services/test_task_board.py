"""The board of tasks, read from a real book."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import event

from app.domain.vocabulary import SessionKind, TaskStatus
from app.models import readers
from app.models.papers import Attachment, IssuedDocument
from app.models.task import Task
from app.models.unit_of_work import UnitOfWork
from app.services import carried, catalogue, decisions, meeting, task_board
from app.services.meeting import NewSession
from app.services.open_book import OpenBook


def add_year(book: OpenBook, year: int, status: TaskStatus, due: date) -> int:
    profile, cell = catalogue.agenda_profile("8-step"), book.cell()
    new = NewSession(SessionKind.THEMATIC, "T", year, 1, planned_at=datetime(year, 2, 1, 14), id=f"{year}-x")
    made: list[int] = []
    book.save(lambda uow: meeting.create_session(uow, new, profile, cell))
    book.save(lambda uow: meeting.start_session(uow, f"{year}-x", datetime(year, 2, 1, 14)))
    book.save(lambda uow: decisions.add_task(uow, f"{year}-x", decisions.NewTask("Việc", due_on=due)), done=made.append)
    assert book.flush()
    book.save(lambda uow: setattr(uow.session.get(Task, made[0]), "status", status))
    assert book.flush()
    return made[0]


def test_a_year_has_its_own_tasks_and_every_open_one(open_sample: OpenBook) -> None:
    old = add_year(open_sample, 2024, TaskStatus.OPEN, date(2024, 3, 1))
    add_year(open_sample, 2023, TaskStatus.DONE, date(2023, 3, 1))
    late = add_year(open_sample, 2025, TaskStatus.DONE, date(2026, 1, 5))
    of_2026 = {task.id for task in open_sample.ask(lambda uow: task_board.board(uow, 2026)).tasks}
    everything = {task.id for task in open_sample.ask(lambda uow: task_board.board(uow, None)).tasks}
    assert {old, late} <= of_2026 < everything == {task.id for task in open_sample.tasks()}


def test_a_task_says_who_gave_it_who_heard_of_it_and_what_is_kept_with_it(open_sample: OpenBook) -> None:
    task = next(one for one in open_sample.tasks() if one.status is TaskStatus.OPEN)
    open_sample.save(lambda uow: carried.report(uow, "2026-q4", task.id, TaskStatus.OPEN, "Đang rà", "Thiếu người"))

    def paper(uow: UnitOfWork) -> None:
        line = IssuedDocument(code="NQ", number=5, issued_on=date(2026, 9, 11))
        file = Attachment(task_id=task.id, title="Ảnh", added_at=datetime(2026, 9, 12, 8))
        uow.session.add_all([line, file])
        uow.session.flush()
        uow.session.get_one(Task, task.id).resolution_id = line.id

    open_sample.save(paper)
    assert open_sample.flush()
    board = open_sample.ask(lambda uow: task_board.board(uow, 2026))
    known = next(one for one in board.tasks if one.id == task.id)
    *_, heard = board.hearings[task.id]
    assert (heard.session, heard.status, heard.cause) == ("2026-q4", TaskStatus.OPEN, "Thiếu người")
    assert board.origin(known) == "Nghị quyết số 05-NQ/CB ngày 11/9/2026"
    assert (board.files[task.id], board.coming and board.coming.id) == (1, "2026-q4")
    assert {"2026-q4", known.session_id} <= set(board.sessions)


def test_a_task_belongs_to_the_resolution_that_its_session_issued(open_sample: OpenBook) -> None:
    def issue(uow: UnitOfWork) -> None:
        key = readers.session_key(uow.session, "2026-q2")
        for code, number in (("KL", 2), ("NQ", 4)):
            uow.session.add(IssuedDocument(code=code, number=number, session_id=key))

    open_sample.save(issue)
    assert open_sample.flush()
    board = open_sample.ask(lambda uow: task_board.board(uow, 2026))
    given = {board.origin(task) for task in board.tasks if task.session_id == "2026-q2"}
    assert given == {"Nghị quyết số 04-NQ/CB"}


def test_reads_do_not_grow_with_the_years(open_sample: OpenBook) -> None:
    seen: list[str] = []
    event.listen(open_sample._book._engine, "before_cursor_execute", lambda c, cur, sql, *rest: seen.append(sql))
    for year in range(2010, 2014):
        add_year(open_sample, year, TaskStatus.DONE, date(year, 3, 1))
    seen.clear()
    board = open_sample.ask(lambda uow: task_board.board(uow, 2026))
    assert len(seen) <= 9
    assert all(session.year == 2026 for session in board.sessions.values())
