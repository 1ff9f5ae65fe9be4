"""Hands to work the discussion panel with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPlainTextEdit

from app.ui.live.panel import StepPanel
from tests.ui.live.tools import control

ENTER = Qt.Key.Key_Return
WORDS = "Đề nghị mỗi tổ đảng tự đối chiếu; xin hứa làm xong trước ngày 20/12."


def speaker(panel: StepPanel) -> QLineEdit:
    return control(panel, QLineEdit, "speaker_input")


def words(panel: StepPanel) -> QPlainTextEdit:
    return control(panel, QPlainTextEdit, "contribution_input")


def hint(panel: StepPanel) -> str:
    return control(panel, QLabel, "speaker_hint").text()


def stream(panel: StepPanel) -> list[str]:
    model = control(panel, QListView, "contribution_list").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def open_row(panel: StepPanel, number: int, key: Qt.Key = ENTER) -> None:
    rows = control(panel, QListView, "contribution_list")
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(number, 0))
    QTest.keyClick(rows, key)
