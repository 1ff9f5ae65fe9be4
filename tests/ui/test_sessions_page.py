"""The list of sessions and the form that makes one."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import SessionKind
from app.services import planning, roster
from app.services.planning import NewTopic
from app.ui import messages
from app.ui.context import AppContext
from app.ui.sessions_page import SessionsPage

NOON = datetime(2026, 11, 22, 12, 0)


@pytest.fixture(autouse=True)
def in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AppContext, "now", lambda self: NOON)


@pytest.fixture
def page(qtbot: QtBot, context: AppContext) -> SessionsPage:
    return shown(qtbot, context)


def shown(qtbot: QtBot, context: AppContext) -> SessionsPage:
    made = SessionsPage(context)
    qtbot.addWidget(made)
    made.resize(1170, 700)
    made.refresh()
    made.show()
    return made


def press(page: SessionsPage, name: str) -> None:
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    found.click()


def topic_typed(page: SessionsPage) -> str:
    """Return the topic that stands in the form."""
    return page.findChild(QPlainTextEdit, "new_topic").toPlainText()


def test_the_chosen_session_is_prepared_by_button_or_key(qtbot: QtBot, page: SessionsPage) -> None:
    page.table.choose("2026-q4")
    with qtbot.waitSignal(page.context.preparation_requested) as asked:
        press(page, "prepare_session")
    assert asked.args == ["2026-q4", ""]
    with qtbot.waitSignal(page.context.preparation_requested):
        qtbot.keyClick(page.table, Qt.Key.Key_F4)


def write(page: SessionsPage, name: str, text: str) -> None:
    editor = page.findChild(QLineEdit, name) or page.findChild(QPlainTextEdit, name)
    assert isinstance(editor, QLineEdit | QPlainTextEdit)
    if isinstance(editor, QPlainTextEdit):
        editor.setPlainText(text)
    else:
        editor.setText(text)
        editor.textEdited.emit(text)


def choose_kind(page: SessionsPage, kind: SessionKind) -> QComboBox:
    combo = page.findChild(QComboBox, "new_kind")
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData(kind.value))
    combo.activated.emit(combo.currentIndex())
    agendas = page.findChild(QComboBox, "new_agenda")
    assert isinstance(agendas, QComboBox)
    return agendas


def test_enter_opens_the_session_chosen(qtbot: QtBot, page: SessionsPage, context: AppContext) -> None:
    page.table.choose("2026-q2")
    with qtbot.waitSignal(context.session_requested) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args == ["2026-q2"]


def test_the_keyboard_begins_in_the_list(page: SessionsPage) -> None:
    assert page.focusWidget() is page.table
    assert page.table.chosen() == "2026-q4"


def test_a_new_session_starts_from_what_is_usual(page: SessionsPage) -> None:
    press(page, "new_session")
    typed = page.form.typed()
    assert (typed.time, typed.place, typed.chair, typed.minutes_taker) == ("14:00", "Phòng họp tầng 2", "m1", "m4")
    assert (typed.kind, typed.agenda) == (SessionKind.THEMATIC, "8-step")


def test_agendas_follow_the_kind(page: SessionsPage) -> None:
    press(page, "new_session")
    agendas = choose_kind(page, SessionKind.REGULAR)
    assert [agendas.itemData(n) for n in range(agendas.count())] == ["hd42-regular"]
    assert choose_kind(page, SessionKind.THEMATIC).currentData() == "8-step"


def test_a_session_is_made_chosen_and_said(qtbot: QtBot, page: SessionsPage, context: AppContext) -> None:
    press(page, "new_session")
    write(page, "new_day", "20/12")
    write(page, "new_topic", "Chuyên đề cuối năm")
    with qtbot.waitSignal(context.said):
        press(page, "create_session")
    made = next(one for one in context.book.sessions(2026) if one.topic == "Chuyên đề cuối năm")
    assert (made.planned_at, made.quarter) == (datetime(2026, 12, 20, 14), 4)
    assert page.table.chosen() == made.id
    assert not page.form.isVisible()


def test_the_list_follows_a_session_into_another_year(qtbot: QtBot, page: SessionsPage, context: AppContext) -> None:
    press(page, "new_session")
    write(page, "new_day", "15/1/2027")
    write(page, "new_topic", "Chuyên đề quý I")
    with qtbot.waitSignal(context.said):
        press(page, "create_session")
    years = page.findChild(QComboBox, "session_year")
    assert isinstance(years, QComboBox)
    assert years.currentData() == 2027
    assert len(page._model.rows) == 1


def test_what_is_missing_is_said_beside_the_field(page: SessionsPage, context: AppContext) -> None:
    press(page, "new_session")
    press(page, "create_session")
    assert {name for name, field in page.form._fields.items() if field.fault} == {"day", "topic"}
    assert page.form._fields["day"].control.hasFocus()
    assert len(context.book.sessions(2026)) == 4


def test_the_day_typed_is_read_back_in_words(page: SessionsPage) -> None:
    press(page, "new_session")
    write(page, "new_day", "20/12")
    assert page.form._day_words.text() == "Chủ nhật, ngày 20 tháng 12 năm 2026; quý IV"


def test_the_topic_of_the_plan_stands_there_and_is_tied(qtbot: QtBot, page: SessionsPage, context: AppContext) -> None:
    context.save(lambda uow: planning.add_topic(uow, NewTopic(2027, "Học tập và làm theo Bác", 1)))
    context.book.flush()
    press(page, "new_session")
    write(page, "new_day", "15/1/2027")
    assert topic_typed(page) == "Học tập và làm theo Bác"
    with qtbot.waitSignal(context.said):
        press(page, "create_session")
    (topic,), (made,) = context.book.plan(2027), context.book.sessions(2027)
    assert (topic.session_id, made.topic) == (made.id, "Học tập và làm theo Bác")
    assert made.planned_at == datetime(2027, 1, 15, 14)


def test_a_topic_of_the_present_quarter_stands_there_before_a_day_is_typed(
    page: SessionsPage, context: AppContext
) -> None:
    context.save(lambda uow: planning.add_topic(uow, NewTopic(2026, "Chuyển đổi số ở thôn", 4)))
    context.book.flush()
    press(page, "new_session")
    assert topic_typed(page) == "Chuyển đổi số ở thôn"
    write(page, "new_day", "15/1/2027")
    assert topic_typed(page) == ""


def test_a_topic_that_was_typed_stays_and_one_press_takes_that_of_the_plan(
    page: SessionsPage, context: AppContext
) -> None:
    context.save(lambda uow: planning.add_topic(uow, NewTopic(2027, "Học tập và làm theo Bác", 1)))
    context.book.flush()
    press(page, "new_session")
    write(page, "new_topic", "Chuyên đề khác")
    write(page, "new_day", "15/1/2027")
    assert topic_typed(page) == "Chuyên đề khác"
    press(page, "take_planned_topic")
    assert topic_typed(page) == "Học tập và làm theo Bác"


def test_an_example_is_called_one(page: SessionsPage) -> None:
    press(page, "new_session")
    shown = [page.findChild(QLineEdit, name).placeholderText() for name in ("new_day", "new_time", "new_place")]
    assert shown == ["Ví dụ: 26/11/2026", "Ví dụ: 14:00", "Ví dụ: Phòng họp tầng 2"]


def test_words_of_its_own_leave_the_plan_alone(qtbot: QtBot, page: SessionsPage, context: AppContext) -> None:
    context.save(lambda uow: planning.add_topic(uow, NewTopic(2027, "Học tập và làm theo Bác", 1)))
    context.book.flush()
    press(page, "new_session")
    write(page, "new_day", "15/1/2027")
    write(page, "new_topic", "Chuyên đề khác")
    with qtbot.waitSignal(context.said):
        press(page, "create_session")
    assert context.book.plan(2027)[0].session_id is None


def test_redrawing_leaves_the_form_as_typed(page: SessionsPage) -> None:
    press(page, "new_session")
    write(page, "new_topic", "Đang gõ dở")
    page.refresh()
    assert page.form.typed().topic == "Đang gõ dở"
    page.add()
    assert page.form.typed().topic == "Đang gõ dở"


def test_escape_gives_the_form_up(qtbot: QtBot, page: SessionsPage) -> None:
    press(page, "new_session")
    qtbot.keyClick(page.form.focusWidget() or page.form, Qt.Key.Key_Escape)
    assert not page.form.isVisible()
    assert page.table.hasFocus()


def test_a_planned_session_is_removed_after_a_question(
    qtbot: QtBot, page: SessionsPage, context: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(messages, "confirm", lambda parent, question, text, yes: not asked.append(text))
    with qtbot.waitSignal(context.data_changed):
        qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert "tự soi, tự sửa" in asked[0]
    assert "2026-q4" not in {one.id for one in context.book.sessions(2026)}


def test_a_session_that_was_held_is_kept_without_a_question(
    qtbot: QtBot, page: SessionsPage, context: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "confirm", lambda *args: pytest.fail("asked"))
    page.table.choose("2026-q1")
    with qtbot.waitSignal(context.said):
        qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    remove = page.findChild(QPushButton, "remove_session")
    assert isinstance(remove, QPushButton)
    assert not remove.isEnabled()


def test_documents_of_the_session_are_one_press_away(qtbot: QtBot, page: SessionsPage, context: AppContext) -> None:
    page.table.choose("2026-q3")
    with qtbot.waitSignal(context.document_requested) as asked:
        press(page, "open_documents")
    assert asked.args == ["2026-q3", "minutes"]


def leading(page: SessionsPage) -> list[str]:
    """Return the names of the buttons that lead."""
    ways = ("new_session", "new_first_session", "create_session")
    found = (page.findChild(QPushButton, name) for name in ways)
    return [one.objectName() for one in found if one is not None and one.isVisible() and one.property("kind")]


def test_one_button_leads(qtbot: QtBot, page: SessionsPage, empty_context: AppContext) -> None:
    empty = shown(qtbot, empty_context)
    assert (leading(page), leading(empty)) == (["new_session"], ["new_first_session"])
    for one in (page, empty):
        one.add()
        assert leading(one) == ["create_session"]
    qtbot.keyClick(page.form, Qt.Key.Key_Escape)
    assert leading(page) == ["new_session"]


def test_an_empty_year_shows_the_way_to_the_first_session(qtbot: QtBot, empty_context: AppContext) -> None:
    page = shown(qtbot, empty_context)
    first = page.findChild(QPushButton, "new_first_session")
    assert isinstance(first, QPushButton)
    assert first.isVisible()
    first.click()
    assert page.form.isVisible()


def check(page: SessionsPage, name: str) -> QCheckBox:
    found = page.findChild(QCheckBox, name)
    assert isinstance(found, QCheckBox)
    return found


def fill(page: SessionsPage) -> None:
    """Fill in a thematic session."""
    press(page, "new_session")
    write(page, "new_topic", "Chuyển đổi số")
    write(page, "new_day", "10/12/2026")
    write(page, "new_time", "14:00")


def test_the_form_explains_kinds_and_agendas_in_plain_words(page: SessionsPage) -> None:
    press(page, "new_session")
    choose_kind(page, SessionKind.COMMITTEE)
    words = [label.text() for label in page.form.findChildren(QLabel)]
    assert "Họp chi ủy, cấp ủy; chỉ điểm danh các đồng chí trong cấp ủy." in words
    assert any("Phó Bí thư Thường trực trình bày dự thảo" in text for text in words)
    assert not check(page, "new_combined").isVisible()


def test_a_combined_pilot_session_is_made_of_two_parts(qtbot: QtBot, page: SessionsPage, context: AppContext) -> None:
    fill(page)
    check(page, "new_combined").setChecked(True)
    check(page, "new_pilot").setChecked(True)
    press(page, "create_session")
    qtbot.waitUntil(lambda: len(context.book.sessions(2026)) == 6)
    thematic = next(summary for summary in context.book.sessions(2026) if summary.topic == "Chuyển đổi số")
    assert thematic.part == 2
    assert context.book.session(thematic.id).is_pilot


def test_a_forbidden_combination_is_refused_in_the_rules_words(page: SessionsPage, context: AppContext) -> None:
    context.save(lambda uow: roster.set_defaults(uow, rules="HD12-2018"))
    assert context.book.flush()
    fill(page)
    check(page, "new_combined").setChecked(True)
    press(page, "create_session")
    assert any(text.text().startswith("Hướng dẫn 12-HD/BTCTW") for text in page.form.findChildren(QLabel))
    assert len(context.book.sessions(2026)) == 4


def test_a_planned_thematic_session_gets_its_regular_part_and_loses_it_again(
    qtbot: QtBot, page: SessionsPage, context: AppContext
) -> None:
    page.table.choose("2026-q4")
    with qtbot.waitSignal(context.offered) as offered:
        press(page, "combine_session")
    assert context.book.session("2026-q4").follows
    page.table.choose("2026-q4")
    assert not page.findChild(QPushButton, "combine_session").isVisible()
    offered.args[2]()
    qtbot.waitUntil(lambda: context.book.session("2026-q4").follows is None)


def test_a_session_that_was_held_is_not_combined(page: SessionsPage) -> None:
    page.table.choose("2026-q2")
    assert not page.findChild(QPushButton, "combine_session").isVisible()
