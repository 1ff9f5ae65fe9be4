"""The desk over the sample book on 22 November 2026."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.services import meeting, roster
from app.services.roster import NewMember
from app.ui.context import AppContext
from app.ui.desk_page import DeskPage

NOON = datetime(2026, 11, 22, 12, 0)


@pytest.fixture(autouse=True)
def in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AppContext, "now", lambda self: NOON)


def shown(qtbot: QtBot, context: AppContext) -> DeskPage:
    page = DeskPage(context)
    qtbot.addWidget(page)
    page.resize(1170, 700)
    page.refresh()
    page.show()
    return page


def press(page: DeskPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def texts(page: DeskPage) -> set[str]:
    return {one.text().replace("\u00a0", " ") for one in page.findChildren(QLabel) if one.isVisible()}


def test_year_and_today_stand_on_top(qtbot: QtBot, context: AppContext) -> None:
    assert {"Năm 2026", "Chủ nhật, ngày 22 tháng 11 năm 2026"} <= texts(shown(qtbot, context))


def test_four_quarters_tell_where_they_stand(qtbot: QtBot, context: AppContext) -> None:
    page = shown(qtbot, context)
    assert {"Chưa gửi cấp trên", "Đang chuẩn bị", "Dự kiến 26/11 · 14:00"} <= texts(page)
    assert press(page, "quarter_4").property("accent") is True
    assert not press(page, "quarter_1").property("accent")


def test_enter_on_a_quarter_opens_its_session(qtbot: QtBot, context: AppContext) -> None:
    page = shown(qtbot, context)
    with qtbot.waitSignal(context.session_requested) as asked:
        qtbot.keyClick(press(page, "quarter_2"), Qt.Key.Key_Return)
    assert asked.args == ["2026-q2"]


def test_a_quarter_without_a_session_leads_to_the_plan(qtbot: QtBot, context: AppContext) -> None:
    context.save(lambda uow: meeting.delete_session(uow, "2026-q4"))
    context.book.flush()
    page = shown(qtbot, context)
    with qtbot.waitSignal(context.page_requested) as asked:
        press(page, "quarter_4").click()
    assert asked.args == ["plan"]


def test_the_main_button_opens_the_next_session_and_has_the_keyboard(qtbot: QtBot, context: AppContext) -> None:
    page = shown(qtbot, context)
    assert "Buổi tới: Cán bộ, đảng viên “tự soi, tự sửa” — còn 4 ngày" in texts(page)
    assert page.focusWidget() is press(page, "open_next_session")
    with qtbot.waitSignal(context.session_requested) as asked:
        press(page, "open_next_session").click()
    assert asked.args == ["2026-q4"]


def test_what_the_next_session_still_needs_leads_to_where_it_is_prepared(qtbot: QtBot, context: AppContext) -> None:
    context.save(lambda uow: meeting.set_facts(uow, "2026-q4", place=""))
    context.book.flush()
    page = shown(qtbot, context)
    assert "Định thời gian, địa điểm, người chủ trì: chưa có địa điểm" in texts(page)
    with qtbot.waitSignal(context.preparation_requested) as asked:
        qtbot.keyClick(press(page, "ready_action_1"), Qt.Key.Key_Return)
    assert asked.args == ["2026-q4", "facts"]
    with qtbot.waitSignal(context.preparation_requested) as asked:
        press(page, "open_preparation").click()
    assert asked.args == ["2026-q4", ""]


def test_a_running_session_is_continued(qtbot: QtBot, context: AppContext) -> None:
    context.save(lambda uow: meeting.start_session(uow, "2026-q4", NOON))
    context.book.flush()
    assert press(shown(qtbot, context), "open_next_session").text() == "Tiếp tục buổi sinh hoạt"


def test_the_longest_overdue_leads_to_where_it_is_done(qtbot: QtBot, context: AppContext) -> None:
    page = shown(qtbot, context)
    assert "Báo cáo cấp ủy cấp trên trực tiếp – chuyên đề quý III" in texts(page)
    with qtbot.waitSignal(context.duty_requested) as asked:
        press(page, "due_action_1").click()
    assert asked.args == ["year_plan:2026", None]
    with qtbot.waitSignal(context.page_requested) as asked:
        press(page, "due_action_4").click()
    assert asked.args == ["tasks"]
    with qtbot.waitSignal(context.session_requested) as asked:
        press(page, "due_action_3").click()
    assert asked.args == ["2026-q3"]


def test_figures_say_how_they_are_counted(qtbot: QtBot, context: AppContext) -> None:
    page = shown(qtbot, context)
    row = next(one for one in page.view.year._rows if one.objectName() == "indicator_attendance")
    assert "94,4%" in row.accessibleName()
    assert "chia cho số lượt phải dự" in row.accessibleDescription()
    assert row.toolTip().replace("\n", " ") == row.accessibleDescription()


def test_a_change_keeps_the_keyboard_where_it_is(qtbot: QtBot, context: AppContext) -> None:
    page = shown(qtbot, context)
    link = press(page, "due_action_2")
    link.setFocus()
    context.save(lambda uow: meeting.set_facts(uow, "2026-q4", topic="Chuyên đề mới"))
    qtbot.waitUntil(lambda: any("Chuyên đề mới" in text for text in texts(page)))
    assert page.focusWidget() is link


def test_cards_are_stacked_when_the_place_is_narrow(qtbot: QtBot, context: AppContext) -> None:
    page = shown(qtbot, context)
    assert page.view.next.y() == page.view.year.y()
    page.resize(600, 700)
    qtbot.waitUntil(lambda: page.view.year.y() > page.view.next.y())
    assert press(page, "quarter_3").y() > press(page, "quarter_1").y()


def test_a_new_book_is_taught_the_first_three_things(qtbot: QtBot, empty_context: AppContext) -> None:
    page = shown(qtbot, empty_context)
    assert page.view.steps.isVisible()
    assert not page.view.year.isVisible()
    with qtbot.waitSignal(empty_context.page_requested) as asked:
        press(page, "first_members").click()
    assert asked.args == ["members"]


@pytest.mark.parametrize(
    ("digit", "page_name"), [(Qt.Key.Key_1, "members"), (Qt.Key.Key_2, "plan"), (Qt.Key.Key_3, "sessions")]
)
def test_each_of_the_first_things_is_one_key_away(
    qtbot: QtBot, empty_context: AppContext, digit: Qt.Key, page_name: str
) -> None:
    page = shown(qtbot, empty_context)
    qtbot.waitUntil(press(page, "first_members").hasFocus)
    with qtbot.waitSignal(empty_context.page_requested, timeout=1000) as asked:
        qtbot.keyClick(press(page, "first_members"), digit)
    assert asked.args == [page_name]


def test_what_is_done_is_ticked_and_the_next_thing_has_the_keyboard(qtbot: QtBot, empty_context: AppContext) -> None:
    page = shown(qtbot, empty_context)
    empty_context.save(lambda uow: roster.add_member(uow, NewMember("Nguyễn Văn Hùng")).uid)
    mark = page.findChild(QLabel, "first_mark_members")
    assert isinstance(mark, QLabel)
    qtbot.waitUntil(lambda: mark.text() == "✓")
    assert page.view.steps.focusProxy() is press(page, "first_plan")


def test_the_desk_leads_to_all_that_is_owed(qtbot: QtBot, context: AppContext) -> None:
    page = shown(qtbot, context)
    with qtbot.waitSignal(context.page_requested) as asked:
        press(page, "open_obligations").click()
    assert asked.args == ["obligations"]


def test_links_end_where_their_column_ends_and_begin_where_their_words_do(qtbot: QtBot, context: AppContext) -> None:
    page = shown(qtbot, context)
    for name in ("open_preparation", "open_obligations", "due_action_1", "ready_action_1"):
        link = press(page, name)
        ends = [one.mapTo(page, one.rect().topRight()).x() for one in (link, press(page, "open_next_session"))]
        assert ends[0] == ends[1]
        assert abs(link.width() - link.fontMetrics().horizontalAdvance(link.text())) <= 2


def test_the_first_links_stand_above_their_words(qtbot: QtBot, empty_context: AppContext) -> None:
    page = shown(qtbot, empty_context)
    link = press(page, "first_members")
    words = next(one for one in page.view.steps.findChildren(QLabel) if one.text().startswith("Ghi từng đồng chí"))
    places = [one.mapTo(page, one.contentsRect().topLeft()).x() for one in (link, words)]
    assert places[0] == places[1]
