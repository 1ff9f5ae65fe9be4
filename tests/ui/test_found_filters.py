"""Narrowing the search: chips, years and members, by keyboard, and back to everything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.search_groups import EVERYTHING, SearchGroup
from app.ui.context import AppContext
from app.ui.found_filters import FoundFilters
from app.ui.search_page import SearchPage


@pytest.fixture
def page(qtbot: QtBot, context: AppContext) -> Iterator[SearchPage]:
    made = SearchPage(context)
    qtbot.addWidget(made)
    made.resize(1170, 700)
    made.refresh()
    made.show()
    qtbot.waitActive(made)
    yield made
    made.leave()


def typed(page: SearchPage, qtbot: QtBot, text: str) -> None:
    page.findChild(QLineEdit, "search_input").setText(text)
    qtbot.waitUntil(lambda: not page.is_looking)


def press(page: SearchPage, qtbot: QtBot, name: str) -> None:
    page.findChild(QPushButton, name).click()
    qtbot.waitUntil(lambda: not page.is_looking)


def filters(page: SearchPage) -> FoundFilters:
    return page.findChild(FoundFilters, "search_filters")


def kinds(page: SearchPage) -> set[str]:
    return {hit.kind for hit in page.found}


def test_a_chip_narrows_to_its_kind(page: SearchPage, qtbot: QtBot) -> None:
    typed(page, qtbot, "chi bo")
    everything = kinds(page)
    press(page, qtbot, "search_group_said")
    assert kinds(page) == {"contribution"}
    press(page, qtbot, "search_group_all")
    assert kinds(page) == everything


def test_years_and_members_narrow(page: SearchPage, qtbot: QtBot) -> None:
    typed(page, qtbot, "chi bo")
    for name, text in (("search_year", "Năm 2026"), ("search_member", "Hà Thị Lan")):
        combo = page.findChild(QComboBox, name)
        combo.setCurrentIndex(combo.findText(text))
        combo.activated.emit(combo.currentIndex())
        qtbot.waitUntil(lambda: not page.is_looking)
    assert kinds(page) <= {"contribution", "task", "plan_topic"}
    assert filters(page).words() == "năm 2026, đồng chí Hà Thị Lan"


def test_what_is_nowhere_in_the_part_says_how_to_widen(page: SearchPage, qtbot: QtBot) -> None:
    press(page, qtbot, "search_group_papers")
    typed(page, qtbot, "khongcodau")
    shown = " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())
    assert "Đang chỉ tìm trong: Văn bản" in shown
    press(page, qtbot, "clear_search_filters")
    assert filters(page).narrowing == EVERYTHING
    assert not page.findChild(QPushButton, "clear_search_filters").isVisible()


def test_escape_clears_the_words_then_what_is_chosen(page: SearchPage, qtbot: QtBot) -> None:
    press(page, qtbot, "search_group_tasks")
    typed(page, qtbot, "chi bo")
    line = page.findChild(QLineEdit, "search_input")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), filters(page).narrowing.group) == ("", SearchGroup.TASKS)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert filters(page).narrowing == EVERYTHING


def test_tab_leads_from_the_line_to_the_chips(page: SearchPage) -> None:
    line = page.findChild(QLineEdit, "search_input")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert page.findChild(QPushButton, "search_group_all").hasFocus()


def test_a_redraw_keeps_what_is_chosen(page: SearchPage, qtbot: QtBot) -> None:
    combo = page.findChild(QComboBox, "search_year")
    combo.setCurrentIndex(combo.findData(2026))
    combo.activated.emit(combo.currentIndex())
    press(page, qtbot, "search_group_said")
    page.refresh()
    assert (filters(page).narrowing.year, filters(page).narrowing.group) == (2026, SearchGroup.SAID)


def test_a_phrase_finds_it_side_by_side_and_marks_it_whole(page: SearchPage, qtbot: QtBot) -> None:
    typed(page, qtbot, '"cai cach hanh chinh"')
    from app.ui.found_list import FoundList

    rows = [row for row in page.findChild(FoundList).rows if row.marks]
    assert rows
    assert {row.text[begin:end].lower() for row in rows for begin, end in row.marks} == {"cải cách hành chính"}


def test_more_is_looked_for_in_a_pause(page: SearchPage, qtbot: QtBot) -> None:
    typed(page, qtbot, "chi bo")
    places = sum(1 for hit in page.found if hit.session_id)
    assert places > 12
    assert f"{places} chỗ" in page.findChild(QLabel, "search_count").text()
