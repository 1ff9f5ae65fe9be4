"""Read-back, seals of closed minutes and their supplements.

The triggers close every row that closed minutes say, whoever writes: what goes on after the session (follow-ups,
state and result of tasks, drafts) stays open. A later migration that rebuilds one of these tables makes them again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

#: Tables whose rows name their session, and the columns whose change is refused (empty: all).
CLOSED = {
    "session_steps": "",
    "guests": "",
    "presenters": "",
    "prompts": "",
    "roll": "",
    "contributions": "",
    "votes": "",
    "tasks": "OF session_id, content, requirement, measure, due_on, inspector_id",
}
SEALED = "EXISTS (SELECT 1 FROM seals WHERE seals.session_id = {row}.session_id)"
DOER = "EXISTS (SELECT 1 FROM tasks JOIN seals ON seals.session_id = tasks.session_id WHERE tasks.id = {row}.task_id)"
REFUSE = "BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END"


def upgrade() -> None:
    op.add_column("sessions", sa.Column("read_back_at", sa.Text(), nullable=True))
    op.add_column("sessions", sa.Column("objections", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "seals",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sealed_at", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_seals_session_id_sessions")),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_seals")),
    )
    op.create_table(
        "supplements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_supplements_session_id_sessions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supplements")),
        sa.UniqueConstraint("session_id", "number", name=op.f("uq_supplements_session_id_number")),
    )
    for name, statement in triggers().items():
        op.execute(f"CREATE TRIGGER {name} {statement}")
    op.execute("PRAGMA user_version=2")


def downgrade() -> None:
    for name in triggers():
        op.execute(f"DROP TRIGGER {name}")
    op.drop_table("supplements")
    op.drop_table("seals")
    op.execute("ALTER TABLE sessions DROP COLUMN objections")
    op.execute("ALTER TABLE sessions DROP COLUMN read_back_at")
    op.execute("PRAGMA user_version=1")


def triggers() -> dict[str, str]:
    made: dict[str, str] = {}
    for table, columns in CLOSED.items():
        made |= _closing(table, columns, SEALED)
    made |= _closing("task_assignees", "", DOER)
    own = "EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.id)"
    made["sealed_sessions_update"] = f"BEFORE UPDATE ON sessions WHEN {own} {REFUSE}"
    made["sealed_sessions_delete"] = f"BEFORE DELETE ON sessions WHEN {own} {REFUSE}"
    for table in ("seals", "supplements"):
        made[f"sealed_{table}_update"] = f"BEFORE UPDATE ON {table} {REFUSE}"
        made[f"sealed_{table}_delete"] = f"BEFORE DELETE ON {table} {REFUSE}"
    return made


def _closing(table: str, columns: str, sealed: str) -> dict[str, str]:
    old, new = sealed.format(row="OLD"), sealed.format(row="NEW")
    return {
        f"sealed_{table}_insert": f"BEFORE INSERT ON {table} WHEN {new} {REFUSE}",
        f"sealed_{table}_update": f"BEFORE UPDATE {columns} ON {table} WHEN {old} OR {new} {REFUSE}",
        f"sealed_{table}_delete": f"BEFORE DELETE ON {table} WHEN {old} {REFUSE}",
    }
