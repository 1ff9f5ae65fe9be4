"""The frame of the live view."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.services import meeting
from app.ui.context import AppContext
from app.ui.live.conclusion_side import ConclusionSide
from app.ui.live.live_view import LiveView
from tests.ui.live.frame import HELD, PLANNED, find, focus_name, index_of, press, session, show, show_running, type_text


@pytest.fixture
def view(qtbot: QtBot, context: AppContext) -> LiveView:
    return show(qtbot, context)


@pytest.fixture
def running(qtbot: QtBot, context: AppContext) -> LiveView:
    return show_running(qtbot, context)


def stamps(view: LiveView) -> list[int]:
    return [step.number for step in session(view).record.steps if step.started_at]


def test_a_planned_session_opens_at_its_first_step_with_its_start_offered(view: LiveView) -> None:
    assert view.number == 1
    assert find(view, QPushButton, "start_session").isVisible()
    assert not find(view, QPushButton, "finish_session").isVisible()


def test_the_way_on_leads_once_the_session_has_started(qtbot: QtBot, view: LiveView) -> None:
    forward = find(view, QPushButton, "next_step")
    assert not forward.property("kind")
    press(Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: forward.property("kind") == "primary")


def test_looking_through_a_planned_session_stamps_nothing(view: LiveView, context: AppContext) -> None:
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert view.number == 5
    context.book.flush()
    view.refresh()
    assert stamps(view) == []


def test_starting_stamps_the_session_and_its_first_step(running: LiveView) -> None:
    assert stamps(running) == [1]
    assert session(running).record.started_at == session(running).record.steps[0].started_at
    assert not find(running, QPushButton, "start_session").isVisible()


def test_a_start_pressed_by_mistake_can_be_taken_back(qtbot: QtBot, view: LiveView, context: AppContext) -> None:
    with qtbot.waitSignal(context.offered) as offer:
        press(Qt.Key.Key_F7)
    assert offer.args is not None
    offer.args[2]()
    qtbot.waitUntil(lambda: session(view).record.state == "planned")
    assert stamps(view) == []


def test_going_on_stamps_each_step_once(qtbot: QtBot, running: LiveView) -> None:
    press(Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: stamps(running) == [1, 2])
    first = session(running).record.steps[1].started_at
    press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_F8)
    assert session(running).record.steps[1].started_at == first


def test_walking_the_list_with_arrows_only_looks(qtbot: QtBot, running: LiveView, context: AppContext) -> None:
    running.step_list.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    context.book.flush()
    running.refresh()
    assert (running.number, stamps(running), focus_name()) == (3, [1], "step_list")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stamps(running) == [1, 3])
    assert focus_name() == "step_text"


def test_a_click_enters_a_step(qtbot: QtBot, running: LiveView) -> None:
    place = running.step_list.visualRect(index_of(running, 2)).center()
    QTest.mouseClick(running.step_list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert running.number == 3
    qtbot.waitUntil(lambda: stamps(running) == [1, 3])


def test_text_typed_right_before_going_on_is_kept(qtbot: QtBot, running: LiveView) -> None:
    press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    type_text("Mục đích")
    press(Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: session(running).record.steps[2].text == "Mục đích")


def test_keys_right_after_going_on_reach_the_new_step(running: LiveView) -> None:
    press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_F8)
    type_text("Yêu cầu")
    assert running.panel is not None
    assert find(running.panel, QPlainTextEdit, "step_text").toPlainText() == "Yêu cầu"


def test_the_next_step_is_named_and_the_last_has_none(view: LiveView) -> None:
    forward, back = find(view, QPushButton, "next_step"), find(view, QPushButton, "previous_step")
    assert (forward.text(), back.isVisible()) == ("Sang bước 2", False)
    view.show_step(8)
    assert (forward.isVisible(), back.text()) == (False, "Về bước 7")


def test_the_end_is_offered_from_the_conclusion_on_and_leads_to_the_follow_up(qtbot: QtBot, running: LiveView) -> None:
    finish = find(running, QPushButton, "finish_session")
    running.show_step(6, enter=True)
    assert not finish.isVisible()
    running.show_step(7, enter=True)
    assert finish.isVisible()
    press(Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: running.number == 8)
    qtbot.waitUntil(lambda: session(running).record.state == "held")
    assert not finish.isVisible()


def test_an_end_pressed_too_early_can_be_taken_back(qtbot: QtBot, running: LiveView, context: AppContext) -> None:
    running.show_step(7, enter=True)
    with qtbot.waitSignal(context.offered) as offer:
        find(running, QPushButton, "finish_session").click()
    assert offer.args is not None
    offer.args[2]()
    qtbot.waitUntil(lambda: session(running).record.state == "running")


def test_work_after_the_session_is_never_stamped(running: LiveView, context: AppContext) -> None:
    press(Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    context.book.flush()
    running.refresh()
    assert stamps(running) == [1]


def test_escape_goes_to_the_steps_and_only_from_there_to_the_desk(
    qtbot: QtBot, view: LiveView, context: AppContext
) -> None:
    with qtbot.assertNotEmitted(context.page_requested):
        press(Qt.Key.Key_Escape)
    assert focus_name() == "step_list"
    with qtbot.waitSignal(context.page_requested) as asked:
        press(Qt.Key.Key_Escape)
    assert asked.args == ["desk"]


def test_f6_asks_for_the_minutes_with_everything_typed(qtbot: QtBot, view: LiveView, context: AppContext) -> None:
    type_text("Lý do")
    with qtbot.waitSignal(context.document_requested) as asked:
        press(Qt.Key.Key_F6)
    assert asked.args == [PLANNED, "minutes"]
    assert context.book.flush()
    assert context.book.session(PLANNED).steps[0].text == "Lý do"


def test_each_session_comes_back_at_the_step_it_was_left(view: LiveView) -> None:
    view.show_step(4)
    view.open_session(HELD)
    assert view.number == 8
    view.open_session(PLANNED)
    assert view.number == 4


def test_after_a_crash_a_running_session_goes_on_at_the_step_entered_last(
    qtbot: QtBot, running: LiveView, context: AppContext
) -> None:
    running.show_step(4, enter=True)
    qtbot.waitUntil(lambda: stamps(running) == [1, 4])
    again = LiveView(context)
    qtbot.addWidget(again)
    again.open_session(PLANNED)
    assert again.number == 4


def test_text_typed_before_another_session_is_opened_stays_with_its_own(view: LiveView, context: AppContext) -> None:
    type_text("Của quý IV")
    view.open_session(HELD)
    assert context.book.flush()
    assert context.book.session(PLANNED).steps[0].text == "Của quý IV"
    assert "Của quý IV" not in context.book.session(HELD).steps[0].text


def test_an_unknown_session_is_said_and_changes_nothing(qtbot: QtBot, view: LiveView, context: AppContext) -> None:
    with qtbot.waitSignal(context.said) as said:
        view.open_session("khong-co")
    assert said.args is not None
    assert said.args[1] == "bad"
    assert session(view).id == PLANNED


def test_changes_made_elsewhere_reach_the_banner(qtbot: QtBot, view: LiveView, context: AppContext) -> None:
    context.save(lambda uow: meeting.set_facts(uow, PLANNED, topic="Chuyên đề đã đổi tên"))
    title = find(view, QLabel, "session_title")
    qtbot.waitUntil(lambda: "Chuyên đề đã đổi tên" in title.toolTip())


def test_a_step_that_is_not_shown_draws_nothing_until_it_is(qtbot: QtBot, running: LiveView) -> None:
    running.show_step(7)
    assert running.panel is not None
    side, count = running.panel.side(), running.panel.findChild(QLabel, "task_heading")
    assert isinstance(side, ConclusionSide)
    assert count is not None
    running.show_step(6)
    shown, seen = side.number, count.text()
    running.context.save(
        lambda uow: meeting.add_contribution(uow, PLANNED, meeting.NewContribution("Nhất trí.", speaker="m3")),
        then=lambda _: running.refresh(),
    )
    qtbot.waitUntil(lambda: len(session(running).record.contributions) == 1)
    assert (side.number, count.text()) == (shown, seen) == (0, "Nhiệm vụ (0)")
    running.show_step(7)
    assert side.number == 1


def test_a_long_topic_stays_on_one_line(qtbot: QtBot, view: LiveView, context: AppContext) -> None:
    height = find(view, QLabel, "session_title").height()
    context.save(lambda uow: meeting.set_facts(uow, PLANNED, topic="Nâng cao chất lượng sinh hoạt\n" * 20))
    qtbot.waitUntil(lambda: "Nâng cao" in find(view, QLabel, "session_title").toolTip())
    assert find(view, QLabel, "session_title").height() == height
    assert view.width() == 1366


def test_a_session_that_was_left_ends(running: LiveView) -> None:
    left = running.session
    running.open_session("2026-q2")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert running.session is not left
    assert not isValid(left)


def test_what_a_session_that_was_left_still_saves_is_told_to_the_window(
    qtbot: QtBot, running: LiveView, context: AppContext
) -> None:
    left = session(running)
    running.open_session("2026-q2")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    with qtbot.waitSignal(context.data_changed):
        left.save(lambda uow: meeting.set_facts(uow, PLANNED, topic="Đã sửa sau"))
    assert context.book.session(PLANNED).topic == "Đã sửa sau"
