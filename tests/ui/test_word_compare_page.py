"""A Word file beside the record: what differs, the way to its place, nothing changed by itself."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from app.domain.places import Place
from app.services import documents, meeting
from app.ui import documents_page
from app.ui.context import AppContext
from app.ui.document_maker import Wanted
from app.ui.documents_page import DocumentsPage
from app.ui.word_compare_page import WordComparePage
from app.ui.word_differences_table import WordDifferencesTable
from tests.finding import visible

SESSION = "2026-q3"
WANTED = Wanted(SESSION, "minutes")


@pytest.fixture
def edited(context: AppContext, tmp_path: Path) -> Path:
    """The minutes as somebody edited them: two paragraphs."""
    word = docx.Document(BytesIO(documents.make(context.book, SESSION, "minutes").docx))
    said = context.book.session(SESSION).contributions[1].text.split("\n")[0]
    one = next(one for one in word.paragraphs if said in one.text)
    one.insert_paragraph_before("Một câu chỉ Word có.")
    text = f"{one.text} Thêm một ý."
    for run in one.runs[1:]:
        run._r.getparent().remove(run._r)
    one.runs[0].text = text
    word.save(str(tmp_path / "sửa.docx"))
    return tmp_path / "sửa.docx"


@pytest.fixture
def page(qtbot: QtBot, context: AppContext) -> WordComparePage:
    made = WordComparePage(context)
    qtbot.addWidget(made)
    made.resize(1170, 700)
    made.show()
    return made


def compared(qtbot: QtBot, page: WordComparePage, path: Path) -> WordDifferencesTable:
    page.open_comparison(WANTED, path)
    qtbot.waitUntil(lambda: not page.worker.is_busy)
    model = page.table.model()
    assert isinstance(model, WordDifferencesTable)
    return model


def told(page: WordComparePage) -> str:
    return visible(page, QLabel, "word_told").text()


def test_the_differences_are_listed_and_the_first_is_shown(qtbot: QtBot, page: WordComparePage, edited: Path) -> None:
    model = compared(qtbot, page, edited)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [model.text(row, 0) for row in model.rows] == ["Thêm trong Word", "Sửa chữ"]
    assert "2 chỗ cần xem" in told(page)
    assert "[+ Một câu chỉ Word có.]" in visible(page, QTextEdit, "word_text").toPlainText()
    assert visible(page, QTextEdit, "our_text").toPlainText() == "(không có)"


def test_enter_goes_to_the_place_and_offers_the_way_back(
    qtbot: QtBot, page: WordComparePage, context: AppContext, edited: Path
) -> None:
    model = compared(qtbot, page, edited)
    page.table.choose(model.rows[1].id)
    places: list[Place] = []
    context.place_requested.connect(places.append)
    with qtbot.waitSignal(context.offered) as offered:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    said = context.book.session(SESSION).contributions[1]
    assert places == [Place(SESSION, "contribution", said.id)]
    with qtbot.waitSignal(context.comparison_requested) as back:
        offered.args[2]()
    assert back.args == [WANTED, edited]


def test_copying_takes_the_words_in_word_and_changes_nothing(
    qtbot: QtBot, page: WordComparePage, context: AppContext, edited: Path
) -> None:
    before = context.book.session(SESSION)
    compared(qtbot, page, edited)
    visible(page, QPushButton, "copy_word_text").click()
    assert QGuiApplication.clipboard().text() == "Một câu chỉ Word có."
    assert context.book.session(SESSION) == before


def test_what_was_put_right_leaves_the_list(
    qtbot: QtBot, page: WordComparePage, context: AppContext, edited: Path
) -> None:
    model = compared(qtbot, page, edited)
    said = context.book.session(SESSION).contributions[1]
    first, *rest = said.text.split("\n")
    new = meeting.NewContribution(
        "\n".join([f"{first} Thêm một ý.", *rest]), said.speaker.member_id, at=said.at, label=said.label,
        disposition=said.disposition, response=said.response,
    )  # fmt: skip
    context.save(lambda uow: meeting.change_contribution(uow, said.id, new))
    qtbot.waitUntil(lambda: [row.change.value for row in model.rows] == ["added"] and not page.worker.is_busy)


def test_a_file_that_cannot_be_read_is_said_on_the_page(qtbot: QtBot, page: WordComparePage, tmp_path: Path) -> None:
    path = tmp_path / "hỏng.docx"
    path.write_bytes(b"PK" * 50)
    model = compared(qtbot, page, path)
    assert (model.rows, "không phải tệp Word" in told(page)) == ((), True)


def test_a_file_that_is_the_same_says_so(
    qtbot: QtBot, page: WordComparePage, context: AppContext, tmp_path: Path
) -> None:
    path = tmp_path / "giống.docx"
    path.write_bytes(documents.make(context.book, SESSION, "minutes").docx)
    compared(qtbot, page, path)
    assert "giống nhau từng chữ" in told(page)


def test_the_door_is_beside_the_preview(
    qtbot: QtBot, context: AppContext, edited: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = DocumentsPage(context)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.maker.ready):
        page.open_document(SESSION, "minutes")
    monkeypatch.setattr(documents_page, "ask_open_path", lambda *_: edited)
    with qtbot.waitSignal(context.comparison_requested) as asked:
        visible(page, QPushButton, "compare_word").click()
    assert (asked.args[0].of, asked.args[0].kind, asked.args[1]) == (SESSION, "minutes", edited)
