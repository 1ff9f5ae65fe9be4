"""Disks that fail under an open book: full, broken once or for good, slow, locked, pulled out and put back."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app import cli, settings
from app.errors import KnownError
from app.exporters.files import write_atomically
from app.services import meeting
from app.services.book_place import READ_ONLY, warning
from app.services.open_book import OpenBook
from app.services.saver import Phase, SaveState
from tests.factory import dump
from tests.faults.disks import DiskRefusedError, PowerDisk, fill, power_disk, small_disk
from tests.faults.one_save import TOPIC
from tests.faults.traced import tampered

TOLD_SECONDS = 3.0
HEALED_SECONDS = 6.0


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes."""
    try:
        with small_disk(tmp_path / "đĩa", "4m") as folder:
            yield folder
    except DiskRefusedError as error:
        pytest.skip(str(error))


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[PowerDisk]:
    """A disk that can be pulled out."""
    try:
        with power_disk(tmp_path / "thẻ", 16) as made:
            yield made
    except DiskRefusedError as error:
        pytest.skip(str(error))


class Session:
    """A book that is open, with what it told about saving."""

    def __init__(self, path: Path) -> None:
        self.told: list[SaveState] = []
        self.book = OpenBook.open(path, None, self.told.append)
        self.refused: list[BaseException] = []

    def type(self, topic: str) -> None:
        self.book.save(lambda uow: meeting.set_facts(uow, "2026-q4", topic=topic), failed=self.refused.append)

    def wait_for_failure(self) -> str:
        end = time.monotonic() + TOLD_SECONDS
        while not any(state.phase is Phase.FAILED for state in self.told):
            assert time.monotonic() < end, "the failure was not told in time"
            time.sleep(0.01)
        return self.told[-1].reason

    def heal(self) -> None:
        assert self.book.flush(HEALED_SECONDS)
        assert not self.refused
        assert self.book.save_state.phase is Phase.SAVED


def test_a_full_disk_is_told_and_everything_is_saved_once_there_is_room(disk: Path, sample_path: Path) -> None:
    session = Session(Path(shutil.copy(sample_path, disk / "so.scb")))
    session.type("trước")
    session.heal()
    much = fill(disk)
    for number in range(3):
        session.type(f"chữ {number} " + "dài " * 3000)
    assert "Đĩa đã đầy" in session.wait_for_failure()
    much.unlink()
    session.heal()
    session.book.close()
    assert "chữ 2 " in dump(disk / "so.scb").decode()


def test_a_full_disk_leaves_the_earlier_export_whole(disk: Path) -> None:
    target = disk / "biên bản.docx"
    write_atomically(target, b"x" * 1000)
    fill(disk)
    with pytest.raises(KnownError, match="ổ đĩa đã đầy"):
        write_atomically(target, b"y" * 2_000_000)
    assert target.read_bytes() == b"x" * 1000
    assert sorted(path.name for path in disk.iterdir()) == ["biên bản.docx", "đầy.bin"]


def save_with(what: str, calls: str, book: Path, seconds: float) -> dict[str, Any]:
    run = tampered(calls, what, Path(f"{book}-wal"), "tests.faults.one_save", str(book), str(seconds))
    result: dict[str, Any] = json.loads(run.stdout)
    return result


def test_a_sync_that_fails_once_is_told_and_what_it_was_for_is_written_anew(sample_path: Path) -> None:
    result = save_with("error=EIO:when=1", "fdatasync,fsync", sample_path, HEALED_SECONDS)
    assert result["durable"]
    phases = [phase for phase, _ in result["phases"]]
    assert phases == ["SAVING", "FAILED", "SAVED"]
    assert "Đĩa báo lỗi" in result["phases"][1][1]
    assert TOPIC in dump(sample_path).decode()


def test_a_disk_that_fails_for_good_is_never_said_to_have_saved(sample_path: Path) -> None:
    before = dump(sample_path)
    result = save_with("error=EIO:when=1+", "pwrite64", sample_path, 1.5)
    assert not result["durable"]
    assert result["phases"][-1][0] == "FAILED"
    assert dump(sample_path) == before


def test_a_slow_disk_does_not_hold_the_window(sample_path: Path) -> None:
    result = save_with("delay_exit=500000:when=1", "fdatasync,fsync", sample_path, HEALED_SECONDS)
    assert result["durable"]
    assert result["queued_in"] < 0.1


def test_a_stick_that_is_pulled_out_and_put_back_gets_what_was_typed_meanwhile(
    stick: PowerDisk, sample_path: Path
) -> None:
    path = Path(shutil.copy(sample_path, stick.folder / "so.scb"))
    os.sync()
    session = Session(path)
    session.type("trước khi rút thẻ")
    session.heal()
    stick.cut()
    session.type("gõ khi thẻ đã rút")
    session.wait_for_failure()
    stick.unmount()
    assert list(stick.folder.iterdir()) == []
    stick.mount()
    session.heal()
    session.book.close()
    assert "gõ khi thẻ đã rút" in dump(path).decode()


def test_a_disk_that_is_locked_is_told_when_the_book_is_opened(disk: Path, sample_path: Path) -> None:
    path = Path(shutil.copy(sample_path, disk / "so.scb"))
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    book = OpenBook.open_unlocked(path, None, lambda _: None, alone=True)
    assert warning(path) == READ_ONLY
    assert len(book.members()) == 32
    book.close()
    assert [found.name for found in disk.iterdir()] == ["so.scb"]


@pytest.mark.parametrize("home", ["/proc/khong-co", "/dev/null/nha"])
def test_without_a_place_of_its_own_the_program_still_opens_books(
    sample_path: Path, home: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SO_CHI_BO_HOME", home)
    settings.save(settings.Settings(dark=True))
    session = OpenBook.open_unlocked(sample_path, None, lambda _: None, alone=True)
    session.save(lambda uow: meeting.set_facts(uow, "2026-q4", topic="Không có thư mục riêng"))
    assert session.close()
    assert cli.main(["list", str(sample_path), "sessions"]) == 0
    assert "Không có thư mục riêng" in capsys.readouterr().out


def test_a_full_temporary_folder_does_not_keep_a_book_from_being_read(
    disk: Path, sample_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(disk)
    for name in ("TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(disk))
    target = tmp_path / "biên bản.docx"
    status = cli.main(["export", str(sample_path), "minutes", "--session", "2026-q1", "--out", str(target)])
    assert status == 0
    assert target.stat().st_size > 10_000
    assert [found.name for found in disk.iterdir()] == ["đầy.bin"]
