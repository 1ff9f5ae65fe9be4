"""Changing and removing opinions already in the stream."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import StepKind
from app.ui.context import AppContext
from app.ui.live.panel import StepPanel
from tests.ui.live.discussion import ENTER, open_row, stream, words
from tests.ui.live.tools import again, control, drafted, put, record, show_panel


@pytest.fixture
def panel(qtbot: QtBot, context: AppContext) -> StepPanel:
    return show_panel(qtbot, context, StepKind.DISCUSSION)


def test_an_earlier_opinion_is_changed_in_place(panel: StepPanel, qtbot: QtBot):
    open_row(panel, 0)
    text = control(panel, QPlainTextEdit, "edit_text")
    assert text.isVisible()
    assert not words(panel).isVisible()
    text.selectAll()
    put(control(panel, QPlainTextEdit, "edit_response"), "Tiếp thu.")
    time = control(panel, QLineEdit, "edit_time")
    time.selectAll()
    put(time, "14h41")
    put(text, "Ý kiến đã sửa.", ENTER, ctrl=True)
    qtbot.waitUntil(lambda: record(panel).contributions[0].text == "Ý kiến đã sửa.")
    changed = record(panel).contributions[0]
    assert (changed.response, changed.at.strftime("%H:%M"), changed.speaker.member_id) == ("Tiếp thu.", "14:41", "m16")
    assert record(panel).drafts == {}
    assert words(panel).isVisible()


def test_escape_leaves_an_edit_without_losing_it(panel: StepPanel, qtbot: QtBot):
    before = record(panel).contributions
    open_row(panel, 0)
    put(control(panel, QPlainTextEdit, "edit_text"), " (thêm)", Qt.Key.Key_Escape)
    open_row(panel, 1)
    assert control(panel, QPlainTextEdit, "edit_text").toPlainText() == before[1].text
    QTest.keyClick(control(panel, QPlainTextEdit, "edit_text"), Qt.Key.Key_Escape)
    open_row(panel, 0)
    assert control(panel, QPlainTextEdit, "edit_text").toPlainText() == f"{before[0].text} (thêm)"
    place = f"edit_contribution_{before[0].id}"
    qtbot.waitUntil(lambda: drafted(panel, place) == f"{before[0].text} (thêm)")
    fresh = again(qtbot, panel)
    open_row(fresh, 0)
    assert control(fresh, QPlainTextEdit, "edit_text").toPlainText() == f"{before[0].text} (thêm)"
    assert record(panel).contributions == before


def test_an_edit_can_be_dropped(panel: StepPanel, qtbot: QtBot):
    before = record(panel).contributions[0].text
    open_row(panel, 0)
    put(control(panel, QPlainTextEdit, "edit_text"), "Nhầm ", Qt.Key.Key_Escape)
    open_row(panel, 0)
    control(panel, QPushButton, "drop_edit").click()
    assert control(panel, QPlainTextEdit, "edit_text").toPlainText() == before
    panel.session.context.book.flush()
    assert record(panel).drafts == {}


def test_a_time_that_is_not_understood_is_said(panel: StepPanel):
    open_row(panel, 0)
    time = control(panel, QLineEdit, "edit_time")
    time.selectAll()
    put(time, "chiều", ENTER, ctrl=True)
    assert "14:38" in control(panel, QLabel, "edit_hint").text()
    assert time.isVisible()


def test_delete_removes_and_undo_brings_the_words_back(panel: StepPanel, qtbot: QtBot):
    gone = record(panel).contributions[-1]
    open_row(panel, len(stream(panel)) - 1, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: gone.id not in {said.id for said in record(panel).contributions})
    control(panel, QPushButton, "undo_contribution").click()
    qtbot.waitUntil(lambda: record(panel).contributions[-1].text == gone.text)
    back = record(panel).contributions[-1]
    assert (back.speaker, back.at, back.label) == (gone.speaker, gone.at, gone.label)


def test_a_label_that_was_taken_away_stays_away_until_it_is_kept(panel: StepPanel, qtbot: QtBot):
    labelled = next(place for place, said in enumerate(record(panel).contributions) if said.label)
    open_row(panel, labelled)
    box = control(panel, QComboBox, "edit_label")
    QTest.keyClick(box, Qt.Key.Key_Home)
    QTest.keyClick(control(panel, QPlainTextEdit, "edit_text"), Qt.Key.Key_Escape)
    open_row(panel, labelled)
    assert box.currentText() == "Chưa xếp loại"
    QTest.keyClick(control(panel, QPlainTextEdit, "edit_text"), ENTER, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: record(panel).contributions[labelled].label is None)
    assert record(panel).drafts == {}
