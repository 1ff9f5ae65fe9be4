"""A folder with the backups of one book: what is there, a new one, and which may go.

Beside every backup stands a note with what it was proved to hold: counts and hashes, never a word of minutes. A backup
has its name only after it was proved; what a killed program left behind has none and is swept away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import msgspec

from app.domain.backup_words import Reason
from app.domain.backups import BackupName, next_name, superfluous
from app.errors import KnownError, going_on, reason_of
from app.models import backup
from app.models.engine import BookKey, is_plain
from app.models.folder_lock import locked
from app.models.rekey import rekey
from app.paths import home, short_mark, sync_folder

#: How long a backup waits for another program that is making one.
PATIENCE_SECONDS = 10.0
BUSY = "Một cửa sổ khác đang sao lưu. Đồng chí đợi một lát rồi làm lại."
_FAILED = "Chưa sao lưu được vào “{}”: {}. Sổ vẫn nguyên vẹn; hãy kiểm tra ổ đĩa ấy."
_TEMPORARY = ".so-chi-bo-*.tmp*"
_WHOSE = "book.json"


class Note(msgspec.Struct, frozen=True):
    """What a backup was proved to hold, why it was made, and how the book's file looked before it was made.

    The salt tells the key apart that opens it; it stands in clear at the head of every encrypted file.
    """

    rows: dict[str, int]
    sha256: str
    size: int
    reason: Reason
    mark: str = ""
    salt: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup that is there; ``note`` is None for one whose note is missing or does not fit it."""

    path: Path
    name: BackupName
    size: int
    note: Note | None


class Shelf:
    """The folder ``folder``, which holds backups of the book at ``book``."""

    def __init__(self, folder: Path, book: Path) -> None:
        self.folder = folder
        self.book = book.resolve()

    def existing(self) -> tuple[Kept, ...]:
        """Return the backups, the newest first; none where the folder cannot be read."""
        try:
            found = [(BackupName.parse(path.name), path) for path in self.folder.iterdir()]
        except OSError:
            return ()
        return tuple(_kept(path, name) for name, path in sorted(((n, p) for n, p in found if n), reverse=True))

    def newest(self) -> Kept | None:
        """Return the newest backup that was proved, None without one."""
        return next((one for one in self.existing() if one.note), None)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Make the folder, keep other programs out of it and sweep it; raises KnownError when that cannot be."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with locked(self.folder, PATIENCE_SECONDS) as mine:
                if not mine:
                    raise KnownError(BUSY, retryable=True)
                self._sweep()
                yield
        except OSError as error:
            raise KnownError(_FAILED.format(self.folder, reason_of(error))) from error

    def add(
        self,
        source: backup.Source,
        key: BookKey | None,
        now: datetime,
        reason: Reason,
        *,
        mark: str = "",
        spare: Path | None = None,
        known: backup.Proof | None = None,
        newest: Kept | None = None,
        go_on: Callable[[], None] = going_on,
    ) -> Kept:
        """Put a proved copy of ``source`` there and let superfluous ones go but ``spare``; only while it is ``held``.

        None is made, and ``newest`` is the answer, where the source holds what that backup holds. ``known`` is what the
        source was just read to hold. ``go_on`` may raise Stopped. Raises KnownError and leaves everything as it was
        when it fails.
        """
        name = next_name([one.name for one in self.existing()], now)
        path = self.folder / str(name)
        unless = newest.note.sha256 if newest and newest.note else ""
        proof = backup.copy(source, key, path, known=known, unless=unless, go_on=go_on)
        if newest and proof.sha256 == unless:
            return self.remark(newest, mark)
        size = path.stat().st_size
        note = Note(proof.rows, proof.sha256, size, reason, mark, salt_of(key))
        self._write(self.folder / _WHOSE, msgspec.json.encode({"book": str(self.book)}))
        self._write(note_of(path), msgspec.json.encode(note))
        sync_folder(self.folder)
        self._thin(spare)
        return Kept(path, name, size, note)

    def remark(self, kept: Kept, mark: str) -> Kept:
        """Note that the book's file, as it looks now, says what a backup says."""
        assert kept.note
        if kept.note.mark == mark:
            return kept
        note = msgspec.structs.replace(kept.note, mark=mark)
        with suppress(OSError):
            self._write(note_of(kept.path), msgspec.json.encode(note))
        return replace(kept, note=note)

    def heal(self, key: BookKey | None) -> None:
        """Prove the newest backup again when a kill came between it and its note; only while the folder is ``held``."""
        for one in self.existing()[:1]:
            if not note_of(one.path).exists():
                with suppress(KnownError, OSError):
                    proof = backup.prove(one.path, key)
                    note = Note(proof.rows, proof.sha256, one.size, Reason.CHANGE, "", salt_of(key))
                    self._write(note_of(one.path), msgspec.json.encode(note))

    def cover(self, key: BookKey) -> None:
        """Encrypt what stands here without a password, now that the book has one; only while the folder is ``held``.

        What cannot be is left as it was, and tried again with the next backup.
        """
        for one in self.existing():
            with suppress(KnownError, OSError):
                if not is_plain(one.path):
                    continue
                proof = rekey(one.path, None, key)
                if one.note and one.note.sha256 == proof.sha256:
                    note = msgspec.structs.replace(one.note, size=one.path.stat().st_size, salt=salt_of(key))
                    self._write(note_of(one.path), msgspec.json.encode(note))

    def _thin(self, spare: Path | None = None) -> None:
        present = self.existing()
        proved = next((one for one in present if one.note), None)
        gone = set(superfluous([one.name for one in present]))
        for one in present:
            if one.name in gone and one is not proved and one.path != spare:
                with suppress(OSError):
                    one.path.unlink()
                    note_of(one.path).unlink(missing_ok=True)

    def _sweep(self) -> None:
        for path in self.folder.glob(_TEMPORARY):
            with suppress(OSError):
                path.unlink()

    def _write(self, path: Path, data: bytes) -> None:
        fresh = path.with_name(f".so-chi-bo-{path.name}.tmp")
        fresh.write_bytes(data)
        fresh.replace(path)


