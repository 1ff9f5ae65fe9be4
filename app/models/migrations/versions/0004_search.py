"""The index of every word the sessions say, kept by triggers, whoever writes.

Words are folded as people search them: without diacritics and case, đ as d. The index holds no text of its own, only
which words stand where; what is deleted is taken out of it at once (secure-delete), not marked as gone. A row's number
is that of its session, its source and itself, so that the newest sessions come first by the order of numbers alone.
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

#: Source number, table, its session, its own number there, the columns searched.
SOURCES = (
    (0, "sessions", "id", "0", ("topic", "conclusion", "opening_report")),
    (1, "session_steps", "session_id", "number", ("text",)),
    (2, "prompts", "session_id", "id", ("text",)),
    (3, "contributions", "session_id", "id", ("text", "response", "speaker_name")),
    (4, "votes", "session_id", "id", ("question",)),
    (5, "tasks", "session_id", "id", ("content", "requirement", "measure", "result", "cause")),
    (6, "supplements", "session_id", "id", ("reason", "text")),
    (7, "open_questions", "session_id", "id", ("text",)),
    (8, "guests", "session_id", "id", ("full_name", "title")),
)
TABLE = (
    "CREATE VIRTUAL TABLE search USING fts5(words, content='', detail=none, tokenize='unicode61 remove_diacritics 2')"
)


def upgrade() -> None:
    op.execute(TABLE)
    op.execute("INSERT INTO search(search, rank) VALUES ('secure-delete', 1)")
    for source in SOURCES:
        table = source[1]
        row = f"{_number(source, table)}, {_words(source, table)}"
        op.execute(f"INSERT INTO search(rowid, words) SELECT {row} FROM {table}")
    for name, statement in triggers().items():
        op.execute(f"CREATE TRIGGER {name} {statement}")
    op.execute("PRAGMA user_version=4")


def downgrade() -> None:
    for name in triggers():
        op.execute(f"DROP TRIGGER {name}")
    op.execute("DROP TABLE search")
    op.execute("PRAGMA user_version=3")


def triggers() -> dict[str, str]:
    made: dict[str, str] = {}
    for source in SOURCES:
        table, columns = source[1], ", ".join(source[4])
        add = f"INSERT INTO search(rowid, words) VALUES ({_number(source, 'NEW')}, {_words(source, 'NEW')});"
        gone = f"'delete', {_number(source, 'OLD')}, {_words(source, 'OLD')}"
        drop = f"INSERT INTO search(search, rowid, words) VALUES ({gone});"
        made[f"search_{table}_insert"] = f"AFTER INSERT ON {table} BEGIN {add} END"
        made[f"search_{table}_update"] = f"AFTER UPDATE OF {columns} ON {table} BEGIN {drop} {add} END"
        made[f"search_{table}_delete"] = f"AFTER DELETE ON {table} BEGIN {drop} END"
    return made


def _number(source: tuple[int, str, str, str, tuple[str, ...]], row: str) -> str:
    number, _, session, own, _ = source
    return f"(({row}.{session} << 32) | ({number} << 28) | {'0' if own == '0' else f'{row}.{own}'})"


def _words(source: tuple[int, str, str, str, tuple[str, ...]], row: str) -> str:
    text = " || char(10) || ".join(f"{row}.{column}" for column in source[4])
    return f"replace(replace({text}, 'đ', 'd'), 'Đ', 'D')"
