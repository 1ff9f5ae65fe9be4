"""Whether a file asks for a password, from its header alone."""

from __future__ import annotations

from pathlib import Path

from app.domain.records import CellRecord
from app.services import books, doors


def test_a_plain_book_needs_none(sample_path: Path) -> None:
    assert not doors.needs_password(sample_path)


def test_an_encrypted_book_needs_one(tmp_path: Path) -> None:
    path = tmp_path / "kín.scb"
    books.make_book(path, CellRecord("Chi bộ", "", ""), "mật khẩu").close()
    assert doors.needs_password(path)


def test_a_missing_or_cut_file_is_left_to_opening(tmp_path: Path) -> None:
    short = tmp_path / "cụt.scb"
    short.write_bytes(b"abc")
    assert not doors.needs_password(tmp_path / "không có.scb")
    assert not doors.needs_password(short)
