"""A book behind a lock against writing: read like any other, nothing left beside it, and what to do when it cannot be.

Permissions do not bind root, so that the reading is done by a child process that has given up its rights. It stays the
owner of what root owns: the folder of the project may be one that only its owner can enter.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2 as driver

from app import cli
from app.errors import KnownError
from app.models import migrate
from app.models.engine import make_file, unlock
from app.models.read_only import is_still, is_writable
from app.models.unit_of_work import Book, UnitOfWork
from app.services import books, checking, documents
from app.services.open_book import OpenBook
from tests.factory import CELL, write

#: What capset(2) takes: version 3 of its header for this process, and twice three words of rights.
HEADER, NO_RIGHTS = (0x20080522, 0), (0,) * 6
Act = Callable[[Path], object]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a child process with fewer rights")


@pytest.fixture
def locked(sample_path: Path) -> Iterator[Path]:
    """The sample book as a file that may not be written, in a folder that may; everybody can reach it."""
    folder = Path(tempfile.mkdtemp(prefix="scb-khóa-"))
    folder.chmod(0o777)
    path = Path(shutil.copy(sample_path, folder / "so.scb"))
    path.chmod(0o444)
    yield path
    folder.chmod(0o777)
    shutil.rmtree(folder)


def without_rights(act: Act, path: Path) -> str:
    """Do something with a book as somebody who may not write it; return what came of it."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                give_up_rights()
            said = f"{act(path)}"
        except KnownError as error:
            said = f"KnownError: {error.text}"
        except BaseException as error:  # noqa: BLE001 (the child must end here)
            said = f"{type(error).__name__}: {error}"
        os.write(writing, said.encode()[:60_000])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(child, 0)
    return said


def give_up_rights() -> None:
    """Let permissions bind root as they bind everybody else."""
    header, rights = (ctypes.c_uint32 * 2)(*HEADER), (ctypes.c_uint32 * 6)(*NO_RIGHTS)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.capset(header, rights) != 0:
        raise OSError(ctypes.get_errno(), "capset")


def read_everything(path: Path) -> str:
    """Read the book in all the ways there are; return what is wrong with it and how much it holds."""
    book = OpenBook.open(path, None, lambda _: None)
    made = documents.make(book, "2026-q1", "minutes")
    book.close()
    closed = books.open_book(path)
    found, dumped = checking.faults(closed), books.dump_book(closed)
    closed.close()
    return f"{found} {len(dumped) > 10_000} {len(made.docx) > 10_000}"


@pytest.mark.parametrize("rights", [0o777, 0o555], ids=["folder open", "folder locked"])
def test_a_locked_book_is_read_and_nothing_is_left_beside_it(locked: Path, rights: int) -> None:
    read_everything(locked)  # so that the child finds every module in memory
    before = locked.read_bytes()
    locked.parent.chmod(rights)
    assert without_rights(read_everything, locked) == "() True True"
    assert [found.name for found in locked.parent.iterdir()] == ["so.scb"]
    assert locked.read_bytes() == before


def test_a_book_that_may_be_written_in_a_folder_that_may_not_is_read_too(locked: Path) -> None:
    read_everything(locked)
    locked.chmod(0o666)
    locked.parent.chmod(0o555)
    assert without_rights(read_everything, locked) == "() True True"
    assert without_rights(change, locked).startswith("KnownError: Sổ ở chỗ chỉ cho đọc")
    assert [found.name for found in locked.parent.iterdir()] == ["so.scb"]


def rename(uow: UnitOfWork) -> None:
    uow.session.execute(text("UPDATE cell_names SET name = 'Đã ghi'"))


def change(path: Path) -> object:
    return write(path, rename)


@pytest.mark.parametrize("rights", [0o777, 0o555], ids=["folder open", "folder locked"])
def test_a_change_of_a_locked_book_is_refused_with_what_to_do(locked: Path, rights: int) -> None:
    locked.parent.chmod(rights)
    said = without_rights(change, locked)
    assert said.startswith("KnownError: Sổ ở chỗ chỉ cho đọc. Hãy bỏ khóa ghi")
    assert "màn hình" not in said
    assert [found.name for found in locked.parent.iterdir()] == ["so.scb"]


def leave_a_log(path: Path, *, shared: bool) -> None:
    """Put beside a book what a program that was cut off leaves there."""
    away = path.with_name("khác.scb")
    shutil.copy(path, away)
    away.chmod(0o666)
    connection = driver.connect(str(away), isolation_level=None)
    connection.execute("UPDATE cell_names SET name = 'Chi bộ Mới'")
    for suffix in ("", "-wal", "-shm") if shared else ("", "-wal"):
        shutil.copy(f"{away}{suffix}", f"{path}{suffix}") if suffix or not path.unlink() else None
        Path(f"{path}{suffix}").chmod(0o444)
    connection.close()
    away.unlink()


def name_of_cell(path: Path) -> str:
    book = OpenBook.open(path, None, lambda _: None)
    name = book.cell().name
    book.close()
    return name


@pytest.mark.parametrize(("rights", "shared"), [(0o777, True), (0o777, False), (0o555, True)])
def test_what_stands_only_in_the_log_is_read_too(locked: Path, rights: int, shared: bool) -> None:
    leave_a_log(locked, shared=shared)
    locked.parent.chmod(rights)
    assert without_rights(name_of_cell, locked) == "Chi bộ Mới"


def test_a_log_that_cannot_be_read_in_its_place_is_said_with_what_to_do(locked: Path) -> None:
    leave_a_log(locked, shared=False)
    locked.parent.chmod(0o555)
    said = without_rights(name_of_cell, locked)
    assert "chép cả hai tệp sang một thư mục ghi được" in said
    assert "so.scb-wal" in said


def test_a_locked_book_with_a_password_is_read(locked: Path) -> None:
    path = locked.with_name("kín.scb")
    books.make_book(path, CELL, "Mật khẩu").close()
    path.chmod(0o444)
    assert without_rights(lambda kept: Book(kept, unlock(kept, "Mật khẩu")).read().__enter__() and "mở", path) == "mở"
    assert sorted(found.name for found in path.parent.iterdir()) == ["kín.scb", "so.scb"]


def test_a_locked_book_of_an_older_program_is_said_with_what_to_do(locked: Path) -> None:
    path = locked.with_name("cũ.scb")
    make_file(path, None)
    migrate.upgrade(path, None, "0001")
    path.chmod(0o444)
    said = without_rights(name_of_cell, path)
    assert said.startswith("KnownError: Sổ thuộc bản cũ")
    assert "chép sổ sang một thư mục ghi được" in said


def test_saving_goes_on_once_the_lock_is_gone(locked: Path) -> None:
    def open_then_unlock(path: Path) -> object:
        book = Book(path)
        with book.read():
            path.chmod(0o644)
        with book.write() as uow:
            rename(uow)
            uow.commit()
        book.close()
        return name_of_cell(path)

    assert without_rights(open_then_unlock, locked) == "Đã ghi"


def test_a_book_that_may_be_written_is_never_taken_for_a_still_one(sample_path: Path) -> None:
    assert is_writable(sample_path)
    assert not is_still(sample_path)


def test_the_command_lists_a_locked_book(locked: Path) -> None:
    cli.main(["list", str(locked), "members"])
    locked.parent.chmod(0o555)
    assert without_rights(lambda path: cli.main(["list", str(path), "members"]), locked) == "0"
