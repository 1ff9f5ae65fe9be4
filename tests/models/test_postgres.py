"""The same models, migrations and services on a real PostgreSQL server, which the tests start for themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError

from app.domain.records import CellRecord
from app.domain.vocabulary import CellKind, FollowUpKind
from app.errors import KnownError
from app.models import figures, readers, session_reader
from app.models.discussion import Contribution
from app.models.postgres import ServerBook, quoted, translated
from app.models.schema import metadata
from app.models.session import FollowUp
from app.models.trail import TrailEntry
from app.models.unit_of_work import Book, UnitOfWork
from app.paths import resources
from app.services import (
    books,
    cells_overview,
    cells_receiving,
    exchange_check,
    exchange_dump,
    exchange_import,
    meeting,
    minutes_seal,
    obligations,
    planning,
    roster,
    task_board,
    year_reader,
)
from tests import postgres

pytest.importorskip("psycopg", reason="psycopg is not installed")

TODAY = date(2026, 11, 23)
DATA = (resources() / books.SAMPLE).read_bytes()
COMMITTEE = CellRecord("Đảng ủy phường Minh Xuân", "Đảng bộ tỉnh Tuyên Quang", "Minh Xuân", CellKind.COMMITTEE)
SCHEMA = "chi bộ"
_names = count(1)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server for the tests of this module."""
    try:
        with postgres.server() as url:
            yield url
    except postgres.NoServer as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="module")
def templates(server: str) -> dict[str, str]:
    """Two databases to be copied: one with the tables of a book, one with the sample cell's book."""
    for name in ("empty", "sample"):
        postgres.run(server, f"CREATE DATABASE {name}")
        book = ServerBook(_in(server, name), SCHEMA)
        book.upgrade()
        if name == "sample":
            do(book, lambda uow: exchange_import.import_file(uow, exchange_check.parse(DATA)))
        book.close()
    return {"server": server}


@pytest.fixture
def make(templates: dict[str, str]) -> Iterator[Callable[[str], ServerBook]]:
    """Makes books of their own, as copies of ``empty`` or ``sample``."""
    made: list[ServerBook] = []

    def new(template: str) -> ServerBook:
        name = f"book{next(_names)}"
        postgres.run(templates["server"], f"CREATE DATABASE {name} TEMPLATE {template}")
        made.append(ServerBook(_in(templates["server"], name), SCHEMA))
        return made[-1]

    yield new
    for book in made:
        book.close()


@pytest.fixture
def sample(make: Callable[[str], ServerBook]) -> ServerBook:
    """The sample cell's book on the server."""
    return make("sample")


@pytest.fixture(scope="module")
def still(templates: dict[str, str]) -> Iterator[ServerBook]:
    """The sample cell's book on the server, only to be read."""
    postgres.run(templates["server"], "CREATE DATABASE still TEMPLATE sample")
    book = ServerBook(_in(templates["server"], "still"), SCHEMA)
    yield book
    book.close()


@pytest.fixture(scope="module")
def file_book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The sample cell's book as a file."""
    path = tmp_path_factory.mktemp("file") / "mau.scb"
    books.make_sample(path)
    book = books.open_book(path)
    yield book
    book.close()


def _in(server: str, database: str) -> str:
    return server.replace("/postgres?", f"/{database}?")


def do(book: ServerBook | Book, work: Callable[[UnitOfWork], Any]) -> Any:
    with book.write() as uow:
        done = work(uow)
        uow.commit()
    return done


def ask(book: ServerBook | Book, question: Callable[[UnitOfWork], Any]) -> Any:
    with book.read() as uow:
        return question(uow)


