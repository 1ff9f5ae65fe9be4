"""What is optional in a step, in folds below its panel."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import NoteKind
from app.services import meeting, minutes_seal, notes
from app.ui.context import AppContext
from app.ui.live.fold import Fold
from app.ui.live.live_view import LiveView
from tests.ui.live.frame import HELD, PLANNED, find, focus_name, press, session, show, type_text


def fold(view: LiveView, name: str) -> Fold:
    assert view.panel is not None
    (found,) = [part for part in view.panel.parts if part.objectName() == name]
    return found


def unfold(view: LiveView, name: str) -> Fold:
    """Open a fold by keyboard."""
    found = fold(view, name)
    found.toggle.setFocus()
    press(Qt.Key.Key_Return)
    return found


@pytest.fixture
def view(qtbot: QtBot, context: AppContext) -> LiveView:
    return show(qtbot, context, PLANNED)


@pytest.mark.parametrize(
    ("number", "names"),
    [
        (2, {"sub_agenda_approval"}),
        (5, {"guidance"}),
        (7, {"sub_evaluation", "sub_read_back"}),
        (8, {"sub_scoring", "finisher_part", "lessons"}),
    ],
)
def test_the_eight_steps_have_their_optional_parts_folded(view: LiveView, number: int, names: set[str]) -> None:
    view.show_step(number)
    assert view.panel is not None
    parts = {part.objectName(): part for part in view.panel.parts}
    assert names <= set(parts)
    assert not any(parts[name].is_open for name in names)


def test_a_note_is_durable_as_it_is_typed(qtbot: QtBot, view: LiveView, context: AppContext) -> None:
    view.show_step(7)
    unfold(view, "sub_evaluation")
    assert focus_name() == "note_preparation"
    type_text("Chuẩn bị kỹ")
    kept = {NoteKind.PREPARATION: "Chuẩn bị kỹ"}
    qtbot.waitUntil(lambda: context.book.session(PLANNED).notes == kept, timeout=1500)


def test_a_note_that_is_being_typed_is_stored_when_the_view_is_left(view: LiveView, context: AppContext) -> None:
    view.show_step(2)
    unfold(view, "sub_agenda_approval")
    type_text("Thêm một mục")
    view.leave()
    assert context.book.flush()
    assert context.book.session(PLANNED).notes == {NoteKind.AGENDA_APPROVAL: "Thêm một mục"}


def test_a_closed_fold_says_that_something_stands_in_it(qtbot: QtBot, view: LiveView, context: AppContext) -> None:
    view.show_step(7)
    context.save(
        lambda uow: notes.set_note(uow, PLANNED, NoteKind.QUALITY, "Tốt"), then=lambda _: view.refresh()
    )  # fmt: skip
    qtbot.waitUntil(lambda: find(view, QLabel, "sub_evaluation_state").text() == "đã ghi")


def test_guidance_is_shown_beside_the_discussion(qtbot: QtBot, view: LiveView) -> None:
    view.show_step(5)
    unfold(view, "guidance")
    type_text("Mời các tổ trưởng nói trước")
    view.show_step(6)
    qtbot.waitUntil(lambda: find(view, QLabel, "guidance_words").text() == "Mời các tổ trưởng nói trước")
    assert find(view, QLabel, "guidance_words").isVisible()


def test_the_finisher_is_nobody_until_somebody_is_chosen(qtbot: QtBot, view: LiveView, context: AppContext) -> None:
    view.show_step(8)
    assert find(view, QLabel, "finisher_part_state").text() == "chưa chọn"
    unfold(view, "finisher_part")
    find(view, QLineEdit, "finisher_input").setFocus()
    type_text("ma thi hoa")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: context.book.session(PLANNED).finisher == "m4")
    qtbot.waitUntil(lambda: find(view, QLabel, "finisher_part_state").text() == "Ma Thị Hoa")


def test_lessons_stand_open_after_a_pilot_session_and_outlive_the_seal(qtbot: QtBot, context: AppContext) -> None:
    context.save(lambda uow: meeting.set_facts(uow, HELD, is_pilot=True))
    context.save(lambda uow: minutes_seal.finalise(uow, HELD, datetime(2026, 9, 12, 8)))
    assert context.book.flush()
    view = show(qtbot, context, HELD)
    view.show_step(8)
    assert fold(view, "lessons").is_open
    editor = find(view, QPlainTextEdit, "note_lessons_good")
    editor.setFocus()
    type_text("Nhiều đồng chí phát biểu")
    qtbot.waitUntil(lambda: NoteKind.LESSONS_GOOD in context.book.session(HELD).notes, timeout=1500)
    assert "sinh hoạt điểm" in find(view, QLabel, "session_name").text()


def test_the_finisher_is_closed_with_the_minutes(qtbot: QtBot, context: AppContext) -> None:
    context.save(lambda uow: minutes_seal.finalise(uow, HELD, datetime(2026, 9, 12, 8)))
    assert context.book.flush()
    view = show(qtbot, context, HELD)
    view.show_step(8)
    assert not find(view, QLineEdit, "finisher_input").isEnabled()


def test_the_read_back_of_a_conclusion_leads_to_reading(qtbot: QtBot, view: LiveView, context: AppContext) -> None:
    view.show_step(7)
    unfold(view, "sub_read_back")
    with qtbot.waitSignal(context.read_back_requested) as asked:
        find(view, QPushButton, "open_read_back").click()
    assert asked.args == [PLANNED]
    assert session(view).id == PLANNED
