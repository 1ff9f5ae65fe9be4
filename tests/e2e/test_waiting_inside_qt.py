"""Text is durable and documents are made also while a loop inside Qt holds Python's lock, as QTest's waits do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget
from sqlcipher3 import dbapi2 as driver

from app.ui.main_window import MainWindow, open_main_window

PLANNED, HELD = "2026-q4", "2026-q1"
NONE = Qt.KeyboardModifier.NoModifier
SECOND = 1000

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def window(qapp: object, sample_path: Path) -> Iterator[MainWindow]:
    """The window at the discussion of the session that is planned, with all its steps made."""
    shown = open_main_window(sample_path)
    QTest.qWaitForWindowActive(shown)
    shown.open_session(PLANNED)
    QTest.keyClick(shown, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(SECOND)
    yield shown
    shown.close()


@pytest.fixture
def other(sample_path: Path) -> Iterator[driver.Connection]:
    """Another program that looks at the book."""
    connection = driver.connect(str(sample_path), isolation_level=None)
    yield connection
    connection.close()


def kept(other: driver.Connection) -> str:
    found = other.execute("SELECT text FROM drafts WHERE place = 'contribution_input'").fetchone()
    return str(found[0]) if found else ""


def control(window: MainWindow, kind: type[W], name: str) -> W:
    found = window.findChild(kind, name)
    assert found is not None
    return found


def type_words(window: MainWindow, letters: str, pause: int) -> QPlainTextEdit:
    editor = control(window, QPlainTextEdit, "contribution_input")
    editor.setFocus()
    QTest.keyClicks(editor, letters, NONE, pause)
    return editor


def saved_state(window: MainWindow) -> str:
    return control(window, QLabel, "saved_state").text()


def test_a_text_is_durable_within_one_wait_of_a_second(window: MainWindow, other: driver.Connection) -> None:
    type_words(window, "nhat tri", 5)
    QTest.qWait(SECOND)
    assert kept(other) == "nhat tri"
    assert "Đã lưu" in saved_state(window)


def test_typing_without_pause_is_durable_meanwhile(window: MainWindow, other: driver.Connection) -> None:
    letters, pause = "abcde " * 15, 20
    editor = type_words(window, letters, pause)
    assert editor.toPlainText().startswith(kept(other))
    assert len(kept(other)) >= len(letters) - 2 * SECOND // pause


def test_documents_are_made_meanwhile(window: MainWindow) -> None:
    window.pages.open_document(HELD, "minutes")
    button = control(window, QWidget, "export_docx")
    for _ in range(4):
        QTest.qWait(2 * SECOND)
        if button.isEnabled():
            break
    assert button.isEnabled()


@pytest.mark.parametrize("fault", ["held by another program", pytest.param("moved away", marks=pytest.mark.long)])
def test_a_fault_is_told_within_three_seconds_and_heals(
    window: MainWindow, other: driver.Connection, sample_path: Path, fault: str
) -> None:
    elsewhere = sample_path.with_suffix(".away")
    if fault == "moved away":
        sample_path.rename(elsewhere)
    else:
        other.execute("BEGIN EXCLUSIVE")
    editor = type_words(window, "nhat tri", 5)
    QTest.qWait(3 * SECOND - 100)
    assert saved_state(window).startswith("▲ CHƯA LƯU: ")
    assert ("Không thấy tệp" if fault == "moved away" else "đang giữ sổ") in saved_state(window)
    type_words(window, " voi", 5)
    if fault == "moved away":
        elsewhere.rename(sample_path)
    else:
        other.execute("ROLLBACK")
    QTest.qWait(4 * SECOND)
    assert editor.toPlainText() == kept(other) == "nhat tri voi"
    assert saved_state(window).startswith("● Đã lưu")
