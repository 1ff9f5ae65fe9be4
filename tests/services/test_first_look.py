"""What the desk showed when a book was closed: kept in it, read before the book is open, void with the first change."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from app.domain import desk, year
from app.domain.desk_facts import DeskFacts
from app.models import first_look as shelf
from app.services import books, desk_facts, first_look, meeting
from app.services.doors import unlock
from app.services.open_book import OpenBook

TODAY = date(2026, 11, 22)
PASSWORD = "mật khẩu thử"


def open_book(path: Path, password: str | None = None) -> OpenBook:
    return OpenBook.open(path, password, lambda _: None)


def desk_of(facts: DeskFacts, day: date) -> list[object]:
    """Return everything that the desk shows of a day."""
    figures = facts.figures
    return [
        desk.quarter_cards(figures, day),
        desk.next_session(figures.sessions, day),
        desk.due_items(figures, facts.duties, day, prepared=facts.ready_of),
        desk.open_tasks(figures, day),
        year.indicators(figures, facts.goals, day),
        facts.ready,
    ]


@pytest.fixture
def closed(sample_path: Path) -> Path:
    open_book(sample_path).close(TODAY)
    return sample_path


@pytest.mark.parametrize("later", [0, 1, 3, 4, 9, 30, 39])
def test_the_kept_desk_shows_what_the_open_book_would(closed: Path, later: int) -> None:
    day = TODAY + timedelta(later)
    found = first_look.desk(closed, None, day)
    book = open_book(closed)
    own = book.desk(day)
    book.close()

    assert (found is not None) == (own.ready_of == "2026-q4"), "another session is the next one"
    if found is not None:
        assert desk_of(found, day) == desk_of(own, day)


def test_it_is_kept_under_a_password_as_well(tmp_path: Path) -> None:
    path = tmp_path / "so.scb"
    books.make_sample(path, PASSWORD)
    open_book(path, PASSWORD).close(TODAY)

    assert first_look.desk(path, unlock(path, PASSWORD), TODAY) is not None
    assert b"Minh Xu" not in path.read_bytes()


def test_the_first_change_makes_it_void(closed: Path) -> None:
    book = open_book(closed)
    book.save(lambda uow: meeting.set_facts(uow, "2026-q4", place="Hội trường"))
    assert book.flush()
    book.close()

    assert first_look.desk(closed, None, TODAY) is None


def test_closing_keeps_it_anew_after_a_change(closed: Path) -> None:
    book = open_book(closed)
    book.save(lambda uow: meeting.set_facts(uow, "2026-q4", topic="Chuyên đề khác"))
    book.close(TODAY)

    found = first_look.desk(closed, None, TODAY)
    assert found is not None
    assert "Chuyên đề khác" in {session.topic for session in found.figures.sessions}


def test_a_book_that_was_only_looked_at_stays_as_it_is(closed: Path) -> None:
    before = closed.read_bytes()
    open_book(closed).close(TODAY)

    assert closed.read_bytes() == before


def change_outside(path: Path, statement: str) -> None:
    connection = driver.connect(str(path), isolation_level=None)
    connection.execute(statement)
    connection.close()


def test_what_another_program_changed_makes_closing_keep_it_anew(closed: Path) -> None:
    change_outside(closed, "UPDATE sessions SET topic = 'Chuyên đề sửa ngoài' WHERE uid = '2026-q4'")
    book = open_book(closed)
    book.desk(TODAY)
    book.close(TODAY)

    found = first_look.desk(closed, None, TODAY)
    assert found is not None
    assert "Chuyên đề sửa ngoài" in {session.topic for session in found.figures.sessions}


def test_keeping_it_anew_does_not_hide_that_the_book_was_altered(closed: Path) -> None:
    change_outside(closed, "UPDATE sessions SET topic = 'Chuyên đề sửa ngoài' WHERE uid = '2026-q4'")
    book = open_book(closed)
    book.desk(TODAY)
    book.close(TODAY)
    book = open_book(closed)

    assert "sửa ngoài chương trình" in book.content_fault()
    book.close()


@pytest.mark.parametrize("later", [0, 1, 3])
def test_a_desk_that_agrees_is_not_written_again(closed: Path, later: int) -> None:
    before = closed.read_bytes()
    day = TODAY + timedelta(later)
    book = open_book(closed)
    book.desk(day)
    book.close(day)

    assert closed.read_bytes() == before


def test_a_book_that_was_not_closed_is_left_to_whoever_opens_it(closed: Path) -> None:
    book = open_book(closed)
    book.save(lambda uow: meeting.set_facts(uow, "2026-q4", place="Hội trường"))
    assert book.flush()

    assert shelf.kept(closed, None) is None
    book.close()


@pytest.mark.parametrize("data", [b"", b"\xc1", b"\x80", b"\xff" * 5_000_000, "chữ", None])
def test_what_another_hand_wrote_there_is_not_shown(closed: Path, data: object) -> None:
    connection = driver.connect(str(closed), isolation_level=None)
    connection.execute("UPDATE content_sum SET desk = ?", (data,))
    connection.close()

    assert first_look.desk(closed, None, TODAY) is None


def test_a_book_of_other_tables_or_none_at_all_has_no_desk_yet(closed: Path, tmp_path: Path) -> None:
    connection = driver.connect(str(closed), isolation_level=None)
    connection.execute("PRAGMA user_version = 7")
    connection.close()
    (tmp_path / "khac.scb").write_bytes(b"SQLite format 3\x00" + bytes(4080))

    assert first_look.desk(closed, None, TODAY) is None
    assert first_look.desk(tmp_path / "khac.scb", None, TODAY) is None


def test_what_cannot_be_worked_out_does_not_keep_a_book_open(
    sample_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    book = open_book(sample_path)
    monkeypatch.setattr(desk_facts, "gather", fail)
    assert book.close(TODAY)

    assert first_look.desk(sample_path, None, TODAY) is None
    assert "not kept" in caplog.text
