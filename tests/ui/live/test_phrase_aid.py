"""Standard sentences while writing: offered by ``//``, put in by Enter, filled with Tab."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import StepKind
from app.services import phrases
from app.ui.context import AppContext
from app.ui.live.panel import StepPanel
from tests.composing import compose
from tests.keyboard import press, type_text
from tests.ui.live.discussion import ENTER, speaker, words
from tests.ui.live.tools import HELD, again, control, drafted, put, record, show_panel

OWN = ("Nhất trí với báo cáo.", "Đồng chí {tên} đề nghị {nội dung}, xong trước {hạn}.", "Đề nghị biểu quyết lúc {giờ}.")


@pytest.fixture
def panel(qtbot: QtBot, context: AppContext) -> StepPanel:
    context.save(lambda uow: phrases.set_phrases(uow, OWN))
    context.book.flush()
    made = show_panel(qtbot, context, StepKind.DISCUSSION)
    with qtbot.waitActive(made):
        made.activateWindow()
    words(made).setFocus()
    return made


def offered(panel: StepPanel) -> list[str]:
    shown = [popup for popup in panel.findChildren(QListView, "phrase_list") if popup.isVisible()]
    return [shown[0].model().index(row, 0).data() for row in range(shown[0].model().rowCount())] if shown else []


def test_two_strokes_show_the_list_and_letters_narrow_it(panel: StepPanel):
    type_text("Thưa chi bộ. //")
    assert offered(panel) == list(OWN)
    type_text("de nghi")
    assert offered(panel) == [OWN[2], OWN[1]]
    assert words(panel).hasFocus()


def test_enter_puts_the_marked_sentence_in_the_place_of_what_was_typed(panel: StepPanel):
    type_text("Một. //nhat")
    press(ENTER)
    assert words(panel).toPlainText() == "Một. Nhất trí với báo cáo."
    assert offered(panel) == []


def test_the_arrows_choose_another_sentence(panel: StepPanel):
    type_text("//de nghi")
    press(Qt.Key.Key_Down)
    press(ENTER)
    assert words(panel).toPlainText().startswith("Đồng chí")


def test_what_is_known_is_filled_and_tab_goes_from_gap_to_gap(panel: StepPanel):
    put(speaker(panel), "lan", ENTER)
    type_text("//dong chi")
    press(ENTER)
    assert words(panel).toPlainText() == "Đồng chí Hà Thị Lan đề nghị {nội dung}, xong trước {hạn}."
    assert words(panel).textCursor().selectedText() == "{nội dung}"
    type_text("sửa mái 🏠")
    press(Qt.Key.Key_Tab)
    assert words(panel).textCursor().selectedText() == "{hạn}"
    type_text("20/12")
    assert words(panel).toPlainText() == "Đồng chí Hà Thị Lan đề nghị sửa mái 🏠, xong trước 20/12."
    press(Qt.Key.Key_Tab)
    assert not words(panel).hasFocus()


def test_escape_leaves_the_strokes_as_they_were_typed(panel: StepPanel):
    type_text("a //nhat")
    press(Qt.Key.Key_Escape)
    assert offered(panel) == []
    type_text(" tri")
    assert (words(panel).toPlainText(), offered(panel)) == ("a //nhat tri", [])


def test_a_text_without_a_sentence_of_that_kind_is_left_alone(panel: StepPanel):
    type_text("//zz")
    assert offered(panel) == []
    press(ENTER)
    assert words(panel).toPlainText() == "//zz\n"


def test_undo_takes_a_sentence_back_in_one_step(panel: StepPanel):
    type_text("Một. //nhat")
    press(ENTER)
    type_text(" Hai.")
    words(panel).undo()
    assert words(panel).toPlainText() == "Một. Nhất trí với báo cáo."
    words(panel).undo()
    assert words(panel).toPlainText() == "Một. //nhat"


def test_backspaces_of_a_typing_program_do_not_disturb_the_list(panel: StepPanel):
    type_text("//nhâ")
    for _ in range(2):
        press(Qt.Key.Key_Backspace)
    type_text("hất")
    assert offered(panel) == [OWN[0]]
    for _ in range(len("hất") + 2):
        press(Qt.Key.Key_Backspace)
    assert (words(panel).toPlainText(), offered(panel)) == ("/", [])


def test_a_composition_narrows_the_list_and_ends_only_when_a_sentence_is_taken(panel: StepPanel):
    type_text("//")
    compose(words(panel), "nhâ")
    assert offered(panel) == [OWN[0]]
    assert words(panel).toPlainText() == "//"
    press(ENTER)
    assert words(panel).toPlainText() == OWN[0]


def test_ctrl_enter_keeps_the_opinion_and_takes_no_sentence(panel: StepPanel, qtbot: QtBot):
    put(speaker(panel), "lan", ENTER)
    type_text("Xem //nhat")
    press(ENTER, ctrl=True)
    qtbot.waitUntil(lambda: record(panel).contributions[-1].text == "Xem //nhat")
    assert offered(panel) == []


def test_a_sentence_that_was_put_in_is_durable_like_typed_words(panel: StepPanel, qtbot: QtBot):
    type_text("//nhat")
    press(ENTER)
    qtbot.waitUntil(lambda: drafted(panel, "contribution_input") == OWN[0])
    assert words(again(qtbot, panel)).toPlainText() == OWN[0]


def test_a_click_puts_a_sentence_in(panel: StepPanel):
    type_text("//")
    popup = control(panel, QListView, "phrase_list")
    place = popup.visualRect(popup.model().index(0, 0)).center()
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert words(panel).toPlainText() == OWN[0]


@pytest.mark.parametrize(("kind", "name"), [(StepKind.CONCLUSION, "conclusion_input"), (StepKind.PURPOSE, "step_text")])
def test_sentences_are_offered_in_the_conclusion_and_in_steps(
    qtbot: QtBot, context: AppContext, kind: StepKind, name: str
):
    made = show_panel(qtbot, context, kind, HELD)
    with qtbot.waitActive(made):
        made.activateWindow()
    editor = control(made, QPlainTextEdit, name)
    editor.clear()
    put(editor, "//nhat tri")
    assert offered(made)[0].startswith("Nhất trí")


def test_the_list_stays_at_the_line_when_the_text_moves_after_a_key(panel: StepPanel, qtbot: QtBot):
    put(words(panel), "//de nghi")
    shown = control(panel, QListView, "phrase_list")
    before = shown.geometry()
    words(panel).move(words(panel).pos() + QPoint(0, 40))
    qtbot.waitUntil(lambda: shown.geometry() != before)
    line = words(panel).viewport().mapTo(panel, words(panel).cursorRect().topLeft()).y()
    assert shown.geometry().bottom() <= line
