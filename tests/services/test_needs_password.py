"""Whether a file asks for a password, from its header alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.domain.records import CellRecord
from app.errors import BookUnusable
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


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ống.scb")
    assert not doors.needs_password(tmp_path / "ống.scb")
    with pytest.raises(BookUnusable, match="không phải là tệp"):
        doors.unlock(tmp_path / "ống.scb", None)
