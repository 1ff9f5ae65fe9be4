"""Did the program end of itself the last time it had a book open? A mark outside the book says so while it is open."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.paths import home, short_mark

if TYPE_CHECKING:
    from app.services.open_book import OpenBook

RECOVERED = "Lần trước chương trình dừng đột ngột. Sổ đã mở lại đủ những gì lưu đến {}"
DRAFTS = "{}; {} ô đang gõ dở cũng còn nguyên trong buổi của nó."
NO_DRAFTS = "{}, không có ô nào đang gõ dở."


def left_at(path: Path) -> datetime | None:
    """Return when a book was last written to if it was left without being closed, else None.

    To be asked before the book is opened.
    """
    if not _mark(path).exists():
        return None
    return datetime.fromtimestamp(max(_written(Path(f"{path}{suffix}")) for suffix in ("", "-wal")))


def begin(path: Path) -> None:
    """Mark a book as open; the mark names neither the book nor its place."""
    with suppress(OSError):
        _mark(path).parent.mkdir(parents=True, exist_ok=True)
        _mark(path).touch()


def end(path: Path) -> None:
    """Take the mark of a book away: it is closed."""
    with suppress(OSError):
        _mark(path).unlink(missing_ok=True)


def recovered(book: OpenBook, left: datetime) -> str:
    """Return what to say of a book that was left without being closed."""
    from sqlalchemy import func, select

    from app.models.session import Draft

    count = book.ask(lambda uow: uow.session.scalar(select(func.count()).select_from(Draft).where(Draft.text != "")))
    said = RECOVERED.format(f"{left:%H:%M:%S} ngày {left:%d/%m/%Y}")
    return DRAFTS.format(said, count) if count else NO_DRAFTS.format(said)


def _mark(path: Path) -> Path:
    return home() / "began" / short_mark(path)


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
