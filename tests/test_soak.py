"""A part of a long day's work: nothing that the window holds grows with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests import soak
from tests.working_day import working

ACTIONS, BLOCK = 240, 40
#: A short run says little of memory and of threads that end when they have been idle: only what is beyond doubt counts.
ALLOWED = soak.ALLOWED | {"heap": 250.0, "objects": 60_000.0, "handles": 60.0, "threads": 60.0}


def test_what_grows_is_told() -> None:
    still = soak.Reading(100.0, 80.0, 1.0, 400, 900, 100_000, 14, 2, 1, 900, 100)
    grows = [soak.Reading(100.0, 80.0, 1.0, 400 + 3 * n, 900, 100_000, 14, 2, 1, 900, 100) for n in range(9)]
    assert soak.grown([still] * 9, 100) == []
    assert soak.grown(grows, 100) == ["widgets +30.00 in 1000 actions"]
    assert soak.grown([still] * 8 + [replace(still, log_kb=20_000)], 100) == ["log_kb to 20000"]


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
@pytest.mark.usefixtures("qtbot")
def test_a_day_of_work_leaves_nothing_behind(tmp_path: Path, qtbot: QtBot) -> None:
    with working(tmp_path) as day:
        day.warm()
        readings = soak.run(day, ACTIONS, BLOCK)
    assert soak.grown(readings, BLOCK, ALLOWED) == []
