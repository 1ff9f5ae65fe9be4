"""The model of the table of sessions."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from app.ui.context import AppContext
from app.ui.list_table import ID_ROLE, TONE_ROLE
from app.ui.sessions_table import STATE_COLUMN, SessionsTable


def test_model_keeps_qt_rules(context: AppContext, qtmodeltester: ModelTester) -> None:
    model = SessionsTable(context)
    model.show_sessions(context.book.sessions(2026))
    qtmodeltester.check(model)


def test_the_newest_session_stands_first(context: AppContext) -> None:
    model = SessionsTable(context)
    model.show_sessions(context.book.sessions(2026))
    assert [model.index(row, 0).data(ID_ROLE) for row in (0, 3)] == ["2026-q4", "2026-q1"]


def test_a_row_tells_what_lists_show(context: AppContext) -> None:
    model = SessionsTable(context)
    model.show_sessions(context.book.sessions(2026))
    cells = [model.index(1, column).data() for column in range(model.columnCount())]
    assert (cells[:2], cells[3:]) == (["10/9/2026", "Chuyên đề quý III"], ["28/30", "12", "Chưa gửi cấp trên"])
    assert model.index(1, STATE_COLUMN).data(TONE_ROLE) == "warn"


def test_a_session_not_begun_shows_no_counts(context: AppContext) -> None:
    model = SessionsTable(context)
    model.show_sessions(context.book.sessions(2026))
    assert model.index(0, 3).data(Qt.ItemDataRole.DisplayRole) is None


def test_a_session_without_a_topic_is_named_where_its_topic_would_stand(context: AppContext) -> None:
    model = SessionsTable(context)
    model.show_sessions(tuple(replace(one, topic="") for one in context.book.sessions(2026)))
    assert model.index(1, 2).data() == "Chuyên đề quý III"
