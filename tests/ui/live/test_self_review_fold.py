"""The grid of the self-review, filled in by keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.records import SelfReviewRecord
from app.domain.vocabulary import ReviewSubject, SessionKind
from app.services import catalogue, meeting
from app.ui.context import AppContext
from app.ui.live.live_view import LiveView
from app.ui.live.self_review_table import SelfReviewModel, SelfReviewTable
from tests.ui.live.frame import find, focus_name, press, session, show, type_text

TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return


@pytest.fixture
def view(qtbot: QtBot, context: AppContext) -> LiveView:
    """The discussion of a self-review, with the keyboard in its grid."""
    return opened(qtbot, context, "self-review-cell")


def opened(qtbot: QtBot, context: AppContext, agenda: str) -> LiveView:
    new = meeting.NewSession(SessionKind.THEMATIC, "Tự soi, tự sửa", 2026, 4, id="review")
    profile, cell = catalogue.agenda_profile(agenda), context.book.cell()
    context.save(lambda uow: meeting.create_session(uow, new, profile, cell))
    assert context.book.flush()
    made = show(qtbot, context, "review")
    made.show_step(7)
    press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    return made


def lines(view: LiveView) -> tuple[SelfReviewRecord, ...]:
    return session(view).record.self_reviews


def fill(view: LiveView, author: str, shortcoming: str, measure: str = "", due: str = "") -> None:
    find(view, QLineEdit, "review_author").setFocus()
    type_text(author)
    press(ENTER)
    press(TAB)
    for text in (shortcoming, measure):
        type_text(text)
        press(TAB)
    type_text(due)
    press(ENTER)


def test_a_line_is_written_without_the_mouse(qtbot: QtBot, view: LiveView) -> None:
    assert focus_name() == "review_author"
    fill(view, "ma thi hoa", "Chậm báo cáo", "Báo cáo thứ Sáu", "20/12/2026")
    qtbot.waitUntil(lambda: len(lines(view)) == 1)
    (line,) = lines(view)
    assert (line.author, line.subject, line.shortcoming) == ("m4", ReviewSubject.SELF, "Chậm báo cáo")
    assert (line.measure, line.due_on) == ("Báo cáo thứ Sáu", date(2026, 12, 20))
    assert focus_name() == "review_author"
    assert find(view, QLineEdit, "review_shortcoming").text() == ""


def test_a_line_about_a_comrade_names_them(qtbot: QtBot, view: LiveView) -> None:
    type_text("ma thi hoa")
    press(ENTER)
    assert focus_name() == "review_subject"
    press(Qt.Key.Key_Down)
    press(TAB)
    assert focus_name() == "review_about"
    type_text("ha thi lan")
    press(ENTER)
    type_text("Ít phát biểu")
    press(ENTER)
    qtbot.waitUntil(lambda: [line.about for line in lines(view)] == ["m3"])


def test_what_lacks_is_said_and_the_keyboard_goes_there(view: LiveView) -> None:
    fill(view, "ma thi hoa", "")
    assert find(view, QLabel, "review_fault").text().startswith("Chưa ghi khuyết điểm")
    assert focus_name() == "review_shortcoming"
    assert lines(view) == ()


def test_what_stands_in_the_line_comes_back(qtbot: QtBot, view: LiveView, context: AppContext) -> None:
    find(view, QLineEdit, "review_shortcoming").setFocus()
    type_text("Chưa xong câu")
    view.leave()
    assert context.book.flush()
    again = show(qtbot, context, "review")
    again.show_step(7)
    assert find(again, QLineEdit, "review_shortcoming").text() == "Chưa xong câu"
    assert find(again, QLineEdit, "review_shortcoming").isVisible()


def test_a_line_is_corrected_and_removed_and_comes_back_by_keys(
    qtbot: QtBot, view: LiveView, context: AppContext
) -> None:
    fill(view, "ma thi hoa", "Chậm báo cáo")
    qtbot.waitUntil(lambda: len(lines(view)) == 1)
    table = find(view, SelfReviewTable, "self_review_table")
    table.selectRow(0)
    table.setFocus()
    press(ENTER)
    shortcoming = find(view, QLineEdit, "review_shortcoming")
    shortcoming.setFocus()
    type_text(" quý IV")
    press(ENTER)
    qtbot.waitUntil(lambda: [line.shortcoming for line in lines(view)] == ["Chậm báo cáo quý IV"])
    table.selectRow(0)
    table.setFocus()
    with qtbot.waitSignal(context.offered) as offered:
        press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: lines(view) == ())
    assert [gone.kind for gone in session(view).record.bin] == ["self_review"]
    offered.args[2]()
    qtbot.waitUntil(lambda: len(lines(view)) == 1)
    assert session(view).record.bin == ()


def test_words_that_give_way_to_a_correction_wait_in_the_bin(qtbot: QtBot, view: LiveView) -> None:
    fill(view, "ma thi hoa", "Chậm báo cáo")
    qtbot.waitUntil(lambda: len(lines(view)) == 1)
    shortcoming = find(view, QLineEdit, "review_shortcoming")
    shortcoming.setFocus()
    type_text("Đang ghi dở")
    table = find(view, SelfReviewTable, "self_review_table")
    table.selectRow(0)
    table.setFocus()
    press(ENTER)
    qtbot.waitUntil(lambda: [gone.text for gone in session(view).record.bin] == ["Đang ghi dở"])
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_F3)
    press(ENTER)
    qtbot.waitUntil(lambda: shortcoming.text() == "Đang ghi dở")
    assert session(view).record.bin == ()


def test_a_correction_given_up_waits_in_the_bin(qtbot: QtBot, view: LiveView) -> None:
    fill(view, "ma thi hoa", "Chậm báo cáo")
    qtbot.waitUntil(lambda: len(lines(view)) == 1)
    table = find(view, SelfReviewTable, "self_review_table")
    table.selectRow(0)
    table.setFocus()
    press(ENTER)
    find(view, QLineEdit, "review_shortcoming").setFocus()
    type_text(" quý IV")
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: [gone.text for gone in session(view).record.bin] == ["Chậm báo cáo quý IV"])
    assert lines(view)[0].shortcoming == "Chậm báo cáo"


def test_the_subject_is_kept_as_a_draft(view: LiveView, context: AppContext) -> None:
    combo = find(view, QComboBox, "review_subject")
    combo.setFocus()
    press(Qt.Key.Key_Down)
    assert context.book.flush()
    assert context.book.session("review").drafts["review_subject"] == ReviewSubject.COMRADE.value


def test_the_grid_says_that_it_is_not_exported(view: LiveView) -> None:
    assert "không xuất ra văn bản" in find(view, QLabel, "self_review_state").text()


def test_other_agendas_have_no_grid(qtbot: QtBot, context: AppContext) -> None:
    view = opened(qtbot, context, "3-part")
    assert view.findChildren(SelfReviewTable) == []


def test_the_model_is_sound(qtbot: QtBot, view: LiveView) -> None:
    model = SelfReviewModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    fill(view, "ma thi hoa", "Chậm báo cáo")
    qtbot.waitUntil(lambda: len(lines(view)) == 1)
    model.show_lines(session(view).record)
    assert model.rowCount() == 1
