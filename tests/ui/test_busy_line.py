"""The line that says what takes a moment."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from app.ui import busy_line
from app.ui.busy_line import BusyLine
from app.ui.tokens import LIGHT, Tokens


@pytest.fixture
def line(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> BusyLine:
    monkeypatch.setattr(busy_line, "PATIENCE_MILLISECONDS", 30)
    made = BusyLine(Tokens(LIGHT, 1, "Noto Sans"))
    qtbot.addWidget(made)
    return made


def test_it_comes_when_something_takes_its_time_and_can_be_stopped(qtbot: QtBot, line: BusyLine) -> None:
    line.begin("Đang đọc…")
    assert line.isHidden()
    qtbot.waitUntil(line.isVisible)
    with qtbot.waitSignal(line.stopped):
        line.findChild(QPushButton, "stop_busy").click()

    assert line.isHidden()


def test_what_is_done_soon_is_not_spoken_of(qtbot: QtBot, line: BusyLine) -> None:
    line.begin("Đang đọc…")
    line.end()
    qtbot.wait(60)

    assert line.isHidden()


def test_in_large_type_the_bar_lies_below_the_words(qtbot: QtBot) -> None:
    made = BusyLine(Tokens(LIGHT, 2, "Noto Sans"))
    qtbot.addWidget(made)
    made.resize(600, made.sizeHint().height())
    made.show()
    bar, stop = made.findChild(QProgressBar), made.findChild(QPushButton, "stop_busy")
    assert bar.y() >= stop.geometry().bottom()
    assert bar.width() > stop.width()
