"""What the services read and write: no table that grows with the years is read from end to end, and a year costs no
more in a book of many years than in one of few."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.domain.vocabulary import AttendanceStatus
from app.models import figures, readers, session_reader
from app.models.unit_of_work import Book, UnitOfWork
from app.services import books, decisions, listing, meeting, obligations, speaking, statistics, task_board, year_reader
from app.services.documents import kinds_of_year, make, make_year
from app.services.meeting import NewContribution
from app.services.open_book import OpenBook
from benchmarks.content import years
from tests.query_plans import executed, full_scans, watched

TODAY = date(2026, 11, 23)
LIVE, HELD = "coming-1", "2026-3"
Work = Callable[[UnitOfWork], Any]
READS: dict[str, Work] = {
    "figures": lambda uow: figures.year_figures(uow.session, 2026),
    "presence": lambda uow: figures.presence(uow.session, 2026),
    "sessions": lambda uow: readers.summaries(uow.session, year=2026),
    "obligations": lambda uow: obligations.of_year(uow, 2026, TODAY),
    "board": lambda uow: task_board.board(uow, 2026),
    "record": lambda uow: year_reader.year_record(uow, 2026, TODAY),
    "session": lambda uow: session_reader.session_record(uow.session, HELD),
    "running": lambda uow: readers.has_running_session(uow.session),
}
SAID = NewContribution("Nhất trí với báo cáo.", speaker="m3", prompt=1, answers=1)
WRITES: tuple[Work, ...] = (
    lambda uow: meeting.add_contribution(uow, LIVE, SAID),
    lambda uow: speaking.deliver(uow, LIVE, SAID),
    lambda uow: meeting.keep_draft(uow, LIVE, "contribution_input", "Nhất trí"),
    lambda uow: meeting.drop_drafts(uow, LIVE, ["contribution_input", "contribution_time"]),
    lambda uow: meeting.mark(uow, LIVE, ["m1", "m2"], meeting.Roll(AttendanceStatus.PRESENT)),
    lambda uow: meeting.set_step(uow, LIVE, 1, started_at=datetime(2026, 11, 26, 14)),
    lambda uow: decisions.add_vote(uow, LIVE, decisions.NewVote("Thông qua", 6)),
    lambda uow: decisions.add_task(uow, LIVE, decisions.NewTask("Việc mới", assignees=("m1", "m2"), inspector="m3")),
    lambda uow: meeting.finish_session(uow, LIVE, datetime(2026, 11, 26, 16)),
)


@pytest.fixture(scope="module")
def few_and_many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A book of three years, and one of twelve."""
    folder = tmp_path_factory.mktemp("years")
    for number in (3, 12):
        books.import_into(folder / f"{number}.scb", years(number, members=6, sessions=4, contributions=3))
    return folder / "3.scb", folder / "12.scb"


@contextmanager
def counted(book: Book) -> Iterator[list[int]]:
    """Give one more number for every hundred steps that SQLite takes, which are the same each time."""
    taken: list[int] = []
    with book.connection() as connection:
        connection.set_progress_handler(lambda: taken.append(1), 100)
    yield taken
    with book.connection() as connection:
        connection.set_progress_handler(None, 100)


def cost(path: Path, work: Work) -> tuple[int, int]:
    """Return the steps that reading takes, and its statements."""
    with closing(books.open_book(path)) as book, counted(book) as taken, watched() as statements, book.read() as uow:
        work(uow)
    return len(taken), len(statements)


@pytest.mark.parametrize("name", READS)
def test_a_year_costs_no_more_where_there_are_many(few_and_many: tuple[Path, Path], name: str) -> None:
    (steps, statements), (more_steps, more_statements) = (cost(path, READS[name]) for path in few_and_many)
    assert more_statements == statements
    assert more_steps <= steps * 1.25 + 3


def test_reading_and_writing_use_the_indices(few_and_many: tuple[Path, Path]) -> None:
    path = few_and_many[0]
    with closing(books.open_book(path)) as book, watched() as statements:
        for read in READS.values():
            with book.read() as uow:
                read(uow)
        for write in WRITES:
            with book.write() as uow:
                write(uow)
                uow.commit()
    assert full_scans(path, statements) == []


#: What a change may run at most: BEGIN, what it asks, what it writes, and what makes the sums of the book void.
MOST = {
    "opinion": (4, lambda uow: meeting.add_contribution(uow, LIVE, NewContribution("Nhất trí.", speaker="m3"))),
    "opinion of the queue": (5, lambda uow: speaking.deliver(uow, LIVE, NewContribution("Nhất trí.", speaker="m3"))),
    "draft": (3, lambda uow: meeting.keep_draft(uow, LIVE, "contribution_input", "Nhất trí")),
    "mark": (5, lambda uow: meeting.mark(uow, LIVE, ["m4"], meeting.Roll(AttendanceStatus.PRESENT))),
    "all marks": (
        5, lambda uow: meeting.mark(uow, LIVE, [f"m{n}" for n in range(1, 7)], meeting.Roll(AttendanceStatus.PRESENT))
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MOST)
def test_a_save_runs_few_statements(few_and_many: tuple[Path, Path], name: str) -> None:
    most, work = MOST[name]
    with closing(books.open_book(few_and_many[0])) as book:
        with book.write() as uow:
            meeting.start_session(uow, LIVE, datetime(2026, 11, 26, 14))
            uow.commit()
        with watched() as statements, book.write() as uow:
            work(uow)
            uow.commit()
    assert len(statements) <= most


def test_a_session_is_read_in_few_statements(few_and_many: tuple[Path, Path]) -> None:
    assert cost(few_and_many[0], READS["session"])[1] <= 9


def test_importing_runs_no_more_statements_for_longer_sessions(tmp_path: Path) -> None:
    taken = []
    for number in (2, 20):
        with executed() as statements:
            data = years(1, members=number + 2, sessions=2, contributions=number)
            books.import_into(tmp_path / f"{number}.scb", data)
        taken.append(len([one for one in statements if "INTO members" not in one]))
    assert taken[0] == taken[1]


def test_documents_and_lists_of_a_year_use_the_indices(few_and_many: tuple[Path, Path]) -> None:
    path = few_and_many[0]
    with closing(OpenBook.open(path, None, lambda state: None)) as book, watched() as statements:
        statistics.statistics(book, 2026, TODAY)
        listing.sessions(book, 2026)
        make(book, HELD, "minutes")
        for kind in kinds_of_year(book.cell()):
            make_year(book, 2026, kind, today=TODAY)
    assert full_scans(path, statements) == []
