"""The password of a book: set, changed, removed, each with a backup before it and never a moment without a book."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.backup_words import Reason
from app.errors import KnownError, going_on
from app.models.engine import BookKey, unlock
from app.models.rekey import rekey
from app.services import backups

#: A shorter password is guessed too soon; longer ones of several words are easier to remember.
SHORTEST = 8
TOO_SHORT = f"Mật khẩu cần ít nhất {SHORTEST} ký tự. Nên dùng ba, bốn từ dễ nhớ."
WRONG = "Mật khẩu đang dùng chưa đúng; mật khẩu của sổ giữ nguyên."
SPACES = "Mật khẩu không thể chỉ có dấu cách."


@dataclass(frozen=True, slots=True)
class Changed:
    """The book's new key (None: no password any more), and what could not be encrypted along with it."""

    key: BookKey | None
    problem: str = ""


def check(password: str) -> None:
    """Raise KnownError for a password that would protect nothing."""
    if not password.strip():
        raise KnownError(SPACES)
    if len(password) < SHORTEST:
        raise KnownError(TOO_SHORT)


def change(book: Path, secret: str | None, password: str | None, now: datetime) -> Changed:
    """Give a book that is not open another password, or none; ``secret`` is its present password or recovery key.

    Earlier backups without a password get the new one; those of an earlier password keep it. Raises KnownError; the
    book is then as it was.
    """
    return change_with(book, unlock(book, secret), password, now)


def change_with(
    book: Path, key: BookKey | None, password: str | None, now: datetime, go_on: Callable[[], None] = going_on
) -> Changed:
    """Do what ``change`` does for a book whose present key is known; ``go_on`` may raise Stopped."""
    if password is not None:
        check(password)
    backups.ensure(book, key, now, Reason.PASSWORD)
    go_on()
    new = BookKey.fresh(password) if password is not None else None
    rekey(book, key, new, go_on)
    return Changed(new, cover(book, new, now))


def made_of(secret: str, key: BookKey | None) -> BookKey | str:
    """Return the key that a secret gives with the salt of a book's key, to be asked about; may be slow, on any thread.

    The secret itself is returned for a book without a password.
    """
    return secret if key is None else BookKey.of_secret(secret, key.salt)


def fits(key: BookKey | None, secret: str | BookKey) -> bool:
    """Return whether a password or recovery key is that of a book whose key is known, without touching its file.

    What ``made_of`` gave for it does in its place, at once.
    """
    given = made_of(secret, key) if isinstance(secret, str) else secret
    return key is None or (isinstance(given, BookKey) and hmac.compare_digest(given.raw, key.raw))


def prove(key: BookKey | None, secret: str | BookKey) -> None:
    """Raise KnownError unless the secret is that of the book."""
    if not fits(key, secret):
        raise KnownError(WRONG)


def cover(book: Path, key: BookKey | None, now: datetime) -> str:
    """Keep a backup under the book's key and encrypt earlier ones that had none; return what hindered it."""
    try:
        return backups.keep(book, key, now, Reason.PASSWORD).problem
    except KnownError as error:
        return error.text
