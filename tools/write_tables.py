"""Write ``app/models/migrations/newest.sql``: the tables of a new book, as the migrations make them.

A new book is made by this one script; books that exist go through the migrations. A test holds the two together. Run it
after a new migration::

    python tools/write_tables.py
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.models import migrate  # noqa: E402
from app.models.engine import make_file, open_engine  # noqa: E402
from tools.command_line import nothing  # noqa: E402

TARGET = ROOT / "app" / "models" / "migrations" / migrate.NEWEST
#: Tables and indices first, then the index of words with what it keeps for itself, then triggers.
_SCHEMA = (
    "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
    " AND (type != 'table' OR name NOT LIKE 'search~_%' ESCAPE '~')"
    " ORDER BY type = 'trigger', type = 'index', name = 'search', name"
)
#: What the rows of an empty book are; the last is a setting of the index of words.
_ROWS = ("alembic_version", "content_sum")
_SEARCH = "INSERT INTO search(search, rank) VALUES ('secure-delete', 1)"


def text() -> str:
    """Return the script as it stands in the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.scb"
        make_file(path, None)
        migrate.upgrade(path, None)
        engine = open_engine(path)
        with engine.connect() as connection:
            statements = [str(row[0]) for row in connection.exec_driver_sql(_SCHEMA)]
            rows = [_insert(connection, table) for table in _ROWS]
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        engine.dispose()
    made = [*statements, _SEARCH, *rows, f"PRAGMA user_version={version}"]
    return ";\n".join(["BEGIN IMMEDIATE", *made, "COMMIT"]) + ";\n"


def _insert(connection: Any, table: str) -> str:
    (row,) = connection.exec_driver_sql(f"SELECT * FROM {table}")
    return f"INSERT INTO {table} VALUES ({', '.join(map(_literal, row))})"


def _literal(value: Any) -> str:
    if value is None:
        return "NULL"
    return "'{}'".format(value.replace("'", "''")) if isinstance(value, str) else str(int(value))


if __name__ == "__main__":
    nothing("python tools/write_tables.py", __doc__)
    TARGET.write_text(text(), encoding="utf-8", newline="\n")
    print(TARGET)
