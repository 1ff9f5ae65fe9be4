"""Rows known by a key: views are told of what changes, and never that everything did."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import AttendanceStatus, StepKind
from app.services import meeting
from app.services.meeting import NewContribution
from app.services.open_book import OpenBook
from app.ui.context import AppContext
from app.ui.live import contribution_delegate
from app.ui.live.contribution_delegate import ContributionDelegate
from app.ui.live.contribution_list import ContributionList
from app.ui.live.contribution_model import Row
from app.ui.live.panel import StepPanel
from app.ui.live.roll_table import RollTable
from app.ui.live.side_list import Line, SideList, SideListModel
from app.ui.live.task_table import TaskTable, TaskTableModel
from app.ui.tokens import Tokens
from tests.factory import END
from tests.ui.live.tools import HELD, any_made, record, show_panel

TEXT = "Nhất trí với báo cáo đề dẫn; đề nghị phân công cụ thể. " * 4


class Told:
    """Counts what a model tells its views."""

    def __init__(self, model: object) -> None:
        self._model = model  # the spies name it only weakly
        self.resets = [QSignalSpy(getattr(model, name)) for name in ("modelReset", "layoutChanged")]
        self.rows = [QSignalSpy(getattr(model, name)) for name in ("rowsInserted", "rowsRemoved", "dataChanged")]

    @property
    def was_reset(self) -> bool:
        return any(spy.count() for spy in self.resets)

    @property
    def counts(self) -> list[int]:
        return [spy.count() for spy in self.rows]


@pytest.fixture
def heights(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The ids of opinions whose words were broken into lines to know their height."""
    done: list[int] = []
    measure = ContributionDelegate._height

    def counted(delegate: ContributionDelegate, row: Row, width: int) -> int:
        done.append(row.id)
        return measure(delegate, row, width)

    monkeypatch.setattr(contribution_delegate.ContributionDelegate, "_height", counted)
    return done


def rows(number: int) -> list[Row]:
    return [Row(place, f"Nguyễn Văn {place}", "14:30", "", TEXT) for place in range(1, number + 1)]


@pytest.fixture
def stream(qtbot: QtBot) -> ContributionList:
    made = ContributionList(Tokens())
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


@pytest.mark.parametrize("number", [10, 300])
def test_a_new_opinion_alone_is_laid_out_however_long_the_stream(
    qtbot: QtBot, stream: ContributionList, heights: list[int], number: int
) -> None:
    stream.show_rows(rows(number))
    qtbot.waitUntil(lambda: len(set(heights)) == number)
    heights.clear()
    told = Told(stream.model())
    stream.show_rows(rows(number + 1))
    qtbot.waitUntil(lambda: bool(heights))
    stream.scheduleDelayedItemsLayout()
    qtbot.waitUntil(lambda: stream.at_end)
    assert heights == [number + 1]
    assert not told.was_reset
    assert told.counts == [1, 0, 0]


BEFORE = rows(40)
CHANGES = [
    ([*BEFORE[:20], replace(BEFORE[20], text="Đã sửa."), *BEFORE[21:]], [21], [0, 0, 1]),
    ([*BEFORE[:20], *BEFORE[21:]], [], [0, 1, 0]),
    ([BEFORE[1], BEFORE[0], *BEFORE[2:]], [], [0, 0, 0]),
]


@pytest.mark.parametrize(("after", "laid", "counts"), CHANGES, ids=["edited", "removed", "moved"])
def test_what_stays_is_not_laid_out_again(
    qtbot: QtBot, stream: ContributionList, heights: list[int], after: list[Row], laid: list[int], counts: list[int]
) -> None:
    stream.show_rows(BEFORE)
    qtbot.waitUntil(lambda: len(set(heights)) == 40)
    heights.clear()
    told = Told(stream.model())
    stream.show_rows(after)
    stream.doItemsLayout()
    assert heights == laid
    assert not told.was_reset
    assert told.counts == counts


def test_lines_of_a_list_change_one_by_one_and_are_as_told(qtmodeltester: ModelTester) -> None:
    model = SideListModel()
    told = Told(model)
    orders = ("abc", "bc", "xbcy", "aab", "ab", "bbb", "", "abcdef", "fedcba")
    for words in orders:
        model.show_lines([Line(letter) for letter in words])
        assert [model.index(row, 0).data() for row in range(model.rowCount())] == list(words)
        qtmodeltester.check(model)
    assert not told.was_reset


def test_many_lines_come_at_once() -> None:
    model = SideListModel()
    told = Told(model)
    model.show_lines([Line(str(number)) for number in range(200)])
    assert told.counts == [1, 0, 0]


@pytest.fixture
def discussion(qtbot: QtBot, context: AppContext) -> StepPanel:
    return show_panel(qtbot, context, StepKind.DISCUSSION)


def test_an_opinion_in_the_book_reaches_every_list_of_the_discussion_without_a_reset(
    qtbot: QtBot, discussion: StepPanel, context: AppContext
) -> None:
    side = discussion.side()
    assert side is not None
    qtbot.addWidget(side)
    side.show()
    lists = [any_made(discussion, ContributionList, "contribution_list"), *side.findChildren(SideList)]
    told = [Told(one.model()) for one in lists]
    before = lists[0].model().rowCount()
    new = NewContribution("Nhất trí.", "m3", at=END)
    discussion.session.save(lambda uow: meeting.add_contribution(uow, HELD, new))
    qtbot.waitUntil(lambda: lists[0].model().rowCount() == before + 1)
    assert not any(one.was_reset for one in told)


def test_a_mark_in_the_roll_redraws_its_line_alone(qtbot: QtBot, context: AppContext) -> None:
    panel = show_panel(qtbot, context, StepKind.ROLL_CALL)
    table = any_made(panel, RollTable, "attendance_table")
    told, member = Told(table.model()), table.roll.entries[5].member_id
    line = meeting.Roll(AttendanceStatus.LATE)
    panel.session.save(lambda uow: meeting.mark(uow, HELD, [member], line))
    qtbot.waitUntil(lambda: table.roll.entries[5].status is AttendanceStatus.LATE)
    assert record(panel).roll
    assert not told.was_reset
    assert told.counts == [0, 0, 1]


def test_a_new_task_leaves_the_others_as_they_are(open_sample: OpenBook) -> None:
    held, model = open_sample.session(HELD), TaskTableModel(Tokens())
    model.show_tasks(held.tasks[:-1], held)
    told = Told(model)
    assert model.show_tasks(held.tasks, held)
    assert not model.show_tasks(held.tasks, held)
    assert not told.was_reset
    assert told.counts == [1, 0, 0]


def test_remembered_heights_of_tasks_follow_the_width(qtbot: QtBot, open_sample: OpenBook) -> None:
    held, table = open_sample.session(HELD), TaskTable(Tokens())
    qtbot.addWidget(table)
    table.show_tasks(held.tasks, held)
    table.show()
    heights = []
    for width in (900, 320, 900):
        table.resize(width, 400)
        heights.append(sum(table.rowHeight(row) for row in range(len(held.tasks))))
    wide, narrow, again = heights
    assert wide == again < narrow
