"""A first book with a password, by keyboard: made, its recovery key put away, closed, and opened again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow, open_main_window
from tests.finding import visible
from tests.keyboard import press, type_text

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
PASSWORD = "ba bốn từ dễ nhớ"


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the person's documents."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    folder = tmp_path / "Documents"
    folder.mkdir()
    return folder


@pytest.fixture
def window(qtbot: QtBot, documents: Path) -> Iterator[MainWindow]:
    """The welcome page of a person without a book."""
    made = open_main_window(None)
    qtbot.addWidget(made)
    qtbot.waitActive(made)
    yield made
    made.close()


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget else ""


def test_a_book_with_a_password_is_made_and_opened_again(window: MainWindow, qtbot: QtBot, documents: Path) -> None:
    press(ENTER)
    type_text("Chi bộ Thôn Đông")
    for _ in range(4):
        press(ENTER)
    press(TAB)
    for _ in range(2):
        press(TAB)
        type_text(PASSWORD)
    press(ENTER)
    assert visible(window, QLabel, "recovery_key").text()
    press(TAB)
    press(ENTER)
    qtbot.waitUntil(lambda: focused() == "first_members")
    path = documents / "Chi bộ Thôn Đông.scb"
    assert path.is_file()
    window.close_book()
    window.show_welcome()
    visible(window, QPushButton, "recent_book").setFocus()
    press(ENTER)
    assert visible(window, QLineEdit, "book_password").hasFocus()
    type_text(PASSWORD)
    press(ENTER)
    qtbot.waitUntil(lambda: focused() == "first_members")
