"""The opening report."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import StepKind
from app.ui.context import AppContext
from app.ui.live.panel import StepPanel
from tests.keyboard import type_text
from tests.ui.live.tools import PLANNED, again, control, drafted, put, record, show_panel

ENTER = Qt.Key.Key_Return


@pytest.fixture
def panel(qtbot: QtBot, context: AppContext) -> StepPanel:
    return show_panel(qtbot, context, StepKind.OPENING_REPORT, PLANNED)


def presenter(panel: StepPanel) -> QLineEdit:
    return control(panel, QLineEdit, "presenter_input")


def presenters(panel: StepPanel) -> tuple[str, ...]:
    return record(panel).opening_report.presenters


def test_presenters_are_added_by_name_one_after_the_other(panel: StepPanel, qtbot: QtBot):
    put(presenter(panel), "tqt", ENTER)
    put(presenter(panel), "ma thi hoa", ENTER)
    assert presenter(panel).text() == ""
    qtbot.waitUntil(lambda: presenters(panel) == ("m3", "m2", "m4"))
    assert control(panel, QPushButton, "presenter_chip_m4").text().startswith("Ma Thị Hoa")


def test_the_keyboard_goes_from_the_presenter_over_the_report_to_the_note(panel: StepPanel):
    panel.focus_first()
    reached = []
    for _ in range(4):
        reached.append(QApplication.focusWidget().objectName())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert reached == ["presenter_input", "presenter_chip_m3", "opening_report_input", "step_text"]


def test_enter_on_a_presenter_that_is_known_leads_to_the_report(panel: StepPanel):
    panel.focus_first()
    QTest.keyClick(presenter(panel), ENTER)
    assert control(panel, QPlainTextEdit, "opening_report_input").hasFocus()


def test_a_chip_removes_its_presenter(panel: StepPanel, qtbot: QtBot):
    control(panel, QPushButton, "presenter_chip_m3").click()
    qtbot.waitUntil(lambda: presenters(panel) == ())
    assert presenter(panel).hasFocus()


def test_nobody_is_chosen_twice(panel: StepPanel):
    put(presenter(panel), "ha thi lan", ENTER)
    panel.session.context.book.flush()
    assert presenters(panel) == ("m3",)
    assert presenter(panel).text() == "ha thi lan"


def test_the_report_is_kept_while_it_is_typed_and_comes_back(panel: StepPanel, qtbot: QtBot):
    report = control(panel, QPlainTextEdit, "opening_report_input")
    report.moveCursor(QTextCursor.MoveOperation.Right)
    put(report, "…")
    qtbot.waitUntil(lambda: record(panel).opening_report.text.startswith("T…hực hiện kế hoạch"))
    assert report.textCursor().position() == len("T…")
    assert control(again(qtbot, panel), QPlainTextEdit, "opening_report_input").toPlainText() == report.toPlainText()


def test_a_name_begun_and_the_note_come_back(panel: StepPanel, qtbot: QtBot):
    put(presenter(panel), "tran qu")
    put(control(panel, QPlainTextEdit, "step_text"), "Báo cáo đã gửi trước.")
    qtbot.waitUntil(lambda: drafted(panel, "presenter_input") == "tran qu")
    qtbot.waitUntil(lambda: record(panel).step(StepKind.OPENING_REPORT).text == "Báo cáo đã gửi trước.")
    fresh = again(qtbot, panel)
    assert presenter(fresh).text() == "tran qu"
    assert control(fresh, QPlainTextEdit, "step_text").toPlainText() == "Báo cáo đã gửi trước."


def test_typing_goes_on_at_the_end_of_a_report_that_is_there(panel: StepPanel, qtbot: QtBot):
    report = control(panel, QPlainTextEdit, "opening_report_input")
    before = report.toPlainText()
    assert before
    report.clearFocus()
    report.setFocus()
    type_text(" Bổ sung.")
    assert report.toPlainText() == f"{before} Bổ sung."
