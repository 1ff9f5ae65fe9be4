"""A new book, which has its name only once it is whole: it is made and filled under another one beside it.

A program that is killed meanwhile leaves a temporary file, which ``backups.sweep`` removes, and never an empty book.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from app.errors import BookUnusable, KnownError
from app.models import content_sum, migrate
from app.models.engine import THERE, UNMADE, BookKey, remove_file
from app.models.unit_of_work import Book
from app.paths import is_there, sync_folder


@contextmanager
def filled(path: Path, key: BookKey | None) -> Iterator[Book]:
    """Give an empty book to be filled; it stands at ``path``, closed and on the disk, when the block has ended.

    Raises KnownError when something bears that name, also when that came meanwhile, or when the book cannot be made;
    nothing is left then, nor when the block raises.
    """
    if is_there(path):
        raise KnownError(THERE.format(path))
    target = _behind(path)
    temporary = target.parent / f".so-chi-bo-{uuid4().hex}.tmp"
    try:
        _create(temporary, key, path)
        book = Book(temporary, key)
        try:
            yield book
            content_sum.take(book)
        finally:
            book.close()
        _name(temporary, target, path)
    finally:
        remove_file(temporary)


def _behind(path: Path) -> Path:
    """Return what a link leads to; a name that no file can have stays as it is, to be refused where it is used."""
    try:
        return path.resolve() if path.is_symlink() else path
    except (OSError, RuntimeError):
        return path


def _create(temporary: Path, key: BookKey | None, path: Path) -> None:
    """Make the empty book; what stands in the way is said of the name that it is to have."""
    try:
        migrate.create(temporary, key)
    except BookUnusable:
        raise
    except KnownError as error:
        raise KnownError(UNMADE.format(path)) from error


def _name(temporary: Path, target: Path, path: Path) -> None:
    """Give a whole book its name; raises KnownError when something has it or the disk refuses."""
    try:
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        _remove_old_logs(target)
        _move(temporary, target)
        sync_folder(target.parent)
    except FileExistsError as error:
        raise KnownError(THERE.format(path)) from error
    except (OSError, ValueError) as error:
        raise KnownError(UNMADE.format(path)) from error


def _remove_old_logs(target: Path) -> None:
    """Remove what a book that is gone left beside its name: SQLite would apply it to the new one."""
    for suffix in ("-wal", "-shm", "-journal"):
        log = Path(f"{target}{suffix}")
        if log.exists() and not is_there(target):
            log.unlink()


def _move(temporary: Path, target: Path) -> None:
    """Give a file another name; raises FileExistsError when something has it. Not every disk knows hard links."""
    if os.name != "nt":
        with suppress(OSError):
            os.link(temporary, target)
            return
        if os.path.lexists(target):
            raise FileExistsError(target)
    temporary.rename(target)
