"""A part of a long day's work: nothing that the window holds grows with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests import soak
from tests.working_day import working

ACTIONS, BLOCK = 600, 100
#: A short run says little of memory: only what is far beyond any doubt is growth.
ALLOWED = soak.ALLOWED | {"memory": 60.0, "objects": 15_000.0, "handles": 8.0, "threads": 8.0, "log_kb": 20_000.0}


def test_what_grows_is_told() -> None:
    still = soak.Reading(100.0, 400, 900, 100_000, 14, 2, 1, 900, 100)
    grows = [soak.Reading(100.0, 400 + 3 * n, 900, 100_000, 14, 2, 1, 900, 100) for n in range(9)]
    assert soak.grown([still] * 9, 100) == []
    assert soak.grown(grows, 100) == ["widgets +30.00 in 1000 actions"]


@pytest.mark.long
@pytest.mark.usefixtures("qtbot")
def test_a_day_of_work_leaves_nothing_behind(tmp_path: Path, qtbot: QtBot) -> None:
    with working(tmp_path) as day:
        day.warm()
        readings = soak.run(day, ACTIONS, BLOCK)
    assert soak.grown(readings, BLOCK, ALLOWED) == [], readings
    assert len(day.done) == len(set(day.actions))
