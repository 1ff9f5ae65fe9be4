"""What arrives from another thread when there is nobody left to tell."""

from __future__ import annotations

import shiboken6
from pytestqt.qtbot import QtBot

from app.ui.bridge import Bridge


def test_news_for_a_window_that_has_gone_is_dropped(qtbot: QtBot) -> None:
    bridge = Bridge()
    told: list[str] = []
    tell = bridge.on_window(told.append)
    shiboken6.delete(bridge)
    tell("xong")
    assert told == []
