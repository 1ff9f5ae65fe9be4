"""A new book has its name only once it is whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.errors import BookUnusable, KnownError
from app.models import backup, new_book
from app.models.engine import BookKey, unlock
from app.models.unit_of_work import Book
from app.services import roster
from tests.factory import CELL

KEY = BookKey(b"k" * 32, b"s" * 16)


def names(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir()]


def fill(book: Book) -> None:
    with book.write() as uow:
        roster.set_cell(uow, CELL)
        uow.commit()


def fill_and_fail(book: Book) -> None:
    fill(book)
    raise ZeroDivisionError


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_a_book_is_there_when_it_is_filled_and_not_before(tmp_path: Path, key: BookKey | None) -> None:
    path = tmp_path / "sổ.scb"
    with new_book.filled(path, key) as book:
        fill(book)
        assert not path.exists()
    assert names(tmp_path) == ["sổ.scb"]
    assert backup.prove(path, key).rows["cell"] == 1


def test_nothing_is_left_of_a_book_that_was_not_filled(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), new_book.filled(tmp_path / "sổ.scb", None) as book:
        fill_and_fail(book)
    assert names(tmp_path) == []


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_what_came_meanwhile_is_not_replaced(tmp_path: Path, links: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "sổ.scb"
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    with pytest.raises(KnownError, match=r"sổ\.scb” đã có"), new_book.filled(path, None):
        path.write_bytes(b"another")
    assert (names(tmp_path), path.read_bytes()) == (["sổ.scb"], b"another")


def no_links(*_: object) -> None:
    raise PermissionError


def test_a_disk_without_hard_links_takes_a_book_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", no_links)
    with new_book.filled(tmp_path / "sổ.scb", None) as book:
        fill(book)
    assert names(tmp_path) == ["sổ.scb"]


def test_the_log_of_a_book_that_is_gone_is_not_applied_to_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "sổ.scb"
    Path(f"{path}-wal").write_bytes(b"old")
    with new_book.filled(path, None) as book:
        fill(book)
    assert unlock(path, None) is None
    assert names(tmp_path) == ["sổ.scb"]


def test_a_link_that_leads_nowhere_gets_its_book(tmp_path: Path) -> None:
    (tmp_path / "lối tắt.scb").symlink_to(tmp_path / "sổ.scb")
    with new_book.filled(tmp_path / "lối tắt.scb", None) as book:
        fill(book)
    assert (tmp_path / "lối tắt.scb").is_symlink()
    assert unlock(tmp_path / "sổ.scb", None) is None


@pytest.mark.parametrize("name", ["không có/sổ.scb", "s" * 300 + ".scb", "a\0.scb"])
def test_a_place_where_no_book_can_be_is_called_by_the_name_that_was_asked_for(tmp_path: Path, name: str) -> None:
    with pytest.raises(KnownError, match="Không tạo được sổ") as error, new_book.filled(tmp_path / name, None) as book:
        fill(book)
    assert str(tmp_path / name) in error.value.text
    assert names(tmp_path) == []


def test_a_full_disk_is_said_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise BookUnusable("đĩa đầy")

    monkeypatch.setattr(new_book.migrate, "create", full)
    with pytest.raises(BookUnusable, match="đĩa đầy"), new_book.filled(tmp_path / "sổ.scb", None):
        pass
