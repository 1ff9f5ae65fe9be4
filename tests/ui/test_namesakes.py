"""Two members of one name are told apart wherever the window shows them."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QTableView
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import AttendanceStatus, StepKind
from app.services import decisions, meeting
from app.services.decisions import NewTask
from app.services.meeting import NewContribution
from app.ui.context import AppContext
from app.ui.desk_page import DeskPage
from app.ui.live.live_view import LiveView
from app.ui.people_list import PeopleList
from app.ui.tasks_page import TasksPage
from tests.ui.live.frame import PLANNED, find, press, show_running

#: m22 and m23 of the sample have one name.
BOTH = ("Nguyễn Thị Hương (Tổ đảng 2)", "Nguyễn Thị Hương (Tổ đảng 3)")


@pytest.fixture
def running(qtbot: QtBot, context: AppContext) -> LiveView:
    """A session with everybody there, in which both spoke."""
    view = show_running(qtbot, context)
    everybody = [entry.member_id for entry in context.book.session(PLANNED).roll]
    here = meeting.Roll(AttendanceStatus.PRESENT)
    context.book.save(lambda uow: meeting.mark(uow, PLANNED, everybody, here))
    return view


def step(view: LiveView, kind: StepKind) -> None:
    assert view.session is not None
    found = view.session.record.step(kind)
    assert found is not None
    view.show_step(found.number)


def words(shown: QListView | QTableView, column: int = 0) -> list[str]:
    """Return what a list says aloud."""
    model = shown.model()
    role = Qt.ItemDataRole.AccessibleTextRole if isinstance(shown, QListView) else Qt.ItemDataRole.DisplayRole
    return [str(model.index(row, column).data(role)) for row in range(model.rowCount())]


def test_in_the_roll_sheet_and_its_strip(qtbot: QtBot, running: LiveView) -> None:
    step(running, StepKind.ROLL_CALL)
    table = find(running, QTableView, "attendance_table")
    assert set(BOTH) <= set(words(table, 1))
    table.go_to(next(row for row, name in enumerate(words(table, 1)) if name == BOTH[1]))
    press(Qt.Key.Key_L)
    assert f"Lý do vắng: đồng chí {BOTH[1]}" in [one.text() for one in running.findChildren(QLabel)]


def test_in_the_stream_and_among_those_who_have_not_spoken(
    qtbot: QtBot, context: AppContext, running: LiveView
) -> None:
    new = NewContribution("Nhất trí.", speaker="m22", speaker_name="Nguyễn Thị Hương")
    context.book.save(lambda uow: meeting.add_contribution(uow, PLANNED, new))
    assert context.book.flush()
    assert running.session is not None
    running.session.refresh()
    step(running, StepKind.DISCUSSION)
    assert words(find(running, QListView, "contribution_list"))[0].startswith(f"{BOTH[0]}: ")
    silent = words(find(running, QListView, "unspoken_list"))
    assert [name for name in BOTH if any(line.startswith(name) for line in silent)] == [BOTH[1]]


def test_in_a_name_that_was_chosen(qtbot: QtBot, running: LiveView) -> None:
    step(running, StepKind.DISCUSSION)
    box = find(running, QLineEdit, "speaker_input")
    box.setFocus()
    box.setText("Nguyễn Thị Hương")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert (box.text(), box.toolTip()) == ("Nguyễn Thị Hương", "Tổ đảng 3")


def test_among_members_that_are_ticked(qtbot: QtBot, context: AppContext) -> None:
    people = PeopleList(context.tokens)
    qtbot.addWidget(people)
    people.offer(context.book.members())
    assert set(BOTH) <= {people.item(row).text() for row in range(people.count())}


def test_in_the_tasks_and_on_the_desk(qtbot: QtBot, context: AppContext) -> None:
    new = NewTask("Rà soát hồ sơ", assignees=("m22",), due_on=date(2026, 11, 25))
    context.book.save(lambda uow: decisions.add_task(uow, "2026-q3", new))
    assert context.book.flush()
    page, desk = TasksPage(context), DeskPage(context)
    for one in (page, desk):
        qtbot.addWidget(one)
        one.refresh()
    chosen = [box.itemText(row) for box in page.findChildren(QComboBox) for row in range(box.count())]
    assert f"Của đ/c {BOTH[0]}" in chosen
    assert any(f"Đ/c {BOTH[0]}: Rà soát hồ sơ" in one.text() for one in desk.findChildren(QLabel))
