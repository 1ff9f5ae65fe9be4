"""The window as somebody drives it who knows nothing but the names of its controls, waiting with QTest alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.services.open_book import OpenBook
from app.ui.main_window import MainWindow, open_main_window

PLANNED, HELD = "2026-q4", "2026-q1"
LIVE_NAMES = (
    "live_view",
    "step_list",
    "next_step",
    "previous_step",
    "attendance_table",
    "speaker_input",
    "contribution_input",
    "save_contribution",
    "contribution_list",
    "conclusion_input",
    "task_table",
    "vote_button",
    "finish_session",
)


@pytest.fixture
def window(qtbot: QtBot, sample_path: Path) -> Iterator[MainWindow]:
    """The window with a session that was asked for before anything was painted, all its steps made."""
    shown = open_main_window(str(sample_path))
    shown.open_session(PLANNED)
    qtbot.waitUntil(lambda: shown.findChild(QWidget, "conclusion_input") is not None, timeout=20_000)
    yield shown
    shown.close()


def editor(window: MainWindow, name: str) -> QPlainTextEdit:
    found = window.findChild(QPlainTextEdit, name)
    assert found is not None
    return found


def test_every_fixed_name_of_the_meeting_is_there_once(window: MainWindow) -> None:
    assert [name for name in LIVE_NAMES if len(window.findChildren(QWidget, name)) != 1] == []


def test_a_contribution_by_name_and_ctrl_enter_is_shown_at_once(window: MainWindow) -> None:
    rows, speaker = window.findChild(QListView, "contribution_list"), window.findChild(QLineEdit, "speaker_input")
    assert rows is not None
    assert speaker is not None
    QTest.keyClicks(speaker, "hung")
    QTest.keyClick(speaker, Qt.Key.Key_Return)
    editor(window, "contribution_input").insertPlainText("Nhất trí.")
    QTest.keyClick(editor(window, "contribution_input"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert rows.model().rowCount() == 1
    assert editor(window, "contribution_input").toPlainText() == ""
    QTest.qWait(500)
    assert rows.model().rowCount() == 1


@pytest.mark.parametrize("leave", ["close", "other session", "other page"])
def test_text_of_a_step_that_is_not_shown_is_kept_when_the_session_is_left(
    window: MainWindow, sample_path: Path, leave: str
) -> None:
    assert not editor(window, "conclusion_input").isVisible()
    editor(window, "conclusion_input").setPlainText("Thống nhất ba việc.")
    if leave == "other session":
        window.open_session(HELD)
    elif leave == "other page":
        window.show_page("desk")
        assert window.context.book.flush()
        assert window.context.book.session(PLANNED).conclusion == "Thống nhất ba việc."
    window.close()
    book = OpenBook.open(sample_path, None, lambda state: None)
    assert book.session(PLANNED).conclusion == "Thống nhất ba việc."
    book.close()
