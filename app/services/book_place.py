"""What a person should know of the place where a book lies before typing into it."""

from __future__ import annotations

import re
from pathlib import Path

from app.models.read_only import is_writable

READ_ONLY = (
    "Sổ ở chỗ chỉ cho đọc: xem và xuất văn bản được, nhưng chưa ghi được gì. "
    "Hãy bỏ khóa ghi của tệp hoặc thẻ nhớ, hoặc chép sổ sang chỗ khác rồi mở ở đó."
)
SHARED = (
    "Sổ nằm trong thư mục đồng bộ hoặc mạng (“{}”): nơi này có thể thay tệp lúc đang ghi. "
    "Nên để sổ ở ổ đĩa của máy và dùng Sao lưu để có bản thứ hai."
)
COPIES = "Bên cạnh sổ có bản trùng do đồng bộ tạo ra: “{}”. Chương trình không gộp; đồng chí mở từng bản để đối chiếu."

_SYNCED = re.compile(
    r"onedrive|dropbox|google ?drive|my drive|drive của tôi|icloud|mobile documents|nextcloud|owncloud", re.IGNORECASE
)
_CONFLICT = re.compile(r" ?\(\d+\)|.*conflict.*|.*bản sao xung đột.*", re.IGNORECASE)


def warning(path: Path) -> str:
    """Return what is to be said of a book's place: it cannot be written, is synchronised, or has copies beside it."""
    path = path.resolve()
    if not is_writable(path):
        return READ_ONLY
    copies = conflict_copies(path)
    if copies:
        return COPIES.format("”, “".join(copy.name for copy in copies))
    shared = shared_folder(path)
    return SHARED.format(shared) if shared else ""


def shared_folder(path: Path) -> str:
    """Return the part of a path that looks synchronised or on the network, nothing where none does."""
    if str(path).startswith(("\\\\", "//")):
        return path.parts[0]
    return next((part for part in path.parts[:-1] if _SYNCED.search(part)), "")


def conflict_copies(path: Path) -> tuple[Path, ...]:
    """Return what services that synchronise folders made of a book when two machines wrote to it."""
    try:
        beside = sorted(path.parent.iterdir())
    except OSError:
        return ()
    return tuple(
        other
        for other in beside
        if other.suffix == path.suffix
        and other.stem.startswith(path.stem)
        and _CONFLICT.fullmatch(other.stem[len(path.stem) :])
    )
