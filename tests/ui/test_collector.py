"""Objects of the window that nobody holds any more end on its thread."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.collector import Collector, collect_here


class Circle(QObject):
    """Holds itself."""

    def __init__(self, ended_on: list[int]) -> None:
        super().__init__()
        self.own = self
        weakref.finalize(self, lambda: ended_on.append(threading.get_ident()))


def make_garbage() -> None:
    circles: list[list[object]] = []
    for _ in range(5000):
        one: list[object] = []
        one.append(one)
        circles.append(one)


def test_garbage_ends_on_the_thread_of_the_window(qtbot: QtBot, qapp: QApplication) -> None:
    collect_here(qapp)
    ended_on: list[int] = []
    Circle(ended_on)
    worker = threading.Thread(target=make_garbage)
    worker.start()
    worker.join()
    assert ended_on == []
    qtbot.waitUntil(lambda: bool(ended_on))
    assert ended_on == [threading.get_ident()]


def test_what_outlived_a_collection_is_looked_at_again_much_later(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    collect_here(qapp)
    collector = qapp.findChildren(Collector)[0]
    ended_on: list[int] = []
    circle = Circle(ended_on)
    collector._collect_all()
    del circle
    collector._collect_all()
    assert ended_on == []
    monkeypatch.setattr(collector, "_whole_at", float("-inf"))
    collector._collect_all()
    assert ended_on == [threading.get_ident()]


def test_there_is_one_collector_and_python_does_not_collect_beside_it(qapp: QApplication) -> None:
    collect_here(qapp)
    collect_here(qapp)
    assert len(qapp.findChildren(Collector)) == 1
    assert not gc.isenabled()
