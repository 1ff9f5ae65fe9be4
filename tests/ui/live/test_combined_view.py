"""A combined sitting in the live view: two parts, one after the other."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import CombinePolicy
from app.services import combined, meeting, roster
from app.services.catalogue import agenda_profile
from app.ui.context import AppContext
from app.ui.live.live_view import LiveView
from tests.ui.live.frame import PLANNED, find, press, session, show

NOON = datetime(2026, 11, 26, 15, 0)


@pytest.fixture(autouse=True)
def at_three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AppContext, "now", lambda self: NOON)


@pytest.fixture
def regular(qtbot: QtBot, context: AppContext) -> str:
    """The first part, running since two o'clock."""
    made: list[str] = []
    profile, cell = agenda_profile("hd42-regular"), context.book.cell()
    context.save(lambda uow: combined.combine(uow, PLANNED, profile, cell), then=made.append)
    qtbot.waitUntil(lambda: bool(made))
    context.save(lambda uow: meeting.start_session(uow, made[0], datetime(2026, 11, 26, 14)))
    assert context.book.flush()
    return made[0]


def begin(qtbot: QtBot, view: LiveView) -> str:
    """Start the open session; return what is said then."""
    with qtbot.waitSignal(view.context.offered) as offered:
        press(Qt.Key.Key_F7)
    return str(offered.args[0])


def test_a_key_leads_to_the_other_part_and_back(qtbot: QtBot, context: AppContext, regular: str) -> None:
    view = show(qtbot, context)
    context.session_requested.connect(view.open_session)
    press(Qt.Key.Key_F8, Qt.KeyboardModifier.ControlModifier)
    assert session(view).id == regular
    assert find(view, QPushButton, "open_other_part").text() == "Sang phần chuyên đề"
    press(Qt.Key.Key_F8, Qt.KeyboardModifier.ControlModifier)
    assert session(view).id == PLANNED


def test_the_second_part_says_that_the_first_still_runs(qtbot: QtBot, context: AppContext, regular: str) -> None:
    view = show(qtbot, context)
    assert "phần thường kỳ chưa ghi giờ kết thúc" in find(view, QLabel, "session_notice").text()
    said = begin(qtbot, view)
    assert said == "Đã bắt đầu phần 2 lúc 15:00. Phần 1 chưa ghi giờ kết thúc; hai phần tổ chức lần lượt."


def test_nothing_is_to_wait_for_where_sessions_mix_freely(qtbot: QtBot, context: AppContext, regular: str) -> None:
    context.save(lambda uow: roster.set_combine(uow, CombinePolicy.FREE))
    assert context.book.flush()
    assert begin(qtbot, show(qtbot, context)) == "Đã bắt đầu phần 2 lúc 15:00."


def test_the_length_is_that_of_both_parts(qtbot: QtBot, context: AppContext, regular: str) -> None:
    view = show(qtbot, context, regular)
    assert find(view, QLabel, "session_clock").text() == "đã 60/120 phút"
    assert find(view, QLabel, "session_name").text().endswith("phần 1")


def test_an_end_that_comes_too_early_is_said(qtbot: QtBot, context: AppContext) -> None:
    context.save(lambda uow: meeting.start_session(uow, PLANNED, datetime(2026, 11, 26, 14)))
    assert context.book.flush()
    view = show(qtbot, context)
    view.show_step(7)
    with qtbot.waitSignal(context.offered) as offered:
        find(view, QPushButton, "finish_session").click()
    assert offered.args[0] == (
        "Đã ghi giờ kết thúc 15:00. Buổi sinh hoạt dài 60 phút, quy định ít nhất 90 phút."
    )  # fmt: skip


def test_a_session_on_its_own_has_no_way_to_another_part(qtbot: QtBot, context: AppContext) -> None:
    view = show(qtbot, context)
    assert not find(view, QPushButton, "open_other_part").isVisible()
    press(Qt.Key.Key_F8, Qt.KeyboardModifier.ControlModifier)
    assert session(view).id == PLANNED
