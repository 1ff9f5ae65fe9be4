"""What arrives from another thread when there is nobody left to tell."""

from __future__ import annotations

from functools import partial
from threading import Thread

import shiboken6
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.ui.bridge import Bridge


def test_a_widget_that_has_gone_is_not_told(qtbot: QtBot) -> None:
    bridge, told, other = Bridge(), QLabel(), QLabel()
    bridge.on_window(partial(told.setText))("đến nơi")
    qtbot.waitUntil(lambda: told.text() == "đến nơi")
    tell = bridge.on_window(told.setText)
    shiboken6.delete(told)
    tell("quá muộn")
    bridge.on_window(other.setText)("còn đây")
    qtbot.waitUntil(lambda: other.text() == "còn đây")


def test_news_for_a_window_that_has_gone_is_dropped(qtbot: QtBot) -> None:
    bridge, after = Bridge(), Bridge()
    told: list[str] = []
    tell = bridge.on_window(told.append)
    shiboken6.delete(bridge)
    tell("xong")
    after.on_window(told.append)("còn đây")
    qtbot.waitUntil(lambda: told == ["còn đây"])


def test_a_state_that_is_told_on_a_thread_comes_after_its_window_has_gone_to_nobody(qtbot: QtBot) -> None:
    bridge, after = Bridge(), Bridge()
    told: list[object] = []
    for each in (bridge, after):
        each.state_changed.connect(told.append)
    thread = Thread(target=lambda: (bridge.tell("cũ"), after.tell("mới")))
    thread.start()
    thread.join()
    shiboken6.delete(bridge)
    qtbot.waitUntil(lambda: told == ["mới"])
