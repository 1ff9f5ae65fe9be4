"""The choices about documents in the settings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.document_options import USUAL, DocumentOptions, OpeningForm
from app.domain.tone_place import TonePlace
from app.services import document_options
from app.ui.context import AppContext
from app.ui.settings_page import SettingsPage
from tests.keyboard import type_text
from tests.ui.live.tools import control


@pytest.fixture
def page(qtbot: QtBot, context: AppContext) -> SettingsPage:
    made = SettingsPage(context)
    qtbot.addWidget(made)
    made.resize(1100, 900)
    made.refresh()
    made.show_section("documents")
    with qtbot.waitActive(made):
        made.show()
    return made


def kept(page: SettingsPage) -> DocumentOptions:
    return page.context.book.ask(document_options.options)


def choose(page: SettingsPage, name: str, data: object) -> None:
    combo = control(page, QComboBox, f"documents_{name}")
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


def test_choices_are_kept_at_once(page: SettingsPage, qtbot: QtBot) -> None:
    choose(page, "line_spacing", 20)
    choose(page, "tone", TonePlace.OLD)
    choose(page, "opening", OpeningForm.LIST)
    control(page, QCheckBox, "minutes_numbered").click()
    wanted = DocumentOptions(line_spacing=20, tone=TonePlace.OLD, opening=OpeningForm.LIST, minutes_numbered=False)
    qtbot.waitUntil(lambda: kept(page) == wanted)


def test_a_label_is_kept_when_the_keyboard_leaves_it(page: SettingsPage, qtbot: QtBot) -> None:
    label = control(page, QLineEdit, "chair_label")
    label.setFocus()
    type_text("CHỦ TỌA", label)
    QTest.keyClick(label, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept(page).chair_label == "CHỦ TỌA")


def test_the_usual_ways_come_back(page: SettingsPage, qtbot: QtBot) -> None:
    choose(page, "end_mark", "./.")
    qtbot.waitUntil(lambda: kept(page) != USUAL)
    control(page, QPushButton, "reset_document_options").click()
    qtbot.waitUntil(lambda: kept(page) == USUAL)
    assert control(page, QComboBox, "documents_end_mark").currentData() == ""
