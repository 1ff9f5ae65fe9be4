"""The opinions beside the conclusion, and what the session issues."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.stream import SHOWN
from app.domain.synthesis import by_prompt
from app.domain.vocabulary import OutputKind, StepKind
from app.services import meeting, minutes_seal
from app.ui.context import AppContext
from app.ui.live.conclusion_side import ConclusionSide, Opinion
from app.ui.live.panel import StepPanel
from tests.keyboard import press
from tests.services.saving import save
from tests.ui.live.tools import HELD, control, record, show_panel

ENTER = Qt.Key.Key_Return


@pytest.fixture
def panel(qtbot: QtBot, context: AppContext) -> StepPanel:
    return show_panel(qtbot, context, StepKind.CONCLUSION)


@pytest.fixture
def side(panel: StepPanel, qtbot: QtBot) -> ConclusionSide:
    shown = panel.side()
    assert isinstance(shown, ConclusionSide)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def headings(side: QWidget) -> list[str]:
    roles = [one for one in side.findChildren(QLabel) if one.property("role") == "strong" and one.isVisible()]
    return [one.text() for one in roles]


def text(panel: StepPanel) -> QPlainTextEdit:
    return control(panel, QPlainTextEdit, "conclusion_input")


def test_opinions_are_grouped_by_label_then_by_prompt(side: ConclusionSide, qtbot: QtBot, context: AppContext):
    assert "Liên hệ bản thân (2)" in headings(side)
    press(Qt.Key.Key_X, target=side.findChildren(Opinion)[0])
    record = context.book.session(HELD)
    groups = by_prompt(record.contributions, record.prompts)
    expected = [f"{prompt.text if prompt else 'Ngoài các gợi ý'} ({len(group)})" for prompt, group in groups]
    qtbot.waitUntil(lambda: headings(side) == expected)
    control(side, QPushButton, "group_by_label").click()
    qtbot.waitUntil(lambda: "Liên hệ bản thân (2)" in headings(side))


def test_the_words_of_an_opinion_become_a_paragraph_and_can_be_undone(panel: StepPanel, side: QWidget, qtbot: QtBot):
    before = text(panel).toPlainText()
    opinion = side.findChildren(Opinion)[0]
    press(ENTER, target=opinion)
    first, _, rest = before.partition("\n")
    expected = "\n".join(part for part in (first, opinion.said.text, rest) if part)
    assert text(panel).toPlainText() == expected
    qtbot.waitUntil(lambda: record(panel).conclusion == expected)
    qtbot.waitUntil(lambda: any(one.text() == "đã đưa vào kết luận" for one in opinion.findChildren(QLabel)))
    press(Qt.Key.Key_Z, ctrl=True, target=text(panel))
    assert text(panel).toPlainText() == before


def test_the_arrows_go_from_opinion_to_opinion_and_escape_leads_back(panel: StepPanel, side: QWidget, qtbot: QtBot):
    shown = side.findChildren(Opinion)
    side.activateWindow()
    qtbot.waitUntil(side.isActiveWindow)
    shown[0].setFocus()
    press(Qt.Key.Key_Down)
    assert shown[1].hasFocus()
    with qtbot.waitSignal(side.left):
        press(Qt.Key.Key_Escape)


def test_closed_minutes_take_no_opinion(panel: StepPanel, side: QWidget, context: AppContext):

    save(context.book, lambda uow: minutes_seal.finalise(uow, HELD, datetime(2026, 9, 1, 8, 0)))
    panel.session.refresh()
    before = text(panel).toPlainText()
    press(ENTER, target=side.findChildren(Opinion)[0])
    assert text(panel).toPlainText() == before


def test_what_is_issued_is_chosen_and_taken_back(panel: StepPanel, qtbot: QtBot, context: AppContext):
    save(context.book, lambda uow: meeting.set_facts(uow, HELD, output=None))
    panel.session.refresh()
    chip = control(panel, QPushButton, "output_resolution")
    chip.click()
    qtbot.waitUntil(lambda: record(panel).output is OutputKind.RESOLUTION)
    assert [one.isChecked() for one in panel.findChildren(QPushButton) if one.objectName().startswith("output_")] == [
        False, False, True,
    ]  # fmt: skip
    chip.click()
    qtbot.waitUntil(lambda: record(panel).output is None)


def test_a_very_long_opinion_is_shown_shortened_and_copied_whole(qtbot: QtBot, context: AppContext):
    said = replace(context.book.session(HELD).contributions[0], text="một hai ba " * SHOWN)
    opinion = Opinion(context.tokens, said, "đồng chí An")
    qtbot.addWidget(opinion)
    assert max(len(one.text()) for one in opinion.findChildren(QLabel)) < SHOWN + 10
    assert any(one.text().endswith("một …") for one in opinion.findChildren(QLabel))
    with qtbot.waitSignal(opinion.copied) as told:
        press(ENTER, target=opinion)
    assert told.args == [said.text]
