"""Sheets for a day without power, and pages printed on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from app.domain.document_options import USUAL
from app.services import document_options, documents, meeting
from app.services.open_book import OpenBook
from tests.exporters.reading import opened, whole


@pytest.fixture(scope="module")
def sample(made_books: Path) -> Iterator[OpenBook]:
    """The sample book, which no test here changes."""
    book = OpenBook.open(made_books / "sample.scb", None, lambda state: None)
    yield book
    book.close()


def test_everybody_expected_stands_on_the_roll_in_order_with_empty_boxes(sample: OpenBook) -> None:
    roll = opened(documents.make(sample, "2026-q4", "blank-sheets").docx).tables[1]
    rows = [[cell.text for cell in row.cells] for row in roll.rows][1:]
    assert [row[0] for row in rows] == [str(number) for number in range(1, 32)]
    assert rows[0] == ["1", "Nguyễn Văn Hùng", "☐", "☐", "☐", ""]


def test_every_step_has_lines_to_write_on_and_nothing_of_the_session_held(sample: OpenBook) -> None:
    made = documents.make(sample, "2026-q3", "blank-sheets")
    record, text = sample.session("2026-q3"), whole(made.docx)
    for step in record.steps[:-1]:
        assert step.heading in text
    assert text.count("…" * 30) > 2 * len(record.steps)
    assert record.conclusion.split("\n")[0] not in text
    assert not any(said.text in text for said in record.contributions)


def test_who_leads_and_who_takes_notes_is_known_in_every_place_or_dotted_in_every_place(open_sample: OpenBook) -> None:
    known = whole(documents.make(open_sample, "2026-q4", "blank-sheets").docx)
    assert known.count("Nguyễn Văn Hùng") == known.count("Ma Thị Hoa") == 3  # head, roll, signature
    open_sample.save(lambda uow: meeting.set_people(uow, "2026-q4", chair=None, minutes_taker=None))
    open_sample.flush()
    blank = whole(documents.make(open_sample, "2026-q4", "blank-sheets").docx)
    assert "Chủ trì: đồng chí ……" in blank
    assert blank.count("Nguyễn Văn Hùng") == blank.count("Ma Thị Hoa") == 1


def test_signatures_take_lines_of_the_last_step_with_them_to_their_page(sample: OpenBook) -> None:
    body = opened(documents.make(sample, "2026-q4", "blank-sheets").docx).paragraphs
    texts = [one.text for one in body]
    last = next(place for place, text in enumerate(texts) if text.startswith("Kết thúc lúc"))
    kept = body[last - 4 : last + 1]
    assert all(one.paragraph_format.keep_with_next for one in kept)
    assert [one.text.startswith("……") for one in kept] == [True, True, True, False, False]


@pytest.mark.parametrize("two_sided", [False, True])
def test_even_pages_swap_their_margins_when_the_cell_prints_on_both_sides(
    open_sample: OpenBook, two_sided: bool
) -> None:
    wanted = replace(USUAL, two_sided=two_sided)
    open_sample.save(lambda uow: document_options.set_options(uow, wanted))
    open_sample.flush()
    docx = documents.make(open_sample, "2026-q1", "minutes").docx
    mirrored = opened(docx).settings.element.find(qn("w:mirrorMargins"))
    assert (mirrored is not None) is two_sided


def test_pages_on_the_screen_and_on_paper_swap_their_margins_too(open_sample: OpenBook) -> None:
    usual = documents.render(documents.make(open_sample, "2026-q1", "minutes").docx)
    open_sample.save(lambda uow: document_options.set_options(uow, replace(USUAL, two_sided=True)))
    open_sample.flush()
    mirrored = documents.render(documents.make(open_sample, "2026-q1", "minutes").docx)
    assert mirrored.count == usual.count
    assert mirrored.png(0, 20) == usual.png(0, 20)
    assert mirrored.png(1, 20) != usual.png(1, 20)
