"""A book that is renamed, removed, exchanged, or opened twice under one name or another, and clocks that jump."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2 as driver

from app.domain.backup_words import Reason
from app.errors import KnownError
from app.models import engine
from app.services import backups, book_place, books, meeting
from app.services import saver as module
from app.services.open_book import OpenBook
from app.services.saver import Phase, SaveState
from app.ui.main_window import open_main_window
from tests.factory import dump, write

SOON = 5.0
HOLDING = """
import sys
from pathlib import Path
from app.services.open_book import OpenBook
book = OpenBook.open_unlocked(Path(sys.argv[1]), None, lambda state: None, alone=True)
print("mở", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[SaveState]:
    """What is told of saving, by a saver that looks often."""
    monkeypatch.setattr(module, "WATCH_SECONDS", 0.05)
    monkeypatch.setattr(module, "RETRY_SECONDS", 0.05)
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.01)
    return []


@pytest.fixture
def book(sample_path: Path, told: list[SaveState]) -> Iterator[OpenBook]:
    made = OpenBook.open(sample_path, None, told.append)
    yield made
    made.close()


def name_topic(book: OpenBook, topic: str) -> None:
    book.save(lambda uow: meeting.set_facts(uow, "2026-q4", topic=topic))


def wait_for(told: list[SaveState], phase: Phase) -> str:
    end = time.monotonic() + SOON
    while not told or told[-1].phase is not phase:
        assert time.monotonic() < end, f"{phase} was not told in time"
        time.sleep(0.01)
    return told[-1].reason


def test_a_renamed_book_is_noticed_without_a_key_and_so_is_its_return(
    book: OpenBook, told: list[SaveState], sample_path: Path
) -> None:
    away = sample_path.rename(sample_path.with_name("đổi tên.scb"))
    assert "Không thấy tệp sổ" in wait_for(told, Phase.FAILED)
    assert not sample_path.exists()
    away.rename(sample_path)
    wait_for(told, Phase.SAVED)


def test_a_removed_book_is_kept_among_the_backups_with_all_that_was_saved(
    book: OpenBook, told: list[SaveState], sample_path: Path
) -> None:
    name_topic(book, "Đã lưu trước khi tệp bị xóa")
    assert book.flush()
    sample_path.unlink()
    assert "cất thành bản sao lưu" in wait_for(told, Phase.FAILED)
    kept = backups.best(sample_path)
    assert kept
    assert "Đã lưu trước khi tệp bị xóa" in dump(kept.path).decode()
    assert not sample_path.exists()


def test_an_older_copy_put_in_the_books_place_is_left_alone_until_the_book_is_back(
    book: OpenBook, told: list[SaveState], sample_path: Path, tmp_path: Path
) -> None:
    older = Path(shutil.copy(sample_path, tmp_path / "bản cũ.scb"))
    name_topic(book, "Mới hơn bản cũ")
    assert book.flush()
    content = older.read_bytes()
    os.link(sample_path, tmp_path / "cất đi.scb")
    older.replace(sample_path)
    name_topic(book, "Gõ sau khi tệp bị thay")
    assert "bị thay" in wait_for(told, Phase.FAILED)
    assert sample_path.read_bytes() == content
    kept = backups.best(sample_path)
    assert kept
    assert "Mới hơn bản cũ" in dump(kept.path).decode()
    (tmp_path / "cất đi.scb").replace(sample_path)
    assert book.flush()
    assert book.session("2026-q4").topic == "Gõ sau khi tệp bị thay"


def same(path: Path) -> Path:
    return path


def symbolic(path: Path) -> Path:
    link = path.with_name("lối tắt.scb")
    link.symlink_to(path)
    return link


def hard(path: Path) -> Path:
    link = path.with_name("tên thứ hai.scb")
    os.link(path, link)
    return link


@pytest.mark.skipif(sys.platform == "win32", reason="links take rights on Windows")
def test_a_book_has_one_window_whatever_its_name_and_a_killed_one_leaves_no_lock(sample_path: Path) -> None:
    command = [sys.executable, "-c", HOLDING, str(sample_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout
        assert first.stdout.readline() == "mở\n"
        names = [name(sample_path) for name in (same, symbolic, hard)]
        for name in names:
            with pytest.raises(KnownError, match="đang mở ở một cửa sổ khác"):
                OpenBook.open_unlocked(name, None, lambda _: None, alone=True)
        books.open_book(sample_path).close()
        with pytest.raises(KnownError, match="đang mở dưới tên khác"):
            books.open_book(names[-1])
        first.kill()
    OpenBook.open_unlocked(names[-1], None, lambda _: None, alone=True).close()


def test_another_program_that_holds_the_book_is_waited_for(
    book: OpenBook, told: list[SaveState], sample_path: Path
) -> None:
    other = driver.connect(str(sample_path), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    name_topic(book, "Đợi chương trình khác")
    reason = wait_for(told, Phase.FAILED)
    assert "giữ sổ" in reason
    assert "locked" not in reason
    other.execute("COMMIT")
    other.close()
    assert book.flush()
    assert book.session("2026-q4").topic == "Đợi chương trình khác"


@pytest.mark.parametrize("jump", [timedelta(hours=-1), timedelta(days=-3650), timedelta(days=3650)])
def test_backups_are_ordered_by_their_number_and_no_jump_of_the_clock_takes_one_away(
    sample_path: Path, jump: timedelta
) -> None:
    now = datetime(2028, 2, 29, 23, 59, 59)
    for number, at in enumerate((now - timedelta(hours=1), now, now + jump)):
        write(sample_path, partial(meeting.set_facts, uid="2026-q4", topic=f"Lần {number}"))
        backups.keep(sample_path, None, at, Reason.CHANGE)
    kept = backups.home_shelf(sample_path).existing()
    assert [one.name.number for one in kept] == [3, 2, 1]
    assert "Lần 2" in dump(kept[0].path).decode()


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("OneDrive - Xã Tân Hòa/so.scb", "OneDrive - Xã Tân Hòa"),
        ("Google Drive/Chi bộ/so.scb", "Google Drive"),
        ("Tài liệu/so.scb", ""),
    ],
)
def test_a_folder_that_is_synchronised_is_warned_of(tmp_path: Path, place: str, said: str) -> None:
    path = tmp_path / place
    path.parent.mkdir(parents=True)
    path.touch()
    assert book_place.shared_folder(path) == said
    assert bool(said) == bool(book_place.warning(path))


@pytest.mark.parametrize("name", ["so-mau (1).scb", "so-mau-DESKTOP conflicted copy.scb"])
def test_a_copy_made_by_synchronising_is_named_and_not_merged(sample_path: Path, name: str) -> None:
    copy = Path(shutil.copy(sample_path, sample_path.with_name(name)))
    assert name in book_place.warning(sample_path)
    assert copy.exists()


def test_neither_a_backup_beside_it_nor_another_book_is_taken_for_such_a_copy(sample_path: Path) -> None:
    for name in ("so-mau 2.scb", "so-mau-2025.scb", "so-mau (trước khi khôi phục 2026-11-22 08-00-00).scb"):
        sample_path.with_name(name).touch()
    assert book_place.conflict_copies(sample_path) == ()


def test_the_window_says_what_is_to_be_known_of_the_place(qtbot: QtBot, sample_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    window = open_main_window(sample_path.rename(folder / "so.scb"))
    qtbot.addWidget(window)
    said = window.findChild(QLabel, "message_text")
    qtbot.waitUntil(lambda: "thư mục đồng bộ hoặc mạng (“OneDrive”)" in said.text())
    window.close()
