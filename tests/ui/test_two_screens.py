"""A window between screens of one and of two dots a point: everything is drawn anew, sharp, and nothing is cut."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.long
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def seen(made_books: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a program with two screens saw: screens belong to a program from its start, so it needs one of its own."""
    book = tmp_path_factory.mktemp("screens") / "so.scb"
    book.write_bytes((made_books / "sample.scb").read_bytes())
    command = [sys.executable, "-m", "tests.ui.two_screens", str(book)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def test_the_window_has_the_dots_of_the_screen_it_is_on(seen: dict[str, Any]) -> None:
    assert {turn: facts["ratio"] for turn, facts in seen.items()} == {"0 one": 1, "1 two": 2, "2 one": 1}
    assert all(facts["grabbed"] == facts["ratio"] for facts in seen.values())


def test_a_document_in_sight_is_drawn_anew_and_sharp(seen: dict[str, Any]) -> None:
    for turn, facts in seen.items():
        assert facts["page"] is not None, turn
        dots, width = facts["page"]
        assert abs(dots - facts["ratio"]) < 0.01 and width > 500, turn


def test_nothing_is_cut_on_either(seen: dict[str, Any]) -> None:
    assert [facts["cut"] for facts in seen.values()] == [[], [], []]
