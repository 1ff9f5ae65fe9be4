"""Turns go on until there is nothing more to wait for."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.turns import Turns


def test_turns_are_taken_until_nothing_is_left_and_begin_again_when_asked(qtbot: QtBot) -> None:
    owner, pauses, taken = QObject(), [5, 5, 0, 0], 0

    def wait() -> int:
        nonlocal taken
        taken += 1
        return pauses.pop(0)

    turns = Turns(wait, owner)
    for _ in range(3):
        turns.begin()
    qtbot.waitUntil(lambda: taken == 3)
    QTest.qWait(60)
    assert taken == 3
    turns.begin()
    qtbot.waitUntil(lambda: taken == 4)
