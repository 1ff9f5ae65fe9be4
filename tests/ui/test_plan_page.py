"""The year's plan in the window: quarters, topics, and what is done to them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.places import Place
from app.domain.topic_road import current_state
from app.domain.vocabulary import TopicState
from app.domain.year_records import CampaignRecord
from app.models.unit_of_work import UnitOfWork
from app.services import campaigns, meeting, planning
from app.services.planning import NewTopic
from app.ui.context import AppContext
from app.ui.people_list import PeopleList
from app.ui.plan_page import PlanPage
from app.ui.topic_saves import MADE
from tests.ui.clipping import cut_texts
from tests.ui.plan_pages import YEAR, new_topic, open_plan, pick, plan_of, press, says, topics, waits_for_card


@pytest.fixture
def page(qtbot: QtBot, context: AppContext, monkeypatch: pytest.MonkeyPatch) -> PlanPage:
    """The plan of the sample's year."""
    return open_plan(qtbot, context, monkeypatch)


def in_card(page: PlanPage, quarter: int | str, kind: type, name: str) -> list:
    return page.findChild(QFrame, f"quarter_{quarter}").findChildren(kind, name)


def test_every_quarter_shows_its_topic_where_it_stands_and_what_comes_next(page: PlanPage) -> None:
    assert [label.text() for label in in_card(page, 1, QLabel, "plan_topic")] == [topics(page)[0].topic]
    assert says(page.findChild(QFrame, "quarter_1"), "Đã báo cáo cấp trên")
    assert in_card(page, 3, QLabel, "topic_next")[0].text().startswith("Tiếp theo: báo cáo cấp ủy cấp trên")
    assert page.findChild(QLabel, "plan_progress").text().startswith("4 chuyên đề, đã sinh hoạt 3, đã báo cáo")


def test_a_quarter_ending_without_a_session_is_said_in_words(page: PlanPage, qtbot: QtBot) -> None:
    page.context.save(lambda uow: meeting.delete_session(uow, "2026-q4"))
    words = "Còn 39 ngày hết quý, chưa sinh hoạt chuyên đề"
    qtbot.waitUntil(lambda: [one.text() for one in in_card(page, 4, QLabel, "quarter_stand")] == [words])
    assert words in page.findChild(QFrame, "quarter_4").accessibleName()


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
    qtbot.waitUntil(lambda: QApplication.focusWidget().property("topic") == topics(page)[-1].id)


def test_a_session_is_made_from_a_topic_and_can_be_opened(page: PlanPage, qtbot: QtBot) -> None:
    topic = new_topic(page, qtbot)
    with qtbot.waitSignal(page.context.said) as said:
        page.findChild(QPushButton, "make_session").click()
    assert said.args[0] == MADE
    session_id = next(t.session_id for t in topics(page) if t.id == topic.id)
    assert session_id is not None
    assert page.context.book.session(session_id).chair == "m1"
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "make_session") is None)


def test_a_topic_of_a_campaign_is_held_by_the_agenda_of_the_campaign(page: PlanPage, qtbot: QtBot) -> None:
    def plan_it(uow: UnitOfWork) -> None:
        number = campaigns.keep(uow, CampaignRecord(0, "Tự soi, tự sửa", None, "self-review-cell"))
        planning.add_topic(uow, NewTopic(YEAR, "Tự soi", 4, campaign=number))

    page.context.save(plan_it)
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "make_session") is not None)
    with qtbot.waitSignal(page.context.said):
        press(page, "make_session")
    assert page.context.book.session(topics(page)[-1].session_id).agenda == "self-review-cell"


def test_opening_a_session_asks_the_window_for_it(page: PlanPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.context.session_requested) as asked:
        in_card(page, 1, QPushButton, "open_topic_session")[0].click()
    assert asked.args == ["2026-q1"]


def test_one_key_marks_the_next_state_and_can_be_taken_back(page: PlanPage, qtbot: QtBot) -> None:
    topic = new_topic(page, qtbot)
    page.topics.cards.focus_topic(topic.id)
    with qtbot.waitSignal(page.context.offered) as offered:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_T)
    assert current_state(plan_of(page).topic(topic.id)) is TopicState.ADOPTED
    offered.args[2]()
    qtbot.waitUntil(lambda: current_state(plan_of(page).topic(topic.id)) is TopicState.PLANNED)


