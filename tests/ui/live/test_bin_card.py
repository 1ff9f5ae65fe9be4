"""What was deleted, seen and brought back in the live view."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QFrame, QListView, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.records import BinEntry
from app.services import minutes_seal, paper_bin
from app.services.bin_data import KeptText
from app.ui.context import AppContext
from app.ui.live.bin_list import BinListModel
from app.ui.live.live_view import LiveView
from tests.factory import END
from tests.ui.live.frame import HELD, find, focus_name, press, session, show, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(qtbot: QtBot, context: AppContext) -> LiveView:
    """The sample's held session with two opinions, a task and a prompt in the bin."""
    record = context.book.session(HELD)
    for kind, number in (
        ("contribution", record.contributions[1].id), ("contribution", record.contributions[0].id),
        ("task", record.tasks[0].id), ("prompt", record.prompts[0].id),
    ):  # fmt: skip
        context.book.save(lambda uow, kind=kind, number=number: paper_bin.discard(uow, kind, number, END))
    context.book.flush()
    return show(qtbot, context, HELD)


def entries(view: LiveView) -> list[str]:
    model = view.findChild(QListView, "bin_list").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def card(view: LiveView) -> QFrame:
    return view.findChild(QFrame, "bin_card")


def test_f3_shows_what_was_deleted_last_first_and_escape_goes_back(view: LiveView):
    place = focus_name()
    press(Qt.Key.Key_F3)
    assert card(view).isVisible()
    assert focus_name() == "bin_list"
    assert [text.split(",")[0] for text in entries(view)] == ["Gợi ý", "Nhiệm vụ", "Ý kiến", "Ý kiến"]
    assert find(view, QPushButton, "open_bin").text() == "Đã xóa (4)"
    press(Qt.Key.Key_Escape)
    assert not card(view).isVisible()
    assert focus_name() == place


def test_enter_brings_one_after_the_other_back(view: LiveView, qtbot: QtBot, context: AppContext):
    said = QSignalSpy(context.said)
    press(Qt.Key.Key_F3)
    for left in (3, 2, 1, 0):
        press(Qt.Key.Key_Return)
        press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda n=left: len(session(view).record.bin) == n)
    assert [said.at(n)[1] for n in range(said.count())] == ["good"] * 4
    record = context.book.session(HELD)
    assert [one.id for one in record.contributions][:2] == sorted(one.id for one in record.contributions)[:2]
    assert not find(view, QPushButton, "open_bin").isVisible()
    assert card(view).isVisible()


def test_a_prompt_that_came_back_is_shown_at_its_place_again(view: LiveView, qtbot: QtBot, context: AppContext):
    view.show_step(5)
    gone = session(view).record.prompts[1]
    find(view, QToolButton, f"remove_prompt_{gone.id}").click()
    qtbot.waitUntil(lambda: len(session(view).record.bin) == 5)
    press(Qt.Key.Key_F3)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.findChild(QPlainTextEdit, f"prompt_{gone.id}") is not None)
    assert find(view, QPlainTextEdit, f"prompt_{gone.id}").toPlainText() == gone.text
    assert context.book.session(HELD).prompts[1] == gone


def test_a_text_that_was_emptied_comes_back_into_its_editor(view: LiveView, qtbot: QtBot, context: AppContext):
    view.show_step(7)
    editor = find(view, QPlainTextEdit, "conclusion_input")
    before = editor.toPlainText()
    editor.setFocus()
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(session(view).record.bin) == 5 and context.book.session(HELD).conclusion == "")
    press(Qt.Key.Key_F3)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor.toPlainText() == before == context.book.session(HELD).conclusion)


def test_words_noted_and_kept_do_not_count_as_emptied(view: LiveView, qtbot: QtBot, context: AppContext):
    view.show_step(6)
    for text in ("Ý kiến thứ nhất rất dài.", "Hoàn toàn khác hẳn."):
        find(view, QPlainTextEdit, "contribution_input").setFocus()
        type_text(text)
        qtbot.waitUntil(lambda t=text: context.book.session(HELD).drafts.get("contribution_input") == t)
        session(view).texts.start_over(("contribution_input",))
        find(view, QPlainTextEdit, "contribution_input").clear()
        qtbot.waitUntil(lambda: "contribution_input" not in context.book.session(HELD).drafts)
    assert len(context.book.session(HELD).bin) == 4


def test_a_change_that_was_dropped_is_open_again_after_it_came_back(view: LiveView, qtbot: QtBot, context: AppContext):
    view.show_step(6)
    number = session(view).record.contributions[0].id
    kept = KeptText("edit_contribution", "Sửa dở dang ở đây.", number)
    session(view).save(lambda uow: paper_bin.keep_text(uow, HELD, kept, END))
    qtbot.waitUntil(lambda: len(session(view).record.bin) == 5)
    press(Qt.Key.Key_F3)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(session(view).record.bin) == 4)
    press(Qt.Key.Key_Escape)
    rows = find(view, QListView, "contribution_list")
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(0, 0))
    press(Qt.Key.Key_Return)
    assert find(view, QPlainTextEdit, "edit_text").toPlainText() == "Sửa dở dang ở đây."


def test_closed_minutes_say_that_nothing_comes_back(view: LiveView, qtbot: QtBot, context: AppContext):
    said = QSignalSpy(context.said)
    press(Qt.Key.Key_F3)
    session(view).save(lambda uow: minutes_seal.finalise(uow, HELD, END))
    qtbot.waitUntil(lambda: not card(view).isVisible())
    press(Qt.Key.Key_F3)
    assert not card(view).isVisible()
    assert "đã chốt" in said.at(said.count() - 1)[0]


def test_the_list_is_a_sound_model(qtmodeltester: ModelTester):
    model = BinListModel()
    qtmodeltester.check(model)
    one, two = (BinEntry(number, "text", END, f"Mục {number}", "") for number in (1, 2))
    assert model.show_entries((one, two))
    assert not model.show_entries((one, two))
    qtmodeltester.check(model)
    assert model.index(0, 0).data() == "Đoạn văn bản, xóa lúc 15:45 ngày 14/05: Mục 2"


def test_another_step_closes_the_card(view: LiveView):
    press(Qt.Key.Key_F3)
    view.show_step(3)
    assert not card(view).isVisible()
    assert focus_name() != "bin_list"
