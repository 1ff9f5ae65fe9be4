"""Indices for what the screens ask, so that none of them reads a table that grows with the years from end to end.

Links that most opinions do not have are indexed only where they are there: an index that holds nothing but gaps would
be written with every opinion that is saved. Also room for the facts of the desk as they were when the book was closed.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

#: New indices: table and columns.
ADDED = (
    ("sessions", "ended_at, planned_at"),
    ("sessions", "started_at"),
    ("tasks", "due_on"),
    ("tasks", "done_on"),
    ("issued_documents", "issued_on"),
    ("issued_documents", "year"),
    ("milestones", "due_on"),
    ("below_sessions", "cell_id, started_at"),
)
#: An index of opinions that also answers in which sessions somebody spoke: columns before and after.
WIDER = ("member_id", "member_id, session_id")
#: Links that are seldom there.
SELDOM = ("prompt_id", "answers_id")


def upgrade() -> None:
    for table, columns in ADDED:
        _make(table, columns)
    _drop("contributions", WIDER[0])
    _make("contributions", WIDER[1])
    for column in SELDOM:
        _drop("contributions", column)
        _make("contributions", column, f" WHERE {column} IS NOT NULL")
    op.add_column("content_sum", sa.Column("desk", sa.LargeBinary(), nullable=True))
    op.execute("PRAGMA user_version=8")


def downgrade() -> None:
    op.drop_column("content_sum", "desk")
    for column in SELDOM:
        _drop("contributions", column)
        _make("contributions", column)
    _drop("contributions", WIDER[1])
    _make("contributions", WIDER[0])
    for table, columns in ADDED:
        _drop(table, columns)
    op.execute("PRAGMA user_version=7")


def _make(table: str, columns: str, where: str = "") -> None:
    op.execute(f"CREATE INDEX {_name(table, columns)} ON {table} ({columns}){where}")


def _drop(table: str, columns: str) -> None:
    op.execute(f"DROP INDEX {_name(table, columns)}")


def _name(table: str, columns: str) -> str:
    return f"ix_{table}_{columns.replace(', ', '_')}"
