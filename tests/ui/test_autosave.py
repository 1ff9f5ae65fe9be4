"""What is typed or composed in an input goes to the record it was typed in, and undo does not reach another."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.autosave import DELAY_MILLISECONDS, AutoSave
from app.ui.composition import composition_of, follow_compositions, read_text
from tests.composing import compose, finish
from tests.keyboard import press, type_text

Editor = QPlainTextEdit | QLineEdit


@pytest.fixture(params=[QPlainTextEdit, QLineEdit])
def window(request: pytest.FixtureRequest, qtbot: QtBot) -> QWidget:
    """A window with an input and a button."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(request.param())
    column.addWidget(QPushButton("Lưu"))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def editor(window: QWidget) -> Editor:
    """The input, with the keyboard."""
    found = next(one for kind in (QPlainTextEdit, QLineEdit) for one in window.findChildren(kind))
    found.setFocus()
    return found


@pytest.fixture
def kept(editor: Editor) -> list[str]:
    """What was stored of the input."""
    texts: list[str] = []
    AutoSave(editor).bind("", texts.append)
    return texts


def saver(editor: Editor) -> AutoSave:
    found = editor.findChild(AutoSave)
    assert found is not None
    return found


def beside(editor: Editor) -> QPushButton:
    found = editor.window().findChild(QPushButton)
    assert found is not None
    return found


def test_typing_without_pause_is_stored_again_and_again(editor: Editor, kept: list[str]) -> None:
    for _ in range(60):
        QTest.keyClicks(editor, "a", Qt.KeyboardModifier.NoModifier, 20)
    assert len(kept) >= 60 * 20 // (DELAY_MILLISECONDS + 100)
    assert all(len(one) < len(two) for one, two in pairwise(kept))


def test_what_is_being_composed_is_stored_where_it_stands(editor: Editor, kept: list[str], qtbot: QtBot) -> None:
    type_text("đồng chí phát biểu")
    for _ in range(len(" phát biểu")):
        press(Qt.Key.Key_Left)
    compose(editor, " Hươ")
    qtbot.waitUntil(lambda: bool(kept))
    assert kept[-1] == "đồng chí Hươ phát biểu"
    assert read_text(editor) == "đồng chí phát biểu"
    finish(editor, " Hương")
    qtbot.waitUntil(lambda: kept[-1] == "đồng chí Hương phát biểu")


def test_a_composition_stands_behind_letters_of_two_units(editor: Editor, kept: list[str]) -> None:
    type_text("🚩x")
    press(Qt.Key.Key_Left)
    compose(editor, "cờ ")
    assert composition_of(editor).whole == "🚩cờ x"


def test_storing_and_following_leave_a_composition_alone(editor: Editor, kept: list[str], qtbot: QtBot) -> None:
    compose(editor, "chà")
    qtbot.waitUntil(lambda: kept == ["chà"])
    beside(editor).setFocus()
    editor.setFocus()
    compose(editor, "chà")
    saver(editor).follow("từ sổ")
    assert composition_of(editor).text == "chà"
    compose(editor, "chào")
    finish(editor, "chào")
    assert read_text(editor) == "chàchào"


def test_a_composition_given_up_is_stored_as_given_up(editor: Editor, kept: list[str], qtbot: QtBot) -> None:
    compose(editor, "chà")
    qtbot.waitUntil(lambda: kept == ["chà"])
    compose(editor, "")
    qtbot.waitUntil(lambda: kept == ["chà", ""])


def test_another_record_leaves_the_composition_in_the_one_it_was_typed_in(editor: Editor, kept: list[str]) -> None:
    other: list[str] = []
    type_text("xin ")
    compose(editor, "chào")
    saver(editor).bind("khác", other.append)
    assert (kept[-1], read_text(editor), other) == ("xin chào", "khác", [])
    assert composition_of(editor).text == ""


def test_flush_stores_the_composition(editor: Editor, kept: list[str]) -> None:
    compose(editor, "chào")
    saver(editor).flush()
    assert kept == ["chào"]
    assert read_text(editor) == "chào"


@pytest.mark.parametrize("way", ["focus", "key", "shortcut", "mouse"])
def test_whatever_interrupts_a_composition_ends_it_where_it_stands(editor: Editor, kept: list[str], way: str) -> None:
    type_text("xin ")
    compose(editor, "chào")
    if way == "focus":
        QTest.mouseClick(beside(editor), Qt.MouseButton.LeftButton)
    elif way == "key":
        press(Qt.Key.Key_Home, target=editor)
    elif way == "shortcut":
        press(Qt.Key.Key_F8, target=editor)
    else:
        surface = editor.viewport() if isinstance(editor, QPlainTextEdit) else editor
        QTest.mouseClick(surface, Qt.MouseButton.LeftButton)
    assert (read_text(editor), composition_of(editor).text) == ("xin chào", "")


def test_a_held_modifier_does_not_interrupt(editor: Editor, kept: list[str]) -> None:
    compose(editor, "ch")
    press(Qt.Key.Key_Shift, target=editor)
    assert composition_of(editor).text == "ch"


def test_a_composition_is_followed_in_an_input_that_nobody_stores(editor: Editor, qtbot: QtBot) -> None:
    beside(editor).setFocus()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    follow_compositions(app)
    editor.setFocus()
    compose(editor, "chào")
    beside(editor).setFocus()
    assert read_text(editor) == "chào"


@pytest.mark.parametrize("text", ["khác", ""])
def test_undo_does_not_reach_behind_the_record(editor: Editor, kept: list[str], text: str) -> None:
    type_text("bí mật")
    if not text:
        editor.selectAll()
        press(Qt.Key.Key_Delete)
    saver(editor).bind(text, kept.append)
    for again in (False, True):
        for _ in range(3):
            press(Qt.Key.Key_Z, ctrl=True, shift=again)
        assert read_text(editor) == text


def test_undo_works_within_a_record(editor: Editor, kept: list[str]) -> None:
    saver(editor).bind("một", kept.append)
    press(Qt.Key.Key_End)
    type_text(" hai")
    saver(editor).follow("một hai")
    press(Qt.Key.Key_Z, ctrl=True)
    assert read_text(editor) == "một"


def test_a_text_that_does_not_differ_leaves_the_cursor(editor: Editor, kept: list[str]) -> None:
    type_text("chi bộ")
    press(Qt.Key.Key_Left)
    saver(editor).show_text("chi bộ")
    type_text("x")
    assert read_text(editor) == "chi bxộ"
