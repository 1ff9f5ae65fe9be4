"""One window over one book, whatever the name it is opened by: the same path, a link, or a hard link.

The lock is one of the operating system, on a small file in the program's own folder that is named after the book's
place on the disk; a program that is killed leaves none behind. Two programs that open one file by two hard links would
keep two logs of it, which SQLite cannot notice.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from app.errors import KnownError
from app.models.folder_lock import take
from app.paths import home

FOLDER = "open"
ELSEWHERE = "Sổ “{}” đang mở ở một cửa sổ khác. Đồng chí chuyển sang cửa sổ ấy; không cần mở thêm."
OTHER_NAME = "Sổ “{}” đang mở dưới tên khác “{}”. Đồng chí dùng tên ấy, hoặc đóng cửa sổ kia rồi làm lại."
#: Beyond the name that the file holds: on Windows nobody can read a byte that is locked.
_BYTE = 1 << 20

Identity = tuple[int, int]


@dataclass(slots=True)
class Hold:
    """A book that this program has open; ``release`` gives back one of its openings."""

    identity: Identity
    file: BinaryIO
    openings: int = field(default=1)

    def release(self) -> None:
        """Let go of the book with its last opening."""
        self.openings -= 1
        if not self.openings:
            _held.pop(self.identity, None)
            self.file.close()


_held: dict[Identity, Hold] = {}


def hold(path: Path) -> Hold | None:
    """Keep windows of other programs off a book; None where no lock can be kept. Raises KnownError while one has it."""
    identity = _identity(path)
    if identity is None:
        return None
    if identity in _held:
        _held[identity].openings += 1
        return _held[identity]
    try:
        place = _place(identity)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = place.open("r+b" if place.exists() else "w+b")
    except OSError:
        return None
    if not take(file, _BYTE):
        file.close()
        raise KnownError(ELSEWHERE.format(path.name))
    with suppress(OSError):
        file.seek(0)
        file.truncate()
        file.write(os.fsencode(path.resolve()))
        file.flush()
    _held[identity] = Hold(identity, file)
    return _held[identity]


def is_held(path: Path) -> bool:
    """Return whether a window has a book open, of this program or another one."""
    identity = _identity(path)
    if identity is None or identity in _held:
        return identity is not None
    try:
        with _place(identity).open("rb") as file:
            return not take(file, _BYTE)
    except OSError:
        return False


def refuse_other_name(path: Path) -> None:
    """Raise KnownError for a book that a window of another program has open by another of its hard links."""
    identity = _identity(path)
    if identity is None or identity in _held or path.stat().st_nlink < 2:
        return
    try:
        with _place(identity).open("rb") as file:
            named = Path(os.fsdecode(file.read(_BYTE)))
            if take(file, _BYTE) or named == path.resolve():
                return
    except OSError:
        return
    raise KnownError(OTHER_NAME.format(path.name, named))


def _place(identity: Identity) -> Path:
    return home() / FOLDER / f"{identity[0]:x}-{identity[1]:x}.lock"


def _identity(path: Path) -> Identity | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
