"""Key hints that come with the keyboard."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.live.keys_of import KeysOf


def test_hints_are_there_while_their_control_has_the_keyboard(qtbot: QtBot):
    page, control, other = QWidget(), QLineEdit(), QLineEdit()
    keys = KeysOf(control, QHBoxLayout())
    column = QVBoxLayout(page)
    for item in (other, keys, control):
        column.addWidget(item)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    other.setFocus()
    assert not keys.isVisible()
    control.setFocus()
    assert keys.isVisible()
    other.setFocus()
    assert not keys.isVisible()
