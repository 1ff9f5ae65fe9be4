"""A task given in one line, and what is said about it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import StepKind
from app.ui.context import AppContext
from app.ui.live.panel import StepPanel
from tests.keyboard import press, type_text
from tests.ui.live.tools import PLANNED, again, control, drafted, put, record, show_panel

ENTER = Qt.Key.Key_Return
LINE = "@lan 20/12 kt @nvh Lập danh sách hồ sơ chậm"


@pytest.fixture
def panel(qtbot: QtBot, context: AppContext) -> StepPanel:
    shown = show_panel(qtbot, context, StepKind.CONCLUSION, PLANNED)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    control(shown, QPushButton, "task_button").click()
    return shown


def content(panel: StepPanel) -> QPlainTextEdit:
    return control(panel, QPlainTextEdit, "task_content_input")


def line(panel: StepPanel, name: str) -> QLineEdit:
    return control(panel, QLineEdit, name)


def said(panel: StepPanel, name: str) -> str:
    words = control(panel, QLabel, name)
    return words.text() if words.isVisible() else ""


def test_one_line_and_enter_give_a_task(panel: StepPanel, qtbot: QtBot):
    type_text(LINE)
    assert said(panel, "task_line_understood") == (
        "Hiểu là: Người thực hiện: Hà Thị Lan · Hạn: Chủ nhật, ngày 20 tháng 12 năm 2026 · "
        "Kiểm tra: Nguyễn Văn Hùng · Nội dung: Lập danh sách hồ sơ chậm"
    )
    press(ENTER)
    qtbot.waitUntil(lambda: len(record(panel).tasks) == 1)
    task = record(panel).tasks[0]
    assert (task.content, task.assignees, task.inspector) == ("Lập danh sách hồ sơ chậm", ("m3",), "m1")
    assert task.due_on == date(2026, 12, 20)
    assert (content(panel).toPlainText(), record(panel).drafts, said(panel, "task_line_understood")) == ("", {}, "")
    assert content(panel).hasFocus()


def test_tab_puts_the_parts_into_their_fields(panel: StepPanel, qtbot: QtBot):
    type_text(LINE)
    press(Qt.Key.Key_Tab)
    assert content(panel).toPlainText() == "Lập danh sách hồ sơ chậm"
    assert line(panel, "task_assignee_input").hasFocus()
    assert (line(panel, "task_inspector_input").text(), line(panel, "task_due_input").text()) == (
        "Nguyễn Văn Hùng", "20/12/2026",
    )  # fmt: skip
    qtbot.waitUntil(lambda: drafted(panel, "task_content_input") == "Lập danh sách hồ sơ chậm")
    assert (drafted(panel, "task_assignees"), drafted(panel, "task_inspector")) == ("m3", "m1")
    press(Qt.Key.Key_Z, ctrl=True, target=content(panel))
    assert content(panel).toPlainText() == LINE


def test_words_without_a_mark_go_on_to_the_doers(panel: StepPanel):
    type_text("Lập danh sách, xong trước 20/12")
    press(ENTER)
    assert line(panel, "task_assignee_input").hasFocus()
    assert content(panel).toPlainText() == "Lập danh sách, xong trước 20/12"
    assert record(panel).tasks == ()


def test_what_is_not_clear_is_asked_and_nothing_is_kept(panel: StepPanel, qtbot: QtBot):
    type_text("@dat 20/12 Gửi báo cáo")
    assert "hay" in said(panel, "task_line_doubts")
    press(ENTER)
    assert line(panel, "task_assignee_input").hasFocus()
    assert (line(panel, "task_assignee_input").text(), content(panel).toPlainText()) == ("dat", "Gửi báo cáo")
    assert "“@dat” là" in said(panel, "task_hint")
    assert record(panel).tasks == ()
    press(ENTER, target=QApplication.focusWidget())
    press(ENTER, ctrl=True, target=content(panel))
    qtbot.waitUntil(lambda: len(record(panel).tasks) == 1)
    assert len(record(panel).tasks[0].assignees) == 1


def test_a_day_that_may_belong_to_the_words_is_asked(panel: StepPanel):
    type_text("@lan Kỷ niệm 22/12")
    press(ENTER)
    assert line(panel, "task_due_input").hasFocus()
    assert "là hạn hay thuộc nội dung" in said(panel, "task_hint")
    assert content(panel).toPlainText() == "Kỷ niệm 22/12"


def test_a_day_written_before_is_not_overwritten(panel: StepPanel):
    put(line(panel, "task_due_input"), "15/12")
    put(content(panel), LINE, ENTER)
    assert line(panel, "task_due_input").text() == "15/12"
    assert "Hạn đã ghi khác" in said(panel, "task_hint")
    assert record(panel).tasks == ()


def test_a_line_begun_comes_back_with_what_it_means(panel: StepPanel, qtbot: QtBot):
    type_text("@lan 20/12 Lập")
    qtbot.waitUntil(lambda: drafted(panel, "task_content_input") == "@lan 20/12 Lập")
    fresh = again(qtbot, panel)
    control(fresh, QPushButton, "task_button").click()
    assert content(fresh).toPlainText() == "@lan 20/12 Lập"
    assert "Hà Thị Lan" in said(fresh, "task_line_understood")


def test_a_task_like_an_open_one_is_said_and_can_be_given(panel: StepPanel, qtbot: QtBot):
    other = panel.session.context.book.open_tasks()[0]
    type_text(f"{other.content} nhé")
    qtbot.waitUntil(lambda: other.content in said(panel, "task_alike"))
    assert "Gần giống một nhiệm vụ đang làm (giao ngày " in said(panel, "task_alike")
    press(ENTER, ctrl=True)
    qtbot.waitUntil(lambda: len(record(panel).tasks) == 1)
    qtbot.waitUntil(lambda: said(panel, "task_alike") == "")


def test_the_table_marks_every_fact_that_is_missing(panel: StepPanel, qtbot: QtBot):
    type_text("Gửi báo cáo")
    press(ENTER, ctrl=True)
    qtbot.waitUntil(lambda: len(record(panel).tasks) == 1)
    model = control(panel, QTableView, "task_table").model()
    qtbot.waitUntil(lambda: model.index(0, 4).data() == "chưa có yêu cầu, biện pháp")
    warn = panel.session.context.tokens.colours.warn
    marked = [model.index(0, place).data(Qt.ItemDataRole.ForegroundRole) for place in range(1, 5)]
    assert [colour.name() for colour in marked] == [warn] * 4
