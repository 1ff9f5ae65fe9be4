"""Bringing a book's tables to the newest form. Alembic is imported only when there is something to do.

A new book is made by one script with the newest tables, which a test holds equal to what all the migrations make.
Migrations run on an engine of their own with foreign keys off: rebuilding a parent table with them on would fire
ON DELETE CASCADE and delete its children without a word. Each run is one transaction and ends with a check of
every foreign key.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as driver

from app.errors import BookUnusable
from app.models.engine import SCHEMA_VERSION, BookKey, make_file, newer, open_engine, remove_file
from app.models.read_only import is_writable
from app.models.unit_of_work import as_known

if TYPE_CHECKING:
    from sqlalchemy import Connection

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
#: The script that makes the newest tables at once (``tools/write_tables.py``).
NEWEST = "newest.sql"
LOCKED = (
    "Sổ thuộc bản cũ, cần nâng cấp mới mở được, nhưng đang ở chỗ chỉ cho đọc. "
    "Hãy chép sổ sang một thư mục ghi được rồi mở ở đó; sổ này được giữ nguyên."
)

UNMADE = "Chưa làm xong sổ mới ở chỗ này: đĩa đầy hoặc không ghi được. Hãy kiểm tra đĩa hoặc chọn thư mục khác."


def create(path: Path, key: BookKey | None) -> None:
    """Make a new book with all tables; raises KnownError when the file exists or cannot be made."""
    make_file(path, key)
    try:
        script = (MIGRATIONS / NEWEST).read_text("utf-8")
        if f"PRAGMA user_version={SCHEMA_VERSION};" in script:
            _run(path, key, script)
        else:
            upgrade(path, key)
    except BaseException:
        remove_file(path)
        raise


def _run(path: Path, key: BookKey | None, script: str) -> None:
    """Run a script that is a transaction of its own; raises BookUnusable when it fails."""
    engine = open_engine(path, key)
    try:
        connection = engine.raw_connection()
        try:
            connection.driver_connection.executescript(script)  # type: ignore[union-attr]
        finally:
            connection.close()
    except driver.Error as error:
        raise BookUnusable(UNMADE) from error
    finally:
        engine.dispose()


def is_current(path: Path, key: BookKey | None) -> bool:
    """Return whether the book has the newest tables, by one statement and without Alembic.

    Raises KnownError for a book that cannot be read, or that a newer program wrote.
    """
    engine = open_engine(path, key)
    try:
        with engine.connect() as connection:
            version: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    except DBAPIError as error:
        raise as_known(error) from error
    finally:
        engine.dispose()
    if version > SCHEMA_VERSION:
        raise newer(path.name)
    return version == SCHEMA_VERSION


def upgrade(path: Path, key: BookKey | None, revision: str = "head") -> None:
    """Apply the migrations up to ``revision``; raises BookUnusable and leaves the book as it was when one fails."""
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    engine = open_engine(path, key, foreign_keys=False)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    try:
        with engine.connect().execution_options(scb_write=True) as connection, connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
            _void(connection)
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if orphans:
                raise BookUnusable("Sổ có dòng lạc chỗ nên chưa nâng cấp được. Sổ được giữ nguyên như trước.")
    except (DBAPIError, CommandError) as error:
        if not is_writable(path):
            raise BookUnusable(LOCKED) from error
        raise BookUnusable("Chưa nâng cấp được sổ lên dạng mới. Sổ được giữ nguyên; hãy thử lại sau.") from error
    finally:
        engine.dispose()


def _void(connection: Connection) -> None:
    """Make void what was known of the whole book (see ``content_sum``), for its tables are others now."""
    columns = connection.exec_driver_sql("SELECT name FROM pragma_table_info('content_sum')").scalars().all()
    void = [f"{name} = {nothing}" for name, nothing in (("clean", "FALSE"), ("desk", "NULL")) if name in columns]
    if void:
        connection.exec_driver_sql(f"UPDATE content_sum SET {', '.join(void)}")  # noqa: S608 (names of our own)
