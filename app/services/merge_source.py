"""Reading what was recorded on another laptop: an exchange file, or a book that is looked at in a copy of our own.

A file from outside is hostile until it was imported whole into a book of its own that is thrown away: that applies
every check there is, and gives sessions as a dump has them.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from msgspec import structs

from app.domain.merging import Match
from app.domain.records import CellRecord, MemberRecord
from app.errors import KnownError, WrongInput, reason_of
from app.models import backup, migrate, readers, session_reader
from app.models.engine import BookKey
from app.models.unit_of_work import Book, UnitOfWork
from app.paths import is_there
from app.services import (
    books,
    exchange_check,
    exchange_dump,
    exchange_import,
    exchange_parts,
    merge_members,
    merge_same,
)
from app.services import exchange_format as x
from app.services import exchange_people as xp
from app.services.doors import needs_password, salt_at, unlock

NEWER = "Tệp này do bản Sổ Chi Bộ mới hơn ghi. Đồng chí cài bản mới rồi gộp lại; sổ được giữ nguyên."
OWN = "Đây chính là sổ đang mở. Đồng chí chọn tệp mang từ máy kia về."
LOCKED = (
    "Sổ trong tệp có mật khẩu khác, hoặc tệp không phải là sổ chi bộ. "
    "Đồng chí nhập mật khẩu của sổ ấy, hoặc chọn tệp khác."
)
_FORMAT = "so-chi-bo/"


class NeedsPassword(KnownError):
    """The book chosen has a password that is not that of the open one."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a file says, with the book's ids of members; ``unclear`` are those of whom nobody knows who they are.

    ``sessions`` are whole: names and organisation stand in each of them. Those of ``same`` are not among them: the book
    has them word by word.
    """

    cell: CellRecord
    members: tuple[xp.Member, ...]
    sessions: Mapping[str, x.Session]
    matches: tuple[Match, ...]
    unclear: frozenset[str]
    file: x.ExchangeFile
    same: frozenset[str]


@dataclass(frozen=True, slots=True)
class Own:
    """What the book has: whose it is, its members by id, and those sessions that the file has too, in its form."""

    cell: CellRecord
    members: Mapping[str, MemberRecord]
    sessions: Mapping[str, x.Session]


def read(
    path: Path, password: str | None = None, key: BookKey | None = None, *, own: Path | None = None
) -> x.ExchangeFile:
    """Return the checked content of an exchange file or of a book; ``key`` is that of the book ``own``, which is open.

    Raises WrongInput or BookUnusable, NeedsPassword for a book whose password has to be asked for.
    """
    refuse_own(path, own)
    data = books.read_exchange(path) if _is_text(path) else _dumped(path, password, key)
    try:
        return exchange_check.parse(data)
    except WrongInput as error:
        if error.place == "format" and _FORMAT.encode() in data[:4096]:
            raise WrongInput("format", NEWER) from error
        raise


def own(uow: UnitOfWork, file: x.ExchangeFile) -> Own:
    """Return what the book has of what a file names, in the file's own form."""
    members = {member.id: member for member in readers.members(uow.session)}
    places = exchange_parts.task_places(readers.tasks(uow.session))
    have = set(readers.session_ids(uow.session))
    both = [one.id for one in file.sessions if one.id in have]
    sessions = {uid: exchange_dump.whole(uow, uid, members, places) for uid in both}
    return Own(readers.cell(uow.session), members, sessions)


def source(file: x.ExchangeFile, book: Own, chosen: Mapping[str, str] | None = None, *, secret: bool = False) -> Source:
    """Return what a checked file says to a book; raises WrongInput for a file that is not whole.

    ``chosen`` says who members are that had to be asked for: an id of the book, or nothing for nobody. ``secret`` keeps
    what is laid down meanwhile encrypted, as the book is. Sessions that the book has word by word are not laid down.
    """
    found = merge_members.matches(file.members, tuple(book.members.values()), chosen or {})
    named, unclear = merge_members.renamed(file, found, tuple(book.members))
    same = merge_same.same_sessions(named, book.cell, book.members, book.sessions)
    needed = merge_same.needed(named, same)
    with _own_book(merge_same.reduced(named, needed), secret=secret) as other, other.read() as uow:
        sessions = normal(uow, [one.id for one in named.sessions if one.id not in same])
        cell = readers.cell(uow.session)
    return Source(cell, tuple(named.members), sessions, found, frozenset(unclear), named, frozenset(same))


