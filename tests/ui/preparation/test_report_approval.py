"""The opening report with its versions, and who agreed to it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.preparation import DRAFT
from app.domain.ready_items import Section
from app.domain.vocabulary import Gate
from app.services import meeting, preparing, rule_books
from app.ui.context import AppContext
from app.ui.live.moment_field import DayField
from app.ui.live.side_list import SideList
from app.ui.preparation.page import PreparationPage
from tests.keyboard import press, type_text
from tests.ui.live.frame import find
from tests.ui.preparation.frame import PLANNED, item, prepared, show


@pytest.fixture
def fresh(context: AppContext) -> AppContext:
    """The sample with a report of two paragraphs that nobody kept or agreed to."""
    kept = prepared(context)
    for approval in kept.approvals:
        context.save(lambda uow, number=approval.id: preparing.take_back_approval(uow, number))
    context.save(lambda uow: meeting.set_facts(uow, PLANNED, opening_report="Một\nHai"))
    assert context.book.flush()
    return context


def write(page: PreparationPage, text: str) -> None:
    find(page, QPlainTextEdit, "opening_report_input").setPlainText(text)


def test_a_version_is_kept_with_its_note(qtbot: QtBot, fresh: AppContext) -> None:
    page = show(qtbot, fresh, Section.REPORT)
    before = len(prepared(fresh).versions)
    note = find(page, QLineEdit, "version_note")
    note.setFocus()
    type_text("sau góp ý")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(prepared(fresh).versions) == before + 1)
    assert prepared(fresh).versions[-1].note == "sau góp ý"
    qtbot.waitUntil(lambda: find(page, QPushButton, "save_version").text() == f"Lưu thành bản {before + 2}")
    assert not note.text()


def test_what_was_typed_a_moment_ago_is_in_the_version(qtbot: QtBot, fresh: AppContext) -> None:
    page = show(qtbot, fresh, Section.REPORT)
    write(page, "Một\nHai\nBa")
    find(page, QPushButton, "save_version").click()
    qtbot.waitUntil(lambda: [one.text for one in prepared(fresh).versions][-1:] == ["Một\nHai\nBa"])


def test_an_older_version_is_compared_and_taken_back(qtbot: QtBot, fresh: AppContext) -> None:
    page = show(qtbot, fresh, Section.REPORT)
    find(page, QPushButton, "save_version").click()
    qtbot.waitUntil(lambda: [one.text for one in prepared(fresh).versions][-1:] == ["Một\nHai"])
    write(page, "Một\nBa")
    qtbot.waitUntil(lambda: fresh.book.session(PLANNED).opening_report.text == "Một\nBa")
    versions = find(page, SideList, "version_list")
    versions.setFocus()
    versions.setCurrentIndex(versions.model().index(0, 0))
    press(Qt.Key.Key_Return)
    assert "thêm 1 đoạn, bỏ 1 đoạn" in find(page, QLabel, "version_difference").text()
    assert "[Chỉ có ở bản này] Hai" in find(page, QPlainTextEdit, "version_text").toPlainText()
    find(page, QPushButton, "restore_version").click()
    qtbot.waitUntil(lambda: find(page, QPlainTextEdit, "opening_report_input").toPlainText() == "Một\nHai")
    assert prepared(fresh).versions[-1].text == "Một\nBa"


def test_escape_closes_the_version_and_goes_back_to_the_list(qtbot: QtBot, fresh: AppContext) -> None:
    at = fresh.now()
    fresh.save(lambda uow: preparing.save_version(uow, PLANNED, at))
    page = show(qtbot, fresh, Section.REPORT)
    versions = find(page, SideList, "version_list")
    versions.setFocus()
    versions.setCurrentIndex(versions.model().index(0, 0))
    press(Qt.Key.Key_Return)
    find(page, QPushButton, "version_whole").click()
    assert find(page, QPlainTextEdit, "version_text").toPlainText() == prepared(fresh).versions[-1].text
    press(Qt.Key.Key_Escape, target=find(page, QPlainTextEdit, "version_text"))
    assert versions.hasFocus()


def test_a_consent_takes_who_when_and_which_version(qtbot: QtBot, fresh: AppContext) -> None:
    page = show(qtbot, fresh, Section.APPROVAL)
    who = find(page, QLineEdit, "approval_by_draft_committee")
    who.setFocus()
    type_text("Chi ủy, họp ngày 22/11")
    find(page, QPushButton, "approval_draft_committee_today").click()
    qtbot.waitUntil(lambda: item(page, Section.APPROVAL).done)
    (kept,) = prepared(fresh).approvals
    assert (kept.gate, kept.by_name, kept.done_on) == (
        Gate.DRAFT_COMMITTEE, "Chi ủy, họp ngày 22/11", date(2026, 11, 23),
    )  # fmt: skip
    assert prepared(fresh).version(kept.version).text == "Một\nHai"
    find(page, DayField, "approval_draft_committee_day").setDate(QDate(2026, 11, 22))
    qtbot.waitUntil(lambda: prepared(fresh).approvals[0].done_on == date(2026, 11, 22))


def test_one_consent_is_enough_where_the_rules_say_so(qtbot: QtBot, fresh: AppContext) -> None:
    page = show(qtbot, fresh, Section.APPROVAL)
    find(page, QPushButton, "approval_draft_secretary_today").click()
    words = find(page, QLabel, "approval_words_draft_committee")
    qtbot.waitUntil(lambda: words.text().startswith("Không cần thêm"))


def test_a_consent_taken_back_can_be_brought_back(qtbot: QtBot, fresh: AppContext) -> None:
    page = show(qtbot, fresh, Section.APPROVAL)
    find(page, QPushButton, "approval_draft_committee_today").click()
    qtbot.waitUntil(lambda: bool(prepared(fresh).approvals))
    undo = find(page, QPushButton, "approval_draft_committee_undo")
    qtbot.waitUntil(undo.isVisible)
    with qtbot.waitSignal(fresh.offered) as offer:
        undo.click()
    qtbot.waitUntil(lambda: not prepared(fresh).approvals)
    offer.args[2]()
    qtbot.waitUntil(lambda: bool(prepared(fresh).approvals))


def test_sending_the_draft_up_is_a_dispatch_to_the_committee_above(qtbot: QtBot, fresh: AppContext) -> None:
    page = show(qtbot, fresh, Section.APPROVAL)
    find(page, QPushButton, "draft_sent_up_today").click()
    above = ["Đảng ủy phường Minh Xuân"]
    qtbot.waitUntil(lambda: [one.recipient for one in prepared(fresh).dispatches if one.recipient] == above)
    assert prepared(fresh).dispatches[-1].document == DRAFT
    undo = find(page, QPushButton, "draft_sent_up_undo")
    qtbot.waitUntil(undo.isVisible)
    undo.click()
    qtbot.waitUntil(lambda: not [one for one in prepared(fresh).dispatches if one.recipient])


def test_gates_that_no_rule_asks_for_stand_in_a_fold(qtbot: QtBot, fresh: AppContext) -> None:
    page = show(qtbot, fresh, Section.APPROVAL)
    row = find(page, QLineEdit, "approval_by_parent")
    assert not row.isVisible()
    find(page, QPushButton, "open_other_gates").click()
    assert row.hasFocus()


def test_the_cell_adopts_the_outline_on_its_own_page(qtbot: QtBot, fresh: AppContext) -> None:
    page = show(qtbot, fresh, Section.OUTLINE)
    find(page, QPushButton, "approval_outline_cell_today").click()
    qtbot.waitUntil(lambda: [one.gate for one in prepared(fresh).approvals] == [Gate.OUTLINE_CELL])
    qtbot.waitUntil(lambda: item(page, Section.OUTLINE).state == "Chi bộ thông qua 23/11")


def test_other_rules_ask_other_people(qtbot: QtBot, fresh: AppContext) -> None:
    page = show(qtbot, fresh, Section.APPROVAL)
    assert item(page, Section.APPROVAL).is_missing
    fresh.save(lambda uow: rule_books.apply_pack(uow, "KH42-TuyenQuang-2022", date(2022, 2, 8)))
    page.open_session(PLANNED, Section.APPROVAL)
    assert not item(page, Section.APPROVAL).is_missing
    assert not find(page, QLineEdit, "approval_by_draft_committee").isVisible()
