"""Backups of a book: when one is needed, in the program's own folder and in a second place such as a memory stick."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from app.domain.backup_words import Reason, clock
from app.errors import BookNewer, BookUnusable, KnownError, Stopped, going_on
from app.models import backup
from app.models.engine import BookKey
from app.services.backup_shelf import Kept, Shelf, home_root, home_shelf, salt_of
from app.services.far_places import NoAnswer, ask
from app.services.second_place import (
    COPY_SECONDS,
    NOT_THERE,
    SAME_DISK,
    Second,
    Seen,
    away,
    choose_second,
    forget_second,
    kept_at_second,
    known_of_second,
    look_at_second,
    remember,
    second_shelf,
    state_of_second,
    try_second,
    use_second,
)

__all__ = [
    "NOT_THERE",
    "SAME_DISK",
    "Outcome",
    "Second",
    "Seen",
    "best",
    "choose_second",
    "copy_out",
    "ensure",
    "forget_second",
    "home_root",
    "home_shelf",
    "is_trial",
    "keep",
    "kept_at_second",
    "known_of_second",
    "look_at_second",
    "name_way_out",
    "second_shelf",
    "state_of_second",
    "sweep",
    "try_second",
    "use_second",
]  # fmt: skip

#: A temporary file that was not touched for so long belongs to no program any more.
_STALE_SECONDS = 60


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


def best(book: Path) -> Kept | None:
    """Return the newest proved backup of a book: of this machine, without one that of the second place."""
    return home_shelf(book).newest() or next((one for one in kept_at_second(book) if one.note), None)


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
    known = known_of_second(wanted.book, wanted.now)
    if known is None:
        return None, None
    try:
        return ask(known.place, partial(_bring_up, wanted, kept, known), COPY_SECONDS, wanted.go_on)
    except NoAnswer as error:
        return replace(known, problem=error.text), None


def _bring_up(
    wanted: _Wanted, kept: Kept | None, known: Second, sign: Callable[[], None]
) -> tuple[Second, Kept | None]:
    shelf, wanted = second_shelf(wanted.book), replace(wanted, go_on=sign)
    if shelf is None:
        return away(known), None
    try:
        with shelf.held():
            if wanted.key:
                shelf.cover(wanted.key)
            copied = shelf.newest()
            if not (copied and copied.note and kept and kept.note) or copied.note.sha256 != kept.note.sha256:
                proof = backup.Proof(kept.note.rows, kept.note.sha256) if kept and kept.note else None
                copied = wanted.put_on(shelf, kept.path if kept else wanted.book, known=proof)
    except Stopped:
        raise
    except KnownError as error:
        return Second(known.place, None, error.text), None
    assert copied.note
    remember(wanted.book, wanted.now, copied.note.sha256, known.place)
    return Second(known.place, wanted.now), copied


def _mark(book: Path) -> str:
    """Return how the book's file and its log look from outside: while that is the same, nothing was written."""
    said = []
    for path in (book, Path(f"{book}-wal")):
        with suppress(OSError):
            found = path.stat()
            said.append(f"{found.st_size}:{found.st_mtime_ns}:{found.st_ino}" if found.st_size else "")
    return "|".join(filter(None, said))
