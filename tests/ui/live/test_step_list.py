"""The list of steps."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.domain.timeline import Stage
from app.ui.context import AppContext
from app.ui.live.live_session import LiveSession
from app.ui.live.step_list import StepList, StepListModel, StepRow, step_rows
from app.ui.tokens import Tokens
from tests.ui.live.frame import HELD, PLANNED


@pytest.fixture
def held(context: AppContext) -> LiveSession:
    return LiveSession(context, HELD)


def test_the_model_is_sound(qtbot: QtBot, held: LiveSession) -> None:
    model = StepListModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(step_rows(held, datetime(2026, 9, 10, 17)))
    model.show_rows(())
    model.show_rows(step_rows(held, datetime(2026, 9, 10, 17)))
    assert model.rowCount() == 8


def test_a_row_says_when_and_how_long_and_what_is_missing(held: LiveSession) -> None:
    rows = step_rows(held, datetime(2026, 9, 10, 17))
    assert rows[0].detail == "14:02 · 5 phút"
    assert rows[5].detail == "14:37 · 1 giờ 9 phút · 12 ý kiến"
    assert rows[7].missing == "Còn thiếu: chưa báo cáo cấp ủy cấp trên"


def test_a_planned_session_reproaches_nobody(context: AppContext) -> None:
    rows = step_rows(LiveSession(context, PLANNED), datetime(2026, 11, 26))
    assert {row.missing for row in rows} == {""}
    assert {row.stage for row in rows} == {Stage.AHEAD}


def test_a_running_session_is_told_quietly_what_it_lacks(held: LiveSession) -> None:
    over = replace(held.record, follow_ups={}, roll=tuple(replace(entry, status=None) for entry in held.record.roll))
    held.record = replace(over, ended_at=None)
    said = step_rows(held, datetime(2026, 9, 10, 16))[1]
    assert not said.pressing
    assert said.missing.count(";") <= 1
    held.record = over
    assert step_rows(held, datetime(2026, 9, 10, 17))[1].pressing


def test_uncalled_members_are_counted_in_words(held: LiveSession) -> None:
    held.record = replace(held.record, roll=tuple(replace(entry, status=None) for entry in held.record.roll))
    assert step_rows(held, datetime(2026, 9, 10, 17))[1].missing.startswith("Còn thiếu: 30 đồng chí chưa điểm danh")


def test_many_missing_things_are_cut_short(held: LiveSession) -> None:
    held.record = replace(held.record, follow_ups={})
    assert step_rows(held, datetime(2026, 9, 10, 17))[7].missing.endswith("; và 1 mục khác")


def test_a_screen_reader_hears_the_whole_row(qtbot: QtBot) -> None:
    model = StepListModel()
    model.show_rows([StepRow(2, "Điểm danh", Stage.DONE, "14:06 · 3 phút", "Còn thiếu: chưa cử thư ký")])
    heard = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Bước 2, Điểm danh, đã qua, 14:06 · 3 phút, Còn thiếu: chưa cử thư ký"


@pytest.mark.parametrize("scale", [1.0, 1.75])
def test_every_row_has_the_height_its_words_need(qtbot: QtBot, held: LiveSession, scale: float) -> None:
    steps = StepList(Tokens(scale=scale))
    qtbot.addWidget(steps)
    steps.resize(260, 600)
    steps.show()
    steps.show_session(held, datetime(2026, 9, 10, 17), 1)
    wide = steps.visualRect(steps.steps.index(7)).height()
    steps.resize(180, 600)
    qtbot.waitUntil(lambda: steps.visualRect(steps.steps.index(7)).height() > wide)
