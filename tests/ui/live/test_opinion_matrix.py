"""The opinion matrix: a result by one key, an answer that is kept while it is typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit, QPushButton, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.records import ContributionRecord
from app.domain.vocabulary import Disposition, Label, StepKind
from app.services import minutes_seal, opinions
from app.ui.context import AppContext
from app.ui.live.opinion_matrix_table import OpinionTable
from app.ui.live.panel import StepPanel
from tests.keyboard import press
from tests.ui.live.tools import HELD, PLANNED, control, put, record, show_panel

K = Qt.Key


@pytest.fixture(params=[StepKind.CONCLUSION, StepKind.FOLLOW_UP])
def panel(request: pytest.FixtureRequest, qtbot: QtBot, context: AppContext) -> StepPanel:
    """A step with the matrix open; two of its four opinions wait for a result."""
    first, second = list(improvements(context))[:2]
    for one in (first, second):
        context.book.save(lambda uow, number=one.id: opinions.set_disposition(uow, number, None))
    assert context.book.flush()
    made = show_panel(qtbot, context, request.param)
    made.session.changed.connect(made.redraw_all)
    control(made, QPushButton, "open_opinion_matrix").click()
    return made


def improvements(context: AppContext) -> list[ContributionRecord]:
    return [one for one in context.book.session(HELD).contributions if one.label is Label.IMPROVEMENT]


def table(panel: StepPanel) -> OpinionTable:
    return control(panel, OpinionTable, "opinion_table")


def state(panel: StepPanel) -> str:
    return control(panel, QLabel, "opinion_matrix_state").text()


def said(panel: StepPanel, number: int) -> ContributionRecord:
    return next(one for one in record(panel).contributions if one.id == number)


def key(panel: StepPanel, pressed: Qt.Key) -> None:
    QTest.keyClick(table(panel), pressed)


def answer(panel: StepPanel) -> QPlainTextEdit:
    return control(panel, QPlainTextEdit, "opinion_response")


def test_the_model_is_sound(panel: StepPanel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(table(panel).opinions)


def test_it_opens_at_the_first_opinion_that_waits_and_says_how_many_do(panel: StepPanel, context: AppContext) -> None:
    assert state(panel).startswith("còn 2 ý kiến chưa có kết quả")
    assert table(panel).chosen() == improvements(context)[0].id


@pytest.mark.parametrize(
    ("pressed", "disposition"),
    [(K.Key_T, Disposition.ACCEPTED), (K.Key_1, Disposition.ACCEPTED), (K.Key_G, Disposition.EXPLAINED),
     (K.Key_2, Disposition.EXPLAINED), (K.Key_B, Disposition.RESERVED), (K.Key_3, Disposition.RESERVED)],
)  # fmt: skip
def test_a_result_takes_one_key(panel: StepPanel, qtbot: QtBot, pressed: Qt.Key, disposition: Disposition) -> None:
    number = table(panel).chosen()
    key(panel, pressed)
    qtbot.waitUntil(lambda: said(panel, number).disposition is disposition)
    qtbot.waitUntil(lambda: control(panel, QPushButton, f"disposition_{disposition.value}").isChecked())
    assert table(panel).chosen() == number


def test_a_result_can_be_taken_back(panel: StepPanel, qtbot: QtBot) -> None:
    number = table(panel).chosen()
    control(panel, QPushButton, "disposition_reserved").click()
    qtbot.waitUntil(lambda: said(panel, number).disposition is Disposition.RESERVED)
    key(panel, K.Key_Delete)
    qtbot.waitUntil(lambda: said(panel, number).disposition is None)


def test_an_answer_is_kept_while_it_is_typed_in_the_opinion_it_was_typed_in(panel: StepPanel, qtbot: QtBot) -> None:
    number, words = table(panel).chosen(), said(panel, table(panel).chosen()).text
    key(panel, K.Key_Return)
    assert answer(panel).hasFocus()
    answer(panel).selectAll()
    put(answer(panel), "Đã bổ sung.")
    key(panel, K.Key_Down)
    other = table(panel).chosen()
    qtbot.waitUntil(lambda: said(panel, number).response == "Đã bổ sung.")
    assert said(panel, number).text == words
    assert answer(panel).toPlainText() == said(panel, other).response != "Đã bổ sung."


def test_ctrl_enter_goes_on_to_the_next_that_waits(panel: StepPanel, qtbot: QtBot, context: AppContext) -> None:
    key(panel, K.Key_T)
    qtbot.waitUntil(lambda: state(panel).startswith("còn 1 ý kiến"))
    key(panel, K.Key_Return)
    press(K.Key_Return, ctrl=True, target=answer(panel))
    assert table(panel).hasFocus()
    waiting = [one.id for one in improvements(context) if one.disposition is None]
    assert [table(panel).chosen()] == waiting
    key(panel, K.Key_B)
    qtbot.waitUntil(lambda: state(panel).startswith("đủ kết quả cho 4 ý kiến"))


def test_every_opinion_can_be_given_a_result(panel: StepPanel, qtbot: QtBot) -> None:
    assert table(panel).model().rowCount() == 4
    control(panel, QCheckBox, "every_opinion").click()
    assert table(panel).model().rowCount() == len(record(panel).contributions)
    question = next(one.id for one in record(panel).contributions if one.label is Label.QUESTION)
    assert table(panel).choose(question)
    key(panel, K.Key_T)
    qtbot.waitUntil(lambda: said(panel, question).disposition is Disposition.ACCEPTED)
    control(panel, QCheckBox, "every_opinion").click()
    qtbot.waitUntil(lambda: table(panel).model().rowCount() == 5)


def test_a_key_of_the_page_opens_it(qtbot: QtBot, context: AppContext) -> None:
    made = show_panel(qtbot, context, StepKind.CONCLUSION)
    with qtbot.waitActive(made):
        made.activateWindow()
    press(K.Key_M, ctrl=True, target=control(made, QPlainTextEdit, "conclusion_input"))
    assert table(made).hasFocus()


def test_without_opinions_it_says_so(qtbot: QtBot, context: AppContext) -> None:
    made = show_panel(qtbot, context, StepKind.CONCLUSION, PLANNED)
    control(made, QPushButton, "open_opinion_matrix").click()
    assert not control(made, QTableView, "opinion_table").isVisible()
    assert state(made).startswith("chưa có ý kiến nào góp vào báo cáo")


def test_closed_minutes_are_only_read(panel: StepPanel, qtbot: QtBot, context: AppContext) -> None:
    panel.session.save(lambda uow: minutes_seal.finalise(uow, HELD, context.now()))
    qtbot.waitUntil(lambda: not table(panel).isEnabled())
    assert not answer(panel).isEnabled()
