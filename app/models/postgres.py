"""The same tables on a PostgreSQL server, for a province with thousands of cells: one schema of a database is one book.

What SQLite alone understands is told here once more: triggers become functions, a writing unit locks out other writers,
and the index of words is left out. Nothing of the desktop program uses this module; see docs/scale.md.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from app.models.migrate import MIGRATIONS
from app.models.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

#: What a writing unit locks, so that there is one writer at a time and readers go on.
_LOCK = "LOCK TABLE alembic_version IN EXCLUSIVE MODE"
_NOTHING = "SELECT 1"
#: Statements that only SQLite has a use for: its header, and the index of words with what keeps it.
_OWN = re.compile(
    r"\s*(PRAGMA |CREATE VIRTUAL TABLE |INSERT INTO search\(|(CREATE|DROP) TRIGGER search_)", re.IGNORECASE
)
_TRIGGER = re.compile(
    r"CREATE TRIGGER (?P<name>\w+) (?P<when>(BEFORE|AFTER) (INSERT|UPDATE|DELETE)( OF [\w, ]+?)?)\s+ON (?P<table>\w+)"
    r"( WHEN (?P<condition>.+?))? BEGIN (?P<body>.+) END",
    re.DOTALL,
)
_DROPPED = re.compile(r"DROP TRIGGER (\w+)")
#: Now in local time, as SQLite says it (its signs of per cent may stand twice on their way) and as PostgreSQL does.
_THEIR_NOW = re.compile(r"strftime\('%%?Y-%%?m-%%?dT%%?H:%%?M:%%?S', 'now', 'localtime'\)")
_NOW = "to_char(localtimestamp, 'YYYY-MM-DD\"T\"HH24:MI:SS')"
_WORDS = (
    (re.compile(r"SELECT RAISE\(ABORT, ('[^']*')\)"), r"RAISE EXCEPTION USING MESSAGE = \1"),
    (_THEIR_NOW, _NOW),
    (re.compile(r"(OLD\.\w+) IS NOT (NEW\.\w+)"), r"\1 IS DISTINCT FROM \2"),
)


class ServerBook:
    """A book that is a schema of a database; ``url`` names the database, which sorts text by its bytes (``C``).

    Units of work are those of a book that is a file, so the services do not know the difference.
    """

    def __init__(self, url: str, schema: str) -> None:
        self._engine = _engine(url, schema)
        self._schema = schema

    def read(self) -> UnitOfWork:
        """Return a unit that only reads, from the state at its first question."""
        return UnitOfWork(self._engine, write=False)

    def write(self) -> UnitOfWork:
        """Return a unit that may change the book, one at a time."""
        return UnitOfWork(self._engine, write=True)

    def upgrade(self) -> None:
        """Make the schema where there is none, and apply the migrations to it in one transaction."""
        from alembic import command
        from alembic.config import Config
        from sqlalchemy import event

        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        with self._engine.connect() as connection, connection.begin():
            connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {quoted(self._schema)}")
            event.listen(connection, "before_cursor_execute", _translate, retval=True)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    @property
    def engine(self) -> Engine:
        """The engine behind the units, for looking the tables over."""
        return self._engine

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def quoted(name: str) -> str:
    """Return a name as SQL takes it, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


def translated(statement: str) -> str:
    """Return a statement of a migration as PostgreSQL understands it; one that does nothing for SQLite's own."""
    if _OWN.match(statement):
        return _NOTHING
    if found := _TRIGGER.fullmatch(statement.strip()):
        return _function(found)
    if found := _DROPPED.fullmatch(statement.strip()):
        return f"DROP FUNCTION {found[1]}() CASCADE"
    return statement


def _function(found: re.Match[str]) -> str:
    """Return a trigger as a function with the same condition and deed, and the trigger that calls it."""
    name, when, body = found["name"], found["when"], found["body"].strip()
    condition = found["condition"] or "TRUE"
    deed = f"IF {condition} THEN {body} END IF;"
    for pattern, words in _WORDS:
        deed = pattern.sub(words, deed)
    row = "OLD" if "DELETE" in when else "NEW"
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {deed} RETURN {row}; END $$; "
        f"CREATE TRIGGER {name} {when} ON {found['table']} FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


def _translate(
    _connection: Connection, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: Any
) -> tuple[str, Any]:
    return translated(statement), parameters


def _engine(url: str, schema: str) -> Engine:
    from sqlalchemy import create_engine, event

    made = create_engine(url, isolation_level="REPEATABLE READ", hide_parameters=True)

    @event.listens_for(made, "connect", insert=True)
    def connect(connection: Any, _record: Any) -> None:
        connection.autocommit = True
        connection.execute(f"SET search_path TO {quoted(schema)}")
        connection.autocommit = False

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("scb_write", False):
            connection.exec_driver_sql(_LOCK)

    return made
