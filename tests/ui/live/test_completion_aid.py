"""The rest of a name or a sentence behind the cursor: offered when the keys are quiet, taken by one key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import StepKind
from app.errors import BookUnusable
from app.ui.context import AppContext
from app.ui.live import completion_aid
from app.ui.live.panel import StepPanel
from tests.composing import compose
from tests.keyboard import press, type_text
from tests.ui.live.discussion import words
from tests.ui.live.tools import show_panel


@pytest.fixture
def panel(qtbot: QtBot, context: AppContext, monkeypatch: pytest.MonkeyPatch) -> StepPanel:
    monkeypatch.setattr(completion_aid, "QUIET_MILLISECONDS", 20)
    made = show_panel(qtbot, context, StepKind.DISCUSSION)
    with qtbot.waitActive(made):
        made.activateWindow()
    words(made).setFocus()
    return made


def shown(panel: StepPanel) -> str:
    found = [one for one in panel.findChildren(QLabel, "completion_text") if one.isVisible()]
    return found[0].text() if found else ""


def test_a_name_is_offered_and_taken_with_its_diacritics(qtbot: QtBot, panel: StepPanel) -> None:
    type_text("Giao đồng chí huong")
    qtbot.waitUntil(lambda: "Nguyễn Thị Hương" in shown(panel))
    press(Qt.Key.Key_Space, ctrl=True)

    assert words(panel).toPlainText() == "Giao đồng chí Nguyễn Thị Hương"
    assert shown(panel) == ""


def test_a_sentence_of_the_book_goes_on_where_the_cursor_stands(qtbot: QtBot, panel: StepPanel) -> None:
    type_text("Ý kiến một. tu nhan trach nhiem")
    qtbot.waitUntil(lambda: "→ Tự nhận trách nhiệm" in shown(panel))
    press(Qt.Key.Key_Space, ctrl=True)

    assert words(panel).toPlainText().startswith("Ý kiến một. Tự nhận trách nhiệm về 04 hồ sơ")


def test_a_book_that_cannot_be_read_offers_no_sentence_and_disturbs_nobody(
    qtbot: QtBot, context: AppContext, panel: StepPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def refuse(question: object) -> None:
        asked.append(question)
        raise BookUnusable("Không thấy tệp sổ.")

    monkeypatch.setattr(context.book, "ask", refuse)
    type_text("Ý kiến một. tu nhan trach nhiem")
    qtbot.waitUntil(lambda: bool(asked))

    assert shown(panel) == ""
    assert words(panel).toPlainText() == "Ý kiến một. tu nhan trach nhiem"


def test_taking_is_undone_in_one_step(qtbot: QtBot, panel: StepPanel) -> None:
    type_text("đồng chí huong")
    qtbot.waitUntil(lambda: shown(panel) != "")
    press(Qt.Key.Key_Space, ctrl=True)
    words(panel).undo()

    assert words(panel).toPlainText() == "đồng chí huong"


def test_typing_on_passes_it_by_and_enter_makes_a_line(qtbot: QtBot, panel: StepPanel) -> None:
    type_text("đồng chí huong")
    qtbot.waitUntil(lambda: shown(panel) != "")
    type_text(" x")
    assert shown(panel) == ""
    press(Qt.Key.Key_Return)

    assert words(panel).toPlainText() == "đồng chí huong x\n"


def test_escape_puts_it_away(qtbot: QtBot, panel: StepPanel) -> None:
    type_text("đồng chí huong")
    qtbot.waitUntil(lambda: shown(panel) != "")
    press(Qt.Key.Key_Escape)

    assert shown(panel) == ""
    assert words(panel).hasFocus()


def test_what_is_being_composed_is_read_and_becomes_part_of_the_name(qtbot: QtBot, panel: StepPanel) -> None:
    type_text("đồng chí ")
    compose(words(panel), "huong")
    qtbot.waitUntil(lambda: shown(panel) != "")
    press(Qt.Key.Key_Space, ctrl=True)

    assert words(panel).toPlainText() == "đồng chí Nguyễn Thị Hương"


def test_nothing_is_offered_in_the_middle_of_a_line(qtbot: QtBot, panel: StepPanel) -> None:
    type_text(" phát biểu")
    words(panel).moveCursor(words(panel).textCursor().MoveOperation.Start)
    type_text("đồng chí huong")
    qtbot.wait(80)

    assert shown(panel) == ""
