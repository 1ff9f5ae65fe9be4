"""What developers call answers a wrong word with one line and status 2, and does nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import __main__ as benchmarks
from tests.faults import bit_flips, sweep
from tools import build
from tools.command_line import nothing, rounds_and_seed

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("command", "wrong", "named"),
    [(benchmarks.main, ["--json", "x", "--only", "foo"], "foo"), (benchmarks.main, [], "--json"),
     (sweep.main, ["foo"], "foo"), (bit_flips.main, ["many"], "many"), (bit_flips.main, [], "rounds"),
     (build.main, ["foo"], "foo"), (build.main, ["--rounds", "0"], "--rounds"),
     (lambda words: nothing("x", None, words), ["foo"], "foo")],
)  # fmt: skip
def test_a_wrong_word_is_named_in_one_line(
    command: Callable[[list[str]], object], wrong: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        command(wrong)
    said = capsys.readouterr()
    assert ended.value.code == 2
    assert said.out == "" and said.err.count("\n") == 1
    assert named in said.err


@pytest.mark.parametrize("words", [["run.py", "foo"], ["run.py", "demo", "foo"], ["-m", "tests.faults", "foo"]])
def test_a_program_that_is_called_with_a_wrong_word_starts_nothing(words: list[str]) -> None:
    run = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1)
    assert "foo" in run.stderr


def test_rounds_and_seed_are_read_with_what_they_are_when_nobody_says() -> None:
    assert rounds_and_seed("x", None, ["7"]) == (7, 1)
    assert rounds_and_seed("x", None, ["7", "3"]) == (7, 3)
    assert rounds_and_seed("x", None, [], 1000) == (1000, 1)
