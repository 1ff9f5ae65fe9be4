"""Opening, making and filling books. Exchange files are a rare errand: what reads and writes them loads when asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.backup_words import Reason
from app.domain.records import CellRecord
from app.errors import BookUnusable, KnownError, WrongInput, going_on
from app.models import book_lock, content_sum, migrate, new_book
from app.models.engine import BookKey
from app.models.read_only import is_writable
from app.models.unit_of_work import Book
from app.paths import is_there, resources
from app.services import roster
from app.services.doors import unlock

if TYPE_CHECKING:
    from app.services.exchange_format import ExchangeFile
    from app.services.exchange_import import Imported

SAMPLE = "sample/sample-cell.json"


def open_book(path: Path, password: str | None = None) -> Book:
    """Return the book at ``path``, brought to the newest tables; raises BookUnusable and leaves the file as it is."""
    return open_unlocked(path, unlock(path, password))


def open_unlocked(path: Path, key: BookKey | None) -> Book:
    """Return the book at ``path`` with the key that ``doors.unlock`` gave; an older one is backed up and upgraded."""
    book_lock.refuse_other_name(path)
    try:
        if not migrate.is_current(path, key):
            if is_writable(path):
                _back_up(path, key, Reason.MIGRATION)
            migrate.upgrade(path, key)
        return Book(path, key)
    except BookUnusable as error:
        from app.services import backups

        backups.name_way_out(error, path)
        raise


def _back_up(path: Path, key: BookKey | None, reason: Reason) -> None:
    from app.services import backups

    backups.ensure(path, key, datetime.now(), reason)


def make_book(
    path: Path,
    cell: CellRecord,
    password: str | None = None,
    *,
    agenda: str | None = None,
    rules: str | None = None,
    go_on: Callable[[], None] = going_on,
) -> Book:
    """Return a new book for an organisation; raises KnownError when the file exists or cannot be made.

    ``agenda`` and ``rules`` are the codes of what it goes by; None is what is usual. ``go_on`` may raise Stopped; there
    is no book then.
    """
    key = BookKey.fresh(password) if password else None
    with new_book.filled(path, key) as book, book.write() as uow:
        roster.set_cell(uow, cell)
        roster.set_defaults(uow, agenda=agenda, rules=rules)
        go_on()
        uow.commit()
    _sweep(path)
    return Book(path, key)


def import_into(path: Path, data: bytes, password: str | None = None, go_on: Callable[[], None] = going_on) -> Imported:
    """Add an exchange file to the book at ``path``, making it when it is missing; all of it or nothing.

    ``go_on`` may raise Stopped; nothing was added then.
    """
    from app.services import exchange_check

    file = exchange_check.parse(data)
    if is_there(path):
        return _add_to(path, file, unlock(path, password), go_on)
    with new_book.filled(path, BookKey.fresh(password) if password else None) as book:
        done = _add(book, file, go_on)
    _sweep(path)
    return done


def _add_to(path: Path, file: ExchangeFile, key: BookKey | None, go_on: Callable[[], None]) -> Imported:
    book = open_unlocked(path, key)
    try:
        _back_up(path, key, Reason.IMPORT)
        done = _add(book, file, go_on)
        content_sum.take(book)
    finally:
        book.close()
    return done


def _add(book: Book, file: ExchangeFile, go_on: Callable[[], None]) -> Imported:
    from app.services import exchange_import

    with book.write() as uow:
        done = exchange_import.import_file(uow, file)
        go_on()
        uow.commit()
    return done


def _sweep(path: Path) -> None:
    from app.services import backups

    backups.sweep(path.parent)


def make_sample(path: Path, password: str | None = None, go_on: Callable[[], None] = going_on) -> None:
    """Make a book filled with the sample cell; raises KnownError when the file exists, ``go_on`` may raise Stopped."""
    if is_there(path):
        raise KnownError(f"“{path}” đã có. Hãy chọn tên khác cho sổ mẫu; tệp cũ được giữ nguyên.")
    import_into(path, (resources() / SAMPLE).read_bytes(), password, go_on)


def dump_book(book: Book) -> bytes:
    """Return the whole book as an exchange file."""
    from app.services import exchange_dump

    with book.read() as uow:
        return exchange_dump.dump(uow)


def read_exchange(path: Path) -> bytes:
    """Return an exchange file's bytes; raises WrongInput when it cannot be read."""
    if is_there(path) and not path.is_file():
        raise WrongInput("", f"“{path}” không phải là tệp. Hãy chọn một tệp trao đổi .json.")
    from app.services.exchange_guard import MOST_BYTES, check_length

    try:
        check_length(path.stat().st_size)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise WrongInput("", f"Không đọc được tệp “{path}”. Hãy kiểm tra tên tệp rồi thử lại.") from error
