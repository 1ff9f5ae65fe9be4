"""What stands around the meeting: rules by period, the year's plan, preparation, obligations, papers, assessments.

A table is written as its columns, ``name type``: ``T`` text, ``I`` whole number, ``R`` number, ``B`` yes or no, ``X``
bytes, each with ``?`` where it may be missing and ``*`` where it is the key (``id I*`` where none is named); after
``>`` the table it refers to and what a deletion there does.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = {
    "book_settings": "key T*, value T",
    "wordings": "key T*, text T",
    "rule_packs": "code T unique, data T, changed_at T",
    "rule_periods": "since T*, code T",
    "terms": "name T, since T, until T?",
    "issued_documents": "term_id I? >terms, document T, code T, number I?, issued_on T?, subject T, "
    "session_id I? >sessions SET NULL, year I?, recipients T, signer T, note T",
    "directives": "number T, issued_on T?, issuer T, title T, note T, valid_until T?, "
    "superseded_by_id I? >directives SET NULL, is_basis B",
    "campaigns": "name T, directive_id I? >directives SET NULL, agenda T, banner T, starts_on T?, ends_on T?, note T",
    "milestones": "campaign_id I >campaigns CASCADE, text T, due_on T?, done_on T?, recipient T",
    "plan_steps": "topic_id I >plan_topics CASCADE, state T, on_day T?, note T",
    "year_plans": "year I*, purpose T, organisation T, adopted_in_id I? >sessions SET NULL, "
    "vote_id I? >votes SET NULL, note T",
    "library_topics": "title T, category T, cell_kind T?, source T, source_date T, quarter I?",
    "topic_proposals": "year I, text T, proposer_id I? >members, made_on T?, "
    "topic_id I? >plan_topics SET NULL, status T, note T",
    "proposal_supporters": "proposal_id I >topic_proposals CASCADE, member_id I >members",
    "directive_uses": "directive_id I >directives CASCADE, topic_id I? >plan_topics CASCADE, "
    "session_id I? >sessions CASCADE",
    "attachments": "session_id I? >sessions SET NULL, topic_id I? >plan_topics SET NULL, "
    "directive_id I? >directives SET NULL, task_id I? >tasks SET NULL, title T, file_name T, media T, size I, "
    "sha256 T, added_at T, paper_place T, note T",
    "attachment_contents": "attachment_id I* >attachments CASCADE, content X",
    "briefs": "session_id I* >sessions CASCADE, purpose T, requirements T, content T, method T, talked_on T?, "
    "outline T, supervisor T, supervisor_came B?, supervisor_remarks T",
    "report_versions": "session_id I >sessions CASCADE, number I, made_at T, text T, note T",
    "approvals": "session_id I >sessions CASCADE, gate T, done_on T?, by_name T, "
    "version_id I? >report_versions SET NULL, note T",
    "parent_hints": "session_id I >sessions CASCADE, text T, answer T, contribution_id I? >contributions SET NULL",
    "dispatches": "session_id I >sessions CASCADE, document T, member_id I? >members, group_name T, recipient T, "
    "sent_on T?, means T, note T",
    "obligations": "key T? unique, year I, title T, due_on T?, recipient T, via T, how T, document T, done_on T?, "
    "issued_id I? >issued_documents SET NULL, note T, dropped B, repeat T",
    "assessments": "session_id I* >sessions CASCADE, pack T, sheet T, follower_id I? >members, weak_points T, "
    "remedies T, parent_score R?, parent_level T, parent_on T?",
    "assessment_scores": "session_id I* >assessments.session_id CASCADE, criterion T*, points R, note T",
    "inspections": "held_on T?, period_from T?, period_until T?, inspector T, findings T, follow_up T, due_on T?, "
    "done_on T?",
    "year_notes": "year I*, kind T*, text T",
    "content_sum": "id I*, sha256 T, clean B",
}
#: Indices beside those of references: table and columns.
INDICES = (
    ("issued_documents", ("code", "number")),
    ("topic_proposals", ("year",)),
    ("obligations", ("year",)),
)
#: Columns added to tables that were there: table, name, type, the table it refers to.
COLUMNS = (
    ("plan_topics", "month", "INTEGER", ""),
    ("plan_topics", "category", "TEXT DEFAULT '' NOT NULL", ""),
    ("plan_topics", "origin", "TEXT DEFAULT 'own' NOT NULL", ""),
    ("plan_topics", "replaces_id", "INTEGER", "plan_topics"),
    ("plan_topics", "reason", "TEXT DEFAULT '' NOT NULL", ""),
    ("plan_topics", "why", "TEXT DEFAULT '' NOT NULL", ""),
    ("plan_topics", "state", "TEXT DEFAULT 'planned' NOT NULL", ""),
    ("plan_topics", "self_check", "TEXT DEFAULT '' NOT NULL", ""),
    ("plan_topics", "presenter_id", "INTEGER", "members"),
    ("plan_topics", "adopted_in_id", "INTEGER", "sessions"),
    ("plan_topics", "confidential", "BOOLEAN DEFAULT '0' NOT NULL", ""),
    ("plan_topics", "campaign_id", "INTEGER", "campaigns"),
    ("tasks", "done_on", "TEXT", ""),
    ("tasks", "evidence", "TEXT DEFAULT '' NOT NULL", ""),
    ("tasks", "checked_on", "TEXT", ""),
    ("tasks", "check_note", "TEXT DEFAULT '' NOT NULL", ""),
    ("tasks", "resolution_id", "INTEGER", "issued_documents"),
)
TYPES: dict[str, Any] = {"T": sa.Text, "I": sa.Integer, "R": sa.REAL, "B": sa.Boolean, "X": sa.LargeBinary}
#: What the index of words learns to find, numbered on from migration 0004; none of it is of one session.
SOURCES = (
    (9, "plan_topics", ("topic", "note", "reason")),
    (10, "issued_documents", ("subject", "recipients", "note")),
    (11, "directives", ("number", "title", "issuer", "note")),
    (12, "attachments", ("title", "file_name", "note")),
    (13, "members", ("full_name",)),
    (14, "topic_proposals", ("text",)),
)
#: The note on scoring belongs to the minutes as well; its kind joins those that 0003 closes.
NOTES = "{row}.kind IN ('agenda_approval', 'preparation', 'quality', 'meaning'{more})"
SEALED = "EXISTS (SELECT 1 FROM seals WHERE seals.session_id = {row}.session_id)"
REFUSE = "BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END"


def upgrade() -> None:
    for table, columns in TABLES.items():
        _create(table, columns.split(", "))
    for table, names in INDICES:
        op.create_index(f"ix_{table}_{'_'.join(names)}", table, list(names))
    for table, name, kind, refers in COLUMNS:
        reference = f" CONSTRAINT fk_{table}_{name}_{refers} REFERENCES {refers} (id)" if refers else ""
        op.execute(f"ALTER TABLE {table} ADD COLUMN {name} {kind}{reference}")
        if refers:
            op.create_index(f"ix_{table}_{name}", table, [name])
    op.execute("INSERT INTO content_sum VALUES (1, '', FALSE)")
    _close_notes(", 'scoring_remarks'")
    for source in SOURCES:
        op.execute(f"INSERT INTO search(rowid, words) SELECT {_row(source, source[1])} FROM {source[1]}")
    for name, statement in triggers().items():
        op.execute(f"CREATE TRIGGER {name} {statement}")
    op.execute("PRAGMA user_version=5")


def downgrade() -> None:
    for name in triggers():
        op.execute(f"DROP TRIGGER {name}")
    for source in SOURCES:
        gone = f"SELECT 'delete', {_row(source, source[1])} FROM {source[1]}"
        op.execute(f"INSERT INTO search(search, rowid, words) {gone}")
    _close_notes("")
    for table, name, _, refers in reversed(COLUMNS):
        if refers:
            op.drop_index(f"ix_{table}_{name}", table)
        op.execute(f"ALTER TABLE {table} DROP COLUMN {name}")
    for table in reversed(TABLES):
        op.drop_table(table)
    op.execute("PRAGMA user_version=4")


def triggers() -> dict[str, str]:
    made: dict[str, str] = {}
    for source in SOURCES:
        _, table, columns = source
        add = f"INSERT INTO search(rowid, words) VALUES ({_row(source, 'NEW')});"
        drop = f"INSERT INTO search(search, rowid, words) VALUES ('delete', {_row(source, 'OLD')});"
        made[f"search_{table}_insert"] = f"AFTER INSERT ON {table} BEGIN {add} END"
        made[f"search_{table}_update"] = f"AFTER UPDATE OF {', '.join(columns)} ON {table} BEGIN {drop} {add} END"
        made[f"search_{table}_delete"] = f"AFTER DELETE ON {table} BEGIN {drop} END"
    return made


def _row(source: tuple[int, str, tuple[str, ...]], row: str) -> str:
    number, _, columns = source
    words = " || char(10) || ".join(f"coalesce({row}.{column}, '')" for column in columns)
    return f"({number} << 28) | {row}.id, {_folded(words)}"


def _folded(words: str) -> str:
    return f"replace(replace({words}, 'đ', 'd'), 'Đ', 'D')"


def _close_notes(more: str) -> None:
    """Refuse changes of the notes that sealed minutes say."""
    old, new = (f"{NOTES.format(row=row, more=more)} AND {SEALED.format(row=row)}" for row in ("OLD", "NEW"))
    when = {"insert": new, "update": f"({old}) OR ({new})", "delete": old}
    for change, condition in when.items():
        op.execute(f"DROP TRIGGER sealed_session_notes_{change}")
        op.execute(
            f"CREATE TRIGGER sealed_session_notes_{change} BEFORE {change.upper()} ON session_notes "
            f"WHEN {condition} {REFUSE}"
        )


def _create(table: str, columns: list[str]) -> None:
    parts: list[Any] = [sa.Column("id", sa.Integer(), nullable=False)] if "*" not in str(columns) else []
    keys, references = [], []
    for column in columns:
        name, kind, *rest = column.split(" ")
        parts.append(sa.Column(name, TYPES[kind[0]](), nullable="?" in kind))
        keys += [name] if "*" in kind else []
        references += [(name, rest, "*" in kind)] if rest and rest[0].startswith(">") else []
        if rest == ["unique"]:
            parts.append(sa.UniqueConstraint(name, name=op.f(f"uq_{table}_{name}")))
    for name, (owner, *what), _ in references:
        target, _, key = owner[1:].partition(".")
        parts.append(
            sa.ForeignKeyConstraint(
                [name], [f"{target}.{key or 'id'}"], name=op.f(f"fk_{table}_{name}_{target}"),
                ondelete=" ".join(what) or None,
            )
        )  # fmt: skip
    op.create_table(table, *parts, sa.PrimaryKeyConstraint(*(keys or ["id"]), name=op.f(f"pk_{table}")))
    for name, _, is_key in references:
        if not is_key:
            op.create_index(f"ix_{table}_{name}", table, [name])
