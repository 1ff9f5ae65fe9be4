"""A document of the book beside a Word file that somebody edited: real .docx, every kind of change."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.text.paragraph import Paragraph

from app.domain.places import Place
from app.errors import KnownError
from app.services import documents, word_comparing
from app.services.open_book import OpenBook
from app.services.word_comparing import Change, Comparison, Difference
from tests.exporters.word_files import deleted, inserted, run

SESSION = "2026-q3"


def compared(book: OpenBook, change: Callable[[Document], object]) -> Comparison:
    """Return what is found after the minutes of a session were edited."""
    made = documents.make(book, SESSION, "minutes").docx
    opened = docx.Document(BytesIO(made))
    change(opened)
    target = BytesIO()
    opened.save(target)
    return word_comparing.compare(made, target.getvalue(), "sửa.docx", book.session(SESSION))


def holding(word: Document, text: str) -> Paragraph:
    return next(one for one in word.paragraphs if text in one.text)


def rewrite(one: Paragraph, text: str) -> None:
    for left in one.runs[1:]:
        left._r.getparent().remove(left._r)
    one.runs[0].text = text


def only(found: Comparison) -> Difference:
    assert len(found.differences) == 1
    return found.differences[0]


def test_an_untouched_file_is_the_same(open_sample: OpenBook) -> None:
    found = compared(open_sample, lambda word: None)
    assert (found.differences, found.same > 50) == ((), True)


def test_an_edited_opinion_leads_to_the_opinion(open_sample: OpenBook) -> None:
    said = open_sample.session(SESSION).contributions[0]
    first = said.text.split("\n")[0]

    def edit(word: Document) -> None:
        one = holding(word, first)
        rewrite(one, one.text.rstrip(".") + " ngay trong quý này.")

    difference = only(compared(open_sample, edit))
    assert difference.change is Change.CHANGED
    assert difference.place == Place(SESSION, "contribution", said.id)
    assert "".join(piece.text for piece in difference.theirs if piece.differs).endswith("ngay trong quý này.")


def test_a_paragraph_only_word_has_belongs_to_the_place_before_it(open_sample: OpenBook) -> None:
    first = open_sample.session(SESSION).conclusion.split("\n")[0]
    found = compared(open_sample, lambda word: holding(word, first).insert_paragraph_before("Một ý hoàn toàn mới."))
    difference = only(found)
    assert (difference.change, difference.their_text, difference.ours) == (Change.ADDED, "Một ý hoàn toàn mới.", ())
    assert difference.place is not None


def test_a_paragraph_that_word_lost_is_told(open_sample: OpenBook) -> None:
    first = open_sample.session(SESSION).conclusion.split("\n")[0]

    def drop(word: Document) -> None:
        gone = holding(word, first)._p
        gone.getparent().remove(gone)

    difference = only(compared(open_sample, drop))
    assert (difference.change, difference.place) == (Change.REMOVED, Place(SESSION, "conclusion"))


def test_an_edited_cell_of_a_table_is_found(open_sample: OpenBook) -> None:
    task = open_sample.session(SESSION).tasks[0]

    def edit(word: Document) -> None:
        cells = (cell for table in word.tables for row in table.rows for cell in row.cells)
        cell = next(cell for cell in cells if task.content[:20] in cell.text)
        rewrite(cell.paragraphs[0], cell.paragraphs[0].text + " kịp thời")

    difference = only(compared(open_sample, edit))
    assert difference.place == Place(SESSION, "task", task.id)


def test_a_tracked_change_is_told_with_what_stood_before(open_sample: OpenBook) -> None:
    first = open_sample.session(SESSION).conclusion.split("\n")[0]

    def track(word: Document) -> None:
        one = holding(word, first)
        rewrite(one, "")
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        for piece in (run(first), deleted(" cũ"), inserted(" mới")):
            one._p.append(docx.oxml.parse_xml(piece.replace(">", f" {space}>", 1)))

    difference = only(compared(open_sample, track))
    assert (difference.tracked, difference.before) == (True, f"{first} cũ")


def test_a_year_document_has_no_place_in_a_session(open_sample: OpenBook) -> None:
    made = documents.make_year(open_sample, 2026, "year-report").docx
    other = documents.make_year(open_sample, 2025, "year-report").docx
    found = word_comparing.compare(made, other, "x.docx")
    assert found.differences
    assert all(one.place is None for one in found.differences)


def test_files_that_cannot_be_read_are_said(tmp_path: Path) -> None:
    (tmp_path / "thư mục.docx").mkdir()
    with pytest.raises(KnownError, match="không phải là tệp thường"):
        word_comparing.read_file(tmp_path / "thư mục.docx")
    with pytest.raises(KnownError, match=r"không phải tệp Word \.docx"):
        word_comparing.read_file(tmp_path / "cũ.doc")
    with pytest.raises(KnownError, match="Không đọc được"):
        word_comparing.read_file(tmp_path / "không có.docx")