def test_a_removed_topic_can_be_brought_back(page: PlanPage, qtbot: QtBot) -> None:
    before = plan_of(page)
    page.edit(topics(page)[0].id)
    with qtbot.waitSignal(page.context.offered) as offered:
        press(page, "remove_topic")
    assert len(topics(page)) == 3
    offered.args[2]()
    qtbot.waitUntil(lambda: len(topics(page)) == 4)
    assert [one.topic for one in plan_of(page).topics] == [one.topic for one in before.topics]


def test_topics_put_off_are_taken_into_the_next_year(page: PlanPage, qtbot: QtBot) -> None:
    number = topics(page)[3].id
    assert not page.findChild(QPushButton, "carry_over").isVisible()
    page.context.save(lambda uow: planning.mark(uow, number, TopicState.POSTPONED, None))
    qtbot.waitUntil(page.findChild(QPushButton, "carry_over").isVisible)
    with qtbot.waitSignal(page.context.offered) as offered:
        press(page, "carry_over")
    assert [topic.topic for topic in topics(page, YEAR + 1)] == [topics(page)[3].topic]
    offered.args[2]()
    qtbot.waitUntil(lambda: topics(page, YEAR + 1) == ())


def test_a_topic_that_was_found_is_opened_in_its_year(page: PlanPage, qtbot: QtBot) -> None:
    page.context.save(lambda uow: planning.add_topic(uow, NewTopic(YEAR + 1, "Chuyên đề năm sau")))
    assert page.context.book.flush()
    number = topics(page, YEAR + 1)[0].id
    page.open_place(Place(None, "plan_topic", number, YEAR + 1))
    assert page.year == YEAR + 1
    assert page.findChild(QPlainTextEdit, "topic_input").toPlainText() == "Chuyên đề năm sau"


def test_another_year_begins_empty_and_teaches(page: PlanPage, qtbot: QtBot) -> None:
    pick(page, "plan_year", YEAR + 1)
    assert page.year == YEAR + 1
    assert "Thêm chuyên đề" in page.findChild(QLabel, "plan_progress").text()
    qtbot.waitUntil(lambda: not page.findChildren(QLabel, "plan_topic"))


def test_leaving_the_page_keeps_what_was_typed(page: PlanPage, qtbot: QtBot) -> None:
    press(page, "add_topic_2")
    page.findChild(QPlainTextEdit, "topic_input").setPlainText("Chuyên đề dở dang")
    page.leave()
    qtbot.waitUntil(lambda: topics(page)[-1].topic == "Chuyên đề dở dang")
    assert topics(page)[-1].quarter == 2
    page.leave()
    assert not page.topics.is_editing
    assert page.context.book.flush()
    assert len(topics(page)) == 5


def test_a_redraw_keeps_the_keyboard_on_its_topic(page: PlanPage, qtbot: QtBot) -> None:
    first = in_card(page, 2, QPushButton, "edit_topic")[0]
    first.setFocus()
    page.context.save(lambda uow: planning.add_topic(uow, NewTopic(YEAR, "Chuyên đề khác", 1)))
    qtbot.waitUntil(waits_for_card(page, "Chuyên đề khác"))
    focused = QApplication.focusWidget()
    assert (focused.property("topic"), focused.objectName()) == (topics(page)[1].id, "edit_topic")


@pytest.mark.parametrize(("width", "across"), [(1170, 4), (700, 2), (300, 1)])
def test_cards_stand_beside_each_other_as_the_width_allows(
    page: PlanPage, qtbot: QtBot, width: int, across: int
) -> None:
    page.topics.cards.setFixedWidth(width)
    qtbot.waitUntil(lambda: page.topics.cards._across == across)
    qtbot.waitUntil(lambda: len({page.findChild(QFrame, f"quarter_{q}").y() for q in (1, 2, 3, 4)}) == 4 // across)


def test_nothing_is_cut_in_the_cards_and_in_an_open_topic(page: PlanPage) -> None:
    assert cut_texts(page, page.context.tokens) == []
    page.edit(topics(page)[3].id)
    QApplication.processEvents()
    assert cut_texts(page, page.context.tokens) == []
