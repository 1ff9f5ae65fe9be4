"""Names in the settings: what is unusual is said below them, and written only when the person wants it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.records import CellRecord
from app.ui.cell_fields import CellFields
from app.ui.dressing import dress


@pytest.fixture
def fields(qtbot: QtBot) -> CellFields:
    """The fields of a book whose superior is named as a committee."""
    made = CellFields(dress(QApplication.instance()))
    qtbot.addWidget(made)
    made.show_cell(CellRecord("Chi bộ Thôn Đông", "Đảng ủy xã Tân Hòa", "Tân Hòa"))
    made.show()
    return made


def test_an_unusual_superior_of_the_book_is_told(fields: CellFields) -> None:
    said = fields.findChild(QLabel, "superior_advice")
    assert said.isVisible()
    assert "“Đảng bộ xã Tân Hòa”" in said.text()
    assert not fields.findChild(QLabel, "cell_name_advice").isVisible()
    assert fields.cell().superior == "Đảng ủy xã Tân Hòa"


def test_taking_the_offer_changes_the_line_and_tells_that_it_was_edited(fields: CellFields, qtbot: QtBot) -> None:
    with qtbot.waitSignal(fields.edited):
        fields.findChild(QPushButton, "superior_take").click()
    assert fields.findChild(QLineEdit, "superior_input").text() == "Đảng bộ xã Tân Hòa"
    assert not fields.findChild(QLabel, "superior_advice").isVisible()
