"""A sentence typed into an encrypted book is in clear only in the exported document; no socket is opened."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import unicodedata
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document

from app.services import passwords
from app.services.open_book import OpenBook

CANARY = "Hoàng yến 9f3c hót giữa phiên họp"
PASSWORD = "đường về quê hương"
ROOT = Path(__file__).resolve().parents[2]
SIGNS = [unicodedata.normalize(form, CANARY).encode(code) for form in ("NFC", "NFD") for code in ("utf-8", "utf-16-le")]


class Place:
    """Everything that a program may write to: a home, a folder for temporary files, and the book's own folder."""

    def __init__(self, folder: Path, book: Path) -> None:
        self.folder = folder
        self.home, self.temporary, self.export = folder / "home", folder / "tmp", folder / "biên bản.docx"
        for one in (self.home, self.temporary):
            one.mkdir(exist_ok=True)
        self.book = Path(shutil.copy(book, folder / "so.scb"))

    def run(self, end: str, *before: str, password: str = PASSWORD) -> subprocess.CompletedProcess[bytes]:
        """Run a session on the book in a process of its own; ``before`` stands before the command."""
        command = [sys.executable, "-m", "tests.faults.session_run", str(self.book), CANARY, str(self.export), end]
        rest = [password] if password else []
        return subprocess.run(
            [*before, *command, *rest], cwd=ROOT, env=self.environment(), capture_output=True, check=False
        )

    def environment(self) -> dict[str, str]:
        """Return an environment in which nothing is written elsewhere."""
        places = {"HOME": str(self.home), "TMPDIR": str(self.temporary), "SO_CHI_BO_HOME": str(self.home / "scb")}
        return os.environ | places | {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(self.temporary)}

    def leaks(self) -> list[str]:
        """Return the files that hold the sentence in clear; where somebody could read it also in a file's name."""
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        return [path.name for path in files if CANARY in path.name or any(sign in path.read_bytes() for sign in SIGNS)]

    def exported(self) -> str:
        """Return the words of the exported document."""
        return "\n".join(paragraph.text for paragraph in Document(str(self.export)).paragraphs)


@pytest.fixture
def place(tmp_path: Path, sample_path: Path) -> Place:
    folder = tmp_path / "máy"
    folder.mkdir()
    return Place(folder, sample_path)


@pytest.fixture
def locked(place: Place, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setenv("SO_CHI_BO_HOME", str(place.home / "scb"))
    passwords.change(place.book, None, PASSWORD, datetime(2026, 11, 22))
    return place


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX; on Windows it is proved by hand")
@pytest.mark.parametrize("end", [pytest.param("crash", marks=pytest.mark.long), "kill"])
def test_the_sentence_is_in_clear_only_in_the_exported_document(locked: Place, end: str) -> None:
    done = locked.run(end)
    assert done.returncode == (-signal.SIGKILL if end == "kill" else 0), done.stderr.decode()[-600:]
    assert CANARY in locked.exported()
    assert locked.leaks() == []
    assert not any(sign in done.stdout + done.stderr for sign in SIGNS)
    book = OpenBook.open(locked.book, PASSWORD, lambda state: None)
    session = book.session("2026-q4")
    book.close()
    assert CANARY in [one.text for one in session.contributions]
    assert session.drafts["contribution_input"] == CANARY
    assert locked.leaks() == []


def test_the_search_finds_it_in_a_book_without_a_password(place: Place) -> None:
    place.export.write_bytes(b"")
    (place.temporary / "a").write_text(f"x{CANARY}y", encoding="utf-8")
    assert place.leaks() == ["a"]


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_a_whole_session_opens_no_socket_but_local_ones(place: Place) -> None:
    trace = place.folder / "trace"
    done = place.run("close", "strace", "-f", "-qq", "-e", "trace=network", "-o", str(trace), password="")
    if b"ptrace" in done.stderr and not trace.stat().st_size:
        pytest.skip("strace may not trace here")
    assert done.returncode == 0, done.stderr.decode()[-600:]
    families = re.findall(
        r"(?:socket|socketpair|connect|bind)\(.*?\b((?:AF|PF)_\w+)", trace.read_text(errors="replace")
    )
    assert set(families) <= {"AF_UNIX", "AF_LOCAL"}
    assert CANARY in place.exported()
