"""``python -m tests.faults.backup_kills 200``: kills backups and restores at random moments and looks at what is left.

After every kill the book must open and say what it should, every backup that has its name must be whole, and the next
backup must sweep away what was half done.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from app.domain.backup_words import Reason
from app.models import backup
from app.services import backups, books
from app.services.backup_shelf import read_note
from tests.factory import dump
from tools.command_line import rounds_and_seed

NOW = datetime(2026, 11, 22, 13, 58)
LATEST_SECONDS = 0.08


def main(arguments: list[str]) -> int:
    """Kill that many times, half of them in a backup and half in a restore; a broken promise is an AssertionError."""
    rounds, seed = rounds_and_seed("python -m tests.faults.backup_kills", __doc__, arguments)
    moments = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        os.environ["SO_CHI_BO_HOME"] = str(Path(name) / "home")
        book = Path(name) / "so.scb"
        books.make_sample(book)
        kept = Path(shutil.copy(book, Path(name) / "sao.scb"))
        for number in range(rounds):
            after = moments.uniform(0, LATEST_SECONDS)
            if number % 2:
                kill_a_restore(book, kept, after)
            else:
                kill_a_backup(book, after)
    print(f"{rounds} kills: 0 books that do not open, 0 half backups, 0 temporary files left")
    return 0


def kill_a_backup(book: Path, after: float) -> None:
    """Kill a program that backs up, so many seconds after its first backup, and look at book and backups."""
    _kill("keep", book, after=after)
    books.open_book(book).close()
    shelf = backups.home_shelf(book)
    for path in shelf.folder.glob("*.scb"):
        note, proof = read_note(path), backup.prove(path, None)
        assert note is None or note.sha256 == proof.sha256
    backups.keep(book, None, NOW, Reason.OPEN)
    assert not list(shelf.folder.glob(".so-chi-bo*"))


def kill_a_restore(book: Path, kept: Path, after: float) -> None:
    """Kill a program that restores, so many seconds after it restored for the first time, and look at the book."""
    _kill("restore", book, kept, after=after)
    assert dump(book) == dump(kept)
    for aside in book.parent.glob(f"{book.stem} (trước*"):
        aside.unlink()


def _kill(work: str, *paths: Path, after: float) -> None:
    command = [sys.executable, "-m", "tests.faults.backup_work", work, *map(str, paths)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout
        assert worker.stdout.readline()
        time.sleep(after)
        worker.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
