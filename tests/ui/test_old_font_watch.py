"""Text of an old font that is pasted: it goes in as it is, and its conversion is offered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.old_fonts import CAPITALS
from app.ui.dressing import dress
from app.ui.live.text_edit import TextEdit
from app.ui.main_window import MainWindow, open_main_window
from app.ui.old_font_watch import OldFontWatch
from tests.finding import visible
from tests.keyboard import press, type_text
from tests.old_writing import tcvn3, vni

TEXT = "Đồng chí Nguyễn Văn Hùng nhất trí với dự thảo;\nđề nghị bổ sung giải pháp đổi mới công tác xây dựng Đảng."


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    """A window without a book, with a text and a line to type in."""
    made = MainWindow(dress(QApplication.instance()))
    qtbot.addWidget(made)
    page = QWidget()
    box = QVBoxLayout(page)
    box.addWidget(TextEdit(made.tokens, "words", "Nội dung"))
    line = QLineEdit()
    line.setObjectName("line")
    box.addWidget(line)
    made.show_aside(page)
    with qtbot.waitActive(made):
        made.show()
    qtbot.waitUntil(lambda: made.findChild(OldFontWatch) is not None)
    return made


def paste(editor: QLineEdit | QPlainTextEdit, text: str) -> None:
    QApplication.clipboard().setText(text)
    editor.setFocus()
    press(Qt.Key.Key_V, ctrl=True, target=editor)


def words(window: MainWindow) -> QPlainTextEdit:
    return visible(window, QPlainTextEdit, "words")


def said(window: MainWindow) -> str:
    bar = window.findChild(QWidget, "message_bar")
    assert bar is not None
    shown = bar.findChild(QLabel, "message_text")
    assert shown is not None
    return shown.text() if bar.isVisible() else ""


@pytest.mark.parametrize("write", [tcvn3, vni])
def test_it_goes_in_as_it_is_and_its_conversion_is_offered(window: MainWindow, write: Callable[[str], str]) -> None:
    paste(words(window), write(TEXT))

    assert words(window).toPlainText() == write(TEXT)
    assert "phông cũ" in said(window)
    assert "là “Đồng chí Nguyễn Văn Hùng nhất" in said(window)
    assert (CAPITALS in said(window)) == (write is tcvn3)
    assert visible(window, QPushButton, "message_action").text() == "Đổi sang Unicode"


def test_one_key_converts_what_was_pasted_and_nothing_else(window: MainWindow) -> None:
    type_text("Ý kiến Hà: ", words(window))
    paste(words(window), tcvn3(TEXT))
    type_text(" Hết.", words(window))
    press(Qt.Key.Key_Period, ctrl=True, target=words(window))

    assert words(window).toPlainText() == f"Ý kiến Hà: {TEXT} Hết."
    assert said(window) == ""


def test_converting_is_undone_in_one_step(window: MainWindow) -> None:
    paste(words(window), vni(TEXT))
    visible(window, QPushButton, "message_action").click()
    words(window).undo()

    assert words(window).toPlainText() == vni(TEXT)


def test_what_is_converted_is_kept_like_what_is_typed(qtbot: QtBot, sample_path: Path) -> None:
    window = open_main_window(sample_path)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.findChild(QWidget, "desk_page") is not None)
    window.context.session_requested.emit("2026-q4")
    press(Qt.Key.Key_6, ctrl=True, target=window)
    paste(visible(window, QPlainTextEdit, "contribution_input"), tcvn3(TEXT))
    visible(window, QPushButton, "message_action").click()

    qtbot.waitUntil(lambda: window.context.book.session("2026-q4").drafts.get("contribution_input") == TEXT)


def test_a_line_is_converted_and_undone_as_well(window: MainWindow) -> None:
    line = visible(window, QLineEdit, "line")
    paste(line, vni("Nguyễn Văn Hùng"))
    visible(window, QPushButton, "message_action").click()
    assert line.text() == "Nguyễn Văn Hùng"

    line.undo()
    assert line.text() == vni("Nguyễn Văn Hùng")


def test_a_line_that_goes_on_is_asked_about_once(window: MainWindow) -> None:
    line = visible(window, QLineEdit, "line")
    paste(line, vni("Nguyễn Văn Hùng") + "\n")
    visible(window, QPushButton, "message_close").click()
    type_text(" x", line)

    assert said(window) == ""


def test_ordinary_text_is_pasted_without_a_word(window: MainWindow) -> None:
    paste(words(window), TEXT)

    assert words(window).toPlainText() == TEXT
    assert said(window) == ""


def test_text_that_a_record_brings_is_never_asked_about(window: MainWindow) -> None:
    words(window).setFocus()
    words(window).setPlainText(tcvn3(TEXT))

    assert said(window) == ""


def test_what_was_changed_since_is_left_alone_and_that_is_said(window: MainWindow) -> None:
    paste(words(window), vni(TEXT))
    words(window).setPlainText("khác")
    visible(window, QPushButton, "message_action").click()

    assert words(window).toPlainText() == "khác"
    assert "không còn nguyên" in said(window)