def home_root() -> Path:
    """Return the folder of all backups on this machine."""
    return home() / "backups"


def home_shelf(book: Path) -> Shelf:
    """Return the folder of a book's backups on this machine."""
    return shelf_in(home_root(), book)


def shelf_in(root: Path, book: Path) -> Shelf:
    """Return the shelf of a book under ``root``: named after the book, and apart from others of that name."""
    path = book.resolve()
    return Shelf(root / f"{path.stem[:40].strip(' .')}-{short_mark(path)}", path)


def shelves(root: Path) -> tuple[Shelf, ...]:
    """Return every shelf under ``root`` that holds a backup."""
    try:
        folders = sorted(path for path in root.iterdir() if path.is_dir())
    except OSError:
        return ()
    found = [Shelf(folder, Path(book)) for folder in folders if (book := _whose(folder))]
    return tuple(shelf for shelf in found if shelf.existing())


def salt_of(key: BookKey | None) -> str:
    """Return what tells one key from another, nothing for a book without a password."""
    return key.salt.hex() if key else ""


def note_of(path: Path) -> Path:
    """Return where the note of a backup stands."""
    return path.with_suffix(".json")


def read_note(path: Path) -> Note | None:
    """Return the note of a backup, None where there is none or it does not fit the file."""
    note = any_note(path)
    try:
        return note if note and note.size == path.stat().st_size else None
    except OSError:
        return None


def any_note(path: Path) -> Note | None:
    """Return the note of a backup whether the file still fits it or was altered since, None where there is none."""
    try:
        return msgspec.json.decode(note_of(path).read_bytes(), type=Note)
    except (OSError, ValueError):
        return None


def _whose(folder: Path) -> str:
    try:
        return msgspec.json.decode((folder / _WHOSE).read_bytes(), type=dict[str, str]).get("book", "")
    except (OSError, ValueError):
        return ""


def _kept(path: Path, name: BackupName) -> Kept:
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    return Kept(path, name, size, read_note(path))
