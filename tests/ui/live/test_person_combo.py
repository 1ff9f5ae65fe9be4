"""The field of one person, where the name needs more room than there is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.speakers import Candidate
from app.ui.context import AppContext
from app.ui.live.person_combo import NameLine, PersonCombo

WHOLE = "Nguyễn Thị Hương (Tổ đảng 3)"


@pytest.fixture
def field(qtbot: QtBot, context: AppContext) -> PersonCombo:
    host = QWidget()
    qtbot.addWidget(host)
    combo = PersonCombo(context.tokens, host, "minutes_taker", "Thư ký ghi biên bản")
    box, other = QVBoxLayout(host), QLineEdit()
    box.addWidget(other)
    box.addWidget(combo)
    combo.show_people([Candidate("Nguyễn Thị Hương", "m23", apart="Tổ đảng 3")], "m23")
    with qtbot.waitActive(host):
        host.show()
    other.setFocus()
    return combo


def shown(qtbot: QtBot, field: PersonCombo, width: int) -> str:
    field.setFixedWidth(width)
    line = field.findChild(NameLine)
    assert line is not None
    qtbot.waitUntil(lambda: line.width() < field.width() == width)
    return line.shown


def test_a_long_namesake_is_shortened_to_initials_then_ends_in_dots(qtbot: QtBot, field: PersonCombo) -> None:
    assert shown(qtbot, field, 400) == WHOLE
    assert shown(qtbot, field, 220) == "N.T.Hương (Tổ đảng 3)"
    assert shown(qtbot, field, 150).endswith("…")


def test_the_whole_name_stays_its_text_and_its_tooltip(qtbot: QtBot, field: PersonCombo) -> None:
    shown(qtbot, field, 150)
    line = field.lineEdit()
    assert (line.text(), line.toolTip(), field.toolTip()) == (WHOLE, WHOLE, WHOLE)


def test_who_types_there_sees_the_text_itself(qtbot: QtBot, field: PersonCombo) -> None:
    shown(qtbot, field, 150)
    field.setFocus()
    line = field.findChild(NameLine)
    assert line is not None
    qtbot.waitUntil(line.hasFocus)
    assert line.shown == WHOLE
