"""Panels of a session made ahead: a piece at a time, and whole as soon as one is brought."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTableView
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import StepKind
from app.ui.context import AppContext
from app.ui.live.live_session import LiveSession
from app.ui.live.panel_stack import PanelStack
from tests.ui.live.tools import HELD


@pytest.fixture
def session(context: AppContext) -> LiveSession:
    """A session that was held."""
    return LiveSession(context, HELD, context)


@pytest.fixture
def stack(qtbot: QtBot, context: AppContext) -> PanelStack:
    """No panels yet."""
    made = PanelStack(context.tokens)
    qtbot.addWidget(made.middle)
    qtbot.addWidget(made.beside)
    return made


def test_what_belongs_to_a_panel_comes_in_pieces(stack: PanelStack, session: LiveSession) -> None:
    step = session.record.step(StepKind.CONCLUSION)
    panel = stack.make(session, step)
    assert panel.findChild(QPlainTextEdit, "conclusion_input") is not None
    assert not panel.parts
    pieces = 0
    while stack.go_on():
        pieces += 1
    assert len(panel.parts) >= 3
    assert pieces > len(panel.parts)
    assert stack.make(session, step) is None


def test_a_panel_that_is_brought_is_whole(stack: PanelStack, session: LiveSession) -> None:
    for kind in (StepKind.DISCUSSION, StepKind.CONCLUSION):
        panel = stack.make(session, session.record.step(kind))
    stack.bring(panel.number)
    assert len(panel.parts) >= 3
    assert stack.middle.currentWidget().isAncestorOf(panel)
    assert stack.beside.isVisibleTo(stack.beside.parentWidget())
    assert stack.go_on()  # the other one is still to come


def test_pieces_still_to_come_go_with_the_session(stack: PanelStack, session: LiveSession) -> None:
    stack.make(session, session.record.step(StepKind.CONCLUSION))
    stack.forget(destroy=True)
    assert not stack.go_on()


def test_nothing_of_a_panel_outlives_it_though_it_was_never_brought(stack: PanelStack, session: LiveSession) -> None:
    before = len(QApplication.topLevelWidgets())
    for step in session.record.steps:
        stack.make(session, step)
    stack.forget(destroy=True)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert len(QApplication.topLevelWidgets()) == before


def test_tasks_of_earlier_sessions_have_their_height_once_they_are_seen(
    qtbot: QtBot, stack: PanelStack, session: LiveSession
) -> None:
    panel = stack.make(session, session.record.step(StepKind.CONCLUSION))
    stack.bring(panel.number)
    stack.middle.resize(830, 660)
    stack.middle.show()
    qtbot.waitExposed(stack.middle)
    table = panel.findChild(QTableView, "carried_table")
    panel.run_errand("carried", panel.focus_first)
    qtbot.waitUntil(table.isVisible)
    rows = sum(table.rowHeight(row) for row in range(table.model().rowCount()))
    qtbot.waitUntil(lambda: 0 < rows <= table.height())
