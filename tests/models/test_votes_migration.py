"""Books of version 8 learn that a number in favour may be missing: one rule of one column changes, nothing else."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy.exc import IntegrityError

from app.errors import BookUnusable, KnownError
from app.models import backup, migrate, session_reader
from app.models.engine import BookKey, open_engine, unlock
from app.models.unit_of_work import Book
from app.services import backups, books, checking, decisions, minutes_seal, paper_bin
from app.services.decisions import NewVote
from tests.factory import dump, opened, write

SEALED, HELD = "2026-q1", "2026-q3"
AT = datetime(2026, 9, 30, 16, 0)
SECRET = "mật khẩu của sổ"
Facts = dict[str, Any]


@pytest.fixture(params=[None, SECRET], ids=["plain", "with a password"])
def password(request: pytest.FixtureRequest) -> str | None:
    return request.param


@pytest.fixture
def older(tmp_path: Path, password: str | None) -> Path:
    """The sample as a book of version 8: minutes closed, the newest vote in the bin, so that its number is free."""
    path = tmp_path / "sổ cũ.scb"
    books.make_sample(path, password)
    with opened(path, password) as book:
        number = do(book, lambda uow: decisions.add_vote(uow, HELD, NewVote("Sau cùng", 20, 1)))
        do(book, lambda uow: paper_bin.discard(uow, "vote", number, AT))
        do(book, lambda uow: minutes_seal.finalise(uow, SEALED, AT))
    downgrade(path, unlock(path, password))
    return path


def do(book: Book, change: Any) -> Any:
    with book.write() as uow:
        made = change(uow)
        uow.commit()
    return made


def downgrade(path: Path, key: BookKey | None) -> None:
    engine = open_engine(path, key, foreign_keys=False)
    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS).replace("%", "%%"))
    try:
        with engine.connect().execution_options(scb_write=True) as connection, connection.begin():
            config.attributes["connection"] = connection
            command.downgrade(config, "0008")
    finally:
        engine.dispose()


def facts(path: Path, key: BookKey | None) -> Facts:
    """What the tables are made by and where they begin, every row of them, and what stands in the header."""
    engine = open_engine(path, key)
    with engine.connect() as connection:
        ask = connection.exec_driver_sql
        schema = {row[1]: tuple(row) for row in ask("SELECT type, name, sql, rootpage FROM sqlite_schema")}
        names = [name for name, row in schema.items() if row[0] == "table" and name != "search"]
        rows = {name: [tuple(row) for row in ask(f"SELECT * FROM {name}")] for name in names}
        version = ask("PRAGMA user_version").scalar_one()
        pages = ask("PRAGMA integrity_check").scalars().all()
    engine.dispose()
    return {"schema": schema, "rows": rows, "version": version, "pages": pages}


def test_nothing_but_the_rule_of_one_column_changes(older: Path, password: str | None) -> None:
    key = unlock(older, password)
    before = facts(older, key)
    migrate.upgrade(older, key)
    after = facts(older, key)
    changed = {name for name, row in after["schema"].items() if before["schema"].get(name) != row}
    assert (changed, before["schema"].keys()) == ({"votes"}, after["schema"].keys())
    aside = {"alembic_version", "content_sum"}
    assert {name for name in after["rows"] if after["rows"][name] != before["rows"][name]} <= aside
    assert (before["version"], after["version"], after["pages"]) == (8, 9, ["ok"])


def test_the_tables_are_those_of_a_new_book(older: Path, password: str | None, tmp_path: Path) -> None:
    key = unlock(older, password)
    migrate.upgrade(older, key)
    migrate.create(tmp_path / "mới.scb", None)
    made, new = (facts(path, k)["schema"] for path, k in ((older, key), (tmp_path / "mới.scb", None)))
    assert {name: row[:3] for name, row in made.items()} == {name: row[:3] for name, row in new.items()}


def test_closed_minutes_their_backup_and_what_can_be_undone_survive(older: Path, password: str | None) -> None:
    with opened(older, password) as book:
        assert checking.faults(book) == ()
        with pytest.raises(KnownError):
            do(book, lambda uow: decisions.add_vote(uow, SEALED, NewVote("Thêm", None, 1)))
        with book.read() as uow:
            (entry,) = [one.id for one in session_reader.session_record(uow.session, HELD).bin]
        do(book, lambda uow: paper_bin.restore(uow, entry))
        again = do(book, lambda uow: decisions.add_vote(uow, HELD, NewVote("Lần nữa", None, 2)))
        assert checking.faults(book) == ()
    newest = facts(older, unlock(older, password))["rows"]["votes"][-2:]
    assert [row[0] for row in newest] == [again - 1, again]
    assert backups.best(older) is not None


def test_a_number_once_given_does_not_come_again(older: Path, password: str | None) -> None:
    gone = facts(older, unlock(older, password))["rows"]["sqlite_sequence"]
    last = dict(gone)["votes"]
    with opened(older, password) as book:
        assert do(book, lambda uow: decisions.add_vote(uow, HELD, NewVote("Mới", 1))) == last + 1


def test_a_book_that_misses_a_number_does_not_go_back(sample_path: Path) -> None:
    write(sample_path, lambda uow: decisions.add_vote(uow, HELD, NewVote("Một nửa", None, 2)))
    before = backup.proof_of(sample_path, None)
    with pytest.raises(CommandError, match="none is made up"):
        downgrade(sample_path, None)
    assert backup.proof_of(sample_path, None) == before


def test_before_the_change_a_number_must_be_there(sample_path: Path) -> None:
    downgrade(sample_path, None)
    engine = open_engine(sample_path)
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.exec_driver_sql("UPDATE votes SET in_favour = NULL")
    engine.dispose()


def test_a_table_made_otherwise_is_refused_and_kept(sample_path: Path) -> None:
    content = dump(sample_path)
    downgrade(sample_path, None)
    engine = open_engine(sample_path)
    with engine.connect().execution_options(scb_write=True) as connection, connection.begin():
        connection.exec_driver_sql("ALTER TABLE votes RENAME COLUMN in_favour TO trong_so")
    engine.dispose()
    before = backup.proof_of(sample_path, None)
    with pytest.raises(BookUnusable, match="giữ nguyên"):
        migrate.upgrade(sample_path, None)
    assert backup.proof_of(sample_path, None) == before
    engine = open_engine(sample_path)
    with engine.connect().execution_options(scb_write=True) as connection, connection.begin():
        connection.exec_driver_sql("ALTER TABLE votes RENAME COLUMN trong_so TO in_favour")
    engine.dispose()
    assert dump(sample_path) == content
