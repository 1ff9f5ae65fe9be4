"""What arrives from another thread when there is nobody left to tell."""

from __future__ import annotations

from functools import partial
from threading import Event, Thread

import shiboken6
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.services.saver import Phase, SaveState
from app.ui.bridge import Bridge
from app.ui.context import AppContext

PATIENCE = 5.0


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


def test_what_is_told_comes_in_the_order_in_which_it_was_told_whoever_tells_it(qtbot: QtBot) -> None:
    """Else a save that ended would be shown after one that has begun since: as saved what is not."""
    bridge, told = Bridge(), []
    bridge.state_changed.connect(told.append)
    for state in ("1", "3"):
        thread = Thread(target=bridge.tell, args=(state,))
        thread.start()
        thread.join()
        bridge.tell(str(int(state) + 1))
    assert told == []
    qtbot.waitUntil(lambda: len(told) == 4)
    assert told == ["1", "2", "3", "4"]


def test_the_window_never_calls_saved_what_is_not(qtbot: QtBot, context: AppContext) -> None:
    told: list[SaveState] = []
    context.bridge.state_changed.connect(told.append)
    go = Event()
    context.save(lambda uow: None)
    context.book.flush()  # its news is on its way to the window
    context.save(lambda uow: go.wait(PATIENCE))
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told[-1].phase is Phase.SAVING
    go.set()
    qtbot.waitUntil(lambda: told[-1].phase is Phase.SAVED)
