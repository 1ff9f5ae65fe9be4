"""Where the agenda has a review, tasks and questions of earlier sessions come up there."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import SessionKind, StepKind, TaskStatus
from app.services import decisions, directives, meeting, open_questions
from app.services.catalogue import agenda_profile
from app.services.directives import NewDirective
from app.services.meeting import NewSession
from app.ui.context import AppContext
from app.ui.live.panel import StepPanel
from tests.keyboard import press, type_text
from tests.services.saving import save
from tests.ui.live.tools import HELD, PLANNED, control, record, show_panel

START = datetime(2026, 12, 3, 14, 0)


@pytest.fixture
def regular(context: AppContext) -> str:
    """A regular session after those of the sample, just started."""
    book, new = context.book, NewSession(SessionKind.REGULAR, "Sinh hoạt thường kỳ", 2026, planned_at=START)
    profile, cell = agenda_profile("hd42-regular"), book.cell()
    made = save(book, lambda uow: meeting.create_session(uow, new, profile, cell))
    save(book, lambda uow: meeting.start_session(uow, made, START))
    return str(made)


def table(panel: StepPanel) -> QTableView:
    return control(panel, QTableView, "carried_table")


def test_tasks_are_reported_on_above_the_text(qtbot: QtBot, context: AppContext, regular: str):
    panel = show_panel(qtbot, context, StepKind.REVIEW, regular)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.focus_first()
    assert table(panel).hasFocus()
    press(Qt.Key.Key_X)
    press(Qt.Key.Key_Return)
    type_text("Xong")
    qtbot.waitUntil(lambda: [one.result for one in record(panel).task_reviews] == ["Xong"])
    assert record(panel).task_reviews[0].status is TaskStatus.DONE
    control(panel, QPlainTextEdit, "step_text").setFocus()
    type_text("Đã nghe báo cáo.")
    qtbot.waitUntil(lambda: record(panel).step(StepKind.REVIEW).text == "Đã nghe báo cáo.")


def test_they_do_not_come_up_a_second_time_at_the_conclusion(qtbot: QtBot, context: AppContext, regular: str):
    panel = show_panel(qtbot, context, StepKind.CONCLUSION, regular)
    assert not table(panel).isVisible()
    assert not control(panel, QPushButton, "carried_button").isVisible()


def test_without_tasks_the_text_stands_alone(qtbot: QtBot, context: AppContext, regular: str):
    book = context.book
    for task in book.carried_tasks(regular):
        save(book, lambda uow, one=task: decisions.change_task(uow, one.id, _done(one.content)))
    panel = show_panel(qtbot, context, StepKind.REVIEW, regular)
    assert not table(panel).isVisible()


def test_questions_left_open_come_up_with_the_prompts(qtbot: QtBot, context: AppContext):
    save(context.book, lambda uow: open_questions.keep_open(uow, HELD, "Có giao khoán không?"))
    panel = show_panel(qtbot, context, StepKind.PROMPTS, PLANNED)
    shown = [one.text() for one in panel.findChildren(QLabel) if one.isVisible()]
    assert "Có giao khoán không?" in shown


def test_a_document_made_known_goes_into_the_text_and_is_noted_with_the_session(
    qtbot: QtBot, context: AppContext, regular: str
):
    new = NewDirective("Chỉ thị về sinh hoạt chi bộ", "50-CT/TW", date(2025, 7, 23), "Ban Bí thư")
    save(context.book, lambda uow: directives.add(uow, new))
    panel = show_panel(qtbot, context, StepKind.REVIEW, regular)
    offered = control(panel, QComboBox, "made_known")
    assert offered.isVisible()
    control(panel, QPlainTextEdit, "step_text").insertPlainText("Đã nghe báo cáo.")
    offered.setCurrentIndex(1)
    offered.activated.emit(1)
    said = "Đã nghe báo cáo.\nPhổ biến Chỉ thị số 50-CT/TW, ngày 23/7/2025 của Ban Bí thư về sinh hoạt chi bộ."
    qtbot.waitUntil(lambda: record(panel).step(StepKind.REVIEW).text == said)
    qtbot.waitUntil(lambda: not offered.isVisible())
    assert [one.session for one in context.book.ask(directives.uses)] == [regular]


def test_without_documents_nothing_is_offered(qtbot: QtBot, context: AppContext, regular: str):
    panel = show_panel(qtbot, context, StepKind.REVIEW, regular)
    assert not control(panel, QComboBox, "made_known").isVisible()


def _done(content: str) -> decisions.NewTask:
    return decisions.NewTask(content, status=TaskStatus.DONE)
