"""A text headed by a mark of secrecy in the window: refused with where it belongs, and still there to be mended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow, open_main_window
from tests.keyboard import type_text

SESSION = "2026-q4"
SECRET = "TUYỆT MẬT\nNội dung văn bản"


@pytest.fixture
def window(qtbot: QtBot, sample_path: Path) -> Iterator[MainWindow]:
    """The window at the discussion of the session that is planned."""
    made = open_main_window(sample_path)
    qtbot.waitUntil(lambda: made.findChild(QWidget, "desk_page") is not None)
    made.context.session_requested.emit(SESSION)
    QTest.keyClick(made, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    yield made
    made.close_book()  # a window with unsaved words asks before it closes
    made.close()


def control(window: QWidget, kind: type, name: str) -> QWidget:
    return next(one for one in window.findChildren(kind, name) if one.isVisible())


def paste(window: MainWindow, name: str, text: str) -> QPlainTextEdit:
    edit = control(window, QPlainTextEdit, name)
    assert isinstance(edit, QPlainTextEdit)
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    edit.insertPlainText(text)
    return edit


def says(window: MainWindow, name: str) -> str:
    label = window.findChild(QLabel, name)
    assert label is not None
    return label.text()


def refuse(qtbot: QtBot, window: MainWindow) -> QPlainTextEdit:
    edit = paste(window, "contribution_input", SECRET)
    qtbot.waitUntil(lambda: "CHƯA LƯU" in says(window, "saved_state"))
    return edit


def test_it_stays_in_its_input_and_the_window_says_where_to_go(qtbot: QtBot, window: MainWindow) -> None:
    edit = refuse(qtbot, window)
    assert edit.toPlainText() == SECRET
    assert "văn thư bảo mật" in says(window, "message_text")
    assert "ghi độ “Tuyệt mật”" in says(window, "saved_state")
    assert "contribution_input" not in window.context.book.session(SESSION).drafts


def test_it_cannot_be_sent_as_an_opinion(qtbot: QtBot, window: MainWindow) -> None:
    speaker = control(window, QWidget, "speaker_input")
    speaker.setFocus()
    type_text("hung", speaker)
    QTest.keyClick(speaker, Qt.Key.Key_Return)
    edit = refuse(qtbot, window)
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert edit.toPlainText() == SECRET
    assert not window.save_everything()
    assert not window.context.book.session(SESSION).contributions


def test_it_is_saved_as_soon_as_the_mark_is_gone(qtbot: QtBot, window: MainWindow) -> None:
    edit = refuse(qtbot, window)
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(len("TUYỆT MẬT\n")):
        QTest.keyClick(edit, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: says(window, "saved_state").startswith("● Đã lưu"))
    assert window.context.book.session(SESSION).drafts["contribution_input"] == "Nội dung văn bản"


@pytest.mark.parametrize(
    ("key", "name"), [(Qt.Key.Key_4, "opening_report_input"), (Qt.Key.Key_6, "contribution_input")]
)
def test_it_is_there_again_after_going_elsewhere(qtbot: QtBot, window: MainWindow, key: Qt.Key, name: str) -> None:
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    before = control(window, QPlainTextEdit, name).toPlainText()  # type: ignore[attr-defined]
    paste(window, name, f"{SECRET}\n")
    qtbot.waitUntil(lambda: "CHƯA LƯU" in says(window, "saved_state"))
    window.show_page("members")
    assert "CHƯA LƯU" in says(window, "saved_state")
    window.context.session_requested.emit(SESSION)
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert control(window, QPlainTextEdit, name).toPlainText() == f"{SECRET}\n{before}"  # type: ignore[attr-defined]


def test_a_list_of_members_headed_by_a_mark_stays_in_its_input(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("members")
    window.findChild(QWidget, "paste_members").click()  # type: ignore[union-attr]
    edit = paste(window, "paste_text", "MẬT\nLê Thị Diệu\nLò Thị Cúc")
    window.findChild(QWidget, "read_pasted").click()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: "văn thư bảo mật" in says(window, "message_text"))
    assert edit.isVisible()
    assert edit.toPlainText() == "MẬT\nLê Thị Diệu\nLò Thị Cúc"


def test_a_list_of_members_with_a_mark_is_not_taken_over(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("members")
    window.findChild(QWidget, "paste_members").click()  # type: ignore[union-attr]
    edit = paste(window, "paste_text", "Họ và tên\tChức vụ\nLê Thị Diệu\tMẬT")
    known = window.context.book.members()
    window.findChild(QWidget, "read_pasted").click()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: window.findChild(QWidget, "apply_roster").isVisible())  # type: ignore[union-attr]
    window.findChild(QWidget, "apply_roster").click()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: "văn thư bảo mật" in says(window, "message_text"))
    assert edit.toPlainText() == "Họ và tên\tChức vụ\nLê Thị Diệu\tMẬT"
    assert window.save_everything()
    assert window.context.book.members() == known
