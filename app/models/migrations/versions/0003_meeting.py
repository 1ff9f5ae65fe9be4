"""What the meeting itself needs: links among opinions, the queue, prepared speeches, self-review, votes by name,
tasks reported on, open questions, the bin, combined sittings, phrases, and the bytes of sealed documents.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

#: Columns added: table, name, type, the table it refers to.
COLUMNS = (
    ("cell", "combine", "TEXT", ""),
    ("sessions", "output", "TEXT", ""),
    ("sessions", "is_pilot", "BOOLEAN DEFAULT '0' NOT NULL", ""),
    ("sessions", "follows_id", "INTEGER", "sessions"),
    ("sessions", "speech_minutes", "INTEGER", ""),
    ("sessions", "finisher_id", "INTEGER", "members"),
    ("sessions", "start_corrected", "BOOLEAN DEFAULT '0' NOT NULL", ""),
    ("sessions", "end_corrected", "BOOLEAN DEFAULT '0' NOT NULL", ""),
    ("session_steps", "chair_id", "INTEGER", "members"),
    ("session_steps", "planned_minutes", "INTEGER", ""),
    ("session_steps", "corrected", "BOOLEAN DEFAULT '0' NOT NULL", ""),
    ("contributions", "prompt_id", "INTEGER", "prompts"),
    ("contributions", "answers_id", "INTEGER", "contributions"),
    ("contributions", "by_hand", "BOOLEAN DEFAULT '0' NOT NULL", ""),
    ("tasks", "cause", "TEXT DEFAULT '' NOT NULL", ""),
)
INDICES = (("sessions", "follows_id"), ("contributions", "prompt_id"), ("contributions", "answers_id"))
#: New tables whose rows closed minutes say, and the columns whose change is refused (empty: all).
CLOSED = {
    "self_reviews": "",
    "open_questions": "OF session_id, text",
    "task_reviews": "OF session_id, content, doers, due_on, status, result, cause",
}
OF_MINUTES = "{row}.kind IN ('agenda_approval', 'preparation', 'quality', 'meaning')"
SEALED = "EXISTS (SELECT 1 FROM seals WHERE seals.session_id = {row}.session_id)"
VOTE = "EXISTS (SELECT 1 FROM votes JOIN seals ON seals.session_id = votes.session_id WHERE votes.id = {row}.vote_id)"
REFUSE = "BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END"


def upgrade() -> None:
    for table, name, kind, refers in COLUMNS:
        op.execute(f"ALTER TABLE {table} ADD COLUMN {name} {kind}{_reference(table, name, refers)}")
    for table, name in INDICES:
        op.create_index(f"ix_{table}_{name}", table, [name])
    _speakers()
    _decisions()
    _texts()
    for name, statement in triggers().items():
        op.execute(f"CREATE TRIGGER {name} {statement}")
    op.execute("PRAGMA user_version=3")


def downgrade() -> None:
    for name in triggers():
        op.execute(f"DROP TRIGGER {name}")
    for table in ("sealed_documents", "phrases", "bin", "open_questions", "session_notes", "task_reviews",
                  "vote_dissents", "self_reviews", "prepared_speeches", "speaker_queue"):  # fmt: skip
        op.drop_table(table)
    for table, name in INDICES:
        op.drop_index(f"ix_{table}_{name}", table)
    for table, name, *_ in reversed(COLUMNS):
        op.execute(f"ALTER TABLE {table} DROP COLUMN {name}")
    op.execute("PRAGMA user_version=2")


def triggers() -> dict[str, str]:
    made: dict[str, str] = {}
    for table, columns in CLOSED.items():
        made |= _closing(table, columns, SEALED)
    made |= _closing("vote_dissents", "", VOTE)
    made |= _closing("session_notes", "", f"{OF_MINUTES} AND {SEALED}")
    for change in ("update", "delete"):
        made[f"sealed_documents_{change}"] = f"BEFORE {change.upper()} ON sealed_documents {REFUSE}"
    return made


def _closing(table: str, columns: str, sealed: str) -> dict[str, str]:
    old, new = sealed.format(row="OLD"), sealed.format(row="NEW")
    return {
        f"sealed_{table}_insert": f"BEFORE INSERT ON {table} WHEN {new} {REFUSE}",
        f"sealed_{table}_update": f"BEFORE UPDATE {columns} ON {table} WHEN ({old}) OR ({new}) {REFUSE}",
        f"sealed_{table}_delete": f"BEFORE DELETE ON {table} WHEN {old} {REFUSE}",
    }


def _reference(table: str, name: str, refers: str) -> str:
    if not refers:
        return ""
    return f" CONSTRAINT fk_{table}_{name}_{refers} REFERENCES {refers} (id)"


def _speakers() -> None:
    _part("speaker_queue", *_who(), refers={"member_id": "members"})
    _part(
        "prepared_speeches",
        *_who(),
        sa.Column("group_name", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("contribution_id", sa.Integer(), nullable=True),
        refers={"member_id": "members", "contribution_id": "contributions SET NULL"},
    )
    _part(
        "self_reviews",
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("about_id", sa.Integer(), nullable=True),
        sa.Column("shortcoming", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=True),
        refers={"author_id": "members", "about_id": "members"},
    )


def _who() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("speaker_name", sa.Text(), nullable=False),
        sa.Column("speaker_title", sa.Text(), nullable=False),
    )


def _decisions() -> None:
    op.create_table(
        "vote_dissents",
        sa.Column("vote_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        _key("vote_dissents", "vote_id", "votes CASCADE"),
        _key("vote_dissents", "member_id", "members"),
        sa.PrimaryKeyConstraint("vote_id", "member_id", name=op.f("pk_vote_dissents")),
    )
    op.create_index("ix_vote_dissents_member_id", "vote_dissents", ["member_id"])
    _part(
        "task_reviews",
        sa.Column("task_id", sa.Integer(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("doers", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        refers={"task_id": "tasks SET NULL"},
        indexed=False,
        autoincrement=False,
    )
    op.create_index("uq_task_reviews_session_id_task_id", "task_reviews", ["session_id", "task_id"], unique=True)


def _texts() -> None:
    op.create_table(
        "session_notes",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        _key("session_notes", "session_id", "sessions CASCADE"),
        sa.PrimaryKeyConstraint("session_id", "kind", name=op.f("pk_session_notes")),
    )
    _part(
        "open_questions",
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("closed_in_id", sa.Integer(), nullable=True),
        refers={"closed_in_id": "sessions SET NULL"},
    )
    _part(
        "bin",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
    )
    op.create_table(
        "phrases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phrases")),
    )
    op.create_table(
        "sealed_documents",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("docx", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["seals.session_id"], name=op.f("fk_sealed_documents_session_id_seals")
        ),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_sealed_documents")),
    )


def _part(
    table: str,
    *columns: sa.Column[Any],
    refers: dict[str, str] | None = None,
    indexed: bool = True,
    autoincrement: bool = True,
) -> None:
    """Make a table of parts of a session; what it refers to is indexed."""
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        *columns,
        _key(table, "session_id", "sessions CASCADE"),
        *(_key(table, name, owner) for name, owner in (refers or {}).items()),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sqlite_autoincrement=autoincrement,
    )
    for name in (["session_id"] if indexed else []) + list(refers or {}):
        op.create_index(f"ix_{table}_{name}", table, [name])


def _key(table: str, name: str, refers: str) -> sa.ForeignKeyConstraint:
    owner, _, what = refers.partition(" ")
    return sa.ForeignKeyConstraint(
        [name], [f"{owner}.id"], name=op.f(f"fk_{table}_{name}_{owner}"), ondelete=what or None
    )
