"""The models behind the live view's lists keep Qt's rules while they change."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPersistentModelIndex
from pytestqt.modeltest import ModelTester

from app.domain.speakers import people
from app.domain.vocabulary import Disposition, Label
from app.services.meeting import NewContribution
from app.services.open_book import OpenBook
from app.ui.live.contribution_model import ContributionListModel, Pending, Row, rows_of
from app.ui.live.name_popup import NameListModel
from app.ui.live.task_table import TaskTableModel
from app.ui.tokens import Tokens
from tests.factory import said, session
from tests.ui.live.tools import HELD


def rows(*numbers: int) -> list[Row]:
    return [Row(number, f"Người {number}", "14:00", "", f"Ý {number}") for number in numbers]


def shown(model: ContributionListModel) -> list[int]:
    return [model.row(number).id for number in range(model.rowCount())]


def test_the_stream_changes_only_what_differs(qtmodeltester: ModelTester):
    model = ContributionListModel()
    qtmodeltester.check(model)
    orders = ((), (1, 2, 3), (2, 3, 1), (1, 3, 2), (1, 2, 3, -1), (1, 2, 3, 4), (1, 3, 4), (3,), (5, 6, 7, 3, 8), ())
    for numbers in orders:
        model.show_rows(rows(*numbers))
        assert shown(model) == list(numbers)
        qtmodeltester.check(model)


def test_a_pending_row_becomes_the_written_one_without_a_second(qtmodeltester: ModelTester):
    before = said(text="Ý cũ")
    coming = Pending(1, NewContribution("Ý mới", speaker="m1"), "Nguyễn Văn An", before.id)
    record = session(contributions=(before,))
    assert [row.id for row in rows_of(record, (), [coming])] == [before.id, -1]
    written = said(text="Ý mới")
    record = session(contributions=(before, written))
    assert [row.id for row in rows_of(record, (), [coming])] == [before.id, written.id]


def test_a_row_says_everything_in_words():
    opinion = said(label=Label.PROPOSAL, disposition=Disposition.ACCEPTED, response="Tiếp thu đầy đủ.")
    row = rows_of(session(contributions=(opinion,)), (), ())[0]
    assert row.words == "Nguyễn Văn An, Kiến nghị: Nhất trí với báo cáo."
    assert row.answer == "Tiếp thu: Tiếp thu đầy đủ."


def test_the_list_of_names_is_a_sound_model(qtmodeltester: ModelTester, open_sample: OpenBook):
    model = NameListModel()
    everyone = people(open_sample.session(HELD))
    assert model.show_people(everyone)
    assert not model.show_people(everyone)
    qtmodeltester.check(model)


def test_the_table_of_tasks_is_a_sound_model(qtmodeltester: ModelTester, open_sample: OpenBook):
    model, record = TaskTableModel(Tokens()), open_sample.session(HELD)
    assert model.show_tasks(record.tasks, record)
    assert not model.show_tasks(record.tasks, record)
    qtmodeltester.check(model)
    assert model.show_tasks([replace(record.tasks[0], content="Khác")], record)
    assert model.index(0, 0).data() == "Khác"
    qtmodeltester.check(model)


def test_a_row_that_is_moved_keeps_what_points_to_it():
    model = ContributionListModel()
    model.show_rows(rows(1, 2, 3, 4))
    pointing = QPersistentModelIndex(model.index(3, 0))
    model.show_rows(rows(4, 1, 5, 2, 3))
    assert pointing.row() == 0
    assert model.place_of(3) == 4
    assert model.place_of(9) == -1
