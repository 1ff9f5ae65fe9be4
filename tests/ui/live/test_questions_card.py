"""Questions kept open, and what becomes of those of earlier sessions."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import Label, StepKind
from app.services import meeting, open_questions
from app.services.meeting import NewContribution
from app.ui.context import AppContext
from app.ui.live.panel import StepPanel
from tests.keyboard import press, type_text
from tests.services.saving import save
from tests.ui.live.tools import HELD, PLANNED, again, control, drafted, record, show_panel

ENTER = Qt.Key.Key_Return
ASKED = "Bao giờ có kinh phí?"


@pytest.fixture
def panel(qtbot: QtBot, context: AppContext) -> StepPanel:
    """The conclusion with the card open; one question nobody answered, one of the session before."""
    book = context.book
    save(book, lambda uow: meeting.start_session(uow, PLANNED, datetime(2026, 11, 26, 14, 0)))
    asked = NewContribution(ASKED, "m3", label=Label.QUESTION)
    save(book, lambda uow: meeting.add_contribution(uow, PLANNED, asked))
    save(book, lambda uow: open_questions.keep_open(uow, HELD, "Có giao khoán không?"))
    shown = show_panel(qtbot, context, StepKind.CONCLUSION, PLANNED)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    control(shown, QPlainTextEdit, "conclusion_input").setFocus()
    press(Qt.Key.Key_G, ctrl=True)
    return shown


def line(panel: StepPanel) -> QLineEdit:
    return control(panel, QLineEdit, "open_question_input")


def kept(panel: StepPanel) -> list[str]:
    return [asked.text for asked in record(panel).open_questions]


def test_a_question_in_own_words_is_kept_open_by_enter(panel: StepPanel, qtbot: QtBot):
    assert line(panel).hasFocus()
    type_text("Ai phụ trách kho?")
    press(ENTER)
    qtbot.waitUntil(lambda: kept(panel) == ["Ai phụ trách kho?"])
    assert (line(panel).text(), record(panel).drafts) == ("", {})
    qtbot.waitUntil(lambda: control(panel, QPushButton, "question_button").text() == "Để ngỏ · 1")
    press(Qt.Key.Key_Escape)
    assert control(panel, QPlainTextEdit, "conclusion_input").hasFocus()


def test_a_question_nobody_answered_is_kept_open_by_one_key(panel: StepPanel, qtbot: QtBot):
    keep = control(panel, QPushButton, "keep_open_1")
    keep.setFocus()
    press(ENTER)
    qtbot.waitUntil(lambda: kept(panel) == [ASKED])
    qtbot.waitUntil(lambda: not [one for one in panel.findChildren(QPushButton, "keep_open_1") if one.isVisible()])
    assert line(panel).hasFocus()


def test_what_was_begun_comes_back(panel: StepPanel, qtbot: QtBot):
    type_text("Ai phụ")
    qtbot.waitUntil(lambda: drafted(panel, "open_question_input") == "Ai phụ")
    assert line(again(qtbot, panel)).text() == "Ai phụ"


def test_a_question_kept_by_mistake_is_removed(panel: StepPanel, qtbot: QtBot):
    type_text("Nhầm")
    press(ENTER)
    qtbot.waitUntil(lambda: kept(panel) == ["Nhầm"])
    number = record(panel).open_questions[0].id
    qtbot.waitUntil(lambda: panel.findChild(QWidget, f"remove_open_question_{number}") is not None)
    with qtbot.waitSignal(panel.session.context.offered) as offered:
        control(panel, QPushButton, f"remove_open_question_{number}").click()
    qtbot.waitUntil(lambda: kept(panel) == [])
    assert [gone.text for gone in record(panel).bin] == ["Nhầm"]
    offered.args[2]()
    qtbot.waitUntil(lambda: kept(panel) == ["Nhầm"])


def test_an_earlier_question_is_concluded_here_and_taken_back(panel: StepPanel, qtbot: QtBot):
    book = panel.session.context.book
    number = book.waiting_questions(PLANNED)[0].id

    def press_it(text: str) -> None:
        found = [one for one in panel.findChildren(QPushButton, f"conclude_question_{number}") if one.text() == text]
        found[-1].click()

    press_it("Đã kết luận ở buổi này")
    qtbot.waitUntil(lambda: book.waiting_questions(PLANNED)[0].closed_in == PLANNED)
    names = panel.findChildren
    qtbot.waitUntil(lambda: any(b.text() == "Bỏ ghi" for b in names(QPushButton, f"conclude_question_{number}")))
    press_it("Bỏ ghi")
    qtbot.waitUntil(lambda: book.waiting_questions(PLANNED)[0].closed_in is None)
