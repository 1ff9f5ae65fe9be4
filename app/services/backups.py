"""Backups of a book: when one is needed, in the program's own folder and in a second place such as a memory stick."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from app import settings
from app.domain.backup_words import Reason, clock, reminder
from app.errors import BookNewer, BookUnusable, KnownError, Stopped, going_on, reason_of
from app.models import backup
from app.models.engine import BookKey
from app.paths import home, is_there
from app.services.backup_shelf import Kept, Shelf, salt_of, shelf_in

#: The folder that is made in the second place; where it is not, the stick is not there.
SECOND_FOLDER = "Sao lưu Sổ Chi Bộ"
#: A temporary file that was not touched for so long belongs to no program any more.
_STALE_SECONDS = 60
_LAST = "second.json"
NOT_THERE = "Chưa thấy thẻ nhớ hoặc thư mục “{}”. Đồng chí cắm thẻ vào; sổ tự chép bản sao sang."
SAME_DISK = "Nơi này cùng ổ đĩa với sổ: ổ hỏng thì mất cả hai. Nên chọn thẻ nhớ hoặc ổ đĩa khác."


class Last(msgspec.Struct, frozen=True):
    """What was last known to be in the second place."""

    at: datetime
    sha256: str


@dataclass(frozen=True, slots=True)
class Second:
    """The second place: the folder chosen, when it last had the newest backup, and what is wrong with it now.

    ``is_late`` says that the last copy there is too old.
    """

    place: str
    last: datetime | None = None
    problem: str = ""
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The newest backup, what hindered one in the program's own folder, and how the second place fares."""

    kept: Kept
    problem: str = ""
    second: Second | None = None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A backup that is asked for: see ``keep``."""

    book: Path
    key: BookKey | None
    now: datetime
    reason: Reason
    spare: Path | None
    go_on: Callable[[], None]

    def put_on(self, shelf: Shelf, source: Path, **how: Any) -> Kept:
        """Return the backup made of ``source``; ``how`` is for ``Shelf.add``."""
        return shelf.add(source, self.key, self.now, self.reason, spare=self.spare, go_on=self.go_on, **how)


def home_root() -> Path:
    """Return the folder of all backups on this machine."""
    return home() / "backups"


def home_shelf(book: Path) -> Shelf:
    """Return the folder of a book's backups on this machine."""
    return shelf_in(home_root(), book)


def second_shelf(book: Path) -> Shelf | None:
    """Return the folder of a book's backups in the second place, None while that is not chosen or not there."""
    chosen = settings.load().backup_folder
    root = Path(chosen) / SECOND_FOLDER
    return shelf_in(root, book) if chosen and is_there(root) and root.is_dir() else None


def best(book: Path) -> Kept | None:
    """Return the newest proved backup of a book, wherever it lies."""
    second = second_shelf(book)
    return home_shelf(book).newest() or (second.newest() if second else None)


def keep(
    book: Path,
    key: BookKey | None,
    now: datetime,
    reason: Reason,
    *,
    always: bool = False,
    spare: Path | None = None,
    known: backup.Proof | None = None,
    go_on: Callable[[], None] = going_on,
) -> Outcome:
    """Make a backup here and in the second place, unless the newest says what the book says.

    ``always`` makes one in any case; ``spare`` is a backup that stays whatever its age; ``known`` is what the book was
    just read to hold. ``go_on`` may raise Stopped. Raises KnownError when there is no place where one could be made.
    """
    sweep(book.parent)
    wanted = _Wanted(book, key, now, reason, spare, go_on)
    kept, problem = None, ""
    try:
        kept = _keep_on(home_shelf(book), wanted, known, always=always)
    except (BookUnusable, Stopped):
        raise
    except KnownError as error:
        problem = error.text
    second, copied = _follow(wanted, kept)
    kept = kept or copied
    if kept is None:
        raise KnownError(problem)
    return Outcome(kept, problem, second)


def ensure(book: Path, key: BookKey | None, now: datetime, reason: Reason) -> None:
    """Make sure that there is a backup before something great happens to a book; beside it where no other place is.

    Raises KnownError when there is no place at all.
    """
    try:
        keep(book, key, now, reason)
    except BookUnusable:
        raise
    except KnownError:
        backup.copy(book, key, book.with_name(f"{book.stem} ({reason.vi} {now:%Y-%m-%d %H-%M-%S}){book.suffix}"))


def copy_out(book: Path, key: BookKey | None, target: Path) -> None:
    """Make ``target`` a proved copy of a book; raises KnownError and leaves everything as it was when it fails."""
    sweep(target.parent)
    backup.copy(book, key, target)


