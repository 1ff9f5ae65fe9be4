"""The fixed sentences of documents in the settings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QListView, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.services import wordings
from app.ui.context import AppContext
from app.ui.settings_page import SettingsPage
from app.ui.wording_card import WordingCard
from tests.ui.live.tools import control

KEY = "notice.closing"


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


def own(page: SettingsPage) -> dict[str, str]:
    return page.context.book.ask(wordings.own)


def chosen(page: SettingsPage, group: str = "Thông báo họp", title: str = "Câu kết thúc") -> QPlainTextEdit:
    """Choose a kind of document and one of its sentences; return the input."""
    kinds = control(page, QComboBox, "wording_kind")
    kinds.setCurrentIndex(kinds.findText(group))
    kinds.activated.emit(kinds.currentIndex())
    rows = control(page, QListView, "wording_rows")
    texts = [str(rows.model().index(row, 0).data()) for row in range(rows.model().rowCount())]
    rows.setCurrentIndex(rows.model().index(next(n for n, text in enumerate(texts) if text.startswith(title)), 0))
    QTest.keyClick(rows, Qt.Key.Key_Return)
    return control(page, QPlainTextEdit, "wording_input")


def write(page: SettingsPage, text: str) -> None:
    chosen(page).setPlainText(text)
    control(page, QPushButton, "save_wording").click()


def fault(page: SettingsPage) -> str:
    return control(page, WordingCard, "wording_card")._field.fault


def test_a_sentence_is_changed_and_marked(page: SettingsPage, qtbot: QtBot) -> None:
    write(page, "Mời  các đồng chí {members} đến đúng giờ.")
    qtbot.waitUntil(lambda: own(page) == {KEY: "Mời các đồng chí {members} đến đúng giờ."})
    rows = control(page, QListView, "wording_rows")
    qtbot.waitUntil(lambda: any("đã sửa" in str(rows.model().index(n, 0).data()) for n in range(20)))


def test_the_original_comes_back_and_that_can_be_undone(page: SettingsPage, qtbot: QtBot) -> None:
    original = chosen(page).toPlainText()
    write(page, "Mời dự.")
    qtbot.waitUntil(lambda: bool(own(page)))
    control(page, QPushButton, "reset_wording").click()
    qtbot.waitUntil(lambda: not own(page))
    qtbot.waitUntil(lambda: not control(page, QPushButton, "reset_wording").isEnabled())
    assert chosen(page).toPlainText() == original
    control(page, QPushButton, "undo_wording").click()
    qtbot.waitUntil(lambda: own(page) == {KEY: "Mời dự."})


@pytest.mark.parametrize("text", ["Mời {ai đó} dự.", "Mời { dự.", "  "])
def test_what_cannot_be_filled_is_refused_with_a_sentence(page: SettingsPage, text: str) -> None:
    write(page, text)
    assert fault(page)
    assert own(page) == {}


def test_typing_survives_a_change_of_the_book_and_escape_gives_it_up(page: SettingsPage) -> None:
    typed = chosen(page)
    original = typed.toPlainText()
    typed.setPlainText("Đang gõ dở")
    page.refresh()
    assert typed.toPlainText() == "Đang gõ dở"
    typed.setFocus()
    QTest.keyClick(typed, Qt.Key.Key_Escape)
    assert typed.toPlainText() == original


def test_what_is_filled_in_is_explained(page: SettingsPage) -> None:
    chosen(page)
    card = control(page, WordingCard, "wording_card")
    assert "{chair} người chủ trì" in card._field._hint
