"""When, where, under whom; who presents and what was agreed with them."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QDateTime, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.ready_items import Section
from app.services import meeting, preparing
from app.ui.context import AppContext
from app.ui.live.moment_field import DayField, MomentField
from tests.keyboard import press, type_text
from tests.ui.live.frame import find, focus_name
from tests.ui.preparation.frame import PLANNED, item, prepared, show


def test_the_first_missing_fact_has_the_keyboard_and_is_kept(qtbot: QtBot, context: AppContext) -> None:
    context.save(lambda uow: meeting.set_facts(uow, PLANNED, place=""))
    page = show(qtbot, context, Section.FACTS)
    assert focus_name() == "prepare_place"
    type_text("Nhà văn hóa")
    qtbot.waitUntil(lambda: context.book.session(PLANNED).place == "Nhà văn hóa")
    qtbot.waitUntil(lambda: item(page, Section.FACTS).done)


def test_a_session_without_a_day_is_put_a_week_ahead_and_corrected(qtbot: QtBot, context: AppContext) -> None:
    context.save(lambda uow: meeting.set_facts(uow, PLANNED, planned_at=None, place="Hội trường"))
    page = show(qtbot, context, Section.FACTS)
    assert focus_name() == "prepare_set_day"
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: context.book.session(PLANNED).planned_at == datetime(2026, 11, 30, 14, 0))
    at = QDateTime.fromString("2026-12-02T08:00", Qt.DateFormat.ISODate)
    find(page, MomentField, "prepare_planned_at").setDateTime(at)
    qtbot.waitUntil(lambda: context.book.session(PLANNED).planned_at == datetime(2026, 12, 2, 8, 0))
    qtbot.waitUntil(lambda: item(page, Section.SERVED).due_on == date(2026, 12, 1))


def test_who_takes_the_minutes_is_chosen_by_typing(qtbot: QtBot, context: AppContext) -> None:
    page = show(qtbot, context, Section.FACTS)
    find(page, QComboBox, "prepare_minutes_taker").setFocus()
    type_text("ha thi lan")
    press(Qt.Key.Key_Return)
    wanted = next(one.id for one in context.book.members() if one.full_name == "Hà Thị Lan")
    qtbot.waitUntil(lambda: context.book.session(PLANNED).minutes_taker == wanted)


def test_presenters_are_named_and_the_talk_gets_its_day(qtbot: QtBot, context: AppContext) -> None:
    context.save(lambda uow: meeting.set_presenters(uow, PLANNED, []))
    context.save(lambda uow: preparing.set_brief(uow, PLANNED, talked_on=None))
    page = show(qtbot, context, Section.BRIEF)
    assert focus_name() == "prepare_presenter_input"
    type_text("lan")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(context.book.session(PLANNED).opening_report.presenters) == 1)
    find(page, QPushButton, "talked_today").click()
    qtbot.waitUntil(lambda: item(page, Section.BRIEF).done)
    find(page, DayField, "talked_day").setDate(QDate(2026, 11, 20))
    qtbot.waitUntil(lambda: prepared(context).brief.talked_on == date(2026, 11, 20))
    find(page, QPushButton, "talked_undo").click()
    qtbot.waitUntil(lambda: prepared(context).brief.talked_on is None)


def test_texts_of_the_briefing_are_kept_as_they_are_typed(qtbot: QtBot, context: AppContext) -> None:
    page = show(qtbot, context, Section.BRIEF)
    find(page, QPlainTextEdit, "brief_purpose").setPlainText("Nhận rõ khuyết điểm")
    qtbot.waitUntil(lambda: prepared(context).brief.purpose == "Nhận rõ khuyết điểm")


def test_a_text_that_is_emptied_goes_into_the_bin(qtbot: QtBot, context: AppContext) -> None:
    before = "Biểu hiện cần soi trong năm; việc sửa ngay trong quý"
    context.save(lambda uow: preparing.set_brief(uow, PLANNED, content=before))
    page = show(qtbot, context, Section.BRIEF)
    find(page, QPlainTextEdit, "brief_content").setPlainText("")
    qtbot.waitUntil(lambda: bool(context.book.session(PLANNED).bin))
    assert context.book.session(PLANNED).bin[-1].text == before


def test_the_supervisor_is_kept_with_whether_they_came(qtbot: QtBot, context: AppContext) -> None:
    page = show(qtbot, context, Section.SUPERVISOR)
    name = find(page, QLineEdit, "brief_supervisor")
    name.clear()
    type_text("Phan Thị Mai", name)
    came = find(page, QComboBox, "supervisor_came")
    came.setCurrentIndex(came.findData(True))
    came.activated.emit(came.currentIndex())
    qtbot.waitUntil(lambda: prepared(context).brief.supervisor_came is True)
    qtbot.waitUntil(lambda: prepared(context).brief.supervisor == "Phan Thị Mai")


def test_a_usual_outline_is_offered_while_there_is_none(qtbot: QtBot, context: AppContext) -> None:
    context.save(lambda uow: preparing.set_brief(uow, PLANNED, outline=""))
    page = show(qtbot, context, Section.OUTLINE)
    offer = find(page, QPushButton, "use_usual_outline")
    offer.click()
    qtbot.waitUntil(lambda: prepared(context).brief.outline.startswith("I- Đặt vấn đề"))
    assert not offer.isVisible()