def choose_second(folder: Path, book: Path) -> str:
    """Take a folder as the second place; return a warning, or nothing. Raises KnownError when it cannot be used."""
    try:
        (folder / SECOND_FOLDER).mkdir(exist_ok=True)
        warning = SAME_DISK if folder.stat().st_dev == book.stat().st_dev else ""
    except OSError as error:
        raise KnownError(f"Không dùng được “{folder}” để sao lưu: {reason_of(error)}. Hãy chọn nơi khác.") from error
    settings.save(replace(settings.load(), backup_folder=str(folder)))
    return warning


def forget_second() -> None:
    """Use no second place any more; the copies there stay."""
    settings.save(replace(settings.load(), backup_folder=""))


def state_of_second(book: Path, now: datetime) -> Second | None:
    """Return how the second place fares without writing to it, None when none is chosen."""
    place = settings.load().backup_folder
    if not place:
        return None
    last, newest = _last(book), home_shelf(book).newest()
    current = last is not None and newest is not None and newest.note is not None and newest.note.sha256 == last.sha256
    late = "" if current else reminder(last.at if last else None, now)
    there = second_shelf(book) is not None
    problem = late if there or late else NOT_THERE.format(place)
    return Second(place, last.at if last else None, problem, bool(late))


def is_trial(book: Path) -> bool:
    """Return whether a book is a sample in a temporary folder of ours, of which nothing is kept."""
    folder = book.resolve().parent
    return folder.name.startswith("so-chi-bo-") and folder.parent == Path(tempfile.gettempdir()).resolve()


def name_way_out(error: BookUnusable, book: Path, *, salt: str = "") -> None:
    """Name the newest proved backup of a book in the error that it cannot be opened, where there is one.

    Not for a file that begins with the ``salt`` of that backup: it is the book, and only its password is wanting.
    """
    found = None if isinstance(error, BookNewer) else best(book)
    if found is not None and found.note and not error.advice and (not salt or found.note.salt != salt):
        error.text += f" Bản sao lưu gần nhất đã kiểm tra: {clock(found.name.at)}."
        error.args = (error.text,)
        error.advice = f'Khôi phục: so-chi-bo restore "{found.path}" "{book}" --replace'


def sweep(folder: Path) -> None:
    """Remove temporary files that a killed program left in a folder."""
    with suppress(OSError):
        for path in folder.glob(".so-chi-bo-*.tmp*"):
            with suppress(OSError):
                if abs(time.time() - path.stat().st_mtime) > _STALE_SECONDS:
                    path.unlink()


def _keep_on(shelf: Shelf, wanted: _Wanted, known: backup.Proof | None, *, always: bool) -> Kept:
    mark = _mark(wanted.book)
    with shelf.held():
        shelf.heal(wanted.key)
        if wanted.key:
            shelf.cover(wanted.key)
        newest = None if always else _of_key(shelf.newest(), wanted.key)
        if newest and newest.note and newest.note.mark == mark:  # nothing was written since
            return newest
        return wanted.put_on(shelf, wanted.book, mark=mark, known=known, newest=newest)


def _of_key(kept: Kept | None, key: BookKey | None) -> Kept | None:
    """Return a backup that the key opens, None for any other: it does not do in place of one that does."""
    return kept if kept and kept.note and kept.note.salt == salt_of(key) else None


def _follow(wanted: _Wanted, kept: Kept | None) -> tuple[Second | None, Kept | None]:
    """Bring the second place up to date; return how it fares, and the newest backup there."""
    shelf = second_shelf(wanted.book)
    if shelf is None:
        return state_of_second(wanted.book, wanted.now), None
    try:
        with shelf.held():
            if wanted.key:
                shelf.cover(wanted.key)
            copied = shelf.newest()
            if not (copied and copied.note and kept and kept.note) or copied.note.sha256 != kept.note.sha256:
                known = backup.Proof(kept.note.rows, kept.note.sha256) if kept and kept.note else None
                copied = wanted.put_on(shelf, kept.path if kept else wanted.book, known=known)
    except Stopped:
        raise
    except KnownError as error:
        return Second(settings.load().backup_folder, None, error.text), None
    assert copied.note
    with suppress(OSError):
        _last_file(wanted.book).write_bytes(msgspec.json.encode(Last(wanted.now, copied.note.sha256)))
    return Second(settings.load().backup_folder, wanted.now), copied


def _last(book: Path) -> Last | None:
    try:
        return msgspec.json.decode(_last_file(book).read_bytes(), type=Last)
    except (OSError, ValueError):
        return None


def _last_file(book: Path) -> Path:
    return home_shelf(book).folder / _LAST


def _mark(book: Path) -> str:
    """Return how the book's file and its log look from outside: while that is the same, nothing was written."""
    said = []
    for path in (book, Path(f"{book}-wal")):
        with suppress(OSError):
            found = path.stat()
            said.append(f"{found.st_size}:{found.st_mtime_ns}:{found.st_ino}" if found.st_size else "")
    return "|".join(filter(None, said))
