"""``backup`` and ``restore``: exit statuses, one line of words, files as they were when it fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli import main
from app.services import books, meeting
from tests.factory import digest, dump, write

Captured = pytest.CaptureFixture[str]


def run(*arguments: str | Path) -> int:
    return main([str(argument) for argument in arguments])


def words(capsys: Captured) -> str:
    """Return the one line that was said on stderr."""
    out, err = capsys.readouterr()
    assert (out, err.count("\n"), "Traceback" in err) == ("", 1, False)
    return err.strip()


def change(path: Path) -> None:
    write(path, lambda uow: meeting.set_facts(uow, "2026-q4", topic="Chuyên đề đã đổi"))


@pytest.fixture
def copied(sample_path: Path, tmp_path: Path, capsys: Captured) -> Path:
    """A copy of the sample, made by the command."""
    assert run("backup", sample_path, tmp_path / "sao.scb") == 0
    assert "đã kiểm tra" in words(capsys)
    return tmp_path / "sao.scb"


def test_a_copy_says_what_the_book_says(sample_path: Path, copied: Path) -> None:
    assert dump(copied) == dump(sample_path)


def test_a_file_that_is_there_is_not_written_over(sample_path: Path, copied: Path, capsys: Captured) -> None:
    before = digest(copied), digest(sample_path)
    assert run("backup", sample_path, copied) == 1
    assert "đã có" in words(capsys)
    assert run("backup", sample_path, sample_path) == 1
    assert "đã có" in words(capsys)
    assert (digest(copied), digest(sample_path)) == before


def test_a_folder_that_is_not_there_is_said(sample_path: Path, tmp_path: Path, capsys: Captured) -> None:
    assert run("backup", sample_path, tmp_path / "không có" / "sao.scb") == 1
    assert "Chưa sao lưu được" in words(capsys)
    assert run("restore", sample_path, tmp_path / "không có" / "sổ.scb") == 1
    assert "Chưa khôi phục được" in words(capsys)


def test_a_copy_becomes_a_book_where_there_is_none(copied: Path, tmp_path: Path, capsys: Captured) -> None:
    assert run("restore", copied, tmp_path / "sổ mới.scb") == 0
    assert "Đã khôi phục" in words(capsys)
    assert dump(tmp_path / "sổ mới.scb") == dump(copied)


def test_a_book_is_replaced_only_when_asked_and_kept(sample_path: Path, copied: Path, capsys: Captured) -> None:
    change(sample_path)
    changed, before = dump(sample_path), digest(sample_path)
    assert run("restore", copied, sample_path) == 1
    assert "--replace" in words(capsys)
    assert digest(sample_path) == before
    assert run("restore", copied, sample_path, "--replace") == 0
    said = words(capsys)
    assert dump(sample_path) == dump(copied)
    aside = Path(said.split("giữ ở “")[1].split("”")[0])
    assert dump(aside) == changed


@pytest.mark.parametrize("rubbish", [b"", b"text", b"\x07" * 5000])
def test_what_is_no_copy_changes_nothing(sample_path: Path, tmp_path: Path, capsys: Captured, rubbish: bytes) -> None:
    wrong = tmp_path / "sai.scb"
    wrong.write_bytes(rubbish)
    before = digest(sample_path)
    assert run("restore", wrong, sample_path, "--replace") == 1
    assert words(capsys)
    assert (digest(sample_path), wrong.read_bytes()) == (before, rubbish)
    assert not list(tmp_path.glob("*trước khi*"))


def test_a_book_with_a_password_is_copied_and_put_back_with_it(
    sample_path: Path, tmp_path: Path, capsys: Captured
) -> None:
    book, secret = tmp_path / "khóa.scb", tmp_path / "mat-khau.txt"
    secret.write_text("Bí mật 2026\n", "utf-8")
    books.import_into(book, dump(sample_path), "Bí mật 2026")
    assert run("backup", book, tmp_path / "sao.scb") == 1
    assert "mật khẩu" in words(capsys)
    assert run("backup", book, tmp_path / "sao.scb", "--password-file", secret) == 0
    assert "Chi bộ".encode() not in (tmp_path / "sao.scb").read_bytes()
    assert run("restore", tmp_path / "sao.scb", tmp_path / "lại.scb", "--password-file", secret) == 0
    assert dump(tmp_path / "lại.scb", "Bí mật 2026") == dump(book, "Bí mật 2026")


def test_a_damaged_book_is_refused_with_the_way_to_its_backup(sample_path: Path, capsys: Captured) -> None:
    from datetime import datetime

    from app.domain.backup_words import Reason
    from app.services import backups

    kept = backups.keep(sample_path, None, datetime(2026, 11, 22, 13, 58), Reason.OPEN).kept
    sample_path.write_bytes(b"")
    assert run("check", sample_path) == 1
    assert f'so-chi-bo restore "{kept.path}" "{sample_path}" --replace' in words(capsys)
    assert run("restore", kept.path, sample_path, "--replace") == 0
    assert dump(sample_path) == dump(kept.path)


def test_a_copy_never_takes_the_name_of_what_stands_beside_a_book(sample_path: Path, capsys: Captured) -> None:
    target = Path(f"{sample_path}-wal")
    assert run("backup", sample_path, target) == 1
    assert "tên khác" in words(capsys)
    assert not target.exists()
