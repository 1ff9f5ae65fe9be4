"""A book gets a password, another one or none: the same book every time, or the old one untouched."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from app.errors import KnownError
from app.models import backup, integrity
from app.models.engine import BookKey, is_plain, unlock
from app.models.rekey import rekey
from app.models.unit_of_work import Book
from app.services import books

FIRST, SECOND = BookKey.fresh("mật khẩu một"), BookKey.fresh("mật khẩu hai")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(("before", "after"), [(None, FIRST), (FIRST, SECOND), (FIRST, None)])
def test_the_book_says_the_same_under_another_key(
    sample_path: Path, before: BookKey | None, after: BookKey | None
) -> None:
    if before:
        rekey(sample_path, None, before)
    wanted = backup.proof_of(sample_path, before)
    assert rekey(sample_path, before, after) == wanted
    assert backup.proof_of(sample_path, after) == wanted
    assert is_plain(sample_path) is (after is None)
    assert [path.name for path in sample_path.parent.glob(".so-chi-bo*")] == []


def test_tables_triggers_and_the_index_of_words_come_along(sample_path: Path) -> None:
    rekey(sample_path, None, FIRST)
    book = Book(sample_path, FIRST)
    with book.read() as uow:
        assert integrity.schema_faults(uow.session) == []
        assert integrity.file_faults(uow.session, encrypted=True) == []
    book.close()


def test_nothing_of_the_book_can_be_read_in_its_file(sample_path: Path) -> None:
    assert "Nguyễn Văn Hùng".encode() in sample_path.read_bytes()
    rekey(sample_path, None, FIRST)
    assert "Nguyễn Văn Hùng".encode() not in sample_path.read_bytes()
    assert not sample_path.read_bytes().startswith(b"SQLite")


def test_the_recovery_key_opens_it_and_not_after_another_change(sample_path: Path) -> None:
    rekey(sample_path, None, FIRST)
    assert unlock(sample_path, FIRST.recovery) == FIRST
    rekey(sample_path, FIRST, SECOND)
    with pytest.raises(KnownError, match="mật khẩu không đúng"):
        unlock(sample_path, FIRST.recovery)


def test_a_book_that_is_open_elsewhere_stays_as_it_is(sample_path: Path) -> None:
    other = books.open_book(sample_path)
    with other.write(), pytest.raises(KnownError, match="đang mở ở một cửa sổ khác"):
        rekey(sample_path, None, FIRST)
    other.close()
    assert is_plain(sample_path)


def test_the_wrong_key_leaves_the_file_byte_for_byte(sample_path: Path) -> None:
    rekey(sample_path, None, FIRST)
    before = digest(sample_path)
    with pytest.raises(KnownError):
        rekey(sample_path, SECOND, None)
    assert digest(sample_path) == before
    assert [path.name for path in sample_path.parent.glob(".so-chi-bo*")] == []
