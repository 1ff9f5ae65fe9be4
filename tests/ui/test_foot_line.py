"""The line at the foot: what it says while a save fails."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.services.saver import Phase, SaveState
from app.ui.context import AppContext
from app.ui.frame import FootLine


def test_a_save_that_fails_is_said_with_its_reason_and_that_nothing_typed_is_lost(
    qtbot: QtBot, context: AppContext
) -> None:
    foot = FootLine(context.tokens)
    qtbot.addWidget(foot)
    foot.show_state(SaveState(Phase.FAILED, datetime(2026, 11, 22, 9, 30), "Đĩa đã đầy. Hãy xóa bớt tệp khác."))
    said = foot.findChild(QLabel, "saved_state").text()
    assert said.startswith("▲ CHƯA LƯU: Đĩa đã đầy. Hãy xóa bớt tệp khác. Nội dung vẫn còn trên màn hình")
    assert said.endswith("(đã lưu 09:30:00)")
    foot.show_state(SaveState(Phase.SAVED, datetime(2026, 11, 22, 9, 31)))
    assert foot.findChild(QLabel, "saved_state").text() == "● Đã lưu 09:31:00"
