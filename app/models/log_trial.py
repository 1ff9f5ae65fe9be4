"""Does the log beside a book belong to it? Tried on a copy, since SQLite mixes any log into the file that it stands by.

A log is left when a program was killed. Somebody who then copies another book, or an older state of this one, over the
file leaves the log of the first beside the second.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import BookUnusable
from app.models.book_lock import is_held

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.models.engine import BookKey

FOREIGN = (
    "Tệp “{0}-wal” bên cạnh không phải phần ghi dở của sổ “{0}”. Cả hai tệp được giữ nguyên. "
    "Hãy chuyển tệp “{0}-wal” sang chỗ khác rồi mở lại, hoặc mở bản sao lưu gần nhất."
)


def refuse_foreign_log(path: Path, key: BookKey | None, connect: Callable[[str], Any]) -> None:
    """Raise BookUnusable for a log that does harm to the book or that its key does not open; both stay as they are.

    Says nothing of a book without a log, one that a window has open, or one that cannot be copied.
    """
    log = Path(f"{path}-wal")
    if not log.exists() or not log.stat().st_size or is_held(path):
        return
    import shutil
    import tempfile

    try:
        with tempfile.TemporaryDirectory(prefix="so-chi-bo-log-") as folder:
            copy = Path(shutil.copy(path, Path(folder) / "so.scb"))
            shutil.copy(log, f"{copy}-wal")
            if _is_whole(copy, key, connect):
                return
            alone = Path(shutil.copy(path, Path(folder) / "alone.scb"))
            foreign = _is_whole(alone, key, connect)
    except OSError:
        return
    if foreign:
        raise BookUnusable(FOREIGN.format(path.name))
    if key:
        raise BookUnusable(f"Không mở được “{path.name}”: mật khẩu không đúng hoặc tệp bị hỏng. Tệp được giữ nguyên.")


def _is_whole(path: Path, key: BookKey | None, connect: Callable[[str], Any]) -> bool:
    from app.models.unreadable import UNREADABLE

    try:
        with closing(connect(path.as_uri())) as connection:
            if key:
                connection.execute(key.pragma)
            return bool(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)])
    except UNREADABLE:
        return False
