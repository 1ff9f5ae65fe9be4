"""Typing in the live view: compositions of an input method and undo stay within the record they belong to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.composition import composition_of, read_text
from app.ui.context import AppContext
from app.ui.live.live_view import LiveView
from tests.composing import compose, finish
from tests.keyboard import press, type_text
from tests.ui.live.frame import HELD, PLANNED, find, session, show, stored

WORDS = "Nhất trí với báo cáo"


@pytest.fixture
def view(qtbot: QtBot, context: AppContext) -> LiveView:
    """The live view at the discussion of the session that is planned."""
    return show(qtbot, context, PLANNED)


def go(view: LiveView, step: int) -> None:
    press(Qt.Key(Qt.Key.Key_0 + step), ctrl=True)
    assert view.number == step


def editor(view: LiveView, name: str) -> QPlainTextEdit | QLineEdit:
    found = find(view, QWidget, name)
    assert isinstance(found, QPlainTextEdit | QLineEdit)
    found.setFocus()
    return found


def note(view: LiveView, words: str) -> None:
    speaker = editor(view, "speaker_input")
    type_text("hung", speaker)
    press(Qt.Key.Key_Return, target=speaker)
    type_text(words, editor(view, "contribution_input"))
    press(Qt.Key.Key_Return, ctrl=True, target=editor(view, "contribution_input"))


def undo_and_redo(one: QWidget) -> None:
    for shift in (False, True, False):
        for _ in range(5):
            press(Qt.Key.Key_Z, ctrl=True, shift=shift, target=one)


def record(view: LiveView, session_id: str = PLANNED):
    assert view.context.book.flush()
    return view.context.book.session(session_id)


@pytest.mark.parametrize(
    ("step", "name"),
    [(1, "step_text"), (3, "step_text"), (4, "opening_report_input"), (5, "prompt_input"), (7, "conclusion_input")],
)
@pytest.mark.parametrize("way", ["next step", "other session", "key of a step"])
def test_leaving_ends_a_composition_in_the_record_it_was_typed_in(
    view: LiveView, step: int, name: str, way: str
) -> None:
    go(view, step)
    type_text("Nhất ", editor(view, name))
    compose(editor(view, name), "trí")
    if way == "other session":
        view.open_session(HELD)
    elif way == "next step":
        press(Qt.Key.Key_F8)
    else:
        go(view, 2)
    view.leave()
    kept = record(view)
    texts = (kept.steps[step - 1].text, kept.opening_report.text, kept.conclusion, kept.drafts.get(name, ""))
    assert any("Nhất trí" in text for text in texts)


def test_a_composition_is_part_of_the_opinion_that_is_kept(view: LiveView) -> None:
    go(view, 6)
    type_text("hung", editor(view, "speaker_input"))
    press(Qt.Key.Key_Return)
    type_text("Nhất ", editor(view, "contribution_input"))
    compose(editor(view, "contribution_input"), "trí")
    press(Qt.Key.Key_Return, ctrl=True)
    assert [said.text for said in record(view).contributions] == ["Nhất trí"]
    assert read_text(editor(view, "contribution_input")) == ""
    assert composition_of(editor(view, "contribution_input")).text == ""


def test_a_button_that_takes_no_keyboard_keeps_the_composition_too(view: LiveView) -> None:
    go(view, 6)
    type_text("hung", editor(view, "speaker_input"))
    press(Qt.Key.Key_Return)
    compose(editor(view, "contribution_input"), "trí")
    find(view, QPushButton, "save_contribution").click()
    assert [said.text for said in record(view).contributions] == ["trí"]


def test_a_redraw_leaves_a_composition_and_the_cursor_alone(view: LiveView, qtbot: QtBot) -> None:
    go(view, 3)
    purpose = editor(view, "step_text")
    compose(purpose, "Thố")
    stored(qtbot, view.context, lambda: record(view).steps[2].text == "Thố")
    session(view).refresh()
    view.context.data_changed.emit()
    assert composition_of(purpose).text == "Thố"
    compose(purpose, "Thống")
    finish(purpose, "Thống")
    assert read_text(purpose) == "Thống"


def test_a_name_being_composed_is_matched(view: LiveView) -> None:
    go(view, 6)
    speaker = editor(view, "speaker_input")
    assert isinstance(speaker, QLineEdit)
    compose(speaker, "hung")
    assert find(view, QWidget, "speaker_input_matches").isVisible()
    press(Qt.Key.Key_Return, target=speaker)
    assert "Hùng" in speaker.text()
    assert composition_of(speaker).text == ""


def test_undo_after_an_opinion_is_kept_does_not_bring_it_back(view: LiveView) -> None:
    go(view, 6)
    note(view, WORDS)
    for name in ("contribution_input", "speaker_input"):
        undo_and_redo(editor(view, name))
        assert read_text(editor(view, name)) == ""


def test_undo_in_the_card_of_an_opinion_does_not_reach_the_one_before(view: LiveView) -> None:
    view.open_session(HELD)
    go(view, 6)
    first, second = (said.text for said in session(view).record.contributions[:2])
    for row, text in ((0, first), (1, second)):
        rows = find(view, QWidget, "contribution_list")
        rows.setFocus()
        rows.setCurrentIndex(rows.model().index(row, 0))  # type: ignore[attr-defined]
        press(Qt.Key.Key_Return, target=rows)
        undo_and_redo(editor(view, "edit_text"))
        assert read_text(editor(view, "edit_text")) == text
        type_text(" thêm", editor(view, "edit_text"))


@pytest.mark.parametrize(("step", "name"), [(3, "step_text"), (7, "conclusion_input")])
def test_undo_does_not_reach_another_session(view: LiveView, step: int, name: str) -> None:
    go(view, step)
    type_text(WORDS, editor(view, name))
    view.open_session(HELD)
    go(view, step)
    own = read_text(editor(view, name))
    undo_and_redo(editor(view, name))
    assert read_text(editor(view, name)) == own != WORDS


def test_undo_within_a_record_works_after_it_was_saved(view: LiveView, qtbot: QtBot) -> None:
    go(view, 3)
    type_text(WORDS, editor(view, "step_text"))
    stored(qtbot, view.context, lambda: record(view).steps[2].text == WORDS)
    undo_and_redo(editor(view, "step_text"))
    assert read_text(editor(view, "step_text")) == ""


def test_an_opinion_opened_again_at_once_shows_the_change_that_is_on_its_way(view: LiveView) -> None:
    view.open_session(HELD)
    go(view, 6)
    for _ in range(2):
        rows = find(view, QWidget, "contribution_list")
        rows.setCurrentIndex(rows.model().index(0, 0))  # type: ignore[attr-defined]
        press(Qt.Key.Key_Return, target=rows)
        press(Qt.Key.Key_End, ctrl=True, target=editor(view, "edit_text"))
        type_text(" thêm", editor(view, "edit_text"))
        press(Qt.Key.Key_Return, ctrl=True, target=editor(view, "edit_text"))
    assert record(view, HELD).contributions[0].text.endswith(" thêm thêm")
