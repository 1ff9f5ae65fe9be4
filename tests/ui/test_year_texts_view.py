"""What people say of a year, in the window: durable while typed, and word for word in the year's report."""

from __future__ import annotations

import io

import docx
import pytest
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import YearNoteKind
from app.services import documents, year_notes
from app.ui.context import AppContext
from app.ui.statistics_page import StatisticsPage

RATING = "Hoàn thành tốt nhiệm vụ; 21/24 đảng viên hoàn thành tốt trở lên"


@pytest.fixture
def page(qtbot: QtBot, context: AppContext) -> StatisticsPage:
    """The statistics, at the texts of the sample's year."""
    made = StatisticsPage(context)
    qtbot.addWidget(made)
    made.resize(1170, 700)
    made.refresh()
    years = made.findChild(QComboBox, "statistics_year")
    years.setCurrentIndex(years.findData(2026))
    years.activated.emit(years.currentIndex())
    made.show()
    made.findChild(QPushButton, "statistics_texts").click()
    return made


def editor(page: StatisticsPage, kind: YearNoteKind) -> QPlainTextEdit:
    return page.findChild(QPlainTextEdit, f"year_note_{kind}")


def test_there_is_a_text_of_every_kind_and_it_stands_in_the_report(page: StatisticsPage) -> None:
    assert all(editor(page, kind).isVisible() for kind in YearNoteKind)
    editor(page, YearNoteKind.RATING).insertPlainText(RATING)
    page.leave()
    book = page.context.book
    assert book.flush()
    assert book.ask(lambda uow: year_notes.notes(uow, 2026)) == {YearNoteKind.RATING: RATING}
    made = documents.make_year(book, 2026, "year-report")
    text = "\n".join(line.text for line in docx.Document(io.BytesIO(made.docx)).paragraphs)
    assert RATING in text


def test_an_emptied_text_is_removed_and_another_year_has_its_own(page: StatisticsPage) -> None:
    book, typed = page.context.book, editor(page, YearNoteKind.STRENGTHS)
    typed.insertPlainText("Nề nếp")
    years = page.findChild(QComboBox, "statistics_year")
    page._texts.show_year(2025)
    assert typed.toPlainText() == ""
    page._texts.show_year(years.currentData())
    assert book.flush()
    page.refresh()
    typed.clear()
    page.leave()
    assert book.flush()
    assert book.ask(lambda uow: year_notes.notes(uow, 2026)) == {}


def test_the_report_is_one_press_away(page: StatisticsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.context.document_requested) as asked:
        page.findChild(QPushButton, "open_year_report").click()
    assert asked.args == ["2026", "year-report"]
