"""How long the steps and the session are to take, and how long they took."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.services import combined, meeting
from app.services.catalogue import agenda_profile
from app.ui.context import AppContext
from app.ui.live.live_view import LiveView
from app.ui.live.moment_field import MinutesField
from tests.ui.live.frame import PLANNED, find, session, show, type_text


@pytest.fixture
def view(qtbot: QtBot, context: AppContext) -> LiveView:
    return show(qtbot, context)


def plan(view: LiveView, number: int, minutes: str) -> None:
    field = find(view, MinutesField, f"plan_minutes_{number}")
    field.setFocus()
    field.selectAll()
    type_text(minutes)


def test_the_plan_adds_up_against_the_rule(qtbot: QtBot, view: LiveView) -> None:
    plan(view, 1, "20")
    plan(view, 6, "60")
    total = find(view, QLabel, "planned_total")
    qtbot.waitUntil(lambda: total.text() == "Tổng 80 phút; quy định ít nhất 90 phút")
    assert total.property("tone") == "warn"
    plan(view, 7, "15")
    qtbot.waitUntil(lambda: total.property("tone") == "neutral")
    assert view.step_list.steps.rows[5].detail == "dự kiến 60 phút"


def test_a_number_may_be_taken_back(qtbot: QtBot, view: LiveView) -> None:
    plan(view, 1, "20")
    qtbot.waitUntil(lambda: session(view).record.steps[0].planned_minutes == 20)
    plan(view, 1, "0")
    qtbot.waitUntil(lambda: session(view).record.steps[0].planned_minutes is None)


def test_work_after_the_session_is_not_planned(view: LiveView) -> None:
    assert view.findChildren(MinutesField, "plan_minutes_8") == []


def test_the_plan_of_one_part_is_told_of_the_rule_for_both(qtbot: QtBot, view: LiveView, context: AppContext) -> None:
    profile, cell = agenda_profile("hd42-regular"), context.book.cell()
    context.save(lambda uow: combined.combine(uow, PLANNED, profile, cell), then=lambda _: view.refresh())
    total = find(view, QLabel, "planned_total")
    qtbot.waitUntil(lambda: total.text() == "Tổng 0 phút; quy định ít nhất 120 phút cả hai phần")


def test_a_running_session_is_told_against_the_rule(
    qtbot: QtBot, context: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AppContext, "now", lambda self: datetime(2026, 11, 26, 15, 4))
    context.save(lambda uow: meeting.start_session(uow, PLANNED, datetime(2026, 11, 26, 14, 2)))
    assert context.book.flush()
    view = show(qtbot, context)
    assert find(view, QLabel, "session_clock").text() == "đã 62/90 phút"


def test_a_session_that_has_not_begun_says_nothing_of_its_length(view: LiveView) -> None:
    assert not find(view, QLabel, "session_clock").isVisible()
