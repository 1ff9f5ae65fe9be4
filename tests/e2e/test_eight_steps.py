"""The whole way by keyboard: start, eight steps, end, export; every word that was typed stands in the documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.services import books
from app.ui.main_window import MainWindow, open_main_window
from tests.e2e.cell import SESSION, exchange_file
from tests.finding import visible as find
from tests.keyboard import press, type_text

REASON = "Thực hiện kế hoạch năm, hôm nay chi bộ sinh hoạt chuyên đề."
PURPOSE = "Thống nhất việc làm cụ thể.\nMỗi đồng chí nhận một việc."
REPORT = "Thực trạng: rác còn để ngoài ngõ.\nGiải pháp: mỗi tổ tự quản một đoạn đường."
PROMPTS = ("Đoạn đường nào khó nhất?", "Ai nhận việc gì?")
SPEECHES = (
    ("dang huong", "Đặng Thị Hương", "Nhất trí với báo cáo; đề nghị đặt thêm thùng rác ở ngõ 3."),
    ("lvk", "Lò Văn Khánh", "Tôi nhận phụ trách đoạn từ cổng làng đến nhà văn hóa."),
)
CONCLUSION = "Chi bộ thống nhất ba việc.\nGiao từng đồng chí thực hiện trong tháng 12."
TASK = "Đặt 05 thùng rác ở ngõ 3"
QUESTION = "Thông qua kết luận"
AFTERWARDS = "Đồng chí Cúc hoàn thiện báo cáo trong ngày mai."


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The real window over a book with one planned session."""
    path = tmp_path / "sổ thôn.scb"
    books.import_into(path, exchange_file())
    shown = open_main_window(path)
    qtbot.addWidget(shown)
    qtbot.waitActive(shown)
    yield shown
    shown.close()


def test_a_session_by_keyboard(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_session(SESSION)
    press(Qt.Key.Key_F7)
    start = find(window, QWidget, "start_session")
    qtbot.waitUntil(lambda: not start.isVisible())
    open_and_call_the_roll(window, qtbot)
    present_and_prompt(window, qtbot)
    discuss(window, qtbot)
    conclude(window, qtbot)
    finish(window, qtbot)
    for kind in ("minutes", "topic-report"):
        words = export(window, qtbot, kind, tmp_path / f"{kind}.docx", monkeypatch)
        for text in (REPORT, CONCLUSION, TASK, QUESTION, *(part for speech in SPEECHES for part in speech[1:])):
            assert all(line in words for line in text.split("\n")), (kind, text)
    minutes = text_of(tmp_path / "minutes.docx")
    for text in (REASON, PURPOSE, *PROMPTS, AFTERWARDS, "Lê Thị Diệu", "Ủy viên Ban Thường vụ", "việc riêng"):
        assert all(line in minutes for line in text.split("\n")), text


def open_and_call_the_roll(window: MainWindow, qtbot: QtBot) -> None:
    """Steps 1 to 3: chair, guest and reason; roll and note-taker; purpose."""
    choose(window, "chair", "binh")
    put(window, "guest_name", "Lê Thị Diệu")
    press(Qt.Key.Key_Tab)
    type_text("Ủy viên Ban Thường vụ")
    press(Qt.Key.Key_Return)
    put(window, "step_text", REASON)
    go_on(window, qtbot, "attendance_table")
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_L, Qt.Key.Key_R):
        press(key, target=find(window, QWidget, "attendance_table"))
    press(Qt.Key.Key_X, target=find(window, QWidget, "attendance_table"))
    choose(window, "minutes_taker", "cuc")
    qtbot.waitUntil(lambda: window.context.book.session(SESSION).minutes_taker == "m2")
    go_on(window, qtbot, "step_text")
    put(window, "step_text", PURPOSE)


def present_and_prompt(window: MainWindow, qtbot: QtBot) -> None:
    """Steps 4 and 5: who presents what, and the prompts."""
    go_on(window, qtbot, "presenter_input")
    put(window, "presenter_input", "cuc")
    press(Qt.Key.Key_Return)
    put(window, "opening_report_input", REPORT)
    go_on(window, qtbot, "prompt_input")
    for prompt in PROMPTS:
        put(window, "prompt_input", prompt)
        press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.context.book.session(SESSION).prompts) == len(PROMPTS))


def discuss(window: MainWindow, qtbot: QtBot) -> None:
    """Step 6: two speeches, each by a part of the name, Enter, the words, Ctrl+Enter."""
    go_on(window, qtbot, "speaker_input")
    for typed, _, words in SPEECHES:
        put(window, "speaker_input", typed)
        press(Qt.Key.Key_Return)
        assert QApplication.focusWidget() is find(window, QPlainTextEdit, "contribution_input")
        type_text(words)
        press(Qt.Key.Key_Return, ctrl=True)
        assert find(window, QPlainTextEdit, "contribution_input").toPlainText() == ""
    qtbot.waitUntil(lambda: len(window.context.book.session(SESSION).contributions) == len(SPEECHES))


def conclude(window: MainWindow, qtbot: QtBot) -> None:
    """Step 7: the conclusion, a task and a vote."""
    go_on(window, qtbot, "conclusion_input")
    put(window, "conclusion_input", CONCLUSION)
    press(Qt.Key.Key_T, ctrl=True)
    type_text(TASK)
    put(window, "task_assignee_input", "khanh")
    press(Qt.Key.Key_Return)
    put(window, "task_inspector_input", "binh")
    press(Qt.Key.Key_Return)
    put(window, "task_due_input", "20/12")
    press(Qt.Key.Key_Return, ctrl=True)
    qtbot.waitUntil(lambda: len(window.context.book.session(SESSION).tasks) == 1)
    press(Qt.Key.Key_B, ctrl=True)
    type_text(QUESTION)
    put(window, "vote_for", "4")
    press(Qt.Key.Key_Return, ctrl=True)
    qtbot.waitUntil(lambda: len(window.context.book.session(SESSION).votes) == 1)


def finish(window: MainWindow, qtbot: QtBot) -> None:
    """Step 8: the end, and what is owed afterwards."""
    press(Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: window.context.book.session(SESSION).state == "held")
    press(Qt.Key.Key_8, ctrl=True)
    put(window, "step_text", AFTERWARDS)


def export(window: MainWindow, qtbot: QtBot, kind: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Write a document with the window's own command and return its text."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    window.pages.open_document(SESSION, kind)
    button = find(window, QWidget, "export_docx")
    qtbot.waitUntil(button.isEnabled, timeout=10_000)
    press(Qt.Key.Key_E, ctrl=True)
    qtbot.waitUntil(path.exists, timeout=10_000)
    return text_of(path)


def go_on(window: MainWindow, qtbot: QtBot, lands_on: str) -> None:
    """Go to the next step by its key; the control where its work begins comes into view."""
    press(Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: any(widget.isVisible() for widget in window.findChildren(QWidget, lands_on)))


def put(window: MainWindow, name: str, text: str) -> None:
    """Give a control the keyboard and type."""
    control = find(window, QWidget, name)
    control.setFocus()
    if isinstance(control, QLineEdit | QPlainTextEdit):
        control.selectAll()
    type_text(text, control)


def choose(window: MainWindow, name: str, text: str) -> None:
    """Choose in a box of people by typing a part of the name."""
    box = find(window, QComboBox, name)
    box.setFocus()
    type_text(text)
    press(Qt.Key.Key_Return)


def text_of(path: Path) -> str:
    """Return everything a document says, paragraph by paragraph."""
    document = docx.Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
