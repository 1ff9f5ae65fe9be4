"""The opening of a session."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.records import GuestRecord
from app.ui.context import AppContext
from app.ui.live.guest_table import GuestModel, GuestTable
from app.ui.live.live_view import LiveView
from app.ui.live.moment_field import MomentField
from app.ui.live.person_combo import PersonCombo
from tests.ui.live.frame import HELD, PLANNED, find, focus_name, press, session, show, show_running, type_text


@pytest.fixture
def view(qtbot: QtBot, context: AppContext) -> LiveView:
    return show(qtbot, context)


def guests(view: LiveView) -> list[tuple[str, str]]:
    return [(guest.full_name, guest.title) for guest in session(view).record.guests]


def add_guest(view: LiveView, name: str, title: str) -> None:
    find(view, QLineEdit, "guest_name").setFocus()
    type_text(name)
    press(Qt.Key.Key_Tab)
    type_text(title)
    press(Qt.Key.Key_Return)


def test_the_keyboard_is_in_the_reason_when_the_chair_is_known(view: LiveView) -> None:
    assert focus_name() == "step_text"


def test_enter_adds_a_guest_and_is_ready_for_the_next(qtbot: QtBot, view: LiveView, context: AppContext) -> None:
    add_guest(view, "Lê Thị  Diệu", "Ủy viên Ban Thường vụ")
    qtbot.waitUntil(lambda: guests(view) == [("Lê Thị Diệu", "Ủy viên Ban Thường vụ")])
    assert focus_name() == "guest_name"
    assert find(view, QLineEdit, "guest_name").text() == ""
    assert context.book.session(PLANNED).drafts == {}


def test_a_guest_without_a_name_is_not_added(view: LiveView, context: AppContext) -> None:
    add_guest(view, "", "Ủy viên")
    assert context.book.flush()
    assert context.book.session(PLANNED).guests == ()
    assert focus_name() == "guest_name"


def test_a_guest_half_typed_survives_a_crash(qtbot: QtBot, view: LiveView, context: AppContext) -> None:
    find(view, QLineEdit, "guest_name").setFocus()
    type_text("Lục Thị Nh")
    qtbot.waitUntil(lambda: context.book.session(PLANNED).drafts == {"guest_name": "Lục Thị Nh"}, timeout=1500)
    again = LiveView(context)
    qtbot.addWidget(again)
    again.open_session(PLANNED)
    assert find(again, QLineEdit, "guest_name").text() == "Lục Thị Nh"


def test_delete_takes_a_guest_away_and_undo_brings_them_back(qtbot: QtBot, context: AppContext) -> None:
    view = show(qtbot, context, HELD)
    view.show_step(1)
    both = guests(view)
    table = find(view, GuestTable, "guest_list")
    table.setFocus()
    table.selectRow(1)
    with qtbot.waitSignal(context.offered) as offer:
        press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: guests(view) == both[:1])
    assert offer.args is not None
    offer.args[2]()
    qtbot.waitUntil(lambda: guests(view) == both)


def test_enter_on_a_guest_corrects_them(qtbot: QtBot, context: AppContext) -> None:
    view = show(qtbot, context, HELD)
    view.show_step(1)
    table = find(view, GuestTable, "guest_list")
    table.setFocus()
    table.selectRow(0)
    press(Qt.Key.Key_Return)
    find(view, QLineEdit, "guest_title").setText("Phó Bí thư Đảng ủy phường")
    find(view, QPushButton, "add_guest").click()
    qtbot.waitUntil(lambda: guests(view)[0] == ("Lục Thị Nhàn", "Phó Bí thư Đảng ủy phường"))
    assert len(guests(view)) == 2


def test_escape_gives_up_a_correction(qtbot: QtBot, context: AppContext) -> None:
    view = show(qtbot, context, HELD)
    view.show_step(1)
    table = find(view, GuestTable, "guest_list")
    table.setFocus()
    table.selectRow(0)
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Escape)
    assert find(view, QLineEdit, "guest_name").text() == ""
    assert find(view, QPushButton, "add_guest").text() == "Thêm đại biểu"


def test_the_place_is_kept_while_it_is_typed(qtbot: QtBot, view: LiveView, context: AppContext) -> None:
    place = find(view, QLineEdit, "session_place")
    place.setFocus()
    place.selectAll()
    type_text("Nhà văn hóa")
    qtbot.waitUntil(lambda: context.book.session(PLANNED).place == "Nhà văn hóa", timeout=1500)


def test_the_chair_is_found_by_letters_without_diacritics(qtbot: QtBot, view: LiveView) -> None:
    find(view, PersonCombo, "chair").setFocus()
    type_text("toan")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session(view).record.chair == "m2")


def test_a_name_that_fits_nobody_changes_nothing(view: LiveView, context: AppContext) -> None:
    chair = find(view, PersonCombo, "chair")
    chair.setFocus()
    type_text("zzz")
    press(Qt.Key.Key_Tab)
    assert context.book.flush()
    assert context.book.session(PLANNED).chair == "m1"
    assert chair.currentText() == "Nguyễn Văn Hùng"


def test_namesakes_are_told_apart(view: LiveView) -> None:
    chair = find(view, PersonCombo, "chair")
    names = [chair.itemText(row) for row in range(chair.count())]
    assert len(names) == len(set(names)) == 31
    assert "Nguyễn Thị Hương (Tổ đảng 2)" in names


def test_a_corrected_start_moves_the_first_step_with_it(qtbot: QtBot, context: AppContext) -> None:
    view = show_running(qtbot, context)
    corrected = datetime(2026, 11, 26, 14, 2)
    find(view, MomentField, "started_at").setDateTime(QDateTime.fromString("2026-11-26T14:02", Qt.DateFormat.ISODate))
    qtbot.waitUntil(lambda: session(view).record.started_at == corrected)
    assert session(view).record.steps[0].started_at == corrected


def test_showing_a_start_is_not_a_change(qtbot: QtBot, context: AppContext) -> None:
    view = show(qtbot, context, HELD)
    view.show_step(1)
    with qtbot.assertNotEmitted(find(view, MomentField, "started_at").chosen):
        view.refresh()
        view.show_step(8)
        view.show_step(1)


def test_the_model_of_guests_is_sound(qtbot: QtBot) -> None:
    model = GuestModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_guests((GuestRecord(1, "A", "B"), GuestRecord(2, "C")))
    assert (model.rowCount(), model.columnCount()) == (2, 2)
    model.show_guests(())


def test_a_guest_with_a_mark_of_secrecy_stays_in_the_line(view: LiveView) -> None:
    add_guest(view, "Lê Thị Diệu", "TUYỆT MẬT")
    assert find(view, QLineEdit, "guest_name").text() == "Lê Thị Diệu"
    assert guests(view) == []
