"""What arrives from another thread when there is nobody left to tell."""

from __future__ import annotations

from functools import partial

import shiboken6
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.ui.bridge import Bridge


def test_a_widget_that_has_gone_is_not_told(qtbot: QtBot) -> None:
    bridge, told = Bridge(), QLabel()
    bridge.on_window(partial(told.setText))("đến nơi")
    qtbot.waitUntil(lambda: told.text() == "đến nơi")
    tell = bridge.on_window(told.setText)
    shiboken6.delete(told)
    with qtbot.waitSignal(bridge._called):
        tell("quá muộn")


def test_news_for_a_window_that_has_gone_is_dropped(qtbot: QtBot) -> None:
    bridge = Bridge()
    told: list[str] = []
    tell = bridge.on_window(told.append)
    shiboken6.delete(bridge)
    tell("xong")
    assert told == []
