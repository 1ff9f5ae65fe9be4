"""Tasks of earlier sessions come up at the conclusion, and are reported on by keys."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import StepKind, TaskStatus
from app.services import meeting, paper_bin
from app.ui.context import AppContext
from app.ui.live.carried_table import CarriedModel
from app.ui.live.panel import StepPanel
from tests.keyboard import press, type_text
from tests.ui.live.tools import HELD, PLANNED, again, control, record, show_panel

ENTER = Qt.Key.Key_Return
OPEN, DONE, DROPPED = TaskStatus
START = datetime(2026, 11, 26, 14, 0)


@pytest.fixture
def panel(qtbot: QtBot, context: AppContext) -> StepPanel:
    """The conclusion of the planned session, just started; two tasks of earlier sessions are open."""
    book = context.book
    for task in book.carried_tasks(PLANNED)[2:]:
        book.save(lambda uow, number=task.id: paper_bin.discard(uow, "task", number, START))
    book.save(lambda uow: meeting.start_session(uow, PLANNED, START))
    assert book.flush()
    shown = show_panel(qtbot, context, StepKind.CONCLUSION, PLANNED)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def table(panel: StepPanel) -> QTableView:
    return control(panel, QTableView, "carried_table")


def line(panel: StepPanel, name: str) -> QLineEdit:
    return control(panel, QLineEdit, f"carried_{name}_input")


def heard(panel: StepPanel) -> list[tuple[TaskStatus, str, str]]:
    return [(one.status, one.result, one.cause) for one in record(panel).task_reviews]


def begin(panel: StepPanel) -> None:
    press(Qt.Key.Key_R, ctrl=True, target=control(panel, QPlainTextEdit, "conclusion_input"))
    assert table(panel).hasFocus()


def test_they_stand_open_until_all_are_reported(panel: StepPanel):
    assert table(panel).isVisible()
    assert control(panel, QLabel, "carried_title").text() == "Nhiệm vụ kỳ trước · 2 chưa báo cáo"
    first, second = (table(panel).model().index(row, 1).data() for row in range(2))
    assert first.startswith("chưa báo cáo\nTrước đã ghi: Đã biên soạn 26/40 câu")
    assert second == "chưa báo cáo"
    assert control(panel, QPlainTextEdit, "conclusion_input").isVisible()


def test_two_tasks_take_eight_keys_beside_the_words(panel: StepPanel, qtbot: QtBot):
    begin(panel)
    press(Qt.Key.Key_X)
    press(ENTER)
    type_text("Đã niêm yết")
    press(ENTER)
    press(Qt.Key.Key_D)
    press(ENTER)
    press(ENTER)
    type_text("Thiếu người")
    press(ENTER)
    qtbot.waitUntil(lambda: heard(panel) == [(DONE, "Đã niêm yết", ""), (OPEN, "", "Thiếu người")])
    assert not table(panel).isVisible()
    assert control(panel, QPlainTextEdit, "conclusion_input").hasFocus()
    qtbot.waitUntil(lambda: control(panel, QPushButton, "carried_button").text() == "Kỳ trước · đã báo cáo")
    first, second = panel.session.context.book.carried_tasks(PLANNED)
    assert (first.status, first.result, second.status, second.cause) == (DONE, "Đã niêm yết", OPEN, "Thiếu người")


def test_words_are_durable_while_they_are_typed_and_come_back(panel: StepPanel, qtbot: QtBot):
    begin(panel)
    press(Qt.Key.Key_T)
    press(ENTER)
    type_text("Trùng")
    qtbot.waitUntil(lambda: heard(panel) == [(DROPPED, "Trùng", "")])
    assert control(again(qtbot, panel), QLineEdit, "carried_result_input").text() == "Trùng"


def test_words_of_one_task_never_go_to_another(panel: StepPanel, qtbot: QtBot):
    begin(panel)
    press(Qt.Key.Key_D)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_D)
    press(ENTER)
    type_text("Của thứ hai")
    table(panel).selectRow(0)
    assert line(panel, "result").text() == ""
    qtbot.waitUntil(lambda: heard(panel) == [(OPEN, "", ""), (OPEN, "Của thứ hai", "")])


def test_a_report_is_taken_back_by_a_key(panel: StepPanel, qtbot: QtBot):
    before = panel.session.context.book.carried_tasks(PLANNED)
    begin(panel)
    press(Qt.Key.Key_X)
    qtbot.waitUntil(lambda: heard(panel) == [(DONE, "", "")])
    press(Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: heard(panel) == [])
    assert panel.session.context.book.carried_tasks(PLANNED) == before
    press(Qt.Key.Key_Z, ctrl=True)
    qtbot.waitUntil(lambda: heard(panel) == [(DONE, "", "")])


def test_a_cause_survives_a_wrong_key(panel: StepPanel, qtbot: QtBot):
    begin(panel)
    press(Qt.Key.Key_D)
    line(panel, "cause").setFocus()
    type_text("Thiếu người")
    press(Qt.Key.Key_Escape)
    assert table(panel).hasFocus()
    press(Qt.Key.Key_X)
    assert not line(panel, "cause").isVisible()
    qtbot.waitUntil(lambda: heard(panel) == [(DONE, "", "")])
    press(Qt.Key.Key_D)
    assert line(panel, "cause").text() == "Thiếu người"
    qtbot.waitUntil(lambda: heard(panel) == [(OPEN, "", "Thiếu người")])


def test_letters_never_search_and_enter_waits_for_a_state(panel: StepPanel):
    begin(panel)
    for key in (Qt.Key.Key_A, Qt.Key.Key_Q, ENTER):
        press(key)
    assert table(panel).hasFocus()
    assert control(panel, QLabel, "carried_hint").isVisible()
    assert heard(panel) == []


def test_put_off_they_stay_away_until_they_are_asked_for(panel: StepPanel, qtbot: QtBot):
    begin(panel)
    press(Qt.Key.Key_Escape)
    assert not table(panel).isVisible()
    panel.session.refresh()
    assert not table(panel).isVisible()
    assert QApplication.focusWidget() is control(panel, QPlainTextEdit, "conclusion_input")
    begin(panel)


def test_a_session_that_was_held_shows_them_only_when_asked(qtbot: QtBot, context: AppContext):
    held = show_panel(qtbot, context, StepKind.CONCLUSION, HELD)
    assert not table(held).isVisible()


def test_the_model_keeps_the_rules_of_models(panel: StepPanel, qtmodeltester: ModelTester):
    model = table(panel).model()
    assert isinstance(model, CarriedModel)
    qtmodeltester.check(model)
