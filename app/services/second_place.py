"""The second place for backups, such as a memory stick or a share of the network: chosen, looked at, remembered.

It may be away, and it may never answer: what looks at it is done by ``far_places.ask``, and what this machine knows of
it is known without a look.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import msgspec

from app import settings
from app.domain.backup_words import reminder
from app.errors import KnownError, reason_of
from app.paths import is_there
from app.services.backup_shelf import Kept, Shelf, home_shelf, shelf_in
from app.services.far_places import NoAnswer, ask

#: The folder that is made in the second place; where it is not, the stick is not there.
SECOND_FOLDER = "Sao lưu Sổ Chi Bộ"
_LAST = "second.json"
#: How long the second place may give no sign: when it is looked at where the window has to wait, elsewhere, and while
#: a copy is made there, of which a part may take its time.
HURRIED_SECONDS, LOOK_SECONDS, COPY_SECONDS = 2.0, 30.0, 60.0
NOT_THERE = "Chưa thấy thẻ nhớ hoặc thư mục “{}”. Đồng chí cắm thẻ vào; sổ tự chép bản sao sang."
SAME_DISK = "Nơi này cùng ổ đĩa với sổ: ổ hỏng thì mất cả hai. Nên chọn thẻ nhớ hoặc ổ đĩa khác."


class Last(msgspec.Struct, frozen=True):
    """What was last known to be in the second place, and which place that was."""

    at: datetime
    sha256: str
    place: str = ""


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
class Seen:
    """What a look at the second place found: how it fares, whether it is there, the newest proved backup there."""

    second: Second | None
    is_there: bool = False
    newest: Kept | None = None


def second_shelf(book: Path) -> Shelf | None:
    """Return the folder of a book's backups in the second place, None while that is not chosen or not there.

    The place may never answer: to be called in what ``far_places.ask`` does.
    """
    chosen = settings.load().backup_folder
    root = Path(chosen) / SECOND_FOLDER
    return shelf_in(root, book) if chosen and is_there(root) and root.is_dir() else None


def kept_at_second(book: Path, seconds: float = HURRIED_SECONDS) -> tuple[Kept, ...]:
    """Return the backups in the second place, the newest first; none where it does not answer in so many seconds."""
    place = settings.load().backup_folder
    try:
        shelf = ask(place, lambda _: second_shelf(book), seconds) if place else None
        return ask(place, lambda _: shelf.existing(), seconds) if shelf else ()
    except NoAnswer:
        return ()


def choose_second(folder: Path, book: Path) -> str:
    """Take a folder as the second place; return a warning, or nothing. Raises KnownError when it cannot be used."""
    warning = try_second(folder, book)
    use_second(folder)
    return warning


def try_second(folder: Path, book: Path) -> str:
    """Make a folder ready to be the second place; return a warning, or nothing. Raises KnownError where it cannot."""
    return ask(str(folder), lambda _: _made_ready(folder, book), LOOK_SECONDS)


def use_second(folder: Path) -> None:
    """Use a folder that was made ready."""
    settings.save(replace(settings.load(), backup_folder=str(folder)))


def _made_ready(folder: Path, book: Path) -> str:
    try:
        (folder / SECOND_FOLDER).mkdir(exist_ok=True)
        return SAME_DISK if folder.stat().st_dev == book.stat().st_dev else ""
    except OSError as error:
        raise KnownError(f"Không dùng được “{folder}” để sao lưu: {reason_of(error)}. Hãy chọn nơi khác.") from error


def forget_second() -> None:
    """Use no second place any more; the copies there stay."""
    settings.save(replace(settings.load(), backup_folder=""))


def state_of_second(book: Path, now: datetime) -> Second | None:
    """Return how the second place fares without writing to it, None when none is chosen."""
    return look_at_second(book, now).second


def look_at_second(book: Path, now: datetime) -> Seen:
    """Look at the second place without writing to it; may take long, never for ever."""
    known = known_of_second(book, now)
    if known is None:
        return Seen(None)
    try:
        shelf = ask(known.place, lambda _: second_shelf(book), LOOK_SECONDS)
        newest = ask(known.place, lambda _: shelf.newest(), LOOK_SECONDS) if shelf else None
    except NoAnswer as error:
        return Seen(replace(known, problem=error.text))
    return Seen(known if shelf else away(known), shelf is not None, newest)


def known_of_second(book: Path, now: datetime) -> Second | None:
    """Return what this machine knows of the second place, which is not looked at; None when none is chosen."""
    place = settings.load().backup_folder
    if not place:
        return None
    last, newest = _last(book, place), home_shelf(book).newest()
    current = last is not None and newest is not None and newest.note is not None and newest.note.sha256 == last.sha256
    late = "" if current else reminder(last.at if last else None, now)
    return Second(place, last.at if last else None, late, bool(late))


def away(known: Second) -> Second:
    """Return what is known of a second place that is not there."""
    return replace(known, problem=known.problem or NOT_THERE.format(known.place))


def remember(book: Path, now: datetime, sha256: str, place: str) -> None:
    """Remember what is in the second place now."""
    with suppress(OSError):
        _last_file(book).write_bytes(msgspec.json.encode(Last(now, sha256, place)))


def _last(book: Path, place: str) -> Last | None:
    """Return what was last known to be in a place; an earlier version of the program did not note in which."""
    try:
        last = msgspec.json.decode(_last_file(book).read_bytes(), type=Last)
    except (OSError, ValueError):
        return None
    return last if last.place in ("", place) else None


def _last_file(book: Path) -> Path:
    return home_shelf(book).folder / _LAST
