"""The tasks of all sessions in the window."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QFrame, QLabel, QPlainTextEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.records import TaskRecord
from app.domain.tasks import TaskState
from app.domain.vocabulary import TaskStatus
from app.services import decisions
from app.ui.context import AppContext
from app.ui.list_table import TONE_ROLE
from app.ui.tasks_page import TasksPage
from app.ui.tasks_table import STATE, TasksTable, TaskView


@pytest.fixture
def page(qtbot: QtBot, context: AppContext) -> TasksPage:
    """The tasks of the sample, shown."""
    made = TasksPage(context)
    qtbot.addWidget(made)
    made.resize(1170, 700)
    made.refresh()
    made.show()
    qtbot.waitExposed(made)
    return made


def press(page: TasksPage, name: str) -> None:
    page.findChild(QPushButton, name).click()


def shown(page: TasksPage) -> list[str]:
    return [row.content for row in page.table.model().rows]


def task(page: TasksPage, beginning: str) -> TaskRecord:
    return next(t for t in page.context.book.tasks() if t.content.startswith(beginning))


def work_on(page: TasksPage, qtbot: QtBot, beginning: str) -> QPlainTextEdit:
    page.table.setFocus()
    assert page.table.choose(task(page, beginning).id)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    result = page.findChild(QPlainTextEdit, "task_result")
    qtbot.waitUntil(result.hasFocus)
    return result


def test_the_model_keeps_the_rules_of_qt(context: AppContext, qtmodeltester: ModelTester) -> None:
    model = TasksTable(context)
    view = TaskView(1, "Việc", "An", "30/11/2026", "Bình", "Chuyên đề", TaskState("Đã xong", "good"), "", closed=True)
    model.show_rows((view,))
    qtmodeltester.check(model)
    assert model.index(0, STATE).data(TONE_ROLE) == "good"


def test_open_tasks_are_shown_the_overdue_first(page: TasksPage) -> None:
    assert shown(page)[0].startswith("Biên soạn bộ câu hỏi")
    assert page.table.model().rows[0].state.tone == "bad"
    assert not any(row.closed for row in page.table.model().rows)


def test_choices_say_how_many_they_hold(page: TasksPage) -> None:
    press(page, "filter_done")
    assert page.findChild(QPushButton, "filter_done").text() == f"Đã xong {len(shown(page))}"
    assert all(row.closed for row in page.table.model().rows)
    press(page, "filter_all")
    assert len(shown(page)) == len(page.context.book.tasks())


def test_a_person_narrows_the_list(page: TasksPage) -> None:
    combo = page.findChild(QComboBox, "task_person")
    combo.setCurrentIndex(combo.findData("m8"))
    combo.activated.emit(combo.currentIndex())
    press(page, "filter_all")
    assert shown(page) == ["Rà soát thủ tục “một cửa” đang niêm yết"]


def test_a_result_is_durable_while_it_is_typed(page: TasksPage, qtbot: QtBot) -> None:
    result = work_on(page, qtbot, "Rà soát")
    result.setPlainText("Đã rà soát 20 thủ tục")
    qtbot.waitUntil(lambda: task(page, "Rà soát").result == "Đã rà soát 20 thủ tục", timeout=2000)
    assert result.hasFocus()


def test_what_is_typed_goes_to_the_task_it_was_typed_for(page: TasksPage, qtbot: QtBot) -> None:
    result = work_on(page, qtbot, "Rà soát")
    result.setPlainText("của việc này")
    page.table.choose(task(page, "Xây dựng lịch").id)
    assert result.toPlainText() == ""
    qtbot.waitUntil(lambda: task(page, "Rà soát").result == "của việc này")
    assert task(page, "Xây dựng lịch").result == ""


def test_marking_done_asks_for_result_and_day_at_once(page: TasksPage, qtbot: QtBot) -> None:
    result = work_on(page, qtbot, "Rà soát")
    press(page, "task_done")
    assert result.hasFocus()
    qtbot.waitUntil(lambda: task(page, "Rà soát").done_on == page.context.now().date())
    day = page.findChild(QDateEdit, "task_done_on")
    qtbot.waitUntil(day.isVisible)
    day.setDate(QDate(2026, 11, 18))
    qtbot.waitUntil(lambda: task(page, "Rà soát").done_on == date(2026, 11, 18))


def test_evidence_and_the_inspectors_check_are_kept(page: TasksPage, qtbot: QtBot) -> None:
    work_on(page, qtbot, "Rà soát")
    press(page, "task_done")
    for name, text in (("task_evidence", "Báo cáo số 12"), ("task_check_note", "Đúng yêu cầu")):
        field = page.findChild(QPlainTextEdit, name)
        qtbot.waitUntil(field.isVisible)
        field.setPlainText(text)
    press(page, "task_checked")
    qtbot.waitUntil(lambda: task(page, "Rà soát").check_note == "Đúng yêu cầu")
    kept = task(page, "Rà soát")
    assert (kept.evidence, kept.checked_on) == ("Báo cáo số 12", page.context.now().date())
    press(page, "filter_done")
    assert next(row for row in page.table.model().rows if row.id == kept.id).state.text == "Đã kiểm tra"


def test_what_is_not_done_says_why_and_where_it_comes_up_again(page: TasksPage, qtbot: QtBot) -> None:
    work_on(page, qtbot, "Rà soát")
    cause, evidence = (page.findChild(QPlainTextEdit, f"task_{name}") for name in ("cause", "evidence"))
    assert (cause.isVisible(), evidence.isVisible()) == (True, False)
    cause.setPlainText("Chờ số liệu")
    qtbot.waitUntil(lambda: task(page, "Rà soát").cause == "Chờ số liệu")
    assert "Nêu lại ở buổi tới: 26/11/2026" in page.findChild(QLabel, "task_details").text()


def test_sessions_that_heard_of_a_task_can_be_opened(page: TasksPage, qtbot: QtBot) -> None:
    work_on(page, qtbot, "Biên soạn")
    with qtbot.waitSignal(page.context.session_requested) as asked:
        press(page, "open_heard_session_1")
    assert asked.args == ["2026-q3"]


def test_groups_have_headings_that_the_keyboard_passes_by(page: TasksPage, qtbot: QtBot) -> None:
    groups = page.findChild(QComboBox, "task_group")
    groups.setCurrentIndex(1)
    groups.activated.emit(1)
    rows = page.table.model().rows
    headings = [place for place, row in enumerate(rows) if row.heading]
    assert rows[0].content == f"Quá hạn ({headings[1] - 1})"
    page.table.setFocus()
    assert page.table.chosen() == rows[1].id
    page.table.choose(rows[headings[1] - 1].id)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.table.chosen() == rows[headings[1] + 1].id


def test_a_year_without_tasks_keeps_those_that_are_open(page: TasksPage) -> None:
    years = page.findChild(QComboBox, "task_year")
    years.addItem("Năm 2020", 2020)
    years.setCurrentIndex(years.count() - 1)
    years.activated.emit(years.currentIndex())
    press(page, "filter_all")
    assert {row.closed for row in page.table.model().rows} == {False}


def test_a_task_that_is_done_leaves_the_open_list_but_stays_in_the_panel(page: TasksPage, qtbot: QtBot) -> None:
    result = work_on(page, qtbot, "Rà soát")
    press(page, "task_done")
    qtbot.waitUntil(lambda: not any(text.startswith("Rà soát") for text in shown(page)))
    assert task(page, "Rà soát").status is TaskStatus.DONE
    result.setPlainText("Xong ngày 18/11")
    page.leave()
    qtbot.waitUntil(lambda: task(page, "Rà soát").result == "Xong ngày 18/11")


def test_escape_returns_to_the_table_and_keeps_the_text(page: TasksPage, qtbot: QtBot) -> None:
    result = work_on(page, qtbot, "Rà soát")
    result.setPlainText("đang làm")
    qtbot.keyClick(result, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.table.hasFocus)
    assert not result.isVisible()
    qtbot.waitUntil(lambda: task(page, "Rà soát").result == "đang làm")


def test_the_session_that_gave_a_task_can_be_opened(page: TasksPage, qtbot: QtBot) -> None:
    work_on(page, qtbot, "Rà soát")
    with qtbot.waitSignal(page.context.session_requested) as asked:
        press(page, "open_task_session")
    assert asked.args == ["2026-q3"]


def test_long_texts_take_three_lines_at_most(page: TasksPage, qtbot: QtBot) -> None:
    new = decisions.NewTask("Phối hợp rà soát, cập nhật danh sách hộ gia đình chính sách " * 9)
    page.context.save(lambda uow: decisions.add_task(uow, "2026-q3", new))
    qtbot.waitUntil(lambda: any(text.startswith("Phối hợp") for text in shown(page)))
    row = next(n for n, text in enumerate(shown(page)) if text.startswith("Phối hợp"))
    line = page.table.fontMetrics().height()
    assert 3 * line <= page.table.rowHeight(row) <= 4.5 * line


def test_an_empty_book_says_where_tasks_come_from(qtbot: QtBot, empty_context: AppContext) -> None:
    page = TasksPage(empty_context)
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    empty = page.findChild(QFrame, "tasks_empty")
    assert empty.isVisible()
    assert any("buổi sinh hoạt" in text.text() for text in empty.findChildren(QLabel))


def test_nothing_overdue_is_said_plainly(page: TasksPage, qtbot: QtBot) -> None:
    for overdue in [t for t in page.context.book.tasks() if t.status is TaskStatus.OPEN]:
        page.table.choose(overdue.id)
        press(page, "task_done")
    qtbot.waitUntil(lambda: not shown(page))
    assert page.findChild(QFrame, "tasks_empty").isVisible()
