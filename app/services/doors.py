"""The way to a book before anything heavy is imported: is it ours, does it ask for a password, which key opens it."""

from __future__ import annotations

from pathlib import Path

from app.errors import BookUnusable
from app.models import engine
from app.models.engine import BookKey

__all__ = ["BookKey", "key_of", "needs_password", "unlock"]


def unlock(path: Path, password: str | BookKey | None) -> BookKey | None:
    """Return the key that opens the book at ``path``, or None for a plain one; the file stays untouched.

    What was made of a password by ``key_of`` does in its place.

    Raises BookUnusable, which names the newest proved backup unless nothing but a password is wanting.
    """
    try:
        return engine.unlock(path, password)
    except BookUnusable as error:
        from app.services import backups

        backups.name_way_out(error, path, salt=salt_at(path).hex() if password is None else "")
        raise


def key_of(path: Path, secret: str) -> BookKey:
    """Return the key that a password or recovery key gives for the file at ``path``, whether or not it opens it.

    Takes up to a second on an old laptop and may be called on any thread.
    """
    return BookKey.of_secret(secret, salt_at(path))


def needs_password(path: Path) -> bool:
    """Return whether only a password can open the file, judging by its plain header alone.

    False for a file that is missing, unreadable, too short or surely of another kind: opening it says what is wrong.
    Not for a book that is open already.
    """
    header = _head(path)
    if len(header) < 100 or header.startswith(b"SQLite format 3\x00"):
        return False
    from app.domain.file_heads import kind_of

    return not kind_of(header)


def salt_at(path: Path) -> bytes:
    """Return the salt with which the key of an encrypted file was made. Not for a book that is open already."""
    return _head(path)[:16]


def _head(path: Path) -> bytes:
    try:
        if not path.is_file():  # opening a pipe would wait for ever
            return b""
        with path.open("rb") as file:
            return file.read(100)
    except (OSError, ValueError):
        return b""
