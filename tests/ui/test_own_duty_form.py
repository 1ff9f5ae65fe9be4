"""A person's own obligations, in the window, on 22 November 2026."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.models.duty import Obligation
from app.services import obligations
from app.services.obligations import NewObligation
from app.ui.obligations_page import ObligationsPage
from tests.keyboard import type_text
from tests.ui.owed import PLAN, TODAY, in_november, keys, owed, page, press, work_on

__all__ = ["in_november", "page"]


def test_an_own_obligation_is_typed_kept_changed_and_removed(page: ObligationsPage, qtbot: QtBot) -> None:
    press(page, "add_obligation")
    title = page.findChild(QLineEdit, "own_duty_title")
    assert title.hasFocus()
    type_text("Nộp danh sách", title)
    qtbot.keyClicks(page.findChild(QLineEdit, "own_duty_due"), "24/11")
    qtbot.keyClick(title, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any(key.startswith("own:") for key in keys(page)))
    key = next(key for key in keys(page) if key.startswith("own:"))
    work_on(page, qtbot, key)
    press(page, "duty_edit")
    page.findChild(QLineEdit, "own_duty_recipient").setText("Văn phòng")
    press(page, "save_own_duty")
    qtbot.waitUntil(lambda: owed(page, key).recipient == "Văn phòng")
    work_on(page, qtbot, key)
    with qtbot.waitSignal(page.context.offered) as said:
        press(page, "duty_remove")
    assert key not in keys(page)
    said.args[2]()
    qtbot.waitUntil(lambda: key in keys(page))


def test_an_own_obligation_without_a_name_is_not_kept(page: ObligationsPage) -> None:
    press(page, "add_obligation")
    press(page, "save_own_duty")
    assert "Chưa ghi việc phải làm." in {one.text() for one in page.findChildren(QLabel) if one.isVisible()}
    assert page.findChild(QLineEdit, "own_duty_title").hasFocus()


def test_a_day_of_the_calendar_begins_a_new_one(page: ObligationsPage) -> None:
    page.open_duty("", date(2026, 12, 5))
    assert page.findChild(QLineEdit, "own_duty_due").text() == "05/12/2026"


def test_a_repeating_one_is_changed_as_a_whole_from_any_of_its_days(page: ObligationsPage, qtbot: QtBot) -> None:
    new = NewObligation("Nộp đảng phí", 2026, date(2026, 10, 5), obligations.Repeat.MONTHLY)
    page.context.save(lambda uow: obligations.add_own(uow, new))
    qtbot.waitUntil(lambda: any(key.endswith(":2026-12-05") for key in keys(page)))
    work_on(page, qtbot, next(key for key in keys(page) if key.endswith(":2026-12-05")))
    press(page, "duty_edit")
    assert page.findChild(QLineEdit, "own_duty_due").text() == "05/10/2026"


def test_what_is_typed_in_the_form_is_not_lost_on_the_way_to_the_list(page: ObligationsPage, qtbot: QtBot) -> None:
    press(page, "add_obligation")
    title = page.findChild(QLineEdit, "own_duty_title")
    type_text("Nộp danh sách", title)
    qtbot.keyClick(title, Qt.Key.Key_Escape)
    assert page.findChild(QFrame, "own_duty_form").isVisible()
    assert page.table.hasFocus()
    work_on(page, qtbot, PLAN)
    qtbot.waitUntil(lambda: any(key.startswith("own:") for key in keys(page)))


def test_an_unfinished_form_stays_in_sight(page: ObligationsPage, qtbot: QtBot) -> None:
    press(page, "add_obligation")
    type_text("Nộp danh sách", page.findChild(QLineEdit, "own_duty_title"))
    page.findChild(QLineEdit, "own_duty_due").setText("45/45")
    page.table.choose(PLAN)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.findChild(QFrame, "own_duty_form").isVisible()
    assert not page.findChild(QFrame, "duty_strip").isVisible()


def test_one_that_came_without_a_key_stays_at_work_when_it_gets_one(page: ObligationsPage, qtbot: QtBot) -> None:
    def bring(uow):
        row = Obligation(year=2026, title="Danh sách", due_on=date(2026, 10, 5), repeat=obligations.Repeat.MONTHLY)
        uow.session.add(row)

    page.context.save(bring)
    qtbot.waitUntil(lambda: any("#" in key for key in keys(page)))
    work_on(page, qtbot, next(key for key in keys(page) if key.endswith(":2026-12-05")))
    press(page, "duty_today")
    qtbot.waitUntil(lambda: page._strip.duty is not None and page._strip.duty.done_on == TODAY)
    press(page, "duty_undo")
    qtbot.waitUntil(lambda: page._strip.duty is not None and page._strip.duty.done_on is None)


def test_a_text_with_a_mark_of_secrecy_stays_in_the_form(page: ObligationsPage) -> None:
    press(page, "add_obligation")
    title = page.findChild(QLineEdit, "own_duty_title")
    title.setText("TUYỆT MẬT")
    press(page, "save_own_duty")
    assert title.isVisible()
    assert title.text() == "TUYỆT MẬT"
