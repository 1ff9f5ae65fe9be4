"""Giving a book a password, another one, or none: a whole new file, proved, then put in the old one's place.

At every moment there is a book under its name that one key opens: the old one until the new file has its name.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import uuid4

from sqlcipher3 import dbapi2 as driver

from app.errors import BookUnusable, KnownError, going_on, reason_of
from app.models import backup, reads
from app.models.engine import BookKey, connect_raw, name_of, remove_file
from app.models.unreadable import UNREADABLE
from app.paths import sync_folder

IN_USE = "Sổ “{}” đang mở ở một cửa sổ khác. Đồng chí đóng cửa sổ ấy rồi làm lại; sổ được giữ nguyên."
FAILED = "Chưa đổi được mật khẩu của “{}”: {}. Sổ vẫn nguyên vẹn với mật khẩu cũ; hãy kiểm tra ổ đĩa rồi làm lại."
_DIFFERS = "Bản mã hóa không khớp với sổ nên đã bỏ đi. Sổ vẫn nguyên vẹn với mật khẩu cũ."


def rekey(path: Path, key: BookKey | None, new: BookKey | None, go_on: Callable[[], None] = going_on) -> backup.Proof:
    """Make the file at ``path``, which no program has open, one that ``new`` opens; return what it holds.

    None is a file without a password; ``go_on`` may raise Stopped. Raises KnownError; the file is then as it was.
    """
    temporary = path.parent / f".so-chi-bo-{uuid4().hex}.tmp"
    reads.are_over(path)
    try:
        wanted = _export(path, key, new, temporary)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        if backup.prove(temporary, new) != wanted:
            raise BookUnusable(_DIFFERS)
        go_on()
        os.replace(temporary, path)
        sync_folder(path.parent)
    except driver.OperationalError as error:
        if "locked" in str(error):
            raise reads.in_use(path, IN_USE) from error
        raise KnownError(FAILED.format(path.name, _why(error)), retryable=True) from error
    except UNREADABLE as error:
        raise KnownError(FAILED.format(path.name, _why(error))) from error
    except OSError as error:
        raise KnownError(FAILED.format(path.name, reason_of(error))) from error
    finally:
        remove_file(temporary)
    return wanted


def _export(path: Path, key: BookKey | None, new: BookKey | None, target: Path) -> backup.Proof:
    """Write everything into a new file under the other key; nobody else may write to the book meanwhile."""
    with closing(connect_raw(name_of(path))) as connection:
        if key:
            connection.execute(key.pragma)
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
        wanted = backup.read_proof(connection)
        target.touch(mode=0o600)
        secret = f"x'{new.raw.hex()}{new.salt.hex()}'" if new else ""
        connection.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(target), secret))
        connection.execute("PRAGMA fresh.journal_mode=OFF")  # nobody knows the new file until it is synced and proved
        connection.execute("PRAGMA fresh.synchronous=OFF")
        connection.execute("SELECT sqlcipher_export('fresh')")
        for name in ("application_id", "user_version"):
            value = connection.execute(f"PRAGMA main.{name}").fetchone()[0]
            connection.execute(f"PRAGMA fresh.{name}={value}")
        connection.execute("DETACH DATABASE fresh")
    return wanted


def _why(error: Exception) -> str:
    return "hết chỗ trống" if "is full" in str(error).lower() else "chỗ ấy không cho ghi hoặc đĩa báo lỗi"
