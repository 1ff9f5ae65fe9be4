"""Reading a large exchange file: what grows with the cell must not cost a statement a line."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Engine

from app.models import readers
from app.services import books
from tests.factory import as_bytes, dump, exchange, exchange_session, opened


def statements(path: Path, members: int) -> int:
    """Import one held session with that many people on its roll; return how many statements it took."""
    people = [{"id": f"m{n}", "full_name": f"Nguyễn Văn {n}", "standing": "official"} for n in range(members)]
    roll = [{"member": person["id"], "status": "present"} for person in people]
    held = exchange_session(started_at="2026-05-14T14:00", attendance=roll)
    file = exchange(members=people, sessions=[held])
    known = exchange(members=people, sessions=[])
    books.import_into(path, as_bytes(known))
    return counted(path, as_bytes(file))


def counted(path: Path, data: bytes) -> int:
    """Import a file; return how many statements it took."""
    count = 0

    def one(*_: object) -> None:
        nonlocal count
        count += 1

    event.listen(Engine, "before_cursor_execute", one)
    try:
        books.import_into(path, data)
    finally:
        event.remove(Engine, "before_cursor_execute", one)
    return count


def test_a_long_roll_takes_no_more_statements_than_a_short_one(tmp_path: Path) -> None:
    assert statements(tmp_path / "lớn.scb", 150) == statements(tmp_path / "nhỏ.scb", 5)


def test_a_dump_is_known_again_without_writing_it_a_second_time(sample_path: Path) -> None:
    with opened(sample_path) as book, book.read() as uow:
        sessions = len(readers.session_ids(uow.session))
    assert counted(sample_path, dump(sample_path)) < 60 * sessions
