"""The number register in a book: numbers given, changed, taken back, withdrawn; terms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from app.domain.register import VOID
from app.errors import KnownError
from app.services import books, documents, minutes_seal, register
from app.services.open_book import OpenBook
from app.services.register import NewIssued, NewTerm
from tests.factory import END, as_bytes, exchange, exchange_session
from tests.services.saving import save

DAY = date(2026, 5, 14)


@pytest.fixture
def book(tmp_path: Path) -> Any:
    held = {"started_at": "2026-05-14T14:00", "ended_at": "2026-05-14T15:45", "chair": "m1", "minutes_taker": "m2"}
    sessions = [exchange_session(id="s1", **held), exchange_session(id="s2", quarter=3)]
    books.import_into(tmp_path / "số.scb", as_bytes(exchange(sessions=sessions)))
    opened = OpenBook.open(tmp_path / "số.scb", None, lambda state: None)
    yield opened
    opened.close()


@pytest.fixture
def term(book: OpenBook) -> int:
    return int(save(book, lambda uow: register.add_term(uow, NewTerm("2025–2030", date(2025, 5, 20)))))


def give(book: OpenBook, term: int | None, code: str = "BC", **facts: Any) -> int:
    new = NewIssued(code, term=term, **({"subject": "Báo cáo", "issued_on": DAY} | facts))
    return int(save(book, lambda uow: register.give(uow, new)))


def numbers(book: OpenBook, term: int | None) -> list[tuple[str, int | None]]:
    return [(one.code, one.number) for one in book.ask(lambda uow: register.entries(uow, term))]


def refused(book: OpenBook, work: Callable[[Any], Any]) -> str:
    with pytest.raises(KnownError) as error:
        save(book, work)
    return error.value.text


def test_numbers_run_by_code_within_a_term(book: OpenBook, term: int) -> None:
    for code in ("BC", "NQ", "BC"):
        give(book, term, code)
    assert numbers(book, term) == [("BC", 1), ("BC", 2), ("NQ", 1)]


def test_a_new_term_begins_with_one(book: OpenBook, term: int) -> None:
    give(book, term)
    save(book, lambda uow: register.change_term(uow, term, NewTerm("2025–2030", date(2025, 5, 20), date(2030, 5, 1))))
    later = save(book, lambda uow: register.add_term(uow, NewTerm("2030–2035", date(2030, 5, 2))))
    give(book, later, issued_on=date(2030, 6, 1))
    assert numbers(book, later) == [("BC", 1)]


def test_lines_written_before_any_term_join_the_first_one(book: OpenBook) -> None:
    give(book, None)
    made = save(book, lambda uow: register.add_term(uow, NewTerm("2025–2030", date(2025, 5, 20))))
    assert (numbers(book, made), numbers(book, None)) == ([("BC", 1)], [])


def test_a_number_that_is_taken_is_refused_with_the_next_one(book: OpenBook, term: int) -> None:
    give(book, term, number=4, subject="Kết quả quý I")
    said = refused(book, lambda uow: register.give(uow, NewIssued("BC", 4, term, subject="Khác")))
    assert said.startswith("Số 04-BC đã cấp cho “Kết quả quý I” ngày 14/5/2026.")
    assert said.endswith("05.")


def test_a_document_bears_one_number(book: OpenBook, term: int) -> None:
    line = give(book, term, "BB", document="minutes", session="s1")
    new = NewIssued("BB", term=term, document="minutes", session="s1")
    assert "đã mang số 01-BB" in refused(book, lambda uow: register.give(uow, new))
    save(book, lambda uow: register.void(uow, line, "Ghi nhầm"))
    save(book, lambda uow: register.give(uow, new))
    assert book.ask(lambda uow: register.issued_of_session(uow, "s1"))["minutes"].number == 2


def test_a_withdrawn_number_stays_with_its_reason_and_is_never_given_again(book: OpenBook, term: int) -> None:
    line = give(book, term, note="Bản 1")
    save(book, lambda uow: register.void(uow, line, " Ghi nhầm loại "))
    made = book.ask(lambda uow: register.entry(uow, line))
    assert made is not None
    assert (made.number, made.document, made.note) == (1, VOID, "Bản 1\nĐã hủy số: Ghi nhầm loại")
    give(book, term)
    assert numbers(book, term) == [("BC", 1), ("BC", 2)]


def test_a_number_is_not_withdrawn_without_a_reason(book: OpenBook, term: int) -> None:
    line = give(book, term)
    assert "lý do" in refused(book, lambda uow: register.void(uow, line, " "))


def test_the_last_number_can_be_taken_back_and_put_back(book: OpenBook, term: int) -> None:
    give(book, term)
    line = give(book, term, document="topic-report", session="s1", recipients="- Đảng ủy")
    kept = save(book, lambda uow: register.take_back(uow, line))
    assert numbers(book, term) == [("BC", 1)]
    again = save(book, lambda uow: register.put_back(uow, kept))
    made = book.ask(lambda uow: register.entry(uow, again))
    assert made is not None
    assert (made.number, made.session, made.recipients) == (2, "s1", "- Đảng ủy")


def test_a_number_followed_by_others_is_not_taken_back(book: OpenBook, term: int) -> None:
    line = give(book, term)
    give(book, term)
    assert "02-BC" in refused(book, lambda uow: register.take_back(uow, line))


def test_a_line_that_a_task_names_is_not_taken_back(book: OpenBook, term: int) -> None:
    from app.models.duty import Obligation

    line = give(book, term, "NQ")
    save(book, lambda uow: uow.session.add(Obligation(year=2026, title="Việc", issued_id=line)))
    assert "Hủy số" in refused(book, lambda uow: register.take_back(uow, line))


def test_a_line_is_put_right_and_may_not_become_another_one(book: OpenBook, term: int) -> None:
    give(book, term)
    line = give(book, term)
    save(book, lambda uow: register.change(uow, line, NewIssued("BC", 7, term, subject="Sửa")))
    assert numbers(book, term) == [("BC", 1), ("BC", 7)]
    assert "đã cấp" in refused(book, lambda uow: register.change(uow, line, NewIssued("BC", 1, term)))


def test_terms_that_overlap_are_refused_in_plain_words(book: OpenBook, term: int) -> None:
    said = refused(book, lambda uow: register.add_term(uow, NewTerm("B", date(2026, 1, 1))))
    assert said.startswith("Trùng với nhiệm kỳ 2025–2030")


def test_a_term_with_lines_stays(book: OpenBook, term: int) -> None:
    give(book, term)
    assert "1 văn bản" in refused(book, lambda uow: register.remove_term(uow, term))


def test_a_term_without_lines_goes(book: OpenBook, term: int) -> None:
    save(book, lambda uow: register.remove_term(uow, term))
    assert book.ask(register.terms) == ()


def test_documents_of_a_year_are_known_by_their_kind(book: OpenBook, term: int) -> None:
    give(book, term, "KH", document="year-plan", year=2026)
    assert book.ask(lambda uow: register.issued_of_year(uow, 2026))["year-plan"].number == 1
    assert book.ask(lambda uow: register.issued_of_year(uow, 2025)) == {}


def test_the_number_stands_in_the_document(book: OpenBook, term: int, tmp_path: Path) -> None:
    give(book, term, number=5, document="topic-report", session="s1")
    (tmp_path / "a.docx").write_bytes(documents.make(book, "s1", "topic-report").docx)
    head = Document(str(tmp_path / "a.docx")).tables[0]
    assert "Số 05-BC/CB" in [line.text for row in head.rows for cell in row.cells for line in cell.paragraphs]


def test_sealed_minutes_keep_their_bytes_when_a_number_is_given(book: OpenBook, term: int) -> None:
    save(book, lambda uow: minutes_seal.finalise(uow, "s1", END))
    before = documents.make(book, "s1", "minutes").docx
    assert book.ask(lambda uow: register.is_sealed(uow, "s1", "minutes"))
    assert not book.ask(lambda uow: register.is_sealed(uow, "s1", "topic-report"))
    give(book, term, "BB", document="minutes", session="s1")
    assert documents.make(book, "s1", "minutes").docx == before
    assert book.seal_faults("s1") == ()


def test_every_code_of_the_resources_is_one() -> None:
    letters = [one.code for one in register.codes()]
    assert len(letters) == len(set(letters))
    assert {"BB", "NQ", "BC", "KH", "TB", "CTr", "TTr"} <= set(letters)
