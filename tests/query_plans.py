"""Which statements the program runs, and which of them read a table that grows from end to end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlcipher3 import dbapi2 as driver

#: Tables that grow with people and settings or by a few rows a year; every other one grows with each session.
SMALL = frozenset({
    "alembic_version", "book_settings", "campaigns", "cell", "cell_names", "content_sum", "directive_uses",
    "directives", "groups", "inspections", "library_topics", "member_standings", "members", "phrases", "plan_preparers",
    "rule_packs", "rule_periods", "terms", "topic_proposals", "wordings", "year_notes", "year_plans", "below_cells",
})  # fmt: skip
#: Statements whose purpose is the whole of a table: the table, what the statement says, and why.
WHOLE = (
    ("sessions", "SELECT DISTINCT sessions.year", "the years there are, read from an index alone"),
    ("below_sessions", "SELECT DISTINCT below_sessions.year", "the years there are, read from an index alone"),
    ("sessions", "AS part", "the names of all sessions, for what was found in any of them"),
    ("sessions", "JOIN seals ON", "all closed minutes, which are looked at one by one in the background"),
    ("sessions", "GROUP BY sessions.year", "what a hand-over gives away, year by year"),
    ("sessions", "SELECT count(*)", "what a hand-over gives away: how many sessions are not over"),
    ("issued_documents", "strftime", "what a hand-over gives away, year by year"),
    ("attachments", "strftime", "what a hand-over gives away, year by year"),
    ("attachments", "ORDER BY attachments.id DESC", "the list of all files that the book keeps"),
    ("obligations", "obligations.repeat", "duties of one's own of all years, and a few dozen notes a year"),
)

#: How SQLite tells of reading a table from end to end, or of an index that it makes for one answer and throws away.
_SCAN = re.compile(r"SCAN (\w+)|SEARCH (\w+) USING (?:AUTOMATIC|INTEGER PRIMARY KEY \(rowid[<>])")


@contextmanager
def watched() -> Iterator[set[str]]:
    """Give the statements that are run on any book meanwhile."""
    seen: set[str] = set()
    with _told(seen.add):
        yield seen


@contextmanager
def executed() -> Iterator[list[str]]:
    """Give the statements that are run on any book meanwhile, each as often as it is run."""
    seen: list[str] = []
    with _told(seen.append):
        yield seen


@contextmanager
def _told(tell: Callable[[str], None]) -> Iterator[None]:
    def hear(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        tell(statement)

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


def full_scans(book: Path, statements: Iterable[str]) -> list[str]:
    """Return what of the statements reads a growing table whole, or makes an index of one for a single answer."""
    with closing(driver.connect(str(book))) as connection:
        return [
            f"{table}: {' '.join(statement.split())}"
            for statement in statements
            if statement.startswith(("SELECT", "UPDATE", "DELETE", "INSERT", "WITH"))
            for table in _scanned(connection, statement)
            if not any(table == whole and words in statement for whole, words, _ in WHOLE)
        ]


def _scanned(connection: Any, statement: str) -> Iterator[str]:
    known = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")} - SMALL
    names = {alias: table for table, alias in re.findall(r"(\w+) AS (\w+)", statement)}
    unbound = [None] * statement.count("?")
    for *_, detail in connection.execute(f"EXPLAIN QUERY PLAN {statement}", unbound):
        found = _SCAN.match(detail)
        if found and "VIRTUAL TABLE INDEX" not in detail:
            name = found[1] or found[2]
            table = names.get(name, name)
            if table in known:
                yield table
