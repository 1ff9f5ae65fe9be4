"""The conclusion, its tasks and votes."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QSpinBox, QTableView
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import StepKind, TaskStatus, VoteMethod
from app.ui.context import AppContext
from app.ui.live.conclusion_panel import ConclusionPanel
from app.ui.live.panel import StepPanel
from tests.keyboard import press
from tests.ui.live.tools import HELD, PLANNED, again, control, drafted, put, record, show_panel

ENTER = Qt.Key.Key_Return


@pytest.fixture
def panel(qtbot: QtBot, context: AppContext) -> StepPanel:
    return show_panel(qtbot, context, StepKind.CONCLUSION)


@pytest.fixture
def planned(qtbot: QtBot, context: AppContext) -> StepPanel:
    return show_panel(qtbot, context, StepKind.CONCLUSION, PLANNED)


def edit(panel: StepPanel, name: str) -> QPlainTextEdit:
    return control(panel, QPlainTextEdit, name)


def line(panel: StepPanel, name: str) -> QLineEdit:
    return control(panel, QLineEdit, name)


def press_button(panel: StepPanel, name: str) -> None:
    control(panel, QPushButton, name).click()


def open_task(panel: StepPanel, number: int, key: Qt.Key = ENTER) -> None:
    table = control(panel, QTableView, "task_table")
    table.setFocus()
    table.setCurrentIndex(table.model().index(number, 0))
    QTest.keyClick(table, key)


def cells(panel: StepPanel, row: int) -> list[str]:
    model = control(panel, QTableView, "task_table").model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_the_conclusion_is_kept_while_it_is_typed_and_comes_back(panel: StepPanel, qtbot: QtBot):
    before = record(panel).conclusion
    put(edit(panel, "conclusion_input"), " Thống nhất.")
    qtbot.waitUntil(lambda: record(panel).conclusion == f"{before} Thống nhất.")
    assert edit(panel, "conclusion_input").textCursor().position() == len(record(panel).conclusion)
    assert edit(again(qtbot, panel), "conclusion_input").toPlainText() == record(panel).conclusion


def test_conclusions_of_two_sessions_never_mix(panel: StepPanel, planned: StepPanel, qtbot: QtBot):
    put(edit(panel, "conclusion_input"), "Của quý ba. ")
    put(edit(planned, "conclusion_input"), "Của quý bốn.")
    qtbot.waitUntil(lambda: record(planned).conclusion == "Của quý bốn.")
    qtbot.waitUntil(lambda: record(panel).conclusion.startswith("Của quý ba. Buổi"))


def test_a_task_is_given_by_keyboard(planned: StepPanel, qtbot: QtBot):
    planned.activateWindow()
    qtbot.waitActive(planned)
    press(Qt.Key.Key_T, ctrl=True, target=edit(planned, "conclusion_input"))
    assert edit(planned, "task_content_input").hasFocus()
    put(edit(planned, "task_content_input"), "Lập danh sách hồ sơ chậm")
    put(line(planned, "task_assignee_input"), "nvh", ENTER)
    put(line(planned, "task_assignee_input"), "ha thi", ENTER)
    put(line(planned, "task_inspector_input"), "tqt", ENTER)
    put(line(planned, "task_due_input"), "20/12")
    assert control(planned, QLabel, "task_due_day").text() == "Chủ nhật, ngày 20 tháng 12 năm 2026"
    put(edit(planned, "task_requirement_input"), "Xong trước hạn", ENTER, ctrl=True)
    qtbot.waitUntil(lambda: len(record(planned).tasks) == 1)
    task = record(planned).tasks[0]
    assert (task.content, task.assignees, task.inspector) == ("Lập danh sách hồ sơ chậm", ("m1", "m3"), "m2")
    assert (task.due_on, task.requirement) == (date(2026, 12, 20), "Xong trước hạn")
    assert edit(planned, "task_content_input").toPlainText() == ""
    assert record(planned).drafts == {}


def test_a_task_without_facts_says_what_is_missing(planned: StepPanel, qtbot: QtBot):
    press_button(planned, "task_button")
    put(edit(planned, "task_content_input"), "Gửi báo cáo", ENTER, ctrl=True)
    missing = ["chưa có người làm", "chưa có hạn", "chưa có"]
    assert cells(planned, 0) == ["Gửi báo cáo", *missing, "đang ghi…"]
    qtbot.waitUntil(lambda: cells(planned, 0)[-1] == "chưa có yêu cầu, biện pháp")
    index = control(planned, QTableView, "task_table").model().index(0, 2)
    warn = planned.session.context.tokens.colours.warn
    assert index.data(Qt.ItemDataRole.ForegroundRole).name() == warn


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [("task_due_input", "mai", "20/12"), ("task_assignee_input", "dat", "người thực hiện"),
     ("task_inspector_input", "dat", "người kiểm tra")],
)  # fmt: skip
def test_what_is_not_understood_is_said_and_nothing_is_lost(planned: StepPanel, name: str, typed: str, said: str):
    press_button(planned, "task_button")
    put(edit(planned, "task_content_input"), "Gửi báo cáo")
    put(line(planned, name), typed)
    press_button(planned, "save_task")
    assert said in control(planned, QLabel, "task_hint").text()
    assert line(planned, name).hasFocus()
    assert (edit(planned, "task_content_input").toPlainText(), line(planned, name).text()) == ("Gửi báo cáo", typed)
    planned.session.context.book.flush()
    assert record(planned).tasks == ()


def test_a_task_begun_comes_back(planned: StepPanel, qtbot: QtBot):
    press_button(planned, "task_button")
    put(line(planned, "task_assignee_input"), "nvh", ENTER)
    put(line(planned, "task_inspector_input"), "tqt", ENTER)
    put(line(planned, "task_due_input"), "20/12")
    put(edit(planned, "task_content_input"), "Gửi báo")
    qtbot.waitUntil(lambda: drafted(planned, "task_content_input") == "Gửi báo")
    planned.leave()
    planned.session.context.book.flush()
    fresh = again(qtbot, planned)
    assert edit(fresh, "task_content_input").toPlainText() == "Gửi báo"
    assert line(fresh, "task_due_input").text() == "20/12"
    press_button(fresh, "save_task")
    qtbot.waitUntil(lambda: len(record(fresh).tasks) == 1)
    assert (record(fresh).tasks[0].assignees, record(fresh).tasks[0].inspector) == (("m1",), "m2")


def test_a_task_is_changed_and_keeps_its_state(panel: StepPanel, qtbot: QtBot):
    before = record(panel).tasks[1]
    assert before.status is TaskStatus.DONE
    open_task(panel, 1)
    assert line(panel, "task_due_input").text() == "15/10/2026"
    put(edit(panel, "task_content_input"), " sớm", ENTER, ctrl=True)
    qtbot.waitUntil(lambda: record(panel).tasks[1].content == f"{before.content} sớm")
    after = record(panel).tasks[1]
    assert (after.status, after.result, after.assignees, after.due_on) == (
        before.status, before.result, before.assignees, before.due_on,
    )  # fmt: skip


def test_forms_of_two_tasks_never_mix(panel: StepPanel):
    first, second = record(panel).tasks[:2]
    open_task(panel, 0)
    put(edit(panel, "task_content_input"), " (sửa)", Qt.Key.Key_Escape)
    open_task(panel, 1)
    assert edit(panel, "task_content_input").toPlainText() == second.content
    press_button(panel, "task_button")
    assert edit(panel, "task_content_input").toPlainText() == ""
    open_task(panel, 0)
    assert edit(panel, "task_content_input").toPlainText() == f"{first.content} (sửa)"
    assert record(panel).tasks[0] == first


def test_a_removed_task_can_be_taken_back(panel: StepPanel, qtbot: QtBot):
    gone = record(panel).tasks[0]
    open_task(panel, 0, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(record(panel).tasks) == 4)
    press_button(panel, "undo_decision")
    qtbot.waitUntil(lambda: record(panel).tasks[0] == gone)


def test_a_vote_is_taken_down_with_its_base(panel: StepPanel, qtbot: QtBot):
    panel.activateWindow()
    qtbot.waitActive(panel)
    press(Qt.Key.Key_B, ctrl=True, target=edit(panel, "conclusion_input"))
    put(edit(panel, "vote_question_input"), "Thông qua nghị quyết")
    put(control(panel, QSpinBox, "vote_for"), "26")
    put(control(panel, QSpinBox, "vote_against"), "1", ENTER, ctrl=True)
    qtbot.waitUntil(lambda: len(record(panel).votes) == 3)
    vote = record(panel).votes[-1]
    assert (vote.question, vote.in_favour, vote.against, vote.other) == ("Thông qua nghị quyết", 26, 1, 0)
    assert (vote.method, vote.base) == (VoteMethod.SHOW_OF_HANDS, panel.session.counts.voting_base)
    assert record(panel).drafts == {}
    assert not edit(panel, "vote_question_input").isVisible()


def test_the_base_is_explained_and_odd_figures_are_said_but_kept(panel: StepPanel, qtbot: QtBot):
    press_button(panel, "vote_button")
    assert "27 đồng chí có quyền biểu quyết" in control(panel, QLabel, "vote_base").text()
    put(edit(panel, "vote_question_input"), "Thông qua")
    put(control(panel, QSpinBox, "vote_for"), "40")
    assert "nhiều hơn 27 đồng chí" in control(panel, QLabel, "vote_check").text()
    press_button(panel, "save_vote")
    qtbot.waitUntil(lambda: record(panel).votes[-1].in_favour == 40)


def test_a_vote_begun_comes_back(panel: StepPanel, qtbot: QtBot):
    press_button(panel, "vote_button")
    put(control(panel, QSpinBox, "vote_for"), "25")
    put(edit(panel, "vote_question_input"), "Thông qua")
    qtbot.waitUntil(lambda: drafted(panel, "vote_question_input") == "Thông qua")
    fresh = again(qtbot, panel)
    press_button(fresh, "vote_button")
    assert edit(fresh, "vote_question_input").toPlainText() == "Thông qua"
    assert control(fresh, QSpinBox, "vote_for").value() == 25


def test_a_vote_needs_its_question(panel: StepPanel):
    press_button(panel, "vote_button")
    press_button(panel, "save_vote")
    assert control(panel, QLabel, "vote_hint").text() == "Chưa ghi nội dung biểu quyết."
    assert edit(panel, "vote_question_input").hasFocus()


def test_a_vote_is_changed_and_removed(panel: StepPanel, qtbot: QtBot):
    first, second = record(panel).votes
    press_button(panel, f"edit_vote_{first.id}")
    put(control(panel, QSpinBox, "vote_for"), "23", ENTER, ctrl=True)
    qtbot.waitUntil(lambda: record(panel).votes[0].in_favour == 23)
    press_button(panel, f"remove_vote_{second.id}")
    qtbot.waitUntil(lambda: len(record(panel).votes) == 1)
    press_button(panel, "undo_decision")
    qtbot.waitUntil(lambda: record(panel).votes[-1].question == second.question)


def test_the_opinions_stand_beside_by_label(panel: ConclusionPanel, qtbot: QtBot):
    side = panel.side()
    qtbot.addWidget(side)
    texts = [one.text() for one in side.findChildren(QLabel)]
    assert texts[0] == "Ý kiến thảo luận  12"
    assert texts.index("Liên hệ bản thân (2)") < texts.index("Lò Văn Chương")
    assert panel.session.id == HELD
