"""The reference session by keyboard stays within its goals."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from benchmarks import reference


@pytest.mark.long
def test_the_reference_session_takes_no_more_keys_than_its_goals(qtbot: QtBot, tmp_path: Path) -> None:
    taken = reference.measure(tmp_path)
    assert taken["clicks"] == 0
    assert taken["keys"] <= reference.GOALS["keys"]
    assert taken["parts"]["roll-call"] <= reference.GOALS["roll-call"]
