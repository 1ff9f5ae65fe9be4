"""The year's plan in the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.records import PlanTopicRecord
from app.services import planning
from app.services.planning import NewTopic
from app.ui.context import AppContext
from app.ui.people_list import PeopleList
from app.ui.plan_page import MADE, PlanPage

YEAR = 2026


@pytest.fixture
def page(qtbot: QtBot, context: AppContext) -> PlanPage:
    """The plan of the sample's year, shown."""
    made = PlanPage(context)
    made.year = YEAR
    qtbot.addWidget(made)
    made.resize(1170, 700)
    made.refresh()
    made.show()
    qtbot.waitExposed(made)
    return made


def topics(page: PlanPage, year: int = YEAR) -> tuple[PlanTopicRecord, ...]:
    return page.context.book.plan(year)


def press(page: PlanPage, name: str) -> None:
    page.findChild(QPushButton, name).click()


def new_topic(page: PlanPage, qtbot: QtBot, text: str = "Học tập và làm theo Bác") -> PlanTopicRecord:
    before = len(topics(page))
    press(page, "add_topic")
    page.findChild(QPlainTextEdit, "topic_input").setPlainText(text)
    press(page, "save_topic")
    qtbot.waitUntil(lambda: len(topics(page)) == before + 1 and waits_for_card(page, text)())
    return topics(page)[-1]


def in_card(page: PlanPage, quarter: int, kind: type, name: str) -> list:
    return page.findChild(QFrame, f"quarter_{quarter}").findChildren(kind, name)


def waits_for_card(page: PlanPage, text: str) -> Callable[[], bool]:
    return lambda: any(label.text() == text for label in page.findChildren(QLabel, "plan_topic"))


def test_every_quarter_shows_its_topic_and_where_it_stands(page: PlanPage) -> None:
    assert [label.text() for label in in_card(page, 1, QLabel, "plan_topic")] == [topics(page)[0].topic]
    assert any(label.text() == "Đã sinh hoạt" for label in in_card(page, 1, QLabel, ""))
    assert any(label.text() == "Đã có buổi" for label in in_card(page, 4, QLabel, ""))
    assert page.findChild(QLabel, "plan_progress").text() == "4 chuyên đề, đã sinh hoạt 3"


def test_a_topic_is_added_with_its_preparers_by_keyboard(page: PlanPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Insert)
    text = page.findChild(QPlainTextEdit, "topic_input")
    qtbot.waitUntil(text.hasFocus)
    text.setPlainText("Xây dựng chi bộ\nbốn tốt")
    people = page.findChild(PeopleList, "topic_preparers")
    people.setCurrentRow(2)
    qtbot.keyClick(people, Qt.Key.Key_Space)
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(waits_for_card(page, "Xây dựng chi bộ bốn tốt"))
    assert topics(page)[-1].preparers == ("m3",)
    assert text.toPlainText() == ""


def test_a_topic_without_words_is_not_kept(page: PlanPage) -> None:
    press(page, "add_topic")
    press(page, "save_topic")
    assert page.findChild(QPlainTextEdit, "topic_input").accessibleDescription() == "Chưa ghi tên chuyên đề."
    assert page.context.book.flush()
    assert len(topics(page)) == 4


def test_a_topic_is_moved_to_another_quarter(page: PlanPage, qtbot: QtBot) -> None:
    page.edit(topics(page)[3].id)
    combo = page.findChild(QComboBox, "topic_quarter")
    combo.setCurrentIndex(combo.findData(3))
    press(page, "save_topic")
    qtbot.waitUntil(lambda: topics(page)[3].quarter == 3)
    assert topics(page)[3].preparers == ("m3",)
    qtbot.waitUntil(lambda: len(in_card(page, 3, QLabel, "plan_topic")) == 2)


def test_a_session_is_made_from_a_topic_and_can_be_opened(page: PlanPage, qtbot: QtBot) -> None:
    topic = new_topic(page, qtbot)
    with qtbot.waitSignal(page.context.said) as said:
        page.findChild(QPushButton, "make_session").click()
    assert said.args[0] == MADE
    session_id = next(t.session_id for t in topics(page) if t.id == topic.id)
    assert session_id is not None
    assert page.context.book.session(session_id).chair == "m1"
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "make_session") is None)


def test_opening_a_session_asks_the_window_for_it(page: PlanPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.context.session_requested) as asked:
        in_card(page, 1, QPushButton, "open_topic_session")[0].click()
    assert asked.args == ["2026-q1"]


def test_a_removed_topic_can_be_brought_back(page: PlanPage, qtbot: QtBot) -> None:
    page.edit(topics(page)[0].id)
    with qtbot.waitSignal(page.context.offered) as offered:
        press(page, "remove_topic")
    assert len(topics(page)) == 3
    offered.args[2]()
    qtbot.waitUntil(lambda: len(topics(page)) == 4)
    assert topics(page)[-1].session_id == "2026-q1"


def test_another_year_begins_empty_and_teaches(page: PlanPage, qtbot: QtBot) -> None:
    combo = page.findChild(QComboBox, "plan_year")
    combo.setCurrentIndex(combo.findData(YEAR + 1))
    combo.activated.emit(combo.currentIndex())
    assert page.year == YEAR + 1
    assert "Thêm chuyên đề" in page.findChild(QLabel, "plan_progress").text()
    qtbot.waitUntil(lambda: not page.findChildren(QLabel, "plan_topic"))


def test_leaving_the_page_keeps_what_was_typed(page: PlanPage, qtbot: QtBot) -> None:
    press(page, "add_topic_2")
    page.findChild(QPlainTextEdit, "topic_input").setPlainText("Chuyên đề dở dang")
    page.leave()
    qtbot.waitUntil(lambda: topics(page)[-1].topic == "Chuyên đề dở dang")
    assert topics(page)[-1].quarter == 2


def test_a_redraw_keeps_the_keyboard_on_its_topic(page: PlanPage, qtbot: QtBot) -> None:
    first = in_card(page, 2, QPushButton, "edit_topic")[0]
    first.setFocus()
    page.context.save(lambda uow: planning.add_topic(uow, NewTopic(YEAR, "Chuyên đề khác", 1)))
    qtbot.waitUntil(waits_for_card(page, "Chuyên đề khác"))
    assert QApplication.focusWidget().property("topic") == topics(page)[1].id


@pytest.mark.parametrize(("width", "across"), [(1170, 4), (700, 2), (300, 1)])
def test_cards_stand_beside_each_other_as_the_width_allows(
    page: PlanPage, qtbot: QtBot, width: int, across: int
) -> None:
    page._cards.setFixedWidth(width)
    qtbot.waitUntil(lambda: page._cards._across == across)
    qtbot.waitUntil(lambda: len({page.findChild(QFrame, f"quarter_{q}").y() for q in (1, 2, 3, 4)}) == 4 // across)
