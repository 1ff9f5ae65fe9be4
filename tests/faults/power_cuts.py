"""``python -m tests.faults.power_cuts 50``: cuts the power of a disk while a program saves and another exports on it.

What each of them said was done is noted outside the disk. After the cut the disk is mounted again, the book must open
and hold every opinion that was said to be saved, and every document that was said to be exported must be whole. Books
with and without a password take turns.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from app.services import books, checking, documents
from app.services.open_book import OpenBook
from tests.faults.disks import DiskRefusedError, PowerDisk, power_disk
from tests.faults.exporting import NAMES, target_of
from tools.command_line import rounds_and_seed

PASSWORD = "đường về quê hương"
LATEST_SECONDS = 1.5
#: How long the programs may take to say the first thing.
START_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """One cut: what was said to be saved and exported, and how much of that is gone."""

    saved: int
    exported: int
    lost: int
    broken: int


@dataclass(frozen=True, slots=True)
class Template:
    """What is copied onto every new disk, and what is exported there."""

    book: Path
    password: str | None
    documents: tuple[Path, ...]


def main(arguments: list[str]) -> int:
    """Cut the power that many times; return 1 when anything that was said to be done is gone."""
    rounds, seed = rounds_and_seed("python -m tests.faults.power_cuts", __doc__, arguments)
    moments = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        try:
            templates = make_templates(Path(name))
            after = [moments.uniform(0, LATEST_SECONDS) for _ in range(rounds)]
            done = [cut_once(templates[number % 2], Path(name) / "cut", at) for number, at in enumerate(after)]
        except DiskRefusedError as error:
            print(f"power cuts skipped: {error}")
            return 0
    saved, exported = sum(one.saved for one in done), sum(one.exported for one in done)
    lost, broken = sum(one.lost for one in done), sum(one.broken for one in done)
    print(f"{rounds} power cuts: {saved} acknowledged saves, {lost} lost; {exported} exports, {broken} not whole")
    return 1 if lost or broken else 0


def make_templates(folder: Path) -> tuple[Template, ...]:
    """Return a plain book and an encrypted one, each with its password."""
    plain, locked = folder / "thường.scb", folder / "kín.scb"
    books.make_sample(plain)
    books.make_sample(locked, PASSWORD)
    opened = OpenBook.open(plain, None, lambda _: None)
    made = []
    for session in ("2026-q1", "2026-q2", "2026-q3"):
        made.append(folder / f"{session}.docx")
        made[-1].write_bytes(documents.make(opened, session, "minutes").docx)
    opened.close()
    return Template(plain, None, tuple(made)), Template(locked, PASSWORD, tuple(made))


def cut_once(template: Template, folder: Path, after: float) -> Outcome:
    """Save and export on a new disk, cut its power so many seconds after both have begun, and look at what is left."""
    with power_disk(folder) as disk:
        book = Path(shutil.copy(template.book, disk.folder / "sổ.scb"))
        os.sync()
        saves, exports = folder / "saves.txt", folder / "exports.txt"
        password = [template.password] if template.password else []
        works = {
            saves: ["tests.faults.saving", str(book), str(saves), "1000000", *password],
            exports: ["tests.faults.exporting", str(disk.folder), str(exports), *map(str, template.documents)],
        }
        saved, exported = _work_until_cut(disk, after, works)
        lost = _lost(book, template.password, saved)
        begun = _noted(exports)
        return Outcome(saved, exported, lost, _broken(disk.folder, exported, begun, template.documents))


def _work_until_cut(disk: PowerDisk, after: float, works: dict[Path, list[str]]) -> list[int]:
    """Return how much each work had noted when the cut began.

    What is noted while the disk is being shut down is not counted: a program whose power is gone notes nothing.
    """
    for acks in works:
        acks.write_text("")
    running = [
        subprocess.Popen([sys.executable, "-m", *command], stderr=subprocess.DEVNULL) for command in works.values()
    ]
    try:
        end = time.monotonic() + START_SECONDS
        while not all(acks.stat().st_size for acks in works):
            assert time.monotonic() < end, "the programs did not begin"
            assert all(one.poll() is None for one in running), "a program ended before the cut"
            time.sleep(0.01)
        time.sleep(after)
        noted = [_noted(acks) for acks in works]
        disk.cut()
    finally:
        for one in running:
            one.kill()
            one.wait()
    disk.unmount()
    disk.mount()
    return noted


def _noted(acks: Path) -> int:
    return len(acks.read_bytes().split())


def _lost(book: Path, password: str | None, saved: int) -> int:
    """Return how many of so many opinions that were said to be saved are gone, after looking the book over."""
    opened = books.open_book(book, password)
    try:
        faults = checking.faults(opened)
        assert not faults, f"the book is harmed: {faults}"
        with opened.read() as uow:
            present = set(uow.session.scalars(text("SELECT text FROM contributions")))
    finally:
        opened.close()
    asked = sum(one.startswith("Ý kiến số ") for one in present)
    answered = sum(one.startswith("Trả lời ý kiến số ") for one in present)
    assert asked == answered, "half of an action was kept"
    return sum(f"Ý kiến số {number} nêu ra" not in present for number in range(1, saved + 1))


def _broken(folder: Path, exported: int, begun: int, made: tuple[Path, ...]) -> int:
    """Return how many names hold neither what was last said to be exported under them nor what was begun after it."""
    whole = [path.read_bytes() for path in made]
    broken = 0
    for number in range(max(0, exported - NAMES), exported):
        target = target_of(folder, number)
        fitting = [whole[one % len(whole)] for one in range(number, begun + 1, NAMES)]
        broken += not target.exists() or target.read_bytes() not in fitting
    return broken


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
