"""When a step began, how long it is planned to take and who leads it."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.records import StepRecord
from app.services import meeting, minutes_seal
from app.ui.context import AppContext
from app.ui.live.live_view import LiveView
from app.ui.live.moment_field import MinutesField, MomentField, TimeField
from app.ui.live.step_facts import StepFacts
from tests.ui.live.frame import HELD, find, focus_name, press, session, show, type_text


@pytest.fixture
def view(qtbot: QtBot, context: AppContext) -> LiveView:
    """The discussion of a session that was held, with its facts open."""
    made = show(qtbot, context, HELD)
    made.show_step(6)
    press(Qt.Key.Key_F5)
    return made


def discussion(view: LiveView) -> StepRecord:
    return session(view).record.steps[5]


def test_a_key_opens_the_facts_at_the_time_and_escape_closes_them(view: LiveView) -> None:
    assert focus_name() == "step_started"
    press(Qt.Key.Key_Escape)
    assert not view.findChildren(StepFacts)[0].is_open
    assert focus_name() == "open_step_facts"


def test_a_time_set_by_hand_is_marked_in_the_list_and_in_the_field(qtbot: QtBot, view: LiveView) -> None:
    field = find(view, TimeField, "step_started")
    field.setTime(QTime(14, 40))
    qtbot.waitUntil(lambda: discussion(view).corrected)
    assert discussion(view).started_at == datetime(2026, 9, 10, 14, 40)
    qtbot.waitUntil(lambda: "14:40 (sửa tay)" in view.step_list.steps.rows[5].detail)
    view.step_list.setFocus()
    assert field.text() == "14:40 (sửa tay)"


def test_planned_minutes_stand_beside_the_real_ones(qtbot: QtBot, view: LiveView) -> None:
    find(view, MinutesField, "step_planned").setFocus()
    type_text("60")
    qtbot.waitUntil(lambda: discussion(view).planned_minutes == 60)
    qtbot.waitUntil(lambda: "69/60 phút" in view.step_list.steps.rows[5].detail)


def test_a_step_may_have_a_chair_of_its_own_by_keyboard(qtbot: QtBot, view: LiveView) -> None:
    name = find(view, QLineEdit, "step_chair_input")
    name.setFocus()
    type_text("ma thi hoa")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: discussion(view).chair == "m4")
    assert "chủ trì: Ma Thị Hoa" in view.step_list.steps.rows[5].detail
    assert "Bước 6: Ma Thị Hoa" in find(view, QLabel, "session_people").toolTip()
    view.show_step(5)
    assert "Bước" not in find(view, QLabel, "session_people").toolTip()


def test_a_step_that_was_passed_over_gets_a_time_to_correct(qtbot: QtBot, view: LiveView, context: AppContext) -> None:
    context.save(lambda uow: meeting.set_step(uow, HELD, 6, started_at=None), then=lambda _: view.refresh())
    qtbot.waitUntil(lambda: discussion(view).started_at is None)
    find(view, QPushButton, "stamp_step").click()
    qtbot.waitUntil(lambda: discussion(view).corrected)
    assert discussion(view).started_at == session(view).record.steps[4].started_at


def test_work_after_the_session_has_no_time_of_its_own(view: LiveView) -> None:
    view.show_step(8)
    assert not view.findChildren(StepFacts)[0].isVisible()


def test_closed_minutes_close_the_facts(qtbot: QtBot, view: LiveView, context: AppContext) -> None:
    context.save(lambda uow: minutes_seal.finalise(uow, HELD, datetime(2026, 9, 12, 8)), then=lambda _: view.refresh())
    qtbot.waitUntil(lambda: session(view).record.seal is not None)
    assert not find(view, TimeField, "step_started").isEnabled()


def test_a_start_set_by_hand_is_marked_wherever_it_stands(qtbot: QtBot, view: LiveView) -> None:
    view.show_step(1)
    field = find(view, MomentField, "started_at")
    field.setTime(QTime(14, 10))
    qtbot.waitUntil(lambda: session(view).record.start_corrected)
    qtbot.waitUntil(lambda: "(sửa tay)" in find(view, QLabel, "session_clock").text())
    assert "(sửa tay)" in view.step_list.steps.rows[0].detail
    session(view).refresh()
    view.step_list.setFocus()
    assert field.text().endswith("(sửa tay)")


def test_an_end_set_by_hand_is_marked(qtbot: QtBot, view: LiveView) -> None:
    view.show_step(8)
    field = find(view, MomentField, "ended_at")
    field.setTime(QTime(16, 30))
    qtbot.waitUntil(lambda: session(view).record.end_corrected)
    view.step_list.setFocus()
    assert field.text().endswith("(sửa tay)")
