"""Giving documents to members and tổ, in the preparation and after the session."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.preparation import DRAFT, FINISHED, unserved
from app.domain.ready_items import Section
from app.domain.vocabulary import FollowUpKind, Means
from app.services import meeting, preparing
from app.ui.context import AppContext
from app.ui.list_table import ListTable
from app.ui.live.moment_field import DayField
from app.ui.preparation.page import PreparationPage
from tests.keyboard import press
from tests.ui.live import frame as live
from tests.ui.live.frame import find
from tests.ui.preparation.frame import HELD, PLANNED, item, prepared, show


@pytest.fixture
def page(qtbot: QtBot, context: AppContext) -> PreparationPage:
    """The page at the documents, none of which was given out."""
    lines = tuple(one.id for one in prepared(context).dispatches)
    context.save(lambda uow: preparing.take_back(uow, lines))
    return show(qtbot, context, Section.SERVED)


def missing(page: PreparationPage) -> int:
    assert page.session is not None
    return len(unserved(prepared(page.context), DRAFT, page.session.asked))


def choose(page: PreparationPage, name: str, data: str) -> None:
    combo = find(page, QComboBox, name)
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


def mark(page: PreparationPage, *rows: int) -> ListTable:
    table = find(page, ListTable, "served_table")
    table.setFocus()
    table.clearSelection()
    for row in rows:
        chosen = table.selectionModel().SelectionFlag.Select | table.selectionModel().SelectionFlag.Rows
        table.selectionModel().select(table.model().index(row, 0), chosen)
    return table


def test_everybody_is_served_in_one_action_with_day_and_means(qtbot: QtBot, page: PreparationPage) -> None:
    find(page, DayField, "served_day").setDate(QDate(2026, 11, 21))
    choose(page, "served_means", Means.HANDBOOK.value)
    find(page, QPushButton, "served_send").click()
    qtbot.waitUntil(lambda: item(page, Section.SERVED).done)
    lines = [one for one in prepared(page.context).dispatches if one.document == DRAFT]
    assert {(one.sent_on, one.means) for one in lines} == {(date(2026, 11, 21), Means.HANDBOOK)}
    assert find(page, QLabel, "served_state").text() == f"Đã gửi {len(lines)}/{len(lines)} đồng chí"


def test_a_group_is_served_in_one_line_and_its_members_count(qtbot: QtBot, page: PreparationPage) -> None:
    before = missing(page)
    choose(page, "served_who", "group/Tổ đảng 1")
    assert find(page, QComboBox, "served_means").currentData() == Means.GROUP
    find(page, QPushButton, "served_send").click()
    qtbot.waitUntil(lambda: missing(page) < before)
    (line,) = prepared(page.context).dispatches
    assert (line.group_name, line.member) == ("Tổ đảng 1", None)


def test_members_marked_in_the_table_are_served_and_taken_back(qtbot: QtBot, page: PreparationPage) -> None:
    mark(page, 0, 2)
    choose(page, "served_who", "marked")
    find(page, QPushButton, "served_send").click()
    qtbot.waitUntil(lambda: find(page, QLabel, "served_state").text().startswith("Đã gửi 2/"))
    table = mark(page, 0)
    with qtbot.waitSignal(page.context.offered) as offer:
        press(Qt.Key.Key_Delete, target=table)
    qtbot.waitUntil(lambda: len(prepared(page.context).dispatches) == 1)
    offer.args[2]()
    qtbot.waitUntil(lambda: len(prepared(page.context).dispatches) == 2)


def test_nobody_marked_is_asked_for(qtbot: QtBot, page: PreparationPage) -> None:
    choose(page, "served_who", "marked")
    with qtbot.waitSignal(page.context.said) as said:
        find(page, QPushButton, "served_send").click()
    assert said.args[1] == "warn"
    assert not prepared(page.context).dispatches


def test_the_rule_and_its_day_are_said(page: PreparationPage) -> None:
    assert "trong ngày 25/11/2026" in find(page, QLabel, "served_rule").text()


def test_the_table_is_sound(page: PreparationPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(find(page, ListTable, "served_table").model())


def test_the_session_warns_quietly_of_members_who_were_not_served(
    qtbot: QtBot, page: PreparationPage, context: AppContext
) -> None:
    view = live.show(qtbot, context, PLANNED)
    words = find(view, QLabel, "unserved_words")
    assert words.isVisible()
    with qtbot.waitSignal(context.preparation_requested) as asked:
        find(view, QPushButton, "open_unserved").click()
    assert asked.args == [PLANNED, Section.SERVED]
    find(page, QPushButton, "served_send").click()
    qtbot.waitUntil(lambda: missing(page) == 0)
    live.session(view).refresh()
    assert not words.isVisible()


def test_the_finished_report_given_to_everybody_is_marked_as_sent(qtbot: QtBot, context: AppContext) -> None:
    lines = tuple(one.id for one in prepared(context, HELD).dispatches if one.document == FINISHED)
    context.save(lambda uow: preparing.take_back(uow, lines))
    context.save(lambda uow: meeting.follow_up(uow, HELD, FollowUpKind.SENT_TO_MEMBERS, None))
    assert context.book.flush()
    view = live.show(qtbot, context, HELD)
    find(view, QPushButton, "open_finished_report").click()
    find(view, QPushButton, "finished_send").click()
    sent = FollowUpKind.SENT_TO_MEMBERS
    qtbot.waitUntil(lambda: context.book.session(HELD).follow_ups.get(sent) == date(2026, 11, 23))
