"""The year's calendar in the window, on 22 November 2026."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import SessionKind
from app.services import catalogue, meeting
from app.ui.calendar_page import CalendarPage
from app.ui.calendar_table import DAY_ROLE, EVENTS_ROLE, TODAY_ROLE, CalendarTable
from app.ui.context import AppContext

NOON, TODAY = datetime(2026, 11, 22, 12, 0), date(2026, 11, 22)


@pytest.fixture(autouse=True)
def in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AppContext, "now", lambda self: NOON)


@pytest.fixture
def page(qtbot: QtBot, context: AppContext) -> CalendarPage:
    """The calendar of the sample, shown."""
    made = CalendarPage(context)
    qtbot.addWidget(made)
    made.resize(1170, 700)
    made.refresh()
    made.show()
    qtbot.waitExposed(made)
    return made


def texts(page: CalendarPage) -> set[str]:
    return {one.text() for one in page.findChildren(QLabel) if one.isVisible()}


def shown(page: CalendarPage, name: str) -> QPushButton:
    """The button that stands there once what is waiting has been drawn."""
    QApplication.processEvents()
    return next(one for one in page.findChildren(QPushButton, name) if one.isVisible())


def press(page: CalendarPage, name: str) -> None:
    shown(page, name).click()


def on_day(page: CalendarPage, day: date) -> list[str]:
    model = page.grid.model()
    cells = (model.index(row, column) for row in range(6) for column in range(7))
    return [one.text for cell in cells if cell.data(DAY_ROLE) == day for one in cell.data(EVENTS_ROLE)]


def test_the_model_keeps_the_rules_of_qt(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = CalendarTable()
    model.show_month(2026, 11, {}, TODAY)
    qtmodeltester.check(model)
    assert model.index_of(TODAY).data(TODAY_ROLE)
    assert not model.index_of(date(2027, 1, 1)).isValid()


def test_this_month_is_shown_with_today_chosen(page: CalendarPage) -> None:
    assert {"Tháng 11 năm 2026", "Chủ nhật, ngày 22 tháng 11 năm 2026"} <= texts(page)
    assert page.grid.hasFocus()
    assert on_day(page, date(2026, 11, 26)) == ["14:00 Chuyên đề quý IV"]
    assert on_day(page, date(2026, 11, 25)) == ["Gửi tài liệu cho đảng viên – chuyên đề quý IV"]


def test_arrows_walk_through_the_days_and_out_of_the_month(page: CalendarPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.grid, Qt.Key.Key_Down)
    assert "Chủ nhật, ngày 29 tháng 11 năm 2026" in texts(page)
    qtbot.keyClick(page.grid, Qt.Key.Key_Down)
    assert {"Tháng 12 năm 2026", "Chủ nhật, ngày 06 tháng 12 năm 2026"} <= texts(page)
    assert page.grid.currentIndex().data(DAY_ROLE) == date(2026, 12, 6)


def test_pages_turn_the_month_and_home_comes_back(page: CalendarPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.grid, Qt.Key.Key_PageDown)
    qtbot.keyClick(page.grid, Qt.Key.Key_PageDown)
    assert "Tháng 1 năm 2027" in texts(page)
    press(page, "month_before")
    assert "Tháng 12 năm 2026" in texts(page)
    qtbot.keyClick(page.grid, Qt.Key.Key_Home)
    assert page.grid.day == TODAY


def test_enter_goes_into_the_day_and_its_way_to_what_falls_on_it(page: CalendarPage, qtbot: QtBot) -> None:
    page.grid.go_to(date(2026, 11, 26))
    way = shown(page, "event_1")
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert way.hasFocus()
    with qtbot.waitSignal(page.context.session_requested) as asked:
        qtbot.keyClick(way, Qt.Key.Key_Return)
    assert asked.args == ["2026-q4"]
    qtbot.keyClick(way, Qt.Key.Key_Escape)
    assert page.grid.hasFocus()


def test_an_obligation_and_a_task_lead_to_their_pages(page: CalendarPage, qtbot: QtBot) -> None:
    page.grid.go_to(date(2026, 11, 25))
    with qtbot.waitSignal(page.context.duty_requested) as asked:
        press(page, "event_1")
    assert asked.args == ["documents_sent:2026-q4", None]
    page.grid.go_to(date(2026, 11, 20))
    with qtbot.waitSignal(page.context.page_requested) as went:
        press(page, "event_1")
    assert went.args == ["tasks"]


def test_an_obligation_is_begun_on_the_chosen_day(page: CalendarPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.context.duty_requested) as asked:
        press(page, "add_on_day")
    assert asked.args == ["", TODAY]


def test_two_sessions_on_a_day_are_said(page: CalendarPage, qtbot: QtBot) -> None:
    at = datetime(2026, 11, 26, 8, 0)
    new = meeting.NewSession(SessionKind.REGULAR, "Thường kỳ tháng 11", 2026, None, planned_at=at)
    profile = catalogue.agenda_profile("8-step")
    cell = page.context.book.cell()
    page.context.save(lambda uow: meeting.create_session(uow, new, profile, cell))
    page.grid.go_to(date(2026, 11, 26))
    qtbot.waitUntil(lambda: any("có 2 buổi sinh hoạt" in text for text in texts(page)))


def test_the_calendar_is_written_to_a_file(page: CalendarPage, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(page.context.said) as said:
        page.export(tmp_path / "Lịch 2026")
    assert (tmp_path / "Lịch 2026.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert "không ghi tên đảng viên" in said.args[0]


def test_a_refused_file_is_said(page: CalendarPage, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(page.context.said) as said:
        page.export(tmp_path / "không có" / "a.ics")
    assert said.args[1] == "bad"


def test_days_are_named_shortly_where_there_is_no_room(page: CalendarPage, qtbot: QtBot) -> None:
    heading = page.grid.model().headerData
    assert heading(0, Qt.Orientation.Horizontal) == "Thứ Hai"
    page.resize(700, 500)
    qtbot.waitUntil(lambda: heading(0, Qt.Orientation.Horizontal) == "T2")
