"""Writing whole or not at all, on a real disk; only faults that a disk does not have at hand are forced."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import NoReturn

import pytest

from app.errors import KnownError
from app.exporters import files
from app.exporters.files import write_atomically


def failing(code: int, text: str = "") -> object:
    """A system call that fails."""

    def call(*args: object, **kwargs: object) -> NoReturn:
        raise OSError(code, text or os.strerror(code))

    return call


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    path = tmp_path / "xuất" / "Biên bản.docx"
    path.parent.mkdir()
    path.write_bytes(b"earlier")
    return path


def refused(path: Path) -> KnownError:
    """Write, be refused, and see that nothing has changed in the folder."""
    before = {item.name: item.read_bytes() for item in path.parent.glob("*") if item.is_file()}
    with pytest.raises(KnownError) as caught:
        write_atomically(path, b"new")
    assert {item.name: item.read_bytes() for item in path.parent.glob("*") if item.is_file()} == before
    return caught.value


def test_a_new_file_is_written(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.docx", b"new")
    assert (tmp_path / "a.docx").read_bytes() == b"new"


def test_an_earlier_file_is_replaced_and_nothing_else_is_left(earlier: Path) -> None:
    write_atomically(earlier, b"new")
    assert earlier.read_bytes() == b"new"
    assert list(earlier.parent.iterdir()) == [earlier]


def test_an_empty_file_can_be_written(earlier: Path) -> None:
    write_atomically(earlier, b"")
    assert earlier.read_bytes() == b""


def test_the_data_and_the_folder_are_put_on_the_disk(earlier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    real = os.fsync

    def noted(handle: int) -> None:
        synced.append(os.fstat(handle).st_mode)
        real(handle)

    monkeypatch.setattr(os, "fsync", noted)
    write_atomically(earlier, b"new")
    assert [stat.S_ISDIR(mode) for mode in synced] == ([False] if os.name == "nt" else [False, True])


def test_a_file_open_in_word_is_left_alone(earlier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", failing(errno.EACCES))
    error = refused(earlier)
    assert "đang mở trong Word" in error.text and "Biên bản.docx" in error.text and "nguyên vẹn" in error.text
    assert error.retryable


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "ổ đĩa đã đầy"),
        (errno.EFBIG, "ổ đĩa đã đầy"),
        (errno.EROFS, "chỉ cho đọc"),
        (errno.EIO, f"lỗi số {errno.EIO}"),
    ],
)
def test_a_fault_of_the_disk_leaves_the_earlier_file(
    earlier: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    monkeypatch.setattr(os, "fsync", failing(code))
    error = refused(earlier)
    assert words in error.text and "nguyên vẹn" in error.text
    assert error.retryable


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_device_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "open", lambda self, mode: open("/dev/full", "wb"))  # noqa: SIM115, PTH123
    assert "ổ đĩa đã đầy" in refused(tmp_path / "a.docx").text


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.docx").mkdir()
    assert "thư mục mang tên này" in refused(tmp_path / "a.docx").text


def test_a_missing_folder_is_told_and_not_made(tmp_path: Path) -> None:
    error = refused(tmp_path / "usb" / "a.docx")
    assert "không thấy thư mục" in error.text and "USB" in error.text
    assert not (tmp_path / "usb").exists()


def test_a_file_in_the_place_of_the_folder_is_told(earlier: Path) -> None:
    with pytest.raises(KnownError, match="không thấy thư mục"):
        write_atomically(earlier / "a.docx", b"new")
    assert earlier.read_bytes() == b"earlier"


def test_a_folder_that_may_not_be_written_to_is_told(earlier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "open", failing(errno.EACCES))
    with pytest.raises(KnownError, match="không được phép ghi vào thư mục"):
        write_atomically(earlier, b"new")


def test_too_long_a_name_is_told(tmp_path: Path) -> None:
    assert "quá dài" in refused(tmp_path / ("Đ" * 200 + ".docx")).text


def test_a_folder_that_takes_no_files_is_no_long_name(earlier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "open", failing(errno.ENOENT))
    monkeypatch.setattr(files, "_LONG", 1000)
    with pytest.raises(KnownError, match="không nhận tệp mới"):
        write_atomically(earlier, b"new")


@pytest.mark.parametrize("name", ["a\0b.docx", "a\ud800.docx"])
def test_a_name_that_no_disk_takes_is_told(tmp_path: Path, name: str) -> None:
    error = refused(tmp_path / name)
    assert "ký tự không dùng được" in error.text
    assert error.text.encode()


def test_a_file_that_reads_back_otherwise_is_never_put_in_place(earlier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_bytes", lambda self: b"rotten")
    with pytest.raises(KnownError, match="đọc lại không đúng"):
        write_atomically(earlier, b"new")
    monkeypatch.undo()
    assert earlier.read_bytes() == b"earlier"
    assert list(earlier.parent.iterdir()) == [earlier]


@pytest.mark.skipif(os.name == "nt", reason="Windows syncs no folders")
def test_a_folder_that_cannot_be_synced_is_no_fault_unless_the_disk_fails(
    earlier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "open", failing(errno.EINVAL))
    write_atomically(earlier, b"new")
    monkeypatch.setattr(os, "open", failing(errno.EIO))
    with pytest.raises(KnownError, match="Đã ghi"):
        write_atomically(earlier, b"newer")


def test_a_link_stays_a_link(earlier: Path) -> None:
    link = earlier.with_name("liên kết.docx")
    link.symlink_to(earlier)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert earlier.read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "ống"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_atomically(pipe, b"new")
    assert os.read(reading, 10) == b"new"
    os.close(reading)
    assert pipe.is_fifo()


def test_the_folder_itself_is_no_name_for_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(KnownError, match="đã có một thư mục mang tên này"):
        write_atomically(Path(), b"new")
