"""Text that is pending when somebody switches steps, opinions or sessions stands in the record it was typed in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.ui.main_window import open_main_window
from tests.e2e.switches import Switcher, misplaced

SWITCHES = int(os.environ.get("SWITCHES", "40"))


@pytest.mark.parametrize("seed", [11, pytest.param(3, marks=pytest.mark.long)])
def test_every_word_stands_in_the_record_it_was_typed_in(qapp: object, sample_path: Path, seed: int) -> None:
    window = open_main_window(sample_path)
    switcher = Switcher(window, seed)
    switcher.run(SWITCHES)
    window.close()
    assert misplaced(sample_path, switcher) == []
