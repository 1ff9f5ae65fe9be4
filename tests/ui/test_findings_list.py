"""The list of findings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.findings import Finding
from app.domain.vocabulary import StepKind
from app.ui.findings_list import FindingsList, FindingsModel
from app.ui.tokens import Tokens

FOUND = (
    Finding("no_end", "error", "Chưa ghi giờ kết thúc", StepKind.CONCLUSION, "Ghi giờ kết thúc"),
    Finding("short", "warning", "Buổi sinh hoạt dài 20 phút, quy định ít nhất 90 phút " * 3, StepKind.CONCLUSION),
)


def test_model_keeps_qt_rules(qtmodeltester: ModelTester) -> None:
    model = FindingsModel()
    model.show(FOUND)
    qtmodeltester.check(model)


def test_screen_readers_hear_severity_text_and_action() -> None:
    model = FindingsModel()
    model.show(FOUND)
    heard = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Cần sửa: Chưa ghi giờ kết thúc. Ghi giờ kết thúc"


def test_a_long_finding_takes_the_height_it_needs(qtbot: QtBot) -> None:
    shown = FindingsList(Tokens())
    qtbot.addWidget(shown)
    shown.resize(280, 400)
    shown.findings.show(FOUND)
    shown.show()
    short, long = (shown.visualRect(shown.model().index(row, 0)).height() for row in (0, 1))
    assert long > 2 * short


def test_same_findings_leave_the_choice_where_it_is(qtbot: QtBot) -> None:
    shown = FindingsList(Tokens())
    qtbot.addWidget(shown)
    shown.findings.show(FOUND)
    shown.setCurrentIndex(shown.model().index(1, 0))
    shown.findings.show(tuple(FOUND))
    assert shown.currentIndex().row() == 1
