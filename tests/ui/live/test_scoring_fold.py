"""The way from a session to its scoring sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import NoteKind
from app.services import notes
from app.ui.context import AppContext
from app.ui.live.scoring_fold import ScoringFold
from tests.ui.live.frame import HELD, find, show


def test_the_sub_step_leads_to_the_sheet(qtbot: QtBot, context: AppContext) -> None:
    view = show(qtbot, context, HELD)
    fold = find(view, ScoringFold, "sub_scoring")
    find(view, QPushButton, "open_sub_scoring").click()
    assert find(view, QPushButton, "open_assessment").hasFocus()
    with qtbot.waitSignal(context.assessment_requested) as asked:
        QTest.keyClick(fold.sheet, Qt.Key.Key_Return)
    assert asked.args == [HELD, "live"]


def test_a_closed_fold_says_the_result(qtbot: QtBot, context: AppContext) -> None:
    view = show(qtbot, context, HELD)
    context.save(lambda uow: notes.set_note(uow, HELD, NoteKind.SCORING, "Chi bộ tự chấm 92/100 điểm, mức Tốt."))
    assert view.session is not None
    assert context.book.flush()
    view.session.refresh()
    assert find(view, QLabel, "sub_scoring_state").text() == "Chi bộ tự chấm 92/100 điểm, mức Tốt."
