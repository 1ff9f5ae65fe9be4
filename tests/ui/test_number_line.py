"""The number beside a document: shown when the register gave one, given by one press."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.services import minutes_seal, register
from app.services.register import NewTerm
from app.ui.context import AppContext
from app.ui.number_line import NumberLine


@pytest.fixture
def line(qtbot: QtBot, context: AppContext) -> NumberLine:
    context.save(lambda uow: register.add_term(uow, NewTerm("2025–2030", date(2025, 5, 20))))
    context.book.flush()
    made = NumberLine(context)
    qtbot.addWidget(made)
    made.show()
    return made


def said(line: NumberLine) -> str:
    return line.findChild(QLabel, "document_number").text()


def test_one_press_gives_the_next_number(line: NumberLine, qtbot: QtBot, context: AppContext) -> None:
    line.show_document("topic-report", "2026-q2", 2026)
    assert (said(line), line.give.text()) == ("Chưa cấp số", "Cấp số 01-BC/CB")
    with qtbot.waitSignal(context.said):
        line.give.click()
    assert said(line).startswith("Số 01-BC/CB, ngày ")
    assert line.give.isHidden()
    made = context.book.ask(register.all_entries)[0]
    assert (made.session, made.subject) == ("2026-q2", "Báo cáo chuyên đề: Chuyên đề quý II năm 2026")


def test_minutes_are_dated_on_the_day_of_the_session(line: NumberLine, qtbot: QtBot, context: AppContext) -> None:
    line.show_document("minutes", "2026-q1", 2026)
    with qtbot.waitSignal(context.said):
        line.give.click()
    assert said(line) == "Số 01-BB/CB, ngày 12/02/2026"


def test_a_document_of_a_year_is_numbered_too(line: NumberLine, qtbot: QtBot, context: AppContext) -> None:
    line.show_document("year-plan", None, 2026)
    with qtbot.waitSignal(context.said):
        line.give.click()
    assert context.book.ask(lambda uow: register.issued_of_year(uow, 2026))["year-plan"].number == 1


@pytest.mark.parametrize(
    ("kind", "session"), [("backdrop", "2026-q1"), ("attendance", "2026-q1"), ("minutes-book", None)]
)
def test_what_bears_no_number_shows_none(line: NumberLine, kind: str, session: str | None) -> None:
    line.show_document(kind, session, 2026)
    assert line.isHidden()


def test_sealed_minutes_say_that_their_bytes_stay(line: NumberLine, context: AppContext) -> None:
    context.save(lambda uow: minutes_seal.finalise(uow, "2026-q1", context.now()))
    context.book.flush()
    line.show_document("minutes", "2026-q1", 2026)
    assert line.findChild(QLabel, "sealed_number").isVisible()
    line.show_document("topic-report", "2026-q1", 2026)
    assert not line.findChild(QLabel, "sealed_number").isVisible()
