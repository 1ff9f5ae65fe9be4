"""Books that cannot be written: a file or a medium with a lock. They are read without leaving anything beside them."""

from __future__ import annotations

import os
from pathlib import Path

from app.errors import BookUnusable


def is_writable(path: Path) -> bool:
    """Return whether the file may be written, and its log beside it; on Windows that is known only by trying."""
    if os.name != "nt":
        return os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)
    try:
        path.open("r+b").close()
    except OSError:
        return False
    return True


def is_still(path: Path) -> bool:
    """Return whether the book is to be read as a file that nothing changes, without log and lock files beside it.

    That is one that cannot be written, whose log is empty, and that no other program has open. Raises BookUnusable
    for one with a log that cannot be read in this place.
    """
    if is_writable(path):
        return False
    log, shared = Path(f"{path}-wal"), Path(f"{path}-shm")
    closed = not os.access(path.parent, os.W_OK)
    if log.exists() and log.stat().st_size:
        if closed and not shared.exists():
            raise BookUnusable(
                f"“{path.name}” ở chỗ chỉ cho đọc và còn phần ghi sau cùng ở tệp “{log.name}”. "
                "Hãy chép cả hai tệp sang một thư mục ghi được rồi mở sổ ở đó; hai tệp này được giữ nguyên."
            )
        return False
    return closed or not shared.exists()
