"""Documents of a year as a book makes them: closed minutes, copies, the cell's own wording."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.copies import Scope
from app.domain.document_options import DocumentOptions
from app.errors import NotFound
from app.services import document_options, documents, minutes_seal, wordings
from app.services.documents import Copy, Made
from app.services.open_book import OpenBook
from tests.exporters.reading import paragraphs, whole
from tests.factory import write

TODAY = date(2026, 11, 22)
HELD = "2026-q1"


@pytest.fixture(scope="module")
def sealed(made_books: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenBook]:
    """The sample with the minutes of the first quarter closed, and another wording and end mark since."""
    sample_path = Path(shutil.copy(made_books / "sample.scb", tmp_path_factory.mktemp("sealed")))
    write(sample_path, lambda uow: minutes_seal.finalise(uow, HELD, datetime(2026, 2, 12, 17)))
    write(sample_path, lambda uow: wordings.set_text(uow, "minutes.opening", "Khai mạc tại {place}."))
    write(sample_path, lambda uow: document_options.set_options(uow, DocumentOptions(end_mark="./.")))
    book = OpenBook.open(sample_path, None, lambda state: None)
    yield book
    book.close()


def made(book: OpenBook, kind: str, scope: Scope = Scope.FILE) -> Made:
    return documents.make_year(book, 2026, kind, copy=Copy(scope=scope), today=TODAY)


def test_closed_minutes_stand_in_the_book_as_they_were_closed(sealed: OpenBook) -> None:
    kept = sealed.sealed_document(HELD)
    assert kept is not None
    said, closed = paragraphs(made(sealed, "minutes-book").docx), paragraphs(kept)
    start = said.index("BIÊN BẢN") - closed.index("BIÊN BẢN")
    assert said[start : start + len(closed)] == closed
    assert sum(text.startswith("Khai mạc tại") for text in said) == 2
    assert sum(text.endswith("./.") for text in said) == 2


def test_a_copy_for_the_members_says_what_it_leaves_out(sealed: OpenBook) -> None:
    copy = made(sealed, "minutes-book", Scope.MEMBERS)
    assert copy.left_out and "Đánh giá chất lượng" not in whole(copy.docx)
    assert made(sealed, "minutes-book").left_out == ()


def test_the_mark_at_the_end_of_a_pack_is_the_cells_own(sealed: OpenBook) -> None:
    assert "của Chi bộ Văn phòng./. " in whole(made(sealed, "inspection-pack").docx)


def test_what_is_missing_is_told_with_the_document(sealed: OpenBook) -> None:
    found = {finding.code: finding.text for finding in made(sealed, "minutes-book").findings}
    assert found["minutes_open"] == "02 biên bản chưa chốt: 14/5, 10/9"
    assert "year_notes" in {finding.code for finding in made(sealed, "year-report").findings}


def test_a_kind_that_is_none_of_a_year_is_refused(sealed: OpenBook) -> None:
    with pytest.raises(NotFound, match="minutes-book"):
        made(sealed, "minutes")
