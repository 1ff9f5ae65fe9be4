"""Scoring a session in the window: evidence beside the points, only judgement asked, all by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
)
from pytestqt.qtbot import QtBot

from app.domain.assessment import Assessed
from app.domain.vocabulary import NoteKind
from app.services import assessing, minutes_seal
from app.ui.assessment.assessment_page import AssessmentPage
from app.ui.context import AppContext
from tests.ui.clipping import lay_out

HELD = "2026-q3"
ASKED = {"preparation": "8,5", "chairing": "9", "principles": "5", "closing": "4"}


@pytest.fixture
def opened(qtbot: QtBot, context: AppContext) -> Callable[..., AssessmentPage]:
    """Open pages on the screen; they last until the test is over."""
    kept: list[AssessmentPage] = []

    def show(back: str = "sessions") -> AssessmentPage:
        made = AssessmentPage(context)
        kept.append(made)
        qtbot.addWidget(made)
        made.resize(1170, 700)
        with qtbot.waitActive(made):
            made.show()
        made.open_session(HELD, back)
        return made

    return show


@pytest.fixture
def page(opened: Callable[..., AssessmentPage]) -> AssessmentPage:
    return opened()


def points(page: AssessmentPage, code: str) -> QLineEdit:
    return page.findChild(QLineEdit, f"points_{code}")


def said(page: AssessmentPage, name: str) -> str:
    return page.findChild(QLabel, name).text()


def assessed(page: AssessmentPage) -> Assessed | None:
    return page.context.book.ask(lambda uow: assessing.assessed(uow, HELD))


def give(page: AssessmentPage, **given: str) -> None:
    for code, text in given.items():
        field = points(page, code)
        field.setFocus()
        QTest.keyClicks(field, text)


def test_the_keyboard_begins_where_people_have_to_judge(page: AssessmentPage) -> None:
    assert points(page, "preparation").hasFocus()
    assert points(page, "attendance").placeholderText() == "5"
    assert "93,3%" in said(page, "proof_attendance")
    assert said(page, "assessment_total") == "70/100 điểm"
    assert said(page, "assessment_missing") == "Còn 4 mục chi bộ chưa cho điểm: 3, 5, 6, 8."
    assert not page.findChild(QPushButton, "conclude_assessment").isEnabled()


def test_total_and_level_follow_what_is_typed_and_points_are_durable(page: AssessmentPage, qtbot: QtBot) -> None:
    give(page, **ASKED)
    assert (said(page, "assessment_total"), said(page, "assessment_level")) == ("96,5/100 điểm", "Tốt")
    qtbot.waitUntil(lambda: assessed(page) is not None and len(assessed(page).points) == 4)  # type: ignore[union-attr]
    assert points(page, "closing").text() == "4"


def test_enter_and_the_arrows_move_between_the_lines(page: AssessmentPage) -> None:
    QTest.keyClick(points(page, "preparation"), Qt.Key.Key_Return)
    assert points(page, "conduct").hasFocus()
    QTest.keyClick(points(page, "conduct"), Qt.Key.Key_Up)
    assert points(page, "preparation").hasFocus()


def test_tab_goes_through_the_points_and_on_to_the_result(page: AssessmentPage) -> None:
    points(page, "results").setFocus()
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert page.findChild(QComboBox, "assessment_follower").hasFocus()


def test_points_that_cannot_be_are_said_at_their_line_and_hold_the_result_back(page: AssessmentPage) -> None:
    give(page, **ASKED)
    points(page, "time").setFocus()
    QTest.keyClicks(points(page, "time"), "7")
    assert any(label.text() == "Điểm từ 0 đến 5" for label in page.findChildren(QLabel))
    QTest.keyClick(points(page, "time"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.context.book.flush()
    assert NoteKind.SCORING_REMARKS not in page.context.book.session(HELD).notes


def test_the_result_is_written_with_what_was_named(page: AssessmentPage, qtbot: QtBot) -> None:
    give(page, **ASKED)
    page.findChild(QPlainTextEdit, "weak_points").setPlainText("Ít đồng chí phát biểu")
    QTest.keyClick(points(page, "closing"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: NoteKind.SCORING_REMARKS in page.context.book.session(HELD).notes)
    notes = page.context.book.session(HELD).notes
    assert notes[NoteKind.SCORING] == "Chi bộ tự chấm 96,5/100 điểm, mức Tốt."
    assert notes[NoteKind.SCORING_REMARKS].endswith("\nHạn chế: Ít đồng chí phát biểu")
    qtbot.waitUntil(lambda: said(page, "assessment_state") == "Kết quả đã ghi vào biên bản.")
    give(page, chairing="1")
    assert "Ghi lại kết quả" in said(page, "assessment_state")


def test_who_followed_and_what_the_parent_decided_are_kept(page: AssessmentPage, qtbot: QtBot) -> None:
    follower = page.findChild(QComboBox, "assessment_follower")
    follower.setCurrentIndex(follower.findData("m2"))
    follower.activated.emit(follower.currentIndex())
    for name, text in (("parent_score", "91,5"), ("parent_on", "20/12/2026")):
        page.findChild(QLineEdit, name).setText(text)
        page.findChild(QLineEdit, name).editingFinished.emit()
    qtbot.waitUntil(lambda: assessed(page) is not None and assessed(page).record.parent_on is not None)  # type: ignore[union-attr]
    kept = assessed(page)
    assert kept is not None
    record = kept.record
    assert (record.follower, record.parent_score, record.parent_on) == ("m2", 91.5, date(2026, 12, 20))


def test_closed_minutes_that_say_the_result_leave_only_the_parent_open(page: AssessmentPage, qtbot: QtBot) -> None:
    give(page, **ASKED)
    page.result.conclude.click()
    page.context.save(lambda uow: minutes_seal.finalise(uow, HELD, datetime(2026, 9, 12, 8)))
    qtbot.waitUntil(lambda: points(page, "time").isReadOnly())
    assert not page.result.conclude.isEnabled()
    assert page.findChild(QLineEdit, "parent_score").isEnabled()


@pytest.mark.parametrize("back", ["live", "sessions"])
def test_escape_goes_back_to_where_one_came_from(
    qtbot: QtBot, context: AppContext, opened: Callable[..., AssessmentPage], back: str
) -> None:
    page = opened(back)
    with qtbot.waitSignal(context.session_requested if back == "live" else context.page_requested) as asked:
        QTest.keyClick(points(page, "time"), Qt.Key.Key_Escape)
    assert asked.args == [HELD if back == "live" else "sessions"]


def test_another_sheet_can_be_chosen(page: AssessmentPage) -> None:
    sheets = page.findChild(QComboBox, "assessment_sheet")
    sheets.setCurrentIndex(1)
    sheets.activated.emit(1)
    assert len(page.sheet.rows) == 20
    assert points(page, "speaking").placeholderText() in ("2", "3", "4", "5")


def test_rules_without_a_sheet_say_what_to_do(
    context: AppContext, opened: Callable[..., AssessmentPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = [replace(pack, scoring=None, scoring_examples=()) for pack in context.book.rule_packs()]
    monkeypatch.setattr("app.services.rule_books.packs", lambda uow: bare)
    monkeypatch.setattr("app.services.rule_books.in_force", lambda uow, day: bare[0])
    page = opened()
    assert page.findChild(QFrame, "assessment_empty").isVisible()


def test_what_writes_the_result_stays_in_sight(page: AssessmentPage) -> None:
    write = page.findChild(QPushButton, "conclude_assessment")
    page.resize(1170, 320)
    lay_out()
    assert page.result.rect().contains(write.mapTo(page.result, write.rect().bottomRight()))
    assert not page.findChild(QScrollArea, "assessment_result").isAncestorOf(write)