def normal(uow: UnitOfWork, wanted: Sequence[str] | None = None) -> dict[str, x.Session]:
    """Return sessions of a book, all unless told, so that they compare: who people were and whose it was is in each."""
    nameless = {member.id: replace(member, full_name="") for member in readers.members(uow.session)}
    places = exchange_parts.task_places(readers.tasks(uow.session))
    have = readers.session_ids(uow.session)
    return {uid: _normal(uow, uid, nameless, places) for uid in (have if wanted is None else wanted) if uid in have}


def _normal(
    uow: UnitOfWork, uid: str, members: Mapping[str, MemberRecord], places: dict[int, tuple[str, int]]
) -> x.Session:
    record = session_reader.session_record(uow.session, uid)
    docx = readers.sealed_document(uow.session, uid)
    made = exchange_dump.dump_session(record, members, CellRecord("", "", ""), places, docx)
    return structs.replace(
        made, attendance=sorted(made.attendance, key=lambda line: line.member),
        people=sorted(made.people, key=lambda person: person.member), whole_roll=True,
    )  # fmt: skip


def refuse_own(path: Path, own: Path | None) -> None:
    """Raise KnownError for the open book itself: reading its file beside SQLite would let go of the locks on it."""
    if own is not None and is_there(path) and is_there(own) and path.samefile(own):
        raise KnownError(OWN)


def _is_text(path: Path) -> bool:
    """Return whether a file begins as an exchange file does."""
    try:
        if not path.is_file():
            return True
        with path.open("rb") as file:
            return file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") or path.suffix.lower() == ".json"
    except (OSError, ValueError):
        return True  # reading it as a file says what is wrong


def _dumped(path: Path, password: str | None, key: BookKey | None) -> bytes:
    """Return a book as an exchange file; it is copied first, and nothing is written where it lies."""
    opener = _opener(path, password, key)
    with _folder() as folder:
        copy = folder / "khac.scb"
        backup.copy(path, opener, copy)
        if not migrate.is_current(copy, opener):
            migrate.upgrade(copy, opener)
        book = Book(copy, opener)
        try:
            return books.dump_book(book)
        except (LookupError, TypeError, ValueError) as error:
            raise WrongInput("", "Sổ trong tệp có chỗ không đọc được nên không gộp. Sổ này được giữ nguyên.") from error
        finally:
            book.close()


def _opener(path: Path, password: str | None, key: BookKey | None) -> BookKey | None:
    if key is not None and needs_password(path) and salt_at(path) == key.salt:
        return key
    if needs_password(path) and not password:
        raise NeedsPassword(LOCKED)
    return unlock(path, password)


@contextmanager
def _own_book(file: x.ExchangeFile, *, secret: bool) -> Iterator[Book]:
    """Give a book of our own that holds the file and nothing else; a secret one has a key that nobody keeps."""
    with _folder() as folder:
        path, key = folder / "rieng.scb", BookKey(os.urandom(32), os.urandom(16)) if secret else None
        migrate.create(path, key)
        book = Book(path, key)
        try:
            with book.write() as uow:
                exchange_import.import_file(uow, file)
                uow.commit()
            yield book
        finally:
            book.close()


@contextmanager
def _folder() -> Iterator[Path]:
    try:
        with tempfile.TemporaryDirectory(prefix="so-chi-bo-", ignore_cleanup_errors=True) as name:
            yield Path(name)
    except OSError as error:
        raise KnownError(f"Chưa đọc được tệp: {reason_of(error)}. Sổ được giữ nguyên.") from error
