"""Bringing a book's tables to the newest form, on books that hold something."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from app.errors import BookUnusable, KnownError
from app.models import backup, content_sum, migrate
from app.models.engine import SCHEMA_VERSION, BookKey, open_engine
from app.models.schema import metadata
from app.services import books, checking
from tests.factory import as_bytes, digest, dump, sample
from tools import write_tables

HEAD = """
import sqlalchemy as sa
from alembic import op

revision = "{number}"
down_revision = "{before}"
branch_labels = None
depends_on = None
"""
REBUILDS_SESSIONS = (
    HEAD
    + """
def upgrade():
    with op.batch_alter_table("sessions") as table:
        table.add_column(sa.Column("minutes_number", sa.Integer(), nullable=True))
        table.alter_column("topic", existing_type=sa.Text(), nullable=True)
    op.execute("PRAGMA user_version={version}")
"""
)
FAILS_HALF_WAY = (
    HEAD
    + """
def upgrade():
    op.create_table("half", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("DELETE FROM contributions")
    op.execute("PRAGMA user_version={version}")
    op.execute("INSERT INTO nowhere VALUES (1)")
"""
)
MAKES_ORPHANS = (
    HEAD
    + """
def upgrade():
    op.execute("DELETE FROM sessions")
    op.execute("PRAGMA user_version={version}")
"""
)

Add = Callable[[str], None]


@pytest.fixture
def add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Add:
    """Put one more migration after the newest, in a copy of the migrations, and let the program know of it."""
    folder = tmp_path / "migrations %"
    shutil.copytree(migrate.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migrate, "MIGRATIONS", folder)
    monkeypatch.setattr(migrate, "SCHEMA_VERSION", SCHEMA_VERSION + 1)

    before = newest()

    def add(source: str) -> None:
        text = source.format(number="9999", before=before, version=SCHEMA_VERSION + 1)
        (folder / "versions" / "9999_more.py").write_text(text)

    return add


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS).replace("%", "%%"))
    return ScriptDirectory.from_config(config)


def newest() -> str:
    (head,) = scripts().get_heads()
    return head


def rows(path: Path) -> dict[str, int]:
    """Return how many rows every table holds."""
    made = open_engine(path)
    with made.connect() as connection:
        names = inspect(connection).get_table_names()
        counts = {name: connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one() for name in names}
    made.dispose()
    return counts


def tables(path: Path) -> list[tuple[object, ...]]:
    made = open_engine(path)
    with made.connect() as connection:
        found = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").all()
    made.dispose()
    return [tuple(row) for row in found if not str(row[1]).startswith("sqlite_")]


def whole(path: Path, key: BookKey | None) -> tuple[dict[str, str], dict[str, list[Any]], list[Any]]:
    """Return what every table, index and trigger was made by, the rows of every table, and what the header says."""
    made = open_engine(path, key)
    with made.connect() as connection:
        ask = connection.exec_driver_sql
        schema = dict(map(tuple, ask("SELECT name, sql FROM sqlite_schema")))
        rows = {table: ask(f"SELECT * FROM {table}").all() for table in inspect(connection).get_table_names()}
        header = [ask(f"PRAGMA {name}").scalar() for name in ("user_version", "application_id", "encoding")]
    made.dispose()
    return schema, rows, header


def downgrade(path: Path, revision: str) -> None:

    made = open_engine(path, foreign_keys=False)
    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS).replace("%", "%%"))
    with made.connect().execution_options(scb_write=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
    made.dispose()


def dump_as_it_is(path: Path) -> bytes:
    book = books.Book(path)
    content = books.dump_book(book)
    book.close()
    return content


def test_the_migrations_make_what_the_models_say(empty_path: Path) -> None:
    made = open_engine(empty_path)
    with made.connect() as connection:
        options = {"compare_type": True, "include_name": lambda name, kind, _: kind != "table" or name[:6] != "search"}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []
    made.dispose()


def test_constraints_of_the_migrations_have_the_names_of_the_models(empty_path: Path) -> None:
    statements = {name: str(sql) for kind, name, sql in tables(empty_path) if kind == "table"}
    for table in metadata.sorted_tables:
        keys = set(re.findall(r"CONSTRAINT (fk_\w+)", statements[table.name]))
        assert keys == {str(key.name) for key in table.foreign_key_constraints}


def test_ids_that_must_never_come_again_are_autoincremented(empty_path: Path) -> None:
    statements = {name: str(sql) for kind, name, sql in tables(empty_path) if kind == "table"}
    wanted = {t.name for t in metadata.sorted_tables if t.dialect_options["sqlite"]["autoincrement"]}
    assert wanted == {name for name, sql in statements.items() if "AUTOINCREMENT" in sql}


def test_migrations_are_one_line_that_ends_in_the_version_of_the_program(empty_path: Path) -> None:
    revisions = [script.revision for script in scripts().walk_revisions()]
    assert int(newest()) == SCHEMA_VERSION == len(revisions)
    assert all((script.doc or "").strip() for script in scripts().walk_revisions())
    assert migrate.is_current(empty_path, None)


def test_the_script_of_a_new_book_is_that_of_the_migrations() -> None:
    assert write_tables.TARGET.read_text("utf-8") == write_tables.text(), "run: python tools/write_tables.py"


@pytest.mark.parametrize("key", [None, BookKey(b"k" * 32, b"s" * 16)], ids=["plain", "with a password"])
def test_a_new_book_is_what_the_migrations_make(tmp_path: Path, key: BookKey | None) -> None:
    by_script, by_migrations = tmp_path / "new.scb", tmp_path / "old.scb"
    migrate.create(by_script, key)
    migrate.make_file(by_migrations, key)
    migrate.upgrade(by_migrations, key)
    assert whole(by_script, key) == whole(by_migrations, key)
    assert migrate.is_current(by_script, key)


def test_a_new_book_goes_through_the_migrations_where_the_script_is_older(tmp_path: Path, add: Add) -> None:
    add(REBUILDS_SESSIONS)
    migrate.create(tmp_path / "so.scb", None)
    assert "minutes_number" in str(tables(tmp_path / "so.scb"))


def test_a_book_of_today_is_not_touched_by_an_upgrade(sample_path: Path) -> None:
    before = dump(sample_path)
    migrate.upgrade(sample_path, None)
    assert dump(sample_path) == before


def test_down_and_up_again_gives_the_same_tables(empty_path: Path) -> None:
    before = tables(empty_path)
    downgrade(empty_path, "base")
    assert rows(empty_path).keys() == {"alembic_version"}
    assert not migrate.is_current(empty_path, None)
    migrate.upgrade(empty_path, None)
    assert tables(empty_path) == before


def test_rebuilding_a_parent_table_keeps_every_row_of_its_children(sample_path: Path, add: Add) -> None:
    before, content = rows(sample_path), dump_as_it_is(sample_path)
    add(REBUILDS_SESSIONS)
    books.open_book(sample_path).close()
    assert rows(sample_path) == before
    assert min(before[name] for name in ("contributions", "roll", "session_steps", "tasks", "votes")) > 0
    assert dump_as_it_is(sample_path) == content


def test_the_same_rebuild_with_foreign_keys_on_would_empty_the_children(
    sample_path: Path, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(REBUILDS_SESSIONS)
    monkeypatch.setattr(migrate, "open_engine", lambda path, key, **_: open_engine(path, key, foreign_keys=True))
    migrate.upgrade(sample_path, None)
    assert rows(sample_path)["contributions"] == 0


@pytest.mark.parametrize("source", [FAILS_HALF_WAY, MAKES_ORPHANS], ids=["fails", "orphans"])
def test_a_migration_that_fails_leaves_the_book_as_it_was(sample_path: Path, add: Add, source: str) -> None:
    before, content, schema = rows(sample_path), digest(sample_path), tables(sample_path)
    add(source)
    with pytest.raises(BookUnusable, match="giữ nguyên"):
        books.open_book(sample_path)
    assert (rows(sample_path), tables(sample_path), digest(sample_path)) == (before, schema, content)
    add(REBUILDS_SESSIONS)
    books.open_book(sample_path).close()
    assert rows(sample_path) == before


def test_a_book_whose_migration_is_not_known_is_refused_and_kept(sample_path: Path) -> None:
    made = open_engine(sample_path)
    with made.connect() as connection, connection.begin():
        connection.exec_driver_sql("UPDATE alembic_version SET version_num='zzzz'")
        connection.exec_driver_sql("PRAGMA user_version=0")
    made.dispose()
    before = digest(sample_path)
    with pytest.raises(BookUnusable):
        books.open_book(sample_path)
    assert digest(sample_path) == before


def test_a_book_whose_making_was_cut_off_is_finished_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "do-dang.scb"
    migrate.make_file(path, None)
    books.open_book(path).close()
    assert migrate.is_current(path, None)


def test_a_new_book_that_cannot_be_finished_leaves_no_file(tmp_path: Path, add: Add) -> None:
    add(FAILS_HALF_WAY)
    with pytest.raises(KnownError):
        migrate.create(tmp_path / "so.scb", None)
    assert [found.name for found in tmp_path.iterdir()] == ["migrations %"]


#: What exchange files learned to hold after the first version of the book, by the part they belong to.
LATER = {
    "sessions": ("output", "pilot", "follows", "speech_minutes", "finisher", "start_by_hand", "end_by_hand", "notes",
                 "queue", "prepared", "self_reviews", "open_questions", "task_reviews", "bin", "read_back", "seal",
                 "supplements"),
    "contributions": ("prompt", "answers", "time_by_hand"),
    "votes": ("dissents",),
    "tasks": ("cause",),
    "steps": ("chair", "planned_minutes", "time_by_hand"),
}  # fmt: skip


def of_the_first_version(file: dict[str, Any]) -> None:
    for session in file["sessions"]:
        parts = [("sessions", session)]
        parts += [(kind, part) for kind in LATER for part in session.get(kind, ())]
        for kind, part in parts:
            for key in LATER[kind]:
                part.pop(key, None)


def test_an_upgrade_makes_void_what_was_known_of_the_whole_book(sample_path: Path) -> None:
    downgrade(sample_path, "0007")
    found = backup.proof_of(sample_path, None).sha256
    made = open_engine(sample_path)
    with made.begin() as connection:
        connection.exec_driver_sql("UPDATE content_sum SET clean = TRUE, sha256 = ?", (found,))
    made.dispose()

    book = books.open_book(sample_path)
    assert checking.faults(book) == ()
    assert content_sum.kept_desk(book) is None
    book.close()


def test_a_filled_book_of_the_first_version_keeps_everything_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "đầu tiên.scb"
    books.import_into(path, as_bytes(sample(of_the_first_version)))
    before = dump(path)
    downgrade(path, "0001")
    assert not migrate.is_current(path, None)
    assert dump(path) == before
    assert migrate.is_current(path, None)
