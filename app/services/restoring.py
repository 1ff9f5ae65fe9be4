"""Putting a backup back: what would be missing, the book set aside first, and the way back."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app import settings
from app.domain.backup_words import Content, Difference, Reason
from app.domain.backups import BackupName
from app.errors import KnownError, going_on
from app.models import backup, backup_content
from app.models.engine import BookKey, remove_file, unlock
from app.paths import is_there
from app.services import backups
from app.services.backup_shelf import Kept, Note, any_note, read_note, shelves
from app.services.doors import needs_password, salt_at
from app.services.second_place import LOOK_SECONDS

_ASIDE = re.compile(r"\(trước khi khôi phục (\d{4}-\d{2}-\d{2} \d{2}-\d{2}-\d{2})(?: \d+)?\)$")
TAKEN = "“{}” đã có sẵn. Thêm --replace để thay; sổ hiện có sẽ được giữ thành tệp riêng bên cạnh."
GONE = "Không thấy bản sao “{}” nữa. Đồng chí cắm lại thẻ nhớ hoặc chọn bản khác; sổ được giữ nguyên."
SAME = "Bản sao và sổ là cùng một tệp. Hãy chọn tên khác; tệp được giữ nguyên."


@dataclass(frozen=True, slots=True)
class Choice:
    """Something a book can be brought back from: a backup, or the book as it was before an earlier restore."""

    path: Path
    at: datetime
    size: int
    note: Note | None
    is_aside: bool = False

    @property
    def id(self) -> str:
        """What it is known by in lists."""
        return str(self.path)


@dataclass(frozen=True, slots=True)
class Findings:
    """What a choice holds, and what the present book has that it has not; ``changed_at`` is the book's last change.

    ``difference`` is None when the book cannot be read; ``has_book`` says whether there is one at all.
    """

    content: Content
    difference: Difference | None
    changed_at: datetime | None
    has_book: bool


def books_with_backups() -> tuple[Path, ...]:
    """Return the books of which there are backups on this machine, in the order of their names."""
    return tuple(sorted((shelf.book for shelf in shelves(backups.home_root())), key=lambda path: path.name))


def are_far(book: Path) -> bool:
    """Return whether ``choices`` has to look at the second place, which may take long."""
    return not backups.home_shelf(book).existing() and bool(settings.load().backup_folder)


def choices(book: Path) -> tuple[Choice, ...]:
    """Return what a book can be brought back from, the newest first; copies in the second place only without others."""
    kept = backups.home_shelf(book).existing() or backups.kept_at_second(book, LOOK_SECONDS)
    found = [_choice(one) for one in kept]
    for aside in _asides(book):
        place = next((number for number, one in enumerate(found) if one.at <= aside.at), len(found))
        found.insert(place, aside)
    return tuple(found)


def choice_of(path: Path) -> Choice:
    """Return a file that somebody chose; raises KnownError when there is none."""
    if not path.is_file():
        raise KnownError(f"Không thấy “{path}”. Hãy cắm lại thẻ nhớ hoặc chọn tệp khác.")
    found, name = path.stat(), BackupName.parse(path.name)
    return Choice(path, name.at if name else datetime.fromtimestamp(found.st_mtime), found.st_size, read_note(path))


def key_for(path: Path, password: str | None, known: BookKey | None) -> BookKey | None:
    """Return the key of a backup: the book's own where it fits, else that of a password.

    Raises BookUnusable when neither opens it, or when it is no book of ours.
    """
    fits = known is not None and needs_password(path) and not needs_other_key(path, known)
    return known if fits else unlock(path, password)


def needs_other_key(path: Path, known: BookKey | None) -> bool:
    """Return whether a backup asks for a password, because the known key is not the one it was made with."""
    return needs_password(path) and (known is None or salt_at(path) != known.salt)


def look_into(
    choice: Choice,
    key: BookKey | None,
    book: Path | None,
    *,
    book_key: BookKey | None,
    is_open: bool,
    go_on: Callable[[], None] = going_on,
) -> Findings:
    """Return what a choice holds and what the present book has that it has not; raises BookUnusable.

    ``book_key`` is that of a book that ``is_open``; one that is not is tried with the key of the choice. ``go_on`` may
    raise Stopped: nothing is compared then.
    """
    content = backup_content.content_of(choice.path, key, still=not choice.is_aside)
    if book is None or not is_there(book):
        return Findings(content, None, None, has_book=False)
    difference = None
    with suppress(KnownError):
        fitting = book_key if is_open else _closed_key(book, key)
        difference = backup_content.difference(book, fitting, choice.path, key, go_on)
    return Findings(content, difference, _changed_at(book), has_book=True)


def restore(
    chosen: Path,
    key: BookKey | None,
    book: Path,
    now: datetime,
    *,
    book_key: BookKey | None = None,
    replace: bool,
    go_on: Callable[[], None] = going_on,
) -> Path | None:
    """Make ``book`` what a backup says; return where the book that was there is kept, None without one.

    A book that opens is backed up first; ``go_on`` may raise Stopped. Raises KnownError, also for a book that is there
    without ``replace``; all files are then as they were.
    """
    if is_there(book) and not replace:
        raise KnownError(TAKEN.format(book))
    if is_there(book) and is_there(chosen) and book.samefile(chosen):
        raise KnownError(SAME)
    if not is_there(chosen):
        raise KnownError(GONE.format(chosen.name))
    note = any_note(chosen)
    if is_there(book):
        with suppress(KnownError):
            backups.keep(book, _closed_key(book, book_key or key), now, Reason.RESTORE, spare=chosen)
    go_on()
    backups.sweep(book.parent)
    return backup.put_back(chosen, key, book, now, book_key=book_key, sha256=note.sha256 if note else None, go_on=go_on)


def undo(
    aside: Path,
    key: BookKey | None,
    book: Path,
    now: datetime,
    *,
    book_key: BookKey | None = None,
    go_on: Callable[[], None] = going_on,
) -> None:
    """Bring back the book that a restore had set aside; what had been restored is kept beside it in its turn.

    Raises KnownError; all files are then as they were.
    """
    restore(aside, key, book, now, book_key=book_key, replace=True, go_on=go_on)
    remove_file(aside)


def _closed_key(book: Path, key: BookKey | None) -> BookKey | None:
    """Return the key for a book that is not open here; raises BookUnusable for one that SQLite must not touch."""
    return key if needs_password(book) else unlock(book, None)


def _choice(kept: Kept) -> Choice:
    return Choice(kept.path, kept.name.at, kept.size, kept.note)


def _asides(book: Path) -> list[Choice]:
    found = []
    with suppress(OSError):
        for path in book.parent.iterdir():
            said = _ASIDE.search(path.stem)
            if said and path.suffix == book.suffix and path.stem[: said.start()].rstrip() == book.stem:
                at = datetime.strptime(said[1], "%Y-%m-%d %H-%M-%S")
                found.append(Choice(path, at, path.stat().st_size, None, is_aside=True))
    return sorted(found, key=lambda one: one.at)


def _changed_at(book: Path) -> datetime | None:
    times = []
    for path in (book, Path(f"{book}-wal")):
        with suppress(OSError):
            times.append(path.stat().st_mtime)
    return datetime.fromtimestamp(max(times)) if times else None
