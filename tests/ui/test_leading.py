"""One leading button at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.leading import Lead


def test_a_button_is_plain_while_a_form_leads(qtbot: QtBot) -> None:
    page, add, form, late = QWidget(), QPushButton(), QWidget(), QWidget()
    box = QVBoxLayout(page)
    for part in (add, form, late):
        box.addWidget(part)
    form.hide()
    late.hide()
    qtbot.addWidget(page)
    lead = Lead(add, form)
    page.show()
    kinds = [add.property("kind")]
    for part in (form, late):
        lead.give_way_to(late)
        part.show()
        kinds.append(add.property("kind"))
        part.hide()
    assert (kinds, add.property("kind")) == (["primary", "", ""], "primary")
