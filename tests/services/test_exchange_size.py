"""Reading a large exchange file: what grows with the cell must not cost a statement a line."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Engine

from app.services import books
from tests.factory import as_bytes, exchange, exchange_session


def statements(path: Path, members: int) -> int:
    """Import one held session with that many people on its roll; return how many statements it took."""
    people = [{"id": f"m{n}", "full_name": f"Nguyễn Văn {n}", "standing": "official"} for n in range(members)]
    roll = [{"member": person["id"], "status": "present"} for person in people]
    held = exchange_session(started_at="2026-05-14T14:00", attendance=roll)
    file = exchange(members=people, sessions=[held])
    known = exchange(members=people, sessions=[])
    books.import_into(path, as_bytes(known))
    count = 0

    def one(*_: object) -> None:
        nonlocal count
        count += 1

    event.listen(Engine, "before_cursor_execute", one)
    try:
        books.import_into(path, as_bytes(file))
    finally:
        event.remove(Engine, "before_cursor_execute", one)
    return count


def test_a_long_roll_takes_no_more_statements_than_a_short_one(tmp_path: Path) -> None:
    assert statements(tmp_path / "lớn.scb", 150) == statements(tmp_path / "nhỏ.scb", 5)
