"""What a committee keeps of the cells below it: files received, their sessions in figures, how many spoke how often."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

#: Columns of a session of a cell that are figures and always there.
COUNTS = (
    "official", "expected", "present", "excused", "unexcused", "speakers", "contributions", "votes",
    "tasks_given", "tasks_done", "tasks_in_time", "tasks_late",
)  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "below_cells",
        *_columns("id I, name T, superior T, kind T, members I"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_below_cells")),
        sa.UniqueConstraint("name", "superior", name=op.f("uq_below_cells_name_superior")),
    )
    op.create_table(
        "received_files",
        *_columns("id I, cell_id I, received_at T, file_name T, sha256 T, told_until T?, sessions I"),
        *_of_cell("received_files"),
    )
    op.create_index("ix_received_files_cell_id", "received_files", ["cell_id"])
    op.create_table(
        "below_sessions",
        *_columns(
            "id I, cell_id I, uid T, kind T, year I, quarter I?, topic T, planned_at T?, started_at T?, ended_at T?, "
            + ", ".join(f"{name} I" for name in COUNTS)
            + ", seal_number I?, sealed_at T?, reported_on T?"
        ),
        *_of_cell("below_sessions"),
        sa.UniqueConstraint("cell_id", "uid", name=op.f("uq_below_sessions_cell_id_uid")),
    )
    op.create_index("ix_below_sessions_year", "below_sessions", ["year"])
    op.create_table(
        "below_speaking",
        *_columns("id I, cell_id I, year I, times I, members I"),
        *_of_cell("below_speaking"),
        sa.UniqueConstraint("cell_id", "year", "times", name=op.f("uq_below_speaking_cell_id_year_times")),
    )
    op.execute("PRAGMA user_version=7")


def downgrade() -> None:
    for table in ("below_speaking", "below_sessions", "received_files", "below_cells"):
        op.drop_table(table)
    op.execute("PRAGMA user_version=6")


def _columns(written: str) -> list[Any]:
    """Return columns written ``name type``: ``T`` text, ``I`` whole number, with ``?`` where it may be missing."""
    types: dict[str, Any] = {"T": sa.Text, "I": sa.Integer}
    pairs = (column.split(" ") for column in written.split(", "))
    return [sa.Column(name, types[kind[0]](), nullable=kind.endswith("?")) for name, kind in pairs]


def _of_cell(table: str) -> list[Any]:
    return [
        sa.ForeignKeyConstraint(
            ["cell_id"], ["below_cells.id"], name=op.f(f"fk_{table}_cell_id_below_cells"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]
