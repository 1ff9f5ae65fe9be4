"""A vote may lack the number in favour: a file may tell who was against and not how many were for.

Only the rule of one column changes, not a row. Making the table anew would take the triggers of closed minutes, of
search and of those who stood apart with it, and the memory of numbers that must never come again. So the rule is taken
out of the table's own words, which SQLite describes as the way for a rule that changes nothing on disk
(sqlite.org/lang_altertable.html, "Making Other Kinds Of Table Schema Changes").
"""

from typing import Any

from alembic import op
from alembic.util.exc import CommandError

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ALWAYS, MAYBE = "in_favour INTEGER NOT NULL", "in_favour INTEGER"
#: The line ends after the rule, so that neither form is found in the other.
_END = ", "


def upgrade() -> None:
    _change(ALWAYS, MAYBE, nullable=True)
    op.execute("PRAGMA user_version=9")


def downgrade() -> None:
    missing = op.get_bind().exec_driver_sql("SELECT count(*) FROM votes WHERE in_favour IS NULL").scalar_one()
    if missing:
        raise CommandError(f"{missing} votes have no number in favour, and none is made up")
    _change(MAYBE, ALWAYS, nullable=False)
    op.execute("PRAGMA user_version=8")


def _change(before: str, after: str, *, nullable: bool) -> None:
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        _reword(connection, before + _END, after + _END)
    else:
        op.alter_column("votes", "in_favour", nullable=nullable)


def _reword(connection: Any, before: str, after: str) -> None:
    """Change the words by which SQLite knows the table, and have them read again at once."""
    ask = connection.exec_driver_sql
    words: str = ask("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'votes'").scalar_one()
    if words.count(before) != 1:
        raise CommandError("the table of votes is not as it was made")
    version = ask("PRAGMA schema_version").scalar_one()
    ask("PRAGMA writable_schema=ON")
    ask("UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = 'votes'", (words.replace(before, after),))
    ask(f"PRAGMA schema_version={version + 1}")
    ask("PRAGMA writable_schema=OFF")
    if ask("PRAGMA integrity_check(votes)").scalars().all() != ["ok"]:
        raise CommandError("the table of votes cannot be read with its new words")
