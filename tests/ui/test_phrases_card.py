"""The standard sentences in the settings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton
from pytestqt.qtbot import QtBot

from app.services import phrases
from app.ui.context import AppContext
from app.ui.settings_page import SettingsPage
from tests.keyboard import type_text
from tests.ui.live.tools import control

OWN = ("Một.", "Hai.", "Ba.")


@pytest.fixture
def page(qtbot: QtBot, context: AppContext) -> SettingsPage:
    context.save(lambda uow: phrases.set_phrases(uow, OWN))
    context.book.flush()
    made = SettingsPage(context)
    qtbot.addWidget(made)
    made.resize(1100, 900)
    made.refresh()
    made.show_section("phrases")
    with qtbot.waitActive(made):
        made.show()
    return made


def kept(page: SettingsPage) -> tuple[str, ...]:
    return page.context.book.phrases()


def at_row(page: SettingsPage, row: int) -> QListView:
    rows = control(page, QListView, "phrase_rows")
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(row, 0))
    return rows


def write(page: SettingsPage, text: str) -> None:
    line = control(page, QLineEdit, "phrase_input")
    line.setFocus()
    line.selectAll()
    type_text(text, line)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_sentence_is_added_at_the_end(page: SettingsPage, qtbot: QtBot):
    write(page, "Đề nghị  đồng chí {tên}.")
    qtbot.waitUntil(lambda: kept(page) == (*OWN, "Đề nghị đồng chí {tên}."))
    assert control(page, QLineEdit, "phrase_input").text() == ""


def test_enter_on_a_sentence_changes_it_in_its_place(page: SettingsPage, qtbot: QtBot):
    QTest.keyClick(at_row(page, 1), Qt.Key.Key_Return)
    assert control(page, QLineEdit, "phrase_input").text() == "Hai."
    write(page, "Hai rưỡi.")
    qtbot.waitUntil(lambda: kept(page) == ("Một.", "Hai rưỡi.", "Ba."))


def test_escape_gives_a_change_up(page: SettingsPage, qtbot: QtBot):
    QTest.keyClick(at_row(page, 1), Qt.Key.Key_Return)
    QTest.keyClick(control(page, QLineEdit, "phrase_input"), Qt.Key.Key_Escape)
    write(page, "Bốn.")
    qtbot.waitUntil(lambda: kept(page) == (*OWN, "Bốn."))


def test_a_sentence_moves_by_keys_and_by_buttons(page: SettingsPage, qtbot: QtBot):
    QTest.keyClick(at_row(page, 2), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: kept(page) == ("Một.", "Ba.", "Hai."))
    control(page, QPushButton, "phrase_up").click()
    qtbot.waitUntil(lambda: kept(page) == ("Ba.", "Một.", "Hai."))
    control(page, QPushButton, "phrase_down").click()
    qtbot.waitUntil(lambda: kept(page) == ("Một.", "Ba.", "Hai."))


def test_a_removed_sentence_comes_back(page: SettingsPage, qtbot: QtBot):
    QTest.keyClick(at_row(page, 0), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: kept(page) == OWN[1:])
    control(page, QPushButton, "undo_phrase").click()
    qtbot.waitUntil(lambda: kept(page) == OWN)


def test_the_usual_list_comes_back_and_can_be_given_up_again(page: SettingsPage, qtbot: QtBot):
    control(page, QPushButton, "reset_phrases").click()
    qtbot.waitUntil(lambda: kept(page) == phrases.usual().phrases)
    rows = control(page, QListView, "phrase_rows").model()
    page.context.data_changed.connect(page.refresh)
    page.refresh()
    qtbot.waitUntil(lambda: rows.rowCount() == len(phrases.usual().phrases))
    control(page, QPushButton, "undo_phrase").click()
    qtbot.waitUntil(lambda: kept(page) == OWN)


def test_an_empty_line_and_a_repetition_add_nothing(page: SettingsPage, qtbot: QtBot):
    write(page, "   ")
    write(page, "Một.")
    write(page, "Bốn.")
    qtbot.waitUntil(lambda: kept(page) == (*OWN, "Bốn."))
