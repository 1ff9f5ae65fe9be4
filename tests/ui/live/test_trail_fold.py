"""What was changed since the minutes were closed, on the screen."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.services import minutes_seal
from app.ui.context import AppContext
from app.ui.live.live_view import LiveView
from app.ui.live.trail_fold import TrailFold
from tests.finding import visible
from tests.ui.live.frame import HELD, find, press, show


@pytest.fixture
def closed(qtbot: QtBot, context: AppContext) -> LiveView:
    context.save(lambda uow: minutes_seal.finalise(uow, HELD, datetime(2026, 9, 12, 8)))
    assert context.book.flush()
    return show(qtbot, context, HELD)


def test_nothing_is_shown_while_nothing_was_changed(closed: LiveView) -> None:
    assert find(closed, TrailFold, "trail").isHidden()


def test_a_change_is_listed_once_the_line_is_opened(qtbot: QtBot, closed: LiveView) -> None:
    find(closed, QPushButton, "undo_report_finished").click()
    fold = find(closed, TrailFold, "trail")
    qtbot.waitUntil(fold.isVisible)
    assert find(closed, QLabel, "trail_state").text() == "1 lần"
    find(closed, QPushButton, "open_trail").setFocus()
    press(Qt.Key.Key_Space)
    line = visible(fold, QLabel, "trail_1")
    assert line.text().endswith("Việc sau buổi sinh hoạt “Hoàn thiện báo cáo chuyên đề”: bỏ khỏi sổ.")
