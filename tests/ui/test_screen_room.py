"""Whether a window fits the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize

from app.ui.screen_room import needs_it_all

WINDOW = QSize(1366, 768)


@pytest.mark.parametrize(("width", "height", "all_of_it"), [
    (1366, 768, True), (1366, 728, True), (1920, 1040, False), (1280, 1024, True), (1366, 808, False),
    (800, 800, False),
])  # fmt: skip
def test_a_window_that_would_lie_below_the_edge_takes_the_whole_screen(width: int, height: int, all_of_it: bool):
    assert needs_it_all(QRect(0, 0, width, height), WINDOW) is all_of_it
