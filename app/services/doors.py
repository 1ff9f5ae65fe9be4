"""The way to a book before anything heavy is imported: is it ours, does it ask for a password, which key opens it."""

from __future__ import annotations

from pathlib import Path

from app.models.engine import BookKey, unlock

__all__ = ["BookKey", "needs_password", "unlock"]


def needs_password(path: Path) -> bool:
    """Return whether only a password can open the file, judging by its plain header alone.

    False for a file that is missing, unreadable or too short: opening it says what is wrong. Not for a book that is
    open already.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError:
        return False
    return len(header) == 100 and not header.startswith(b"SQLite format 3\x00")
