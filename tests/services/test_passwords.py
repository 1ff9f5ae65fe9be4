"""The password of a book and of its backups."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from app.domain.backup_words import Reason
from app.errors import KnownError, Stopped
from app.models.engine import is_plain, unlock
from app.services import backups, books, passwords
from tests.factory import dump, stopping_at

NOW = datetime(2026, 11, 22, 13, 58)
PASSWORD = "đường về quê hương"
NAME = "Nguyễn Văn Hùng".encode()


def test_a_password_covers_the_backups_that_had_none(sample_path: Path, own_home: Path) -> None:
    backups.keep(sample_path, None, NOW, Reason.OPEN)
    done = passwords.change(sample_path, None, PASSWORD, NOW)
    assert done.problem == ""
    kept = backups.home_shelf(sample_path).existing()
    assert kept
    assert all(one.note and not is_plain(one.path) and unlock(one.path, PASSWORD) == done.key for one in kept)
    assert [path for path in own_home.rglob("*") if path.is_file() and NAME in path.read_bytes()] == []


def test_backups_of_an_earlier_password_keep_it(sample_path: Path) -> None:
    passwords.change(sample_path, None, PASSWORD, NOW)
    before = {one.path: one.path.read_bytes() for one in backups.home_shelf(sample_path).existing()}
    passwords.change(sample_path, PASSWORD, "mật khẩu thứ hai", NOW)
    assert {path: path.read_bytes() for path in before} == before
    assert unlock(sample_path, "mật khẩu thứ hai")
    newest = backups.home_shelf(sample_path).newest()
    assert newest and newest.note and newest.note.reason is Reason.PASSWORD


def test_the_recovery_key_stands_in_for_a_forgotten_password(sample_path: Path) -> None:
    first = passwords.change(sample_path, None, PASSWORD, NOW)
    assert first.key
    passwords.change(sample_path, first.key.recovery, "mật khẩu nhớ được", NOW)
    books.open_book(sample_path, "mật khẩu nhớ được").close()


def test_a_password_in_the_other_form_of_unicode_is_the_same(sample_path: Path) -> None:
    passwords.change(sample_path, None, "Mật khẩu chi bộ", NOW)
    import unicodedata

    books.open_book(sample_path, unicodedata.normalize("NFD", "Mật khẩu chi bộ")).close()


def test_without_a_password_it_opens_as_it_did(sample_path: Path) -> None:
    passwords.change(sample_path, None, PASSWORD, NOW)
    assert passwords.change(sample_path, PASSWORD, None, NOW).key is None
    books.open_book(sample_path).close()


@pytest.mark.parametrize(("password", "said"), [("ngắn", "ít nhất 8"), ("         ", "dấu cách")])
def test_a_password_that_protects_nothing_is_refused(sample_path: Path, password: str, said: str) -> None:
    with pytest.raises(KnownError, match=said):
        passwords.change(sample_path, None, password, NOW)
    assert is_plain(sample_path)


def test_a_wrong_password_changes_nothing(sample_path: Path) -> None:
    passwords.change(sample_path, None, PASSWORD, NOW)
    before = sample_path.read_bytes()
    with pytest.raises(KnownError):
        passwords.change(sample_path, "không phải", None, NOW)
    assert sample_path.read_bytes() == before


@pytest.mark.parametrize("moment", [1, 2])
def test_one_who_stops_waiting_leaves_the_book_as_it_was(sample_path: Path, moment: int) -> None:
    before = dump(sample_path)
    with pytest.raises(Stopped):
        passwords.change_with(sample_path, None, PASSWORD, NOW, stopping_at(moment))
    assert is_plain(sample_path)
    assert dump(sample_path) == before
    assert [path.name for path in sample_path.parent.glob(".so-chi-bo-*")] == []
