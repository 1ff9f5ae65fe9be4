"""The prompts for the discussion."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import StepKind
from app.ui.context import AppContext
from app.ui.live.panel import StepPanel
from tests.ui.live.tools import PLANNED, again, control, drafted, put, record, show_panel

ENTER = Qt.Key.Key_Return


@pytest.fixture
def panel(qtbot: QtBot, context: AppContext) -> StepPanel:
    return show_panel(qtbot, context, StepKind.PROMPTS, PLANNED)


def line(panel: StepPanel) -> QLineEdit:
    return control(panel, QLineEdit, "prompt_input")


def texts(panel: StepPanel) -> list[str]:
    return [prompt.text for prompt in record(panel).prompts]


def editors(panel: StepPanel) -> list[QPlainTextEdit]:
    found = [control(panel, QPlainTextEdit, f"prompt_{prompt.id}") for prompt in panel.session.record.prompts]
    return [editor for editor in found if editor.isVisible()]


def test_enter_adds_at_the_end_and_empties_the_line(panel: StepPanel, qtbot: QtBot):
    put(line(panel), "Ai làm gương?", ENTER)
    assert line(panel).text() == ""
    assert line(panel).hasFocus()
    qtbot.waitUntil(lambda: len(editors(panel)) == 4)
    assert texts(panel)[-1] == editors(panel)[-1].toPlainText() == "Ai làm gương?"
    assert record(panel).drafts == {}


def test_an_empty_line_adds_nothing(panel: StepPanel):
    put(line(panel), "   ", ENTER)
    panel.session.context.book.flush()
    assert len(texts(panel)) == 3


def test_a_prompt_begun_comes_back(panel: StepPanel, qtbot: QtBot):
    put(line(panel), "Ai làm")
    qtbot.waitUntil(lambda: drafted(panel, "prompt_input") == "Ai làm")
    assert line(again(qtbot, panel)).text() == "Ai làm"


def test_a_prompt_is_changed_in_place_and_keeps_the_cursor(panel: StepPanel, qtbot: QtBot):
    editor = editors(panel)[1]
    put(editor, " Trước hết?")
    qtbot.waitUntil(lambda: texts(panel)[1].endswith(" Trước hết?"))
    qtbot.waitUntil(lambda: panel.session.record.prompts[1].text.endswith(" Trước hết?"))
    assert texts(panel)[1].startswith("Mỗi đồng chí")
    assert editor.textCursor().position() == len(editor.toPlainText())
    assert editor.hasFocus()
    assert texts(panel)[0].startswith("Biểu hiện nào")


def test_prompts_never_mix_while_several_are_typed(panel: StepPanel, qtbot: QtBot):
    for number, editor in enumerate(editors(panel)):
        put(editor, f" ({number})")
    qtbot.waitUntil(lambda: all(text.endswith(f" ({n})") for n, text in enumerate(texts(panel))))
    assert [text[:6] for text in texts(panel)] == ["Biểu h", "Mỗi đồ", "Chi ủy"]


def test_a_prompt_is_removed_and_taken_back(panel: StepPanel, qtbot: QtBot):
    gone = record(panel).prompts[0]
    control(panel, QToolButton, f"remove_prompt_{gone.id}").click()
    qtbot.waitUntil(lambda: len(texts(panel)) == 2)
    qtbot.waitUntil(lambda: len(panel.session.record.prompts) == 2)
    assert len(editors(panel)) == 2
    control(panel, QPushButton, "undo_prompt").click()
    qtbot.waitUntil(lambda: record(panel).prompts[0] == gone)
    assert texts(panel)[0] == gone.text


def test_the_text_of_the_step_is_kept_while_it_is_typed(panel: StepPanel, qtbot: QtBot):
    put(control(panel, QPlainTextEdit, "step_text"), "Đồng chí bí thư gợi ý 03 nội dung.")
    qtbot.waitUntil(lambda: record(panel).step(StepKind.PROMPTS).text == "Đồng chí bí thư gợi ý 03 nội dung.")
    fresh = again(qtbot, panel)
    assert control(fresh, QPlainTextEdit, "step_text").toPlainText() == "Đồng chí bí thư gợi ý 03 nội dung."


def test_enter_in_a_prompt_goes_to_the_line_for_the_next(panel: StepPanel):
    editors(panel)[0].setFocus()
    QTest.keyClick(editors(panel)[0], ENTER)
    assert line(panel).hasFocus()
    assert "\n" not in editors(panel)[0].toPlainText()
