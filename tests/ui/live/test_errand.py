"""A task given or a vote taken while the discussion goes on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.ui.context import AppContext
from app.ui.live.live_view import LiveView
from tests.ui.live.frame import PLANNED, find, focus_name, press, session, show_running, stored, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(qtbot: QtBot, context: AppContext) -> LiveView:
    made = show_running(qtbot, context)
    made.show_step(6, enter=True)
    find(made, QPlainTextEdit, "contribution_input").setFocus()
    type_text("Đang ghi dở")
    return made


def words(view: LiveView) -> str:
    return find(view, QPlainTextEdit, "contribution_input").toPlainText()


@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_T, "task_content_input"), (Qt.Key.Key_B, "vote_question_input")])
def test_what_is_noted_stays_and_the_keyboard_comes_back(
    qtbot: QtBot, context: AppContext, view: LiveView, key: Qt.Key, name: str
):
    press(key, CTRL)
    assert (view.number, focus_name()) == (7, name)
    type_text("Việc mới")
    press(Qt.Key.Key_Escape)
    assert (view.number, focus_name()) == (6, "contribution_input")
    assert words(view) == "Đang ghi dở"
    assert session(view).record.steps[6].started_at is None
    stored(qtbot, context, lambda: context.book.session(PLANNED).drafts.get(name) == "Việc mới")


def test_a_task_is_given_and_the_discussion_goes_on(qtbot: QtBot, context: AppContext, view: LiveView):
    press(Qt.Key.Key_T, CTRL)
    type_text("Sửa mái nhà văn hóa")
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_Escape)
    assert (view.number, words(view)) == (6, "Đang ghi dở")
    stored(qtbot, context, lambda: [t.content for t in context.book.session(PLANNED).tasks] == ["Sửa mái nhà văn hóa"])


def test_whoever_stays_in_the_conclusion_is_not_sent_back(view: LiveView):
    press(Qt.Key.Key_T, CTRL)
    view.show_step(5)
    view.show_step(7, enter=True)
    find(view, QPlainTextEdit, "task_content_input").setFocus()
    press(Qt.Key.Key_Escape)
    assert view.number == 7
