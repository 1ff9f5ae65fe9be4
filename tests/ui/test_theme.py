"""The style sheet, on real widgets."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QStyle, QStyleOptionButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.dressing import dress
from app.ui.widgets import button

#: Those with words of their own; the words of cards stand in labels.
KINDS = ("primary", "", "chip", "tab", "link", "nav", "banner", "fold", "foot")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("checked", [False, True])
def test_the_frame_of_the_keyboard_takes_no_room_from_the_words(
    qtbot: QtBot, qapp: QApplication, kind: str, *, checked: bool
) -> None:
    dress(qapp)
    host = QWidget()
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    other, made = QPushButton("khác"), button("Bắt đầu buổi sinh hoạt", "begin", kind=kind)
    made.setAutoDefault(False)
    made.setCheckable(checked)
    made.setChecked(checked)
    for one in (other, made):
        column.addWidget(one)
    host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    other.setFocus()
    before = room_for_words(made)
    made.setFocus()
    assert made.hasFocus()
    assert room_for_words(made) == before


def room_for_words(made: QPushButton) -> int:
    option = QStyleOptionButton()
    made.initStyleOption(option)
    return made.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, made).width()
