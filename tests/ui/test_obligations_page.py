"""What is owed, in the window, on 22 November 2026."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QFrame, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.obligations import Group, Stand
from app.models.papers import IssuedDocument
from app.ui.context import AppContext
from app.ui.list_table import TONE_ROLE
from app.ui.main_window import open_main_window
from app.ui.obligations_page import ObligationsPage
from app.ui.obligations_table import STATE, DutyView, ObligationsTable
from tests.keyboard import type_text
from tests.ui.owed import PLAN, TODAY, UP, in_november, keys, owed, page, press, work_on

__all__ = ["in_november", "page"]


def test_the_model_keeps_the_rules_of_qt(context: AppContext, qtmodeltester: ModelTester) -> None:
    model = ObligationsTable(context)
    view = DutyView("k", "Báo cáo", "25/12/2026", Stand(Group.DONE, "Đã xong", "good"), "", "", "", closed=True)
    model.show_rows((view,))
    qtmodeltester.check(model)
    assert model.index(0, STATE).data(TONE_ROLE) == "good"


def test_the_longest_overdue_stands_first_and_is_chosen(page: ObligationsPage, qtbot: QtBot) -> None:
    assert keys(page)[:2] == [PLAN, "inspection:2026-h1"]
    assert page.table.hasFocus()
    row = page.table.model().rows[keys(page).index(UP)]
    assert (row.stand.text, row.due, row.way) == ("Quá hạn 71 ngày", "12/9/2026", "Đảng ủy phường Minh Xuân")


def test_choices_count_and_show_their_part(page: ObligationsPage) -> None:
    assert page.findChild(QPushButton, "duties_overdue").text() == "Quá hạn 3"
    press(page, "duties_overdue")
    assert keys(page) == [PLAN, "inspection:2026-h1", UP]
    press(page, "duties_done")
    assert PLAN not in keys(page)


def test_space_says_that_it_was_done_today_and_the_message_takes_it_back(page: ObligationsPage, qtbot: QtBot) -> None:
    page.table.choose(PLAN)
    with qtbot.waitSignal(page.context.offered) as said:
        qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert owed(page, PLAN).done_on == TODAY
    assert "Đã ghi “Gửi kế hoạch sinh hoạt chuyên đề năm” xong ngày 22/11/2026" in said.args[0]
    said.args[2]()
    qtbot.waitUntil(lambda: owed(page, PLAN).done_on is None)


def test_the_day_it_was_done_is_corrected_in_the_panel(page: ObligationsPage, qtbot: QtBot) -> None:
    work_on(page, qtbot, UP)
    button = page.findChild(QPushButton, "duty_today")
    assert button.hasFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: owed(page, UP).done_on == TODAY)
    page.findChild(QDateEdit, "duty_day").setDate(date(2026, 9, 12))
    qtbot.waitUntil(lambda: owed(page, UP).done_on == date(2026, 9, 12))
    press(page, "duty_undo")
    qtbot.waitUntil(lambda: owed(page, UP).done_on is None)


def test_what_is_typed_is_durable_without_a_press(page: ObligationsPage, qtbot: QtBot) -> None:
    work_on(page, qtbot, PLAN)
    via = page.findChild(QLineEdit, "duty_via")
    via.setFocus()
    type_text("Ban Tuyên giáo", via)
    qtbot.waitUntil(lambda: owed(page, PLAN).via == "Ban Tuyên giáo")
    assert via.hasFocus()
    page.leave()


def test_a_day_is_typed_and_the_rules_day_brought_back(page: ObligationsPage, qtbot: QtBot) -> None:
    work_on(page, qtbot, PLAN)
    due = page.findChild(QLineEdit, "duty_due")
    due.setFocus()
    due.selectAll()
    qtbot.keyClicks(due, "10/12")
    qtbot.waitUntil(lambda: owed(page, PLAN).due_on == date(2026, 12, 10))
    back = page.findChild(QPushButton, "duty_usual")
    qtbot.waitUntil(back.isVisible)
    assert back.text() == "Theo quy định: 28/02/2026"
    back.click()
    qtbot.waitUntil(lambda: owed(page, PLAN).usual_due is None)


def test_a_wrong_day_is_said_and_not_kept(page: ObligationsPage, qtbot: QtBot) -> None:
    work_on(page, qtbot, PLAN)
    due = page.findChild(QLineEdit, "duty_due")
    due.setFocus()
    due.selectAll()
    qtbot.keyClicks(due, "45/45")
    page._strip.flush()
    page.context.book.flush()
    assert "Ghi ngày và tháng, như 20/12." in {one.text() for one in page.findChildren(QLabel) if one.isVisible()}
    assert owed(page, PLAN).due_on == date(2026, 2, 28)


def test_dropping_asks_for_a_reason_first(page: ObligationsPage, qtbot: QtBot) -> None:
    work_on(page, qtbot, PLAN)
    press(page, "duty_drop")
    note = page.findChild(QPlainTextEdit, "duty_note")
    qtbot.waitUntil(note.hasFocus)
    type_text("Cấp trên không yêu cầu", note)
    press(page, "duty_drop")
    qtbot.waitUntil(lambda: owed(page, PLAN).dropped)
    assert owed(page, PLAN).note == "Cấp trên không yêu cầu"
    qtbot.waitUntil(page.findChild(QPushButton, "duty_take_up").isVisible)
    press(page, "duty_take_up")
    qtbot.waitUntil(lambda: not owed(page, PLAN).dropped)


def test_a_number_of_the_register_is_chosen(page: ObligationsPage, qtbot: QtBot) -> None:
    def give(uow):
        uow.session.add(IssuedDocument(code="KH", number=3, issued_on=date(2026, 2, 20), subject="kế hoạch"))

    page.context.save(give)
    work_on(page, qtbot, PLAN)
    papers = page.findChild(QComboBox, "duty_paper")
    qtbot.waitUntil(lambda: papers.findText("03-KH") >= 0)
    papers.setCurrentIndex(papers.findText("03-KH"))
    papers.activated.emit(papers.currentIndex())
    qtbot.waitUntil(lambda: page.table.model().rows[0].paper == "03-KH")


def test_what_only_a_session_settles_leads_there(page: ObligationsPage, qtbot: QtBot) -> None:
    work_on(page, qtbot, "thematic_quarter:2026-q4")
    assert not page.findChild(QPushButton, "duty_today").isVisible()
    with qtbot.waitSignal(page.context.session_requested) as asked:
        press(page, "duty_open")
    assert asked.args == ["2026-q4"]


@pytest.mark.parametrize(("key", "place"), [(UP, ["2026-q3", "topic-report"]), (PLAN, ["2026", "year-plan"])])
def test_its_document_is_opened(page: ObligationsPage, qtbot: QtBot, key: str, place: list[str]) -> None:
    work_on(page, qtbot, key)
    with qtbot.waitSignal(page.context.document_requested) as asked:
        press(page, "duty_document")
    assert asked.args == place


def test_escape_gives_the_room_back_to_the_list(page: ObligationsPage, qtbot: QtBot) -> None:
    work_on(page, qtbot, PLAN)
    qtbot.keyClick(page.findChild(QPushButton, "duty_today"), Qt.Key.Key_Escape)
    assert not page.findChild(QFrame, "duty_strip").isVisible()
    assert page.table.hasFocus()


def test_another_year_is_shown_with_what_is_open_of_this_one(page: ObligationsPage) -> None:
    years = page.findChild(QComboBox, "obligations_year")
    years.setCurrentIndex(years.findData(2027))
    years.activated.emit(years.currentIndex())
    assert {PLAN, "year_plan:2027"} <= set(keys(page))


def test_one_is_opened_by_its_key_even_when_it_is_done(page: ObligationsPage) -> None:
    page.open_duty("reported_up:2026-q1", None)
    assert page.table.chosen() == "reported_up:2026-q1"
    assert page.findChild(QFrame, "duty_strip").isVisible()


def test_the_tabs_lead_to_the_other_faces_of_the_year(page: ObligationsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.context.page_requested) as asked:
        press(page, "tab_calendar")
    assert asked.args == ["calendar"]
    assert page.findChild(QPushButton, "tab_obligations").isChecked()


def test_every_control_has_a_name_for_people(page: ObligationsPage) -> None:
    controls = (QPushButton, QLineEdit, QComboBox, QPlainTextEdit)
    named = [one for kind in controls for one in page.findChildren(kind) if isinstance(one, QWidget)]
    inner = {"qt_spinbox_lineedit"}
    assert not [one.objectName() for one in named if not one.accessibleName() and one.objectName() not in inner]


def test_what_the_register_proves_cannot_be_ticked_off_again(page: ObligationsPage, qtbot: QtBot) -> None:
    def give(uow):
        facts = {"document": "year-plan", "code": "KH", "number": 1, "year": 2026}
        uow.session.add(IssuedDocument(issued_on=date(2026, 1, 16), subject="kế hoạch", **facts))

    page.context.save(give)
    qtbot.waitUntil(lambda: PLAN not in keys(page))
    page.open_duty(PLAN, None)
    said = page.findChild(QLabel, "duty_words")
    assert said.text() == "Xong ngày 16/01/2026, theo số văn bản trong sổ số."
    assert not page.findChild(QPushButton, "duty_today").isVisible()
    assert page.findChild(QLineEdit, "duty_due").hasFocus()


def test_the_window_opens_what_another_page_asks_for(qtbot: QtBot, sample_path: Path) -> None:
    window = open_main_window(sample_path)
    qtbot.addWidget(window)
    window.context.duty_requested.emit(PLAN, None)
    page = window.findChild(ObligationsPage)
    assert page.isVisible()
    assert page.table.chosen() == PLAN
    window.close()
