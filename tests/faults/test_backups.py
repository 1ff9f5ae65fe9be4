"""Backups and restores under faults: a kill at any moment, a full disk, a folder that is gone or closed."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.domain.backup_words import Reason
from app.errors import KnownError
from app.services import backups, restoring
from tests.factory import digest, dump
from tests.faults.backup_kills import LATEST_SECONDS, kill_a_backup, kill_a_restore

NOW = datetime(2026, 11, 22, 13, 58)
needs_kill = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
so_often = pytest.mark.parametrize("kills", [3, pytest.param(12, marks=pytest.mark.long)])


@needs_kill
@so_often
def test_a_kill_in_a_backup_leaves_whole_backups_and_a_book_that_opens(sample_path: Path, kills: int) -> None:
    moments = random.Random(5)
    for _ in range(kills):
        kill_a_backup(sample_path, moments.uniform(0, LATEST_SECONDS))


@needs_kill
@so_often
def test_a_kill_in_a_restore_leaves_a_whole_book(sample_path: Path, tmp_path: Path, kills: int) -> None:
    moments = random.Random(7)
    kept = Path(shutil.copy(sample_path, tmp_path / "sao.scb"))
    for _ in range(kills):
        kill_a_restore(sample_path, kept, moments.uniform(0, LATEST_SECONDS))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a small disk takes root on Linux")
    folder = tmp_path / "đĩa nhỏ"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let root mount a tmpfs")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_keeps_book_and_earlier_files_and_leaves_no_half_one(sample_path: Path, small_disk: Path) -> None:
    (small_disk / "cũ.txt").write_text("cũ")
    before = digest(sample_path)
    with pytest.raises(KnownError, match=r"hết chỗ trống|đầy"):
        backups.copy_out(sample_path, None, small_disk / "sao.scb")
    with pytest.raises(KnownError, match=r"hết chỗ trống|đầy"):
        restoring.restore(sample_path, None, small_disk / "sổ.scb", NOW, replace=False)
    assert sorted(path.name for path in small_disk.iterdir()) == ["cũ.txt"]
    assert digest(sample_path) == before


def test_a_full_second_place_is_said_and_the_backup_here_is_made(sample_path: Path, small_disk: Path) -> None:
    backups.choose_second(small_disk, sample_path)
    outcome = backups.keep(sample_path, None, NOW, Reason.OPEN)
    assert outcome.second
    assert "Chưa sao lưu được" in outcome.second.problem
    assert dump(outcome.kept.path) == dump(sample_path)
    assert not list(small_disk.rglob("*.scb")) + list(small_disk.rglob("*.tmp*"))


def test_a_full_disk_at_home_is_said_and_the_second_place_is_used(
    sample_path: Path, tmp_path: Path, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SO_CHI_BO_HOME", str(small_disk))
    (tmp_path / "THẺ").mkdir()
    backups.choose_second(tmp_path / "THẺ", sample_path)
    outcome = backups.keep(sample_path, None, NOW, Reason.OPEN)
    assert "Chưa sao lưu được" in outcome.problem
    assert dump(outcome.kept.path) == dump(sample_path)


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such lock on Windows")
def test_a_folder_that_is_closed_is_said(sample_path: Path, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    closed = tmp_path / "khóa"
    closed.mkdir(mode=0o500)
    with pytest.raises(KnownError, match="không cho ghi"):
        backups.copy_out(sample_path, None, closed / "sao.scb")
    with pytest.raises(KnownError, match="chỗ ấy không cho ghi"):
        backups.choose_second(closed, sample_path)
