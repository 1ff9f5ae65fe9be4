"""Deleting, moving, joining and splitting opinions by key, and taking that back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import Label, StepKind
from app.services import meeting, minutes_seal
from app.services.meeting import NewContribution
from app.ui.context import AppContext
from app.ui.live.panel import StepPanel
from tests.factory import END
from tests.ui.live.discussion import ENTER, stream
from tests.ui.live.tools import HELD, control, drafted, put, record, show_panel

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(qtbot: QtBot, context: AppContext) -> StepPanel:
    """The discussion of the sample, with two more opinions of one member at its end."""
    for text, label in (("Bao giờ xong?", Label.QUESTION), ("Ai kiểm tra?", None)):
        new = NewContribution(text, "m3", at=END, label=label)
        context.book.save(lambda uow, new=new: meeting.add_contribution(uow, HELD, new))
    context.book.flush()
    return show_panel(qtbot, context, StepKind.DISCUSSION)


def rows(panel: StepPanel) -> QListView:
    return control(panel, QListView, "contribution_list")


def mark(panel: StepPanel, number: int) -> None:
    rows(panel).setFocus()
    rows(panel).setCurrentIndex(rows(panel).model().index(number % len(stream(panel)), 0))


def marked(panel: StepPanel) -> int:
    return rows(panel).currentIndex().data(Qt.ItemDataRole.UserRole).id


def ids(panel: StepPanel) -> list[int]:
    return [said.id for said in record(panel).contributions]


def press(panel: StepPanel, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(rows(panel), key, held)


def edit(panel: StepPanel, number: int) -> QPlainTextEdit:
    mark(panel, number)
    press(panel, ENTER)
    return control(panel, QPlainTextEdit, "edit_text")


def test_an_opinion_comes_back_between_its_neighbours_with_its_number(panel: StepPanel, qtbot: QtBot):
    before = record(panel).contributions
    mark(panel, 2)
    press(panel, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(record(panel).contributions) == len(before) - 1)
    press(panel, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: record(panel).contributions == before)
    qtbot.waitUntil(lambda: marked(panel) == before[2].id)
    assert record(panel).bin == ()


def test_alt_and_the_arrows_move_an_opinion_and_the_mark_with_it(panel: StepPanel, qtbot: QtBot):
    before = ids(panel)
    mark(panel, 2)
    press(panel, Qt.Key.Key_Up, ALT)
    press(panel, Qt.Key.Key_Up, ALT)
    press(panel, Qt.Key.Key_Up, ALT)
    qtbot.waitUntil(lambda: ids(panel) == [before[2], *before[:2], *before[3:]])
    qtbot.waitUntil(lambda: rows(panel).currentIndex().row() == 0)
    assert marked(panel) == before[2]
    press(panel, Qt.Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: ids(panel) == [before[0], before[2], before[1], *before[3:]])


def test_ctrl_m_joins_two_opinions_of_a_speaker_and_undo_parts_them(panel: StepPanel, qtbot: QtBot):
    before = record(panel).contributions
    mark(panel, -2)
    press(panel, Qt.Key.Key_M, CTRL)
    qtbot.waitUntil(lambda: record(panel).contributions[-1].text == "Bao giờ xong?\nAi kiểm tra?")
    qtbot.waitUntil(lambda: marked(panel) == before[-2].id)
    control(panel, QPushButton, "undo_contribution").click()
    qtbot.waitUntil(lambda: record(panel).contributions == before)


def test_opinions_of_two_people_are_not_joined_and_the_reason_is_said(panel: StepPanel):
    said = QSignalSpy(panel.session.context.said)
    mark(panel, 0)
    press(panel, Qt.Key.Key_M, CTRL)
    mark(panel, -1)
    press(panel, Qt.Key.Key_M, CTRL)
    assert "hai người khác nhau" in said.at(0)[0]
    assert "liền sau" in said.at(1)[0]
    assert not any("\n" in text for text in stream(panel)[-2:])


def test_an_opinion_with_a_change_that_was_begun_is_not_joined(panel: StepPanel, qtbot: QtBot):
    said = QSignalSpy(panel.session.context.said)
    put(edit(panel, -1), "Thêm: ", Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: drafted(panel, f"edit_contribution_{ids(panel)[-1]}") != "")
    panel.session.refresh()
    assert "có phần sửa dở" in stream(panel)[-1]
    mark(panel, -2)
    press(panel, Qt.Key.Key_M, CTRL)
    assert "lưu hoặc bỏ phần sửa" in said.at(0)[0]


def test_letters_typed_in_the_list_change_nothing(panel: StepPanel):
    before = ids(panel)
    mark(panel, -2)
    for key in (Qt.Key.Key_M, Qt.Key.Key_T, Qt.Key.Key_D, Qt.Key.Key_Backspace):
        press(panel, key)
    panel.session.context.book.flush()
    assert ids(panel) == before
    assert marked(panel) == before[-2]


def test_alt_enter_splits_at_the_cursor_and_the_first_part_stays_open(panel: StepPanel, qtbot: QtBot):
    text = edit(panel, -2)
    text.setPlainText("Bao giờ xong? Ai kiểm tra việc này?")
    cursor = text.textCursor()
    cursor.setPosition(len("Bao giờ xong?"))
    text.setTextCursor(cursor)
    QTest.keyClick(text, ENTER, ALT)
    assert (text.toPlainText(), text.hasFocus()) == ("Bao giờ xong?", True)
    put(text, " Thêm.", ENTER, ctrl=True)
    qtbot.waitUntil(lambda: record(panel).contributions[-3].text == "Bao giờ xong? Thêm.")
    first, second, _ = record(panel).contributions[-3:]
    assert (second.text, second.speaker, second.at, second.label) == (
        "Ai kiểm tra việc này?", first.speaker, first.at, first.label,
    )  # fmt: skip
    assert record(panel).drafts == {}


def test_a_split_can_be_taken_back(panel: StepPanel, qtbot: QtBot):
    before = record(panel).contributions
    text = edit(panel, -2)
    cursor = text.textCursor()
    cursor.setPosition(len("Bao giờ"))
    text.setTextCursor(cursor)
    QTest.keyClick(text, ENTER, ALT)
    qtbot.waitUntil(lambda: len(record(panel).contributions) == len(before) + 1)
    undo = control(panel, QPushButton, "undo_contribution")
    qtbot.waitUntil(undo.isVisible)
    undo.click()
    qtbot.waitUntil(lambda: record(panel).contributions == before)


def test_nothing_is_split_off_at_the_end_of_the_words(panel: StepPanel):
    text = edit(panel, -2)
    text.moveCursor(text.textCursor().MoveOperation.End)
    QTest.keyClick(text, ENTER, ALT)
    assert "vào giữa nội dung" in control(panel, QLabel, "edit_hint").text()
    assert text.toPlainText() == "Bao giờ xong?"


def test_a_time_set_by_hand_shows_it_and_an_untouched_one_does_not(panel: StepPanel, qtbot: QtBot):
    put(edit(panel, -1), "", ENTER, ctrl=True)
    edit(panel, -2)
    time = control(panel, QLineEdit, "edit_time")
    time.selectAll()
    put(time, "15h02", ENTER, ctrl=True)
    qtbot.waitUntil(lambda: record(panel).contributions[-2].by_hand)
    qtbot.waitUntil(lambda: "15:02 ✎ (giờ sửa tay)" in stream(panel)[-2])
    assert not record(panel).contributions[-1].by_hand
    edit(panel, -2)
    time.clear()
    put(time, "", ENTER, ctrl=True)
    qtbot.waitUntil(lambda: record(panel).contributions[-2].at is None)
    assert not record(panel).contributions[-2].by_hand


def test_an_answer_is_linked_to_its_question_and_the_list_says_so(panel: StepPanel, qtbot: QtBot):
    question = ids(panel)[-2]
    assert "Chưa trả lời" in stream(panel)[-2]
    text = edit(panel, -1)
    answers = control(panel, QComboBox, "edit_answers")
    assert not answers.isVisible()
    label = control(panel, QComboBox, "edit_label")
    label.setCurrentIndex(label.findData("answer"))
    label.activated.emit(label.currentIndex())
    assert answers.isVisible()
    answers.setCurrentIndex(answers.findData(question))
    answers.activated.emit(answers.currentIndex())
    QTest.keyClick(text, ENTER, CTRL)
    qtbot.waitUntil(lambda: record(panel).contributions[-1].answers == question)
    qtbot.waitUntil(lambda: "Trả lời câu hỏi của đồng chí Hà Thị Lan: “Bao giờ xong?”" in stream(panel)[-1])
    assert "Chưa trả lời" not in stream(panel)[-2]


def test_the_choice_of_a_prompt_is_a_draft_until_it_is_kept(panel: StepPanel, qtbot: QtBot):
    prompt = record(panel).prompts[1].id
    text = edit(panel, -1)
    box = control(panel, QComboBox, "edit_prompt")
    box.setCurrentIndex(box.findData(prompt))
    box.activated.emit(box.currentIndex())
    QTest.keyClick(text, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: drafted(panel, f"edit_prompt_{ids(panel)[-1]}") == str(prompt))
    edit(panel, -1)
    assert box.currentData() == prompt
    QTest.keyClick(text, ENTER, CTRL)
    qtbot.waitUntil(lambda: record(panel).contributions[-1].prompt == prompt)
    qtbot.waitUntil(lambda: "Theo gợi ý 2" in stream(panel)[-1])


def test_a_dropped_change_waits_in_the_bin(panel: StepPanel, qtbot: QtBot):
    put(edit(panel, -1), " Nhầm.", Qt.Key.Key_Escape)
    edit(panel, -1)
    control(panel, QPushButton, "drop_edit").click()
    qtbot.waitUntil(lambda: [gone.text for gone in record(panel).bin] == ["Ai kiểm tra? Nhầm."])
    assert record(panel).drafts == {}


def test_closed_minutes_take_no_key_in_the_stream(panel: StepPanel, qtbot: QtBot):
    panel.session.save(lambda uow: minutes_seal.finalise(uow, HELD, END))
    qtbot.waitUntil(lambda: panel.session.record.seal is not None)
    panel.close_minutes(closed=True)
    for name in ("undo_contribution", "split_edit", "save_edit"):
        assert not control(panel, QPushButton, name).isEnabled()
    assert not rows(panel).isEnabled()
