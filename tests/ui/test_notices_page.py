"""The parts of the program and their licences in the window, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.services.notices import notices
from app.ui.context import AppContext
from app.ui.list_table import ListTable, Look
from app.ui.notices_page import NoticesPage
from app.ui.notices_table import NoticesTable


@pytest.fixture
def page(qtbot: QtBot, context: AppContext) -> NoticesPage:
    """The page, shown."""
    made = NoticesPage(context)
    qtbot.addWidget(made)
    made.resize(1170, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_first_part_is_shown_with_its_text(page: NoticesPage) -> None:
    first = notices()[0]
    assert page.findChild(QLabel, "notice_title").text() == first.title
    assert first.purpose in page.findChild(QLabel, "notice_purpose").text()
    assert page.findChild(QPlainTextEdit, "licence_text").toPlainText()


def test_an_arrow_leads_to_the_next_part_and_tab_to_its_text(page: NoticesPage, qtbot: QtBot) -> None:
    table = page.findChild(ListTable, "notices_table")
    text = page.findChild(QPlainTextEdit, "licence_text")
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert page.findChild(QLabel, "notice_title").text() == notices()[1].title
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert text.hasFocus()
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert not text.hasFocus()


def test_escape_leads_back_to_the_settings(page: NoticesPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.context.page_requested) as asked:
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert asked.args == ["settings:about"]


def test_the_table_is_a_sound_model(qtbot: QtBot, context: AppContext) -> None:
    model = NoticesTable(Look(context.tokens), context)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, context)
    model.show_rows(notices())
    assert model.rowCount() == len(notices())
    assert tester.model() is model
