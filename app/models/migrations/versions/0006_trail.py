"""The trail: what was changed about a session after its minutes were closed.

The triggers of 0002 refuse what the minutes say; what goes on afterwards (how a task went, who was given a document,
follow-ups, files, points) stays open, and is noted here by the book itself, whoever writes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

#: Of each table: the columns that say which one it is, those whose change is noted, and the one by which a row that
#: came or went is named ("" where rows do neither while the minutes are closed).
WATCHED = {
    "tasks": ("content", ("status", "result", "cause", "done_on", "evidence", "checked_on", "check_note"), ""),
    "follow_ups": ("kind", ("done_on",), "done_on"),
    "dispatches": ("document", ("sent_on", "means", "recipient", "group_name", "note"), "sent_on"),
    "approvals": ("gate", ("done_on", "by_name", "note"), "done_on"),
    "parent_hints": ("text", ("answer",), "answer"),
    "assessment_scores": ("criterion", ("points", "note"), "points"),
    "attachments": ("title", ("title", "paper_place", "note"), "file_name"),
}
SEALED = "EXISTS (SELECT 1 FROM seals WHERE seals.session_id = {row}.session_id)"
NOTE = "INSERT INTO trail(at, session_id, subject, label, field, before, after)"
NOW = "strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime')"


def upgrade() -> None:
    op.create_table(
        "trail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_trail_session_id_sessions"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trail")),
    )
    op.create_index("ix_trail_session_id", "trail", ["session_id"])
    for name, statement in triggers().items():
        op.execute(f"CREATE TRIGGER {name} {statement}")
    op.execute("PRAGMA user_version=6")


def downgrade() -> None:
    for name in triggers():
        op.execute(f"DROP TRIGGER {name}")
    op.drop_table("trail")
    op.execute("PRAGMA user_version=5")


def triggers() -> dict[str, str]:
    made: dict[str, str] = {}
    for table, (label, columns, name) in WATCHED.items():
        changes = " UNION ALL ".join(_changed(table, label, column) for column in columns)
        of = ", ".join(columns)
        made[f"trail_{table}_update"] = (
            f"AFTER UPDATE OF {of} ON {table} WHEN {SEALED.format(row='NEW')} BEGIN {NOTE} {changes}; END"
        )
        if name:
            came = f"{NOTE} VALUES ({NOW}, NEW.session_id, '{table}', NEW.{label}, '', NULL, coalesce(NEW.{name}, ''))"
            went = f"{NOTE} VALUES ({NOW}, OLD.session_id, '{table}', OLD.{label}, '', coalesce(OLD.{name}, ''), NULL)"
            made[f"trail_{table}_insert"] = f"AFTER INSERT ON {table} WHEN {SEALED.format(row='NEW')} BEGIN {came}; END"
            made[f"trail_{table}_delete"] = f"AFTER DELETE ON {table} WHEN {SEALED.format(row='OLD')} BEGIN {went}; END"
    return made


def _changed(table: str, label: str, column: str) -> str:
    return (
        f"SELECT {NOW}, NEW.session_id, '{table}', NEW.{label}, '{column}', OLD.{column}, NEW.{column} "
        f"WHERE OLD.{column} IS NOT NEW.{column}"
    )
