"""``python -m tests.faults.sweep [WORK…]``: kills each piece of work at every call by which something becomes durable.

The first run is killed at its first sync, rename or removal, the second at its second, and so on until a run ends by
itself. After every kill the book must open and say what it said before or what it was to say after, the target must be
whole or not there, and the same work done again must succeed and sweep away what the kill left.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.backup_words import Reason
from app.errors import KnownError
from app.models import backup, content_sum, migrate, readers
from app.models.engine import unlock
from app.services import backups, books, meeting
from app.services.backup_shelf import read_note
from tests.factory import SAMPLE_FILE, dump, opened, write
from tests.faults.older import downgrade
from tests.faults.traced import why_not
from tools.command_line import Line

CALLS = "fsync,fdatasync,link,linkat,rename,renameat,renameat2,unlink,unlinkat"
OLD, NEW = "mật khẩu cũ của sổ", "mật khẩu mới của sổ"
SESSION = "2026-q3"
TOPIC = "Chuyên đề đổi ngay trước khi đóng"
#: More calls than any work makes: a sweep that never ends is a fault of its own.
MOST = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A folder of its own with a book, for one run."""

    folder: Path

    @property
    def book(self) -> Path:
        """The book."""
        return self.folder / "sổ.scb"

    @property
    def out(self) -> Path:
        """Where the work writes to."""
        return self.folder / "kết quả.docx"

    @property
    def environment(self) -> dict[str, str]:
        """The surroundings of the program."""
        return os.environ | {"SO_CHI_BO_HOME": str(self.folder / "home")}

    def secret(self, password: str) -> str:
        """Return a file that holds a password."""
        path = self.folder / f"{password}.txt"
        path.write_text(password, "utf-8")
        return str(path)


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of work: what it finds, the command that does it, and what must hold after a kill and after the end."""

    prepare: Callable[[Place], None]
    command: Callable[[Place], list[str]]
    check: Callable[[Place], None]


def main(arguments: list[str]) -> int:
    """Sweep the works named, or all; a broken promise is an AssertionError."""
    line = Line("python -m tests.faults.sweep", __doc__)
    line.add_argument("works", nargs="*", metavar="WORK", help=", ".join(WORKS))
    works = line.parse_args(arguments).works
    if wrong := [name for name in works if name not in WORKS]:
        line.error(f"no work {', '.join(wrong)}; there are {', '.join(WORKS)}")
    if why_not():
        print(f"sweep skipped: {why_not()}")
        return 0
    for name in works or WORKS:
        print(f"{name}: killed at {sweep(name)} calls, 0 books that do not open, 0 half files", flush=True)
    return 0


def sweep(name: str, *, step: int = 1, most: int = MOST) -> int:
    """Kill one work at every ``step``-th call, ``most`` times at most; return how often it was killed."""
    for kills in range(most):
        with tempfile.TemporaryDirectory() as folder:
            if not killed_at(WORKS[name], Place(Path(folder)), 1 + kills * step):
                return kills
    if most == MOST:
        raise AssertionError(f"{name} makes more than {MOST} calls")
    return most


def killed_at(work: Work, place: Place, number: int) -> bool:
    """Run the work killed at that call and look at what is left; return whether the kill came before its end."""
    os.environ["SO_CHI_BO_HOME"] = str(place.folder / "home")
    work.prepare(place)
    inject = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={CALLS}",
              "-e", f"inject={CALLS}:signal=SIGKILL:when={number}"]  # fmt: skip
    ended = _run(place, [*inject, *_program(work, place)])
    work.check(place)
    if ended != 0:
        _age(place)
        again = _run(place, _program(work, place))
        assert again in (0, 1), f"the same work again ended with {again}"
        work.check(place)
        assert not list(place.folder.rglob(".so-chi-bo-*.tmp*")) or again == 1
    return ended != 0


def _age(place: Place) -> None:
    """Let a minute go by for what the killed program left half done: younger files may belong to one that runs."""
    for path in place.folder.rglob(".so-chi-bo-*.tmp*"):
        os.utime(path, (path.stat().st_atime - 120, path.stat().st_mtime - 120))


def _program(work: Work, place: Place) -> list[str]:
    return [sys.executable, "-m", *work.command(place)]


def _run(place: Place, command: list[str]) -> int:
    return subprocess.run(command, env=place.environment, capture_output=True, check=False).returncode


def _plain(place: Place) -> None:
    books.import_into(place.book, SAMPLE_FILE.read_bytes())


def _with_export(place: Place) -> None:
    _plain(place)
    _run(place, [sys.executable, "-m", *_export(place)])


def _export(place: Place) -> list[str]:
    return ["app", "export", str(place.book), "minutes", "--session", SESSION, "--out", str(place.out)]


def _whole_export(place: Place) -> None:
    books.open_book(place.book).close()
    with zipfile.ZipFile(place.out) as made:
        assert made.testzip() is None


def _whole_backup(place: Place) -> None:
    books.open_book(place.book).close()
    target = place.folder / "sao.scb"
    if target.exists():
        assert backup.prove(target, None).rows == backup.proof_of(place.book, None).rows


def _older(place: Place) -> None:
    _plain(place)
    downgrade(place.book, "0003")


def _upgraded(place: Place) -> None:
    proved = [one for one in backups.home_shelf(place.book).existing() if read_note(one.path)]
    assert proved or not migrate.is_current(place.book, None)
    with opened(place.book) as book, book.read() as uow:
        assert len(readers.session_ids(uow.session)) == 4


def _two_books(place: Place) -> None:
    _plain(place)
    backup.copy(place.book, None, place.folder / "sao.scb")
    write(place.book, lambda uow: meeting.set_facts(uow, "2026-q4", topic="Chuyên đề khác"))


def _restored(place: Place) -> None:
    kept = dump(place.folder / "sao.scb")
    asides = list(place.folder.glob("sổ (trước*.scb"))
    if place.book.exists():
        said = dump(place.book)
        assert said == kept or "Chuyên đề khác".encode() in said
        return
    assert any("Chuyên đề khác".encode() in dump(aside) for aside in asides)


def _locked(place: Place) -> None:
    _plain(place)
    _run(place, [sys.executable, "-m", "app", "password", str(place.book), "--new-password-file", place.secret(OLD)])


def _one_password(place: Place) -> None:
    fitting = []
    for secret in (OLD, NEW):
        with suppress(KnownError):
            key = unlock(place.book, secret)
            assert backup.proof_of(place.book, key).rows["members"] == 32
            fitting.append(secret)
    assert len(fitting) == 1, f"{len(fitting)} passwords open the book"
    for one in backups.home_shelf(place.book).existing():
        assert any(_opens(one.path, secret) for secret in (OLD, NEW))


def _opens(path: Path, secret: str) -> bool:
    with suppress(KnownError):
        return backup.prove(path, unlock(path, secret)).rows["members"] == 32
    return False


def _to_import(place: Place) -> None:
    """What is to become a book lies there, and what a killed program left of another one under its name."""
    (place.folder / "mẫu.json").write_bytes(SAMPLE_FILE.read_bytes())
    (place.folder / "sổ.scb-wal").write_bytes(b"old")


def _import(place: Place) -> list[str]:
    return ["app", "import", str(place.book), str(place.folder / "mẫu.json")]


def _import_locked(place: Place) -> list[str]:
    return [*_import(place), "--password-file", place.secret(NEW)]


def _none_or_whole(password: str | None) -> Callable[[Place], None]:
    """Return the check that there is no book of that name, or the whole one."""

    def check(place: Place) -> None:
        if place.book.exists():
            key = unlock(place.book, password)
            assert backup.prove(place.book, key).rows["members"] == 32
            assert backup.proof_of(place.book, key).rows["sessions"] == 4

    return check


def _backed_up(place: Place) -> None:
    _plain(place)
    backups.keep(place.book, None, datetime.now(), Reason.OPEN)


def _closed(place: Place) -> None:
    """A half-made sum is not believed, and no backup has a name that does not hold what its note says."""
    with opened(place.book) as book:
        assert content_sum.fault(book) == ""
    kept = backups.home_shelf(place.book).existing()
    for one in kept:
        proof = backup.prove(one.path, None)
        assert one.note is None or one.note.sha256 == proof.sha256
    newest = next(one for one in kept if one.note)
    assert dump(newest.path) == dump(place.book) or TOPIC not in dump(newest.path).decode()


def _save(place: Place) -> None:
    _plain(place)
    (place.folder / "acks.txt").write_text("")


def _all_saved(place: Place) -> None:
    text = dump(place.book).decode()
    for line in (place.folder / "acks.txt").read_text("utf-8").splitlines():
        assert f"Ý kiến số {line} " in text
    spoken, answered = text.count("Ý kiến số"), text.count("Trả lời ý kiến số")
    assert spoken == answered


WORKS = {
    "save": Work(
        _save,
        lambda place: ["tests.faults.saving", str(place.book), str(place.folder / "acks.txt"), "3"],
        _all_saved,
    ),
    "closing": Work(
        _backed_up,
        lambda place: ["tests.faults.closing", str(place.book), TOPIC],
        _closed,
    ),
    "import": Work(_to_import, _import, _none_or_whole(None)),
    "locked-import": Work(_to_import, _import_locked, _none_or_whole(NEW)),
    "export": Work(_with_export, _export, _whole_export),
    "backup": Work(
        _plain, lambda place: ["app", "backup", str(place.book), str(place.folder / "sao.scb")], _whole_backup
    ),
    "migration": Work(_older, lambda place: ["app", "list", str(place.book), "sessions"], _upgraded),
    "restore": Work(
        _two_books,
        lambda place: ["app", "restore", str(place.folder / "sao.scb"), str(place.book), "--replace"],
        _restored,
    ),
    "password": Work(
        _locked,
        lambda place: [
            "app", "password", str(place.book), "--password-file", place.secret(OLD),
            "--new-password-file", place.secret(NEW),
        ],
        _one_password,
    ),
}  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
