"""Books that are damaged, foreign, newer or tampered with: recognised, left byte for byte, with the way to a backup."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2 as driver

from app.domain.backup_words import Reason
from app.errors import BookUnusable
from app.models.engine import SCHEMA_VERSION, connect_raw, unlock
from app.services import backups, books, checking
from app.services.open_book import OpenBook
from app.ui.main_window import open_main_window
from tests.factory import CELL, digest, dump, opened

PASSWORD = "đường về quê hương"
NOW = datetime(2026, 11, 22, 13, 58)


def harm(path: Path, statement: str) -> None:
    raw = driver.connect(str(path), isolation_level=None)
    raw.execute(statement)
    raw.close()


def leave_log(path: Path, target: Path, password: str | None = None) -> bytes:
    """Put the log of a change of one book beside another; return it."""
    away = Path(shutil.copy(path, path.with_name("đang mở.scb")))
    key = unlock(away, password)
    connection = connect_raw(away.as_uri())
    if key:
        connection.execute(key.pragma)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("UPDATE cell_names SET name = 'Tên trong phần ghi dở'")
    log = Path(f"{away}-wal").read_bytes()
    connection.close()
    Path(f"{target}-wal").write_bytes(log)
    return log


@pytest.mark.parametrize("password", [None, PASSWORD], ids=["plain", "encrypted"])
def test_the_log_of_another_book_is_refused_and_both_files_stay(
    sample_path: Path, tmp_path: Path, password: str | None
) -> None:
    mine, other = tmp_path / "sổ.scb", tmp_path / "khác.scb"
    books.import_into(mine, dump(sample_path), password)
    books.make_book(other, CELL, password).close()
    log, before = leave_log(other, mine, password), digest(mine)
    with pytest.raises(BookUnusable, match="-wal"):
        books.open_book(mine, password)
    assert (digest(mine), Path(f"{mine}-wal").read_bytes()) == (before, log)
    Path(f"{mine}-wal").unlink()
    assert dump(mine, password) == dump(sample_path)


def test_a_book_opens_with_its_own_log_and_without_it(sample_path: Path) -> None:
    leave_log(sample_path, sample_path)
    with opened(sample_path) as book, book.read() as uow:
        assert (
            uow.session.connection().exec_driver_sql("SELECT name FROM cell_names").scalar() == "Tên trong phần ghi dở"
        )


def test_a_wrong_password_leaves_a_book_and_its_log_as_they_are(sample_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "kín.scb"
    books.import_into(path, dump(sample_path), PASSWORD)
    log, before = leave_log(path, path, PASSWORD), digest(path)
    with pytest.raises(BookUnusable, match="mật khẩu"):
        books.open_book(path, "mật khẩu khác")
    assert (digest(path), Path(f"{path}-wal").read_bytes()) == (before, log)


def test_a_newer_book_is_not_sent_to_an_older_backup(sample_path: Path) -> None:
    backups.keep(sample_path, None, NOW, Reason.OPEN)
    harm(sample_path, f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    before = digest(sample_path)
    with pytest.raises(BookUnusable, match="mới hơn") as caught:
        books.open_book(sample_path)
    assert not caught.value.advice
    assert digest(sample_path) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE members SET full_name = CAST(x'ff41' AS TEXT) WHERE id = 1",
        "UPDATE sessions SET kind = 'loại lạ'",
        "UPDATE sessions SET planned_at = 'ngày hỏng'",
    ],
    ids=["no text", "no word", "no time"],
)
def test_what_no_program_of_ours_writes_is_called_damage(sample_path: Path, statement: str) -> None:
    harm(sample_path, statement)
    book = OpenBook.open(sample_path, None, lambda _: None)
    with pytest.raises(BookUnusable, match="Tệp sổ bị hỏng"):
        book.members() and book.sessions()
    book.close()


def test_the_window_says_so_and_offers_the_best_backup(qtbot: QtBot, sample_path: Path) -> None:
    backups.keep(sample_path, None, NOW, Reason.OPEN)
    harm(sample_path, "UPDATE sessions SET kind = 'loại lạ'")
    window = open_main_window(sample_path)
    qtbot.addWidget(window)
    said = window.findChild(QLabel, "message_text")
    qtbot.waitUntil(lambda: "bị hỏng" in said.text())
    assert "Bản sao lưu gần nhất đã kiểm tra: 13:58 ngày 22/11/2026" in said.text()
    assert not window.has_book
    window.close()


def test_a_trigger_of_somebody_else_is_named(sample_path: Path) -> None:
    harm(sample_path, "CREATE TRIGGER spy AFTER INSERT ON contributions BEGIN SELECT load_extension('x'); END")
    with opened(sample_path) as book:
        assert any("spy" in fault for fault in checking.faults(book))
