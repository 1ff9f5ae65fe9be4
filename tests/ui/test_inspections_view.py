"""Inspections of the cell's books: typed, found in what is owed and in the papers, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.inspections import remedy, span_words
from app.domain.year_records import InspectionRecord
from app.services import inspections
from app.services.inspections import NewInspection
from app.ui.context import AppContext
from app.ui.inspections_view import InspectionsView
from app.ui.papers_page import PapersPage

TODAY = date(2026, 11, 22)
WHOLE = NewInspection(date(2026, 7, 15), date(2026, 1, 1), date(2026, 6, 30), "Đồng chí A", "Ghi thiếu ý kiến")


@pytest.fixture
def page(qtbot: QtBot, context: AppContext) -> Iterator[PapersPage]:
    """The papers, at the inspections."""
    made = PapersPage(context)
    qtbot.addWidget(made)
    made.resize(1170, 700)
    made.show()
    made.show_view("inspection")
    yield made
    assert context.book.flush()


def write(page: PapersPage, **texts: str) -> None:
    for name, text in texts.items():
        page.findChild(QLineEdit, f"inspection_{name}").setText(text)


def press(page: PapersPage, name: str) -> None:
    page.findChild(QPushButton, name).click()


def known(page: PapersPage) -> tuple[InspectionRecord, ...]:
    assert page.context.book.flush()
    return page.context.book.ask(inspections.inspections)


def test_an_inspection_is_written_and_settles_its_half_year(page: PapersPage, qtbot: QtBot) -> None:
    press(page, "add_inspection")
    write(page, day="15/7/2026", until="30/6/2026", due="30/8/2026")
    page.findChild(QPlainTextEdit, "inspection_findings").setPlainText("Ghi thiếu ý kiến\nquý I")
    press(page, "save_inspection")
    (one,) = known(page)
    assert (one.held_on, one.findings, one.due_on) == (date(2026, 7, 15), "Ghi thiếu ý kiến\nquý I", date(2026, 8, 30))
    owed = {duty.key: duty for duty in page.context.book.obligations(2026, TODAY)}
    assert owed["inspection:2026-h1"].done_on == one.held_on
    assert owed["inspection:2026-h2"].done_on is None


@pytest.mark.parametrize(
    ("texts", "said"), [({"until": "30/6/2026"}, "Chưa ghi ngày"), ({"day": "15/7/2026", "from": "1/7/2026",
                                                                    "until": "30/6/2026"}, "kết thúc trước")]
)  # fmt: skip
def test_what_cannot_be_is_said_and_not_kept(page: PapersPage, texts: dict[str, str], said: str) -> None:
    press(page, "add_inspection")
    write(page, **texts)
    press(page, "save_inspection")
    assert any(said in one.text() for one in page.findChildren(QLabel))
    assert known(page) == ()


def test_an_inspection_is_changed_removed_and_brought_back(page: PapersPage, qtbot: QtBot) -> None:
    page.context.save(lambda uow: inspections.add(uow, WHOLE))
    known(page)
    page.refresh()
    view = page.present
    assert isinstance(view, InspectionsView)
    view.table.choose(known(page)[0].id)
    view.table.activated.emit(view.table.currentIndex())
    write(page, done="1/9/2026")
    press(page, "save_inspection")
    assert known(page)[0].done_on == date(2026, 9, 1)
    page.refresh()
    view.table.activated.emit(view.table.currentIndex())
    with qtbot.waitSignal(page.context.offered) as offered:
        press(page, "remove_inspection")
    assert known(page) == ()
    offered.args[2]()
    assert known(page)[0].inspector == "Đồng chí A"


def test_the_table_is_a_sound_model(page: PapersPage, qtmodeltester: ModelTester) -> None:
    page.context.save(lambda uow: inspections.add(uow, WHOLE))
    known(page)
    page.refresh()
    qtmodeltester.check(page.present.table.model())


def test_span_and_remedy_are_said_in_words() -> None:
    record = InspectionRecord(1, period_from=date(2026, 1, 1), period_until=date(2026, 6, 30), follow_up="Bổ sung")
    assert span_words(record) == "01/01/2026 – 30/6/2026"
    assert remedy(record, TODAY) == ("Chưa đặt hạn", "warn")
    late = InspectionRecord(1, due_on=date(2026, 8, 30))
    assert remedy(late, TODAY) == ("Quá hạn 30/8/2026", "bad")
    assert remedy(InspectionRecord(1), TODAY) == ("", "")
