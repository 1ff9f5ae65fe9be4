"""``python -m tests.faults.bit_flips 1000``: turns single bits over in a plain book, an encrypted one and a backup.

Each time the file must either be refused or reported by the program, or say word for word what it said before.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from app.domain.backup_words import Reason
from app.errors import KnownError
from app.services import backups, books, checking, meeting, passwords, restoring
from app.services.open_book import OpenBook
from tests.factory import SAMPLE_FILE
from tools.command_line import rounds_and_seed

NOW = datetime(2026, 11, 22, 13, 58)
PASSWORD = "đường về quê hương"
KINDS = ("plain", "encrypted", "backup")


def main(arguments: list[str]) -> int:
    """Flip that many bits in each kind of file; a text that changed in silence is an AssertionError."""
    count, seed = rounds_and_seed("python -m tests.faults.bit_flips", __doc__, arguments)
    moments = random.Random(seed)
    for kind in KINDS:
        told, harmless = flip(kind, count, moments)
        print(f"{kind}: {count} single bits: {told} reported, {harmless} harmless, 0 silent changes", flush=True)
    return 0


def flip(kind: str, count: int, moments: random.Random) -> tuple[int, int]:
    """Flip bits one at a time; return how often it was reported, and how often nothing had changed."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["SO_CHI_BO_HOME"] = str(Path(name) / "home")
        path, password = _prepare(kind, Path(name) / "sổ.scb")
        whole = path.read_bytes()
        wanted = _said(path, password)
        told = 0
        for _ in range(count):
            place, bit = moments.randrange(len(whole)), moments.randrange(8)
            rotten = bytearray(whole)
            rotten[place] ^= 1 << bit
            path.write_bytes(rotten)
            found = _said(path, password) if kind != "backup" else _restored(path)
            assert found in (None, wanted), f"{kind}: byte {place}, bit {bit} changed a text in silence"
            told += found is None
            for rest in ("-wal", "-shm", "-journal"):
                Path(f"{path}{rest}").unlink(missing_ok=True)
    return told, count - told


def _prepare(kind: str, path: Path) -> tuple[Path, str | None]:
    books.import_into(path, SAMPLE_FILE.read_bytes())
    book = OpenBook.open(path, None, lambda state: None)
    book.save(lambda uow: meeting.set_facts(uow, "2026-q3", topic="Cải cách hành chính"))
    book.flush()
    book.close()
    if kind == "encrypted":
        passwords.change(path, None, PASSWORD, NOW)
        return path, PASSWORD
    if kind == "backup":
        return backups.keep(path, None, NOW, Reason.HAND, always=True).kept.path, None
    return path, None


def _said(path: Path, password: str | None) -> bytes | None:
    """Return what a book says, None for one that is refused or of which something is reported."""
    try:
        book = books.open_book(path, password)
        try:
            return None if checking.faults(book) else books.dump_book(book)
        finally:
            book.close()
    except KnownError:
        return None


def _restored(path: Path) -> bytes | None:
    target = path.with_name("trả lại.scb")
    try:
        restoring.restore(path, None, target, NOW, replace=True)
        return _said(target, None)
    except KnownError:
        return None
    finally:
        for rest in target.parent.glob(f"{target.stem}*"):
            rest.unlink()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
