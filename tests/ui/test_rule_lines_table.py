"""The table of rules."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from app.domain.rule_words import lines
from app.ui.list_table import Look
from app.ui.rule_lines_table import SILENT, RuleLinesTable, columns
from app.ui.tokens import Tokens
from tests import factory


def table(qapp: QApplication) -> RuleLinesTable:
    made = RuleLinesTable(Look(Tokens()), columns(Tokens()), qapp)
    made.show_rows(lines(factory.rules()))
    return made


def test_it_is_a_sound_model(qapp: QApplication, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(table(qapp))


def test_a_rule_stands_beside_its_document_and_day(qapp: QApplication) -> None:
    made = table(qapp)
    row = next(number for number, line in enumerate(made.rows) if line.id == "attendance")
    said = [made.index(row, column).data() for column in range(3)]
    assert said == ["Tỷ lệ dự sinh hoạt", "≥ 90%", "Hướng dẫn 42-HD/BTCTW (28/10/2025)"]


def test_a_rule_that_sets_nothing_stands_back(qapp: QApplication) -> None:
    made = table(qapp)
    row = next(number for number, line in enumerate(made.rows) if line.id == "minimum_minutes_large")
    assert made.index(row, 2).data() == SILENT
    assert made.index(row, 0).data(Qt.ItemDataRole.ForegroundRole) is not None


def test_titles_make_room_where_type_is_large() -> None:
    assert columns(Tokens(scale=1.75))[0].width < columns(Tokens())[0].width
