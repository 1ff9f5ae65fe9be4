"""Lines to type in: what they show while nobody types there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.form_parts import clearable, line
from app.ui.tokens import DARK, LIGHT, Colours, Tokens

LONG = "Đảng bộ các cơ quan Đảng, Mặt trận Tổ quốc và các đoàn thể phường Hòa Cường Bắc"


@pytest.fixture
def edits(qtbot: QtBot) -> Iterator[tuple[QLineEdit, QLineEdit]]:
    """Two lines, narrower than the text, the second with the keyboard."""
    window = QWidget()
    column = QVBoxLayout(window)
    made = line("first_input", "Dòng một", "Tân Hòa"), line("second_input", "Dòng hai")
    for edit in made:
        column.addWidget(edit)
        edit.setFixedWidth(120)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    made[1].setFocus()
    yield made
    window.close()


def test_a_long_text_shows_its_beginning_while_nobody_types_there(edits: tuple[QLineEdit, QLineEdit]) -> None:
    edits[0].setText(LONG)
    assert edits[0].cursorPosition() == 0


def test_the_beginning_comes_back_when_the_keyboard_leaves(edits: tuple[QLineEdit, QLineEdit]) -> None:
    QTest.keyClicks(edits[1], "abc")
    assert edits[1].cursorPosition() == 3
    edits[0].setFocus()
    assert edits[1].cursorPosition() == 0


def test_typing_keeps_its_place_in_a_window_that_is_not_active(edits: tuple[QLineEdit, QLineEdit]) -> None:
    QTest.keyClicks(edits[0], "abc")
    assert edits[0].text() == "abc"


def test_an_example_is_called_one(edits: tuple[QLineEdit, QLineEdit]) -> None:
    assert [edit.placeholderText() for edit in edits] == ["Ví dụ: Tân Hòa", ""]


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_sign_that_empties_a_line_is_as_clear_as_its_text(qtbot: QtBot, colours: Colours) -> None:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    clearable(edit, Tokens(colours, 1.0, "sans"))
    edit.show()
    (sign,) = edit.findChildren(QToolButton)
    assert not sign.isVisible()
    edit.setText("hung")
    assert sign.isVisible()
    way = edit.findChild(QAction, "_q_qlineeditclearaction")
    assert way is not None
    picture = way.icon().pixmap(18, 18).toImage()
    inks = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())
            if picture.pixelColor(x, y).alpha() > 250}  # fmt: skip
    assert inks == {QColor(colours.text).name()}
