"""One topic of the plan whole: its fields, its progress, the library beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.places import Place
from app.domain.vocabulary import TopicState
from app.services import planning
from app.services.planning import NewTopic
from app.ui.context import AppContext
from app.ui.plan_page import PlanPage
from tests.ui.plan_pages import YEAR, new_topic, open_plan, pick, plan_of, press, says, topics, waits_for_card


@pytest.fixture
def page(qtbot: QtBot, context: AppContext, monkeypatch: pytest.MonkeyPatch) -> PlanPage:
    """The plan of the sample's year."""
    return open_plan(qtbot, context, monkeypatch)


def test_a_topic_without_words_is_not_kept(page: PlanPage) -> None:
    press(page, "add_topic")
    press(page, "save_topic")
    assert page.findChild(QPlainTextEdit, "topic_input").accessibleDescription() == "Chưa ghi tên chuyên đề."
    assert page.context.book.flush()
    assert len(topics(page)) == 4


def test_everything_of_a_topic_is_kept_from_the_form(page: PlanPage, qtbot: QtBot) -> None:
    page.edit(topics(page)[3].id)
    pick(page, "topic_month", 12)
    pick(page, "topic_origin", "added")
    page.findChild(QLineEdit, "topic_reason").setText("Cấp trên chỉ đạo thêm")
    page.findChild(QComboBox, "topic_category").setEditText("Xây dựng Đảng")
    page.findChild(QComboBox, "topic_why").setEditText("Việc khó")
    page.findChild(QLineEdit, "check_problem").setText("Hồ sơ chậm")
    presenter = page.findChild(QLineEdit, "topic_presenter_input")
    presenter.setFocus()
    qtbot.keyClicks(presenter, "ha thi lan")
    qtbot.keyClick(presenter, Qt.Key.Key_Return)
    press(page, "save_topic")
    qtbot.waitUntil(lambda: topics(page)[3].why == "Việc khó")
    topic = topics(page)[3]
    assert (topic.quarter, topic.month, topic.reason) == (4, 12, "Cấp trên chỉ đạo thêm")
    assert (topic.self_check, topic.presenter, topic.preparers) == ('{"problem": "Hồ sơ chậm"}', "m3", ("m3",))
    assert topic.category == "Xây dựng Đảng"


def test_a_replacement_is_asked_what_it_replaces_and_why(page: PlanPage, qtbot: QtBot) -> None:
    press(page, "add_topic")
    page.findChild(QPlainTextEdit, "topic_input").setPlainText("Chuyên đề mới")
    pick(page, "topic_origin", "replacing")
    press(page, "save_topic")
    assert page.findChild(QLineEdit, "topic_reason").accessibleDescription() == "Ghi lý do thay thế."
    pick(page, "topic_replaces", topics(page)[3].id)
    page.findChild(QLineEdit, "topic_reason").setText("Theo chỉ đạo mới")
    press(page, "save_topic")
    qtbot.waitUntil(lambda: says(page, "Đã thay thế"))
    assert says(page, f"Thay cho: {topics(page)[3].topic}")


def test_a_month_takes_its_quarter_along_and_a_quarter_lets_go_of_a_month(page: PlanPage) -> None:
    press(page, "add_topic")
    pick(page, "topic_month", 2)
    assert page.findChild(QComboBox, "topic_quarter").currentData() == 1
    pick(page, "topic_quarter", 3)
    assert page.findChild(QComboBox, "topic_month").currentData() is None


def test_a_topic_is_chosen_from_the_library(page: PlanPage, qtbot: QtBot) -> None:
    press(page, "add_topic")
    press(page, "open_library")
    search = page.findChild(QLineEdit, "library_search")
    qtbot.waitUntil(search.hasFocus)
    qtbot.keyClicks(search, "cai cach hanh chinh")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    text = page.findChild(QPlainTextEdit, "topic_input")
    assert text.toPlainText().startswith("Cải cách hành chính, nâng cao hiệu lực")
    assert page.findChild(QComboBox, "topic_category").currentText() == "Nhiệm vụ chuyên môn"
    text.undo()
    assert text.toPlainText() == ""


def test_a_topic_is_put_into_the_own_list_and_dropped_from_it(page: PlanPage, qtbot: QtBot) -> None:
    page.edit(topics(page)[0].id)
    with qtbot.waitSignal(page.context.said):
        press(page, "keep_in_library")
    press(page, "open_library")
    drop = page.findChild(QPushButton, "drop_library_topic")
    qtbot.waitUntil(drop.isVisible)
    with qtbot.waitSignal(page.context.offered):
        drop.click()
    qtbot.waitUntil(lambda: not drop.isVisible())


def test_another_state_is_written_with_its_day_and_note(page: PlanPage, qtbot: QtBot) -> None:
    topic = new_topic(page, qtbot)
    page.edit(topic.id)
    pick(page, "other_state", TopicState.POSTPONED.value)
    page.findChild(QLineEdit, "state_day").setText("32/11")
    press(page, "write_state")
    assert page.findChild(QLineEdit, "state_day").accessibleDescription()
    page.findChild(QLineEdit, "state_day").setText("20/11")
    page.findChild(QLineEdit, "state_note").setText("Chờ hướng dẫn")
    press(page, "write_state")
    qtbot.waitUntil(lambda: says(page, "Hoãn. Chờ hướng dẫn"))
    assert plan_of(page).topic(topic.id).steps[-1].on_day.isoformat() == "2026-11-20"
    assert page.findChild(QLineEdit, "state_note").text() == ""


def test_what_cannot_be_kept_yet_is_not_lost_for_another_year(page: PlanPage) -> None:
    press(page, "add_topic")
    page.findChild(QLineEdit, "check_problem").setText("Hồ sơ chậm")
    page.open_place(Place(None, "plan_topic", 99, YEAR + 1))
    assert (page.year, page.topics.is_editing) == (YEAR, True)
    assert page.findChild(QLineEdit, "check_problem").text() == "Hồ sơ chậm"


def test_escape_does_not_leave_a_topic_with_changes(page: PlanPage, qtbot: QtBot) -> None:
    page.edit(topics(page)[0].id)
    text = page.findChild(QPlainTextEdit, "topic_input")
    text.setPlainText("Tên khác")
    with qtbot.waitSignal(page.context.said):
        qtbot.keyClick(text, Qt.Key.Key_Escape)
    assert page.topics.is_editing
    press(page, "cancel_topic")
    assert not page.topics.is_editing


def test_a_change_in_the_book_does_not_touch_what_is_being_typed(page: PlanPage, qtbot: QtBot) -> None:
    page.edit(topics(page)[0].id)
    page.findChild(QPlainTextEdit, "topic_input").setPlainText("Đang gõ")
    page.context.save(lambda uow: planning.add_topic(uow, NewTopic(YEAR, "Chuyên đề khác", 1)))
    qtbot.waitUntil(waits_for_card(page, "Chuyên đề khác"))
    assert page.findChild(QPlainTextEdit, "topic_input").toPlainText() == "Đang gõ"


def test_the_tab_key_goes_through_a_topic_in_the_order_of_the_eye(page: PlanPage, qtbot: QtBot) -> None:
    press(page, "add_topic")
    seen = []
    for _ in range(9):
        seen.append(QApplication.focusWidget().objectName())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert seen[:7] == [
        "topic_input", "open_library", "keep_in_library", "topic_quarter", "topic_month", "topic_origin",
        "topic_category",
    ]  # fmt: skip
    assert seen[7] == "topic_why"
    assert seen[8].startswith("topic_presenter")
