"""One user action is one transaction: kept when it says so, else as if it had never been."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlcipher3 import dbapi2 as driver

from app.errors import KnownError
from app.models import engine, unit_of_work
from app.models.member import Group
from app.models.unit_of_work import Book, UnitOfWork, as_known
from tests.factory import opened

COUNT = text("SELECT count(*) FROM groups")


@pytest.fixture
def book(empty_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    """An empty book that does not wait for locks."""
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.01)
    made = Book(empty_path)
    yield made
    made.close()


def groups(book: Book) -> int:
    with book.read() as uow:
        return uow.session.scalar(COUNT) or 0


def add_groups(uow: UnitOfWork, *names: str, pragma: str = "user_version") -> None:
    uow.session.execute(text(f"PRAGMA {pragma}"))
    uow.session.add_all(Group(name=name) for name in names)
    uow.commit()


def fail_after_adding(uow: UnitOfWork) -> None:
    uow.session.add(Group(name="Tổ 1"))
    uow.session.flush()
    raise ZeroDivisionError


def test_what_is_committed_stays(book: Book) -> None:
    with book.write() as uow:
        uow.session.add(Group(name="Tổ 1"))
        uow.commit()
    assert groups(book) == 1


def test_a_unit_that_is_not_committed_leaves_nothing(book: Book) -> None:
    with book.write() as uow:
        uow.session.add(Group(name="Tổ 1"))
        uow.session.flush()
        assert uow.session.scalar(COUNT) == 1
    assert groups(book) == 0


def test_an_error_takes_everything_back(book: Book) -> None:
    with pytest.raises(ZeroDivisionError), book.write() as uow:
        fail_after_adding(uow)
    assert groups(book) == 0


def test_a_broken_rule_of_the_tables_is_a_bug_and_takes_everything_back(book: Book) -> None:
    with pytest.raises(IntegrityError), book.write() as uow:
        add_groups(uow, "Tổ 1", "Tổ 1")
    assert groups(book) == 0


def test_a_foreign_key_that_leads_nowhere_is_refused(book: Book) -> None:
    with pytest.raises(IntegrityError), book.write() as uow:
        uow.session.execute(text("INSERT INTO member_standings (member_id, standing) VALUES (9, 'official')"))


def test_a_writing_unit_takes_the_lock_at_once(book: Book) -> None:
    with book.write(), pytest.raises(KnownError, match="đang giữ sổ") as error, book.write():
        pass
    assert error.value.retryable


def test_reading_goes_on_beside_a_writing_unit_and_sees_only_what_is_committed(book: Book) -> None:
    with book.write() as uow:
        uow.session.add(Group(name="Tổ 1"))
        uow.session.flush()
        assert groups(book) == 0
        uow.commit()
    assert groups(book) == 1


def test_a_reading_unit_sees_one_state_throughout(book: Book) -> None:
    with book.read() as uow:
        assert uow.session.scalar(COUNT) == 0
        with book.write() as other:
            other.session.add(Group(name="Tổ 1"))
            other.commit()
        assert uow.session.scalar(COUNT) == 0


def test_another_programs_lock_is_said_in_plain_words_and_may_be_tried_again(book: Book, empty_path: Path) -> None:
    other = driver.connect(str(empty_path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(KnownError) as error, book.write():
        pass
    other.close()
    assert error.value.retryable
    assert "locked" not in error.value.text


@pytest.mark.parametrize(("pragma", "said"), [("max_page_count=1", "Đĩa đã đầy"), ("query_only=1", "chỉ cho đọc")])
def test_a_full_or_locked_disk_is_said_and_may_be_tried_again(book: Book, pragma: str, said: str) -> None:
    with pytest.raises(KnownError, match=said) as error, book.write() as uow:
        add_groups(uow, *(f"{number}" * 900 for number in range(100)), pragma=pragma)
    assert error.value.retryable
    assert groups(book) == 0


@pytest.mark.parametrize(
    ("message", "said"), [("disk I/O error", "Đĩa báo lỗi"), ("unable to open database file", "Không thấy tệp sổ")]
)
def test_troubles_of_the_disk_are_told_as_what_they_are(message: str, said: str) -> None:
    known = as_known(OperationalError("COMMIT", {}, driver.OperationalError(message)))
    assert known.retryable
    assert said in known.text


def test_damage_met_on_the_way_is_told_and_not_tried_again(empty_path: Path, book: Book) -> None:
    with book.read() as uow:
        page = uow.session.scalar(text("SELECT rootpage FROM sqlite_schema WHERE name = 'groups'"))
    book.close()
    content = bytearray(empty_path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    empty_path.write_bytes(content)
    with pytest.raises(KnownError, match="hỏng") as error, opened(empty_path) as damaged:
        groups(damaged)
    assert not error.value.retryable


def test_a_book_whose_file_is_gone_is_not_written_until_it_is_back(sample_path: Path) -> None:
    book = Book(sample_path)
    away = sample_path.rename(sample_path.with_name("cất đi.scb"))
    with pytest.raises(KnownError, match="Không thấy tệp sổ") as raised:
        book.write()
    assert raised.value.retryable
    away.rename(sample_path)
    with book.write() as uow:
        uow.commit()
    book.close()


def test_another_file_under_the_books_name_is_left_alone(sample_path: Path, empty_path: Path) -> None:
    book = Book(sample_path)
    other = empty_path.read_bytes()
    empty_path.replace(sample_path)
    with pytest.raises(KnownError, match="bị thay"):
        book.write()
    assert sample_path.read_bytes() == other
    book.close()


def log_of(book: Book) -> tuple[int, int]:
    """Return how many pages the log holds, and how many of them are in the book already."""
    with book.connection() as connection:
        _, length, moved = connection.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
    return length, moved


@pytest.mark.parametrize(("most", "is_moved"), [(1, True), (1000, False)])
def test_a_long_log_is_moved_into_the_book_in_a_pause(
    book: Book, most: int, is_moved: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unit_of_work, "LONG_LOG", most)
    with book.write() as uow:
        add_groups(uow, "Tổ 1", "Tổ 2")
    book.tidy()
    length, moved = log_of(book)
    assert length > 1
    assert (moved == length) is is_moved
    assert groups(book) == 2


def test_a_log_that_cannot_be_moved_stays_where_it_is(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unit_of_work, "LONG_LOG", 1)
    with book.write() as uow:
        add_groups(uow, "Tổ 1")
    with book.read() as reading:
        assert reading.session.scalar(COUNT) == 1
        with book.write() as uow:
            add_groups(uow, "Tổ 2")
        book.tidy()
        assert log_of(book)[1] < log_of(book)[0]
    assert groups(book) == 2


def test_pages_are_forgotten_and_nothing_of_what_they_hold(book: Book) -> None:
    with book.write() as uow:
        add_groups(uow, "Tổ 1")
    with book.write() as uow:
        uow.session.add(Group(name="Tổ 2"))
        uow.session.flush()
        book.forget_pages()
        uow.commit()
    book.forget_pages()
    assert groups(book) == 2
