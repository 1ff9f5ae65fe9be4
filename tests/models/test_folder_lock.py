"""One program at a time in a folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.models.folder_lock import locked

HOLD = """
import sys, pathlib
from app.models.folder_lock import locked
with locked(pathlib.Path(sys.argv[1]), 1) as mine:
    print(mine, flush=True)
    sys.stdin.read()
"""


def test_another_program_waits_and_a_killed_one_leaves_no_lock(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "True\n"
        with locked(tmp_path, 0.1) as mine:
            assert not mine
        other.kill()
    with locked(tmp_path, 5.0) as mine:
        assert mine


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"), locked(tmp_path / "không có", 0.1):
        pass
