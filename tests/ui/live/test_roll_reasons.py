"""A reason typed in the roll sheet, before the keyboard was put into its line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.context import AppContext
from app.ui.live.roll_table import RollTable
from tests.ui.live.frame import PLANNED, find, focus_name, press, show_running, type_text


def test_a_reason_typed_right_after_l_goes_into_its_line(qtbot: QtBot, context: AppContext) -> None:
    view = show_running(qtbot, context)
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_L)
    press(Qt.Key.Key_B)
    assert (focus_name(), find(view, QLineEdit, "reason_input").text()) == ("reason_input", "b")
    type_text("ận mổ mắt")
    press(Qt.Key.Key_Return)
    assert context.book.flush()
    assert next(e.reason for e in context.book.session(PLANNED).roll if e.member_id == "m1") == "bận mổ mắt"
    assert {e.status for e in find(view, RollTable, "attendance_table").roll.entries[1:]} == {None}
