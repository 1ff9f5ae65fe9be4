"""Receiving a book that was handed over: its sum, whether it is whole, and a copy of it byte for byte."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.errors import KnownError, going_on, reason_of
from app.exporters import files
from app.models import backup_content
from app.paths import is_there
from app.services import books, checking, doors
from app.services.handing_over import sum_of

CHANGED = "Tệp “{}” đã khác so với lúc đối chiếu mã. Đồng chí đối chiếu lại; không có gì được chép."
TAKEN = "“{}” đã có. Đồng chí chọn tên khác; tệp cũ được giữ nguyên."
OWN = "Đây chính là sổ đang mở. Đồng chí chọn tệp trên thẻ nhớ."
NOT_A_FILE = "“{}” không phải là tệp. Đồng chí chọn tệp sổ .scb trên thẻ nhớ."
NO_FILE = "Không đọc được “{}”: {}. Đồng chí cắm lại thẻ nhớ hoặc chọn tệp khác."


@dataclass(frozen=True, slots=True)
class Received:
    """What was found in a file.

    ``faults`` and ``rows`` (of each table) are None for a book with a password: it is looked into when it is opened.
    """

    path: Path
    size: int
    sha256: str
    is_encrypted: bool
    faults: tuple[str, ...] | None = None
    rows: Mapping[str, int] | None = None


def look_at(path: Path, own: Path | None = None, go_on: Callable[[], None] = going_on) -> Received:
    """Return the sum of a file and what is wrong in it; the file stays untouched, nothing is written beside it.

    ``go_on`` may raise Stopped. Raises KnownError for a file that cannot be read, or is the open book ``own``;
    BookUnusable for no book of ours.
    """
    if own is not None and is_there(path) and is_there(own) and path.samefile(own):
        raise KnownError(OWN)
    if is_there(path) and not path.is_file():
        raise KnownError(NOT_A_FILE.format(path.name))
    try:
        size, digest = path.stat().st_size, sum_of(path)
        if doors.needs_password(path):
            return Received(path, size, digest, is_encrypted=True)
        with tempfile.TemporaryDirectory(prefix="so-chi-bo-", ignore_cleanup_errors=True) as folder:
            go_on()
            copy = Path(shutil.copyfile(path, Path(folder) / "nhan.scb"))
            rows = backup_content.content_of(copy, doors.unlock(copy, None), still=True).rows
            go_on()
            book = books.open_book(copy)
            try:
                found = checking.faults(book)
            finally:
                book.close()
    except OSError as error:
        raise KnownError(NO_FILE.format(path.name, reason_of(error))) from error
    return Received(path, size, digest, is_encrypted=False, faults=found, rows=rows)


def take(received: Received, target: Path, go_on: Callable[[], None] = going_on) -> Path:
    """Copy the file whose sum was looked at to this machine, byte for byte; return where it is.

    ``go_on`` may raise Stopped. Raises KnownError for a name that is taken and for a file that changed meanwhile;
    nothing is then written.
    """
    if is_there(target):
        raise KnownError(TAKEN.format(target.name))
    try:
        data = received.path.read_bytes()
    except OSError as error:
        raise KnownError(NO_FILE.format(received.path.name, reason_of(error))) from error
    go_on()
    files.write_atomically(target, data)
    if sum_of(target) != received.sha256:
        target.unlink(missing_ok=True)
        raise KnownError(CHANGED.format(received.path.name))
    return target
