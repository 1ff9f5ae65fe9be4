"""The program is killed in mid-sentence: whatever was typed more than a second before stands in the book."""

from __future__ import annotations

import itertools
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.services.open_book import OpenBook
from tests.e2e.typist import words

SECOND = 1.0


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX; Windows is proved by hand")
@pytest.mark.parametrize("characters", [60, pytest.param(140, marks=pytest.mark.long)])
def test_text_older_than_a_second_survives_a_kill(sample_path: Path, characters: int) -> None:
    typed = type_and_kill(sample_path, characters)
    killed = time.time()
    book = OpenBook.open(sample_path, None, lambda state: None)
    kept = book.session("2026-q4").drafts
    book.close()
    safe = max((count for count, at in typed if at <= killed - SECOND), default=0)
    text = "".join(itertools.islice(words(), characters + 200))
    assert kept["speaker_input"]
    assert text.startswith(kept["contribution_input"])
    assert len(kept["contribution_input"]) >= safe > 0


def type_and_kill(book: Path, characters: int) -> list[tuple[int, float]]:
    """Let the typist type that many characters, kill it, and return what it said it had typed and when."""
    typed: list[tuple[int, float]] = []
    command = [sys.executable, "-m", "tests.e2e.typist", str(book), "2026-q4"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as typist:
        assert typist.stdout is not None
        for line in typist.stdout:
            count, at = line.split()
            typed.append((int(count), float(at)))
            if int(count) >= characters and time.time() - typed[0][1] > 1.5 * SECOND:
                typist.kill()
                break
    return typed
