"""A reason typed in the roll sheet, before the keyboard was put into its line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import AttendanceStatus as Status
from app.ui.context import AppContext
from app.ui.live.live_view import LiveView
from app.ui.live.roll_table import RollTable
from tests.ui.live.frame import PLANNED, find, focus_name, press, show_running, type_text


def test_a_reason_typed_right_after_l_goes_into_its_line(qtbot: QtBot, context: AppContext) -> None:
    view = show_running(qtbot, context)
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_L)
    press(Qt.Key.Key_B)
    assert (focus_name(), find(view, QLineEdit, "reason_input").text()) == ("reason_input", "b")
    type_text("ận mổ mắt")
    press(Qt.Key.Key_Return)
    assert context.book.flush()
    assert next(e.reason for e in context.book.session(PLANNED).roll if e.member_id == "m1") == "bận mổ mắt"
    assert {e.status for e in find(view, RollTable, "attendance_table").roll.entries[1:]} == {None}


@pytest.fixture
def view(qtbot: QtBot, context: AppContext) -> LiveView:
    """A running session at the roll sheet."""
    made = show_running(qtbot, context)
    press(Qt.Key.Key_F8)
    return made


def strike(letters: str) -> None:
    """Strike keys of letters as a keyboard without an input method sends them."""
    for letter in letters:
        press(Qt.Key(ord(letter.upper())))


def reason(view: LiveView) -> tuple[str, str, str]:
    """Return where the keyboard is, whose reason is asked for, and what stands there."""
    texts = [one.text() for one in view.findChildren(QLabel) if one.text().startswith("Lý do vắng: ")]
    return focus_name(), texts[0].rpartition(" ")[2], find(view, QLineEdit, "reason_input").text()


def marks(view: LiveView) -> list[Status | None]:
    return [entry.status for entry in find(view, RollTable, "attendance_table").roll.entries]


@pytest.mark.parametrize("letters", ["mo", "so", "kh", "con", "xi", "an", "t", "ly", "rau"])
def test_a_reason_whose_letters_are_marks_marks_nobody_else(view: LiveView, letters: str) -> None:
    strike(f"l{letters}")
    focus, _, text = reason(view)
    assert (focus, text) == ("reason_input", letters)
    assert marks(view) == [Status.EXCUSED] + [None] * 30


def test_after_the_reason_the_sheet_goes_on_with_the_next_one(view: LiveView, context: AppContext) -> None:
    strike("lm")
    type_text("ổ mắt")
    press(Qt.Key.Key_Return)
    assert find(view, RollTable, "attendance_table").currentIndex().row() == 1
    press(Qt.Key.Key_Space)
    assert context.book.flush()
    assert marks(view)[:3] == [Status.EXCUSED, Status.PRESENT, None]
    assert next(e for e in context.book.session(PLANNED).roll if e.member_id == "m1").reason == "mổ mắt"


def test_marks_in_a_row_are_marks(view: LiveView) -> None:
    strike("lmllk")
    assert marks(view)[:5] == [Status.EXCUSED, Status.LATE, Status.EXCUSED, Status.EXCUSED, Status.UNEXCUSED]


def test_a_reason_belongs_to_the_last_absence_that_its_letters_can_follow(view: LiveView) -> None:
    strike("lclcl")
    name = find(view, RollTable, "attendance_table").roll.entries[2].full_name.split()[-1]
    strike("b")
    assert reason(view) == ("reason_input", name, "b")
    assert marks(view)[:4] == [Status.EXCUSED] * 3 + [None]


def test_a_category_that_began_a_word_is_taken_back(view: LiveView, context: AppContext) -> None:
    strike("lc")
    type_text("ông tác")
    press(Qt.Key.Key_Return)
    assert context.book.flush()
    first = next(e for e in context.book.session(PLANNED).roll if e.member_id == "m1")
    assert (first.reason_kind, first.reason) == (None, "công tác")


def test_an_input_methods_backspace_takes_the_letter_before_back(view: LiveView) -> None:
    strike("la")
    press(Qt.Key.Key_Backspace)
    type_text("ăn cưới")
    assert reason(view)[2] == "ăn cưới"
    assert marks(view) == [Status.EXCUSED] + [None] * 30


def test_h_begins_a_word_that_only_it_can_begin(view: LiveView) -> None:
    strike("lh")
    type_text("ọp tỉnh")
    assert reason(view)[2] == "họp tỉnh"


def test_another_key_between_ends_the_run(view: LiveView) -> None:
    strike("l")
    press(Qt.Key.Key_Space)
    strike("mo")
    assert marks(view)[:3] == [Status.EXCUSED, Status.PRESENT, Status.LATE]


def test_t_after_everyone_is_for_the_note_taker(view: LiveView) -> None:
    strike("lat")
    assert focus_name() == "minutes_taker"
    assert marks(view).count(Status.PRESENT) > 20


def test_a_category_that_is_clicked_ends_the_run(view: LiveView, context: AppContext) -> None:
    strike("l")
    find(view, QPushButton, "reason_work").click()
    strike("mo")
    assert context.book.flush()
    assert marks(view)[:3] == [Status.EXCUSED, Status.LATE, None]


def test_marking_everyone_with_the_mouse_ends_the_run(view: LiveView) -> None:
    strike("l")
    find(view, QPushButton, "all_present").click()
    strike("t")
    assert focus_name() == "minutes_taker"
    assert marks(view).count(Status.PRESENT) > 20


def test_what_was_done_elsewhere_ends_the_run(view: LiveView) -> None:
    strike("l")
    find(view, QWidget, "minutes_taker").setFocus()
    find(view, RollTable, "attendance_table").setFocus()
    strike("mo")
    assert marks(view)[:3] == [Status.EXCUSED, Status.LATE, None]