QUESTIONS: dict[str, Callable[[UnitOfWork], Any]] = {
    "sessions": lambda uow: readers.summaries(uow.session),
    "one session": lambda uow: session_reader.session_record(uow.session, "2026-q1"),
    "members": lambda uow: readers.members(uow.session),
    "the year in figures": lambda uow: figures.year_figures(uow.session, 2026),
    "who came": lambda uow: figures.presence(uow.session, 2026),
    "what is owed": lambda uow: obligations.of_year(uow, 2026, TODAY),
    "the year's documents": lambda uow: year_reader.year_record(uow, 2026, TODAY),
    "tasks": lambda uow: task_board.board(uow, 2026),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_services_answer_as_they_do_over_a_file(still: ServerBook, file_book: Book, question: str) -> None:
    assert ask(still, QUESTIONS[question]) == ask(file_book, QUESTIONS[question])


def test_the_migrations_make_what_the_models_say(still: ServerBook) -> None:
    with still.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_a_book_comes_out_byte_for_byte_as_out_of_a_file(sample: ServerBook, file_book: Book) -> None:
    assert ask(sample, exchange_dump.dump) == ask(file_book, exchange_dump.dump) == DATA
    sample.upgrade()
    assert ask(sample, exchange_dump.dump) == DATA


def test_closed_minutes_refuse_changes_whoever_writes(sample: ServerBook) -> None:
    sealed = do(sample, lambda uow: minutes_seal.finalise(uow, "2026-q1", datetime(2026, 2, 13, 9)))
    assert ask(sample, minutes_seal.faults) == () and sealed.number == 1
    with pytest.raises(KnownError, match="đã chốt nên không sửa được"):
        do(sample, lambda uow: uow.session.execute(update(Contribution).values(text="khác")))
    do(sample, lambda uow: meeting.set_facts(uow, "2026-q4", place="Phòng họp tầng 2"))
    assert ask(sample, lambda uow: session_reader.session_record(uow.session, "2026-q4")).place == "Phòng họp tầng 2"


def test_what_goes_on_after_the_minutes_were_closed_is_noted(sample: ServerBook) -> None:
    do(sample, lambda uow: minutes_seal.finalise(uow, "2026-q1", datetime(2026, 2, 13, 9)))
    reported = FollowUp.kind == FollowUpKind.REPORTED_UP
    do(sample, lambda uow: uow.session.execute(update(FollowUp).where(reported).values(done_on=date(2026, 3, 1))))
    query = select(TrailEntry.subject, TrailEntry.before, TrailEntry.after)
    (noted,) = ask(sample, lambda uow: uow.session.execute(query).all())
    assert tuple(noted) == ("follow_ups", "2026-02-13", "2026-03-01")


def test_there_is_one_writer_at_a_time_and_readers_go_on(sample: ServerBook) -> None:
    short = sample.engine.url.render_as_string(hide_password=False) + "&options=-c%20lock_timeout%3D20ms"
    hasty = ServerBook(short, SCHEMA)
    with sample.write() as uow:
        roster.add_member(uow, roster.NewMember("Lê Thị Mới"))
        before = ask(sample, lambda other: len(readers.members(other.session)))
        with pytest.raises(DBAPIError, match="lock timeout"):
            do(hasty, lambda other: roster.add_member(other, roster.NewMember("Trần Văn Vội")))
        uow.commit()
    hasty.close()
    assert ask(sample, lambda other: len(readers.members(other.session))) == before + 1


def test_a_unit_that_is_not_committed_leaves_nothing(sample: ServerBook) -> None:
    with sample.write() as uow:
        planning.add_topic(uow, planning.NewTopic(2027, "Không giữ"))
    assert ask(sample, lambda uow: readers.plan(uow.session, year=2027)) == ()


def test_books_of_one_database_know_nothing_of_each_other(sample: ServerBook) -> None:
    other = ServerBook(sample.engine.url.render_as_string(hide_password=False), 'chi bộ "khác"')
    other.upgrade()
    assert ask(other, lambda uow: readers.members(uow.session)) == ()
    assert ask(sample, lambda uow: readers.members(uow.session))
    other.close()


def test_a_committee_takes_in_and_sees_its_cells_alike(make: Callable[[str], ServerBook], tmp_path: Path) -> None:
    file_book, server_book = books.make_book(tmp_path / "cap-uy.scb", COMMITTEE), make("empty")
    do(server_book, lambda uow: roster.set_cell(uow, COMMITTEE))
    reader = cells_receiving.Reader(TODAY)
    arrived = reader.read(DATA, "mau.json")
    reader.close()
    for book in (file_book, server_book):
        do(book, lambda uow: cells_receiving.keep(uow, arrived, datetime(2026, 11, 20, 9)))
    seen = [ask(book, lambda uow: cells_overview.told(uow, 2026, TODAY)) for book in (file_book, server_book)]
    assert seen[0] == seen[1] and seen[0].lines[0].regular == 0
    file_book.close()


@pytest.mark.parametrize(("statement", "wanted"), [
    ("PRAGMA user_version=5", "SELECT 1"),
    ("CREATE VIRTUAL TABLE search USING fts5(words)", "SELECT 1"),
    ("INSERT INTO search(rowid, words) SELECT 1, 'a' FROM tasks", "SELECT 1"),
    ("CREATE TRIGGER search_tasks_delete AFTER DELETE ON tasks BEGIN INSERT INTO search VALUES (1); END", "SELECT 1"),
    ("DROP TRIGGER sealed_votes_insert", "DROP FUNCTION sealed_votes_insert() CASCADE"),
    ("ALTER TABLE tasks ADD COLUMN cause TEXT", "ALTER TABLE tasks ADD COLUMN cause TEXT"),
])  # fmt: skip
def test_what_only_sqlite_understands_is_left_out_or_told_anew(statement: str, wanted: str) -> None:
    assert translated(statement) == wanted


def test_a_trigger_becomes_a_function_with_the_same_condition() -> None:
    made = translated("CREATE TRIGGER a BEFORE DELETE ON roll WHEN OLD.id = 1 BEGIN SELECT RAISE(ABORT, 'no'); END")
    assert "IF OLD.id = 1 THEN RAISE EXCEPTION USING MESSAGE = 'no'; END IF; RETURN OLD;" in made
    assert made.endswith("CREATE TRIGGER a BEFORE DELETE ON roll FOR EACH ROW EXECUTE FUNCTION a()")


def test_names_are_quoted_whatever_they_hold() -> None:
    assert quoted('chi bộ "1"') == '"chi bộ ""1"""'
