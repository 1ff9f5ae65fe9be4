"""What ``--exit-when-shown`` waits for, how it ends, and where ``--trace-saves`` may not write."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from app.cli import main
from app.models import book_lock
from app.services import first_look
from app.services.open_book import OpenBook

#: Says when the program ends whether what it ends with can be seen.
SEEN = """
import sys
from PySide6.QtWidgets import QWidget
from app import bootstrap
from app.cli import main
real = bootstrap._end
def watched(app, window, *rest):
    names = ("next_card", "welcome_page", "welcome_password")
    print([name for name in names for found in window.findChildren(QWidget, name) if found.isVisible()])
    real(app, window, *rest)
bootstrap._end = watched
sys.exit(main([*sys.argv[1:], "--exit-when-shown"]))
"""


def shown(*arguments: object) -> tuple[int, str, str]:
    """Return the status with which the program ended, what was to be seen, and what it said."""
    command = [sys.executable, "-c", SEEN, *map(str, arguments)]
    environment = {**os.environ, "QT_LOGGING_RULES": "*=false"}
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, env=environment)
    words = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    return done.returncode, done.stdout.strip(), "\n".join(words)


def test_it_ends_with_the_desk_whether_kept_or_not(own_home: Path, sample_path: Path) -> None:
    assert first_look.desk(sample_path, None, date.today()) is None
    assert shown(sample_path) == (0, "['next_card']", "")
    kept = sample_path.read_bytes()
    assert first_look.desk(sample_path, None, date.today()) is not None
    assert shown(sample_path) == (0, "['next_card']", "")
    assert sample_path.read_bytes() == kept
    assert not book_lock.is_held(sample_path)


def test_without_a_book_it_ends_with_the_welcome_page(own_home: Path) -> None:
    status, seen, said = shown()
    assert (status, said) == (0, "")
    assert "welcome_page" in seen


def test_a_book_that_another_window_has_is_said_not_to_be_shown(own_home: Path, sample_path: Path) -> None:
    OpenBook.open(sample_path, None, lambda _: None).close(date.today())
    hold = book_lock.hold(sample_path)
    assert hold is not None
    status, seen, said = shown(sample_path)
    hold.release()

    assert status == 1
    assert "welcome_page" in seen.splitlines()[-1]
    assert "cửa sổ khác" in said


def test_a_book_that_opens_and_cannot_be_read_is_said_not_to_be_shown(own_home: Path, sample_path: Path) -> None:
    connection = driver.connect(str(sample_path), isolation_level=None)
    connection.execute("DROP TABLE content_sum")
    connection.execute("DROP TABLE cell_names")
    connection.close()
    status, _, said = shown(sample_path)

    assert status == 1
    assert said
    assert "Traceback" not in said


@pytest.mark.parametrize("end", ["", "-wal", "-shm", "-journal"])
def test_a_trace_is_never_written_into_a_book(
    sample_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], end: str
) -> None:
    before = sample_path.read_bytes()
    target = Path(f"{sample_path}{end}")
    link = tmp_path / "vết.jsonl"
    link.symlink_to(target)
    for name in (target, link):
        assert main([str(sample_path), "--exit-when-shown", "--trace-saves", str(name)]) == 1
        assert "--trace-saves" in capsys.readouterr().err
    assert sample_path.read_bytes() == before
    assert sorted(path.name for path in sample_path.parent.glob("*.scb*")) == [sample_path.name]


def test_a_trace_is_never_written_into_a_hard_link_or_another_book(
    sample_path: Path, empty_path: Path, tmp_path: Path
) -> None:
    hard, random = tmp_path / "vết.jsonl", tmp_path / "kín.scb"
    os.link(sample_path, hard)
    random.write_bytes(b"\x80\x91" * 200)
    for name in (hard, empty_path, Path(f"{empty_path}-wal"), random):
        assert main([str(sample_path), "--exit-when-shown", "--trace-saves", str(name)]) == 1
    assert random.read_bytes() == b"\x80\x91" * 200
