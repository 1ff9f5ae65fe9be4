"""Files laid out to be looked at: read-only, in a private folder, gone at the end."""

from __future__ import annotations

import os
import stat
from datetime import datetime
from pathlib import Path

import pytest

from app.domain.year_records import AttachmentRecord
from app.errors import KnownError
from app.services.viewing import Viewing, wipe_left

FILE = AttachmentRecord(1, "Bản ký", datetime(2026, 1, 1), "Bản ký.pdf", "application/pdf", 3, "ab" * 32)


def test_a_copy_is_read_only_and_private_and_wiped_at_the_end(own_home: Path) -> None:
    viewing = Viewing()
    path = viewing.lay_out(FILE, b"abc")
    assert (path.read_bytes(), path.suffix, path.is_relative_to(own_home)) == (b"abc", ".pdf", True)
    assert not path.stat().st_mode & (stat.S_IWUSR | stat.S_IRWXG | stat.S_IRWXO)
    if os.name != "nt":
        assert not path.parent.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    assert viewing.lay_out(FILE, b"abc") == path
    viewing.wipe()
    assert not path.parent.exists()


@pytest.mark.parametrize("name", ["a.exe", "a.docm", "a", "a.html"])
def test_kinds_that_could_run_are_never_laid_out(name: str) -> None:
    with pytest.raises(KnownError, match="lưu tệp ra ngoài"):
        Viewing().lay_out(AttachmentRecord(1, "Tệp", datetime(2026, 1, 1), name, "", 3, "ab"), b"abc")


def test_what_a_crash_left_behind_is_wiped_by_the_next_start(own_home: Path) -> None:
    above = own_home / "dang-xem"
    left, own = above / "xem-999999999-abc", above / f"xem-{os.getpid()}-abc"
    for folder in (left, own):
        folder.mkdir(parents=True)
        (folder / "a.pdf").write_bytes(b"secret")
        (folder / "a.pdf").chmod(stat.S_IREAD)
    wipe_left(above)
    assert (left.exists(), own.exists()) == (False, True)
