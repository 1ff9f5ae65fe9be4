"""Pages, sections and parts that longer documents are made of, read back from the .docx."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from app.exporters.blocks import (
    Block,
    Centred,
    Column,
    Document,
    Kept,
    NewPage,
    NewSection,
    Part,
    Ruled,
    Run,
    Table,
    Title,
    paragraph,
)
from app.exporters.docx_writer import write_docx
from app.exporters.kept import can_be_set_in
from app.exporters.pdf import RdocxRenderer
from tests.exporters.reading import opened, paragraphs
from tests.exporters.test_docx_writer import (
    AUTHORITY,
    CREATED,
    HEAD,
    PROFILE,
    SENTENCE,
    SIGNATURES,
    TITLE,
    minutes,
    ruled,
)


def written(*blocks: Block) -> bytes:
    return write_docx(Document("t", blocks), PROFILE, created=CREATED)


def test_a_new_page_begins_with_what_follows_and_leaves_no_blank_one() -> None:
    whole_page = [paragraph(SENTENCE * 3)] * 14
    docx = written(HEAD, TITLE, *whole_page, SIGNATURES, NewPage(), HEAD, TITLE, NewPage(), paragraph("Hết."))
    renderer = RdocxRenderer()
    assert renderer.page_count(docx) == renderer.page_count(written(HEAD, TITLE, *whole_page, SIGNATURES)) + 2


def test_a_section_on_its_side_goes_on_with_the_numbers_unless_it_counts_anew() -> None:
    docx = written(HEAD, TITLE, NewSection(landscape=True), ruled(2), NewSection(anew=True), paragraph("Phụ lục."))
    first, side, annex = opened(docx).sections
    assert [section.page_width.mm for section in (first, side, annex) if section.page_width] == pytest.approx(
        [210, 297, 210], abs=0.1
    )
    assert str(side.orientation) == "LANDSCAPE (1)"
    assert [section._sectPr.find(qn("w:pgNumType")) is None for section in (first, side, annex)] == [True, True, False]
    assert [section.different_first_page_header_footer for section in (first, side, annex)] == [True, False, True]
    assert side.header.is_linked_to_previous and annex.first_page_header.is_linked_to_previous
    assert not first.header.is_linked_to_previous


def test_tables_without_lines_are_as_wide_as_the_text_of_their_page() -> None:
    word = opened(written(NewSection(landscape=True), paragraph("x"), AUTHORITY))
    assert sum(int(width) for width in word.tables[0]._tbl.xpath("./w:tblGrid/w:gridCol/@w:w")) == 14287


def test_a_part_is_named_in_the_middle_and_stays_with_what_follows() -> None:
    word = opened(written(Part("Phần thứ nhất", "KẾT QUẢ"), Part("", "PHỤ LỤC"), paragraph("x")))
    label, name, alone, _ = word.paragraphs
    assert [item.text for item in (label, name, alone)] == ["Phần thứ nhất", "KẾT QUẢ", "PHỤ LỤC"]
    assert {str(item.alignment) for item in (label, name, alone)} == {"CENTER (1)"}
    assert all(item.runs[0].bold and item.paragraph_format.keep_with_next for item in (label, name, alone))


def test_centred_lines_and_a_title_stand_lower_where_they_are_told_to() -> None:
    word = opened(written(Title("SỔ", ("a",), "-----", drop=60), Centred((Run("x"), Run("y")), 30)))
    title, _, _, first, second = word.paragraphs
    assert title.paragraph_format.space_before is not None and title.paragraph_format.space_before.mm > 60
    assert first.paragraph_format.space_before is not None and first.paragraph_format.space_before.mm > 30
    assert second.paragraph_format.space_before is not None and second.paragraph_format.space_before.pt == 6


def test_lines_to_write_on_are_as_long_as_the_text() -> None:
    lines = [text for text in paragraphs(written(Ruled(3), paragraph("x"))) if text.startswith("…")]
    assert lines == ["…" * 33] * 3


def test_a_kept_document_reads_as_it_did() -> None:
    docx = write_docx(minutes(ruled(3)), PROFILE, created=CREATED)
    assert can_be_set_in(docx)
    kept, alone = written(HEAD, TITLE, NewPage(), Kept(docx), NewPage(), Kept(docx)), paragraphs(docx)
    assert paragraphs(kept)[-2 * len(alone) - 1 :] == [*alone, "", *alone]


@pytest.mark.parametrize("docx", [
    b"", b"no zip", written(NewSection(landscape=True), paragraph("x")),
    written(paragraph("x")).replace(b"word/document.xml", b"word/document.xmx"),
])  # fmt: skip
def test_what_cannot_be_set_in_whole_is_not_set_in(docx: bytes) -> None:
    assert not can_be_set_in(docx)


def test_drawn_lines_of_a_document_have_ids_of_their_own() -> None:
    root = etree.fromstring(etree.tostring(opened(written(*[HEAD, TITLE] * 3)).element.body))
    for path in ("//*[local-name()='docPr']/@id", "//*[local-name()='line']/@id"):
        found = [str(value) for value in root.xpath(path)]
        assert len(found) == len(set(found)) == 3


def test_an_independent_validator_finds_nothing(tmp_path: Path) -> None:
    minutes_kept = Kept(write_docx(minutes(ruled(3)), PROFILE, created=CREATED))
    docx = written(HEAD, TITLE, NewPage(), minutes_kept, NewSection(landscape=True, anew=True), Part("a", "b"),
                   ruled(3), NewSection(), Ruled(2), Centred((Run("x"),), 3), SIGNATURES)  # fmt: skip
    (tmp_path / "a.docx").write_bytes(docx)
    assert OpenXmlValidator().validate(tmp_path / "a.docx").errors == []


def test_a_table_of_thousands_of_rows_is_written_fast() -> None:
    start = process_time()
    written(Table((Column("TT", 15), Column("Nội dung", 150)), (("1", SENTENCE),) * 4000))
    assert process_time() - start < 2
