"""The .docx that is written: read back with python-docx and lxml, and judged by an independent validator."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from time import process_time

import docx
import msgspec
import pytest
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from app.errors import KnownError
from app.exporters import shell
from app.exporters.blocks import (
    Authority,
    Block,
    Column,
    Document,
    Head,
    Heading,
    Paragraph,
    Run,
    Signatures,
    Signer,
    Table,
    Title,
    paragraph,
)
from app.exporters.docx_writer import write_docx
from app.exporters.profile import load_profile
from tools import make_template

PROFILE = load_profile()
CREATED = datetime(2026, 11, 26, 16, 30, tzinfo=UTC)
HEAD = Head(
    superior="ĐẢNG BỘ PHƯỜNG MINH XUÂN",
    issuer="CHI BỘ VĂN PHÒNG",
    number="Số      -BB/CB",
    place_date="Minh Xuân, ngày 26 tháng 11 năm 2026",
    party_title=PROFILE.string("party_title"),
)
TITLE = Title("BIÊN BẢN", ("sinh hoạt chuyên đề quý IV năm 2026",), "-----")
SENTENCE = "Đồng chí Trần Quốc Toản, Phó Bí thư Chi bộ, tuyên bố lý do buổi sinh hoạt; giới thiệu đại biểu về dự. "
SIGNATURES = Signatures(
    Signer("NGƯỜI GHI BIÊN BẢN", "", "Ma Thị Hoa"), Signer("CHỦ TRÌ HỘI NGHỊ", "BÍ THƯ", "Nguyễn Văn Hùng")
)
AUTHORITY = Authority(
    "Nơi nhận:",
    ("- Đảng ủy phường (báo cáo);", "- Lưu Chi bộ."),
    Signer("T/M CHI BỘ", "BÍ THƯ", "Nguyễn Văn Hùng"),
)


def ruled(rows: int) -> Table:
    columns = (Column("TT", 15, "center"), Column("Họ và tên", 100), Column("Có mặt", 50, "right"))
    return Table(columns, tuple((str(row), "Nguyễn Thị Thúy Hằng", "x") for row in range(1, rows + 1)))


def minutes(*extra: Block, closing: Block = SIGNATURES) -> Document:
    spoken = Paragraph((Run("Ma Thị Hoa: ", bold=True), Run("xem ", italic=True), Run("<a> & “b” ")))
    blocks = (HEAD, TITLE, Heading(1, "I- THÀNH PHẦN"), spoken, Heading(3, "a) Ý kiến"), paragraph(SENTENCE), *extra)
    return Document("Biên bản quý IV", (*blocks, paragraph("Kết thúc cùng ngày."), closing))


def written(document: Document) -> Word:
    return docx.Document(BytesIO(write_docx(document, PROFILE, created=CREATED)))


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def values(word: Word, path: str) -> list[str]:
    return [str(value) for value in word.element.body.xpath(path)]


def sized(item: WordParagraph) -> list[tuple[float, bool, bool]]:
    """Size, bold and italic of the runs that have text."""
    return [(run.font.size.pt, bool(run.bold), bool(run.italic)) for run in item.runs if run.text and run.font.size]


def body_paragraphs(word: Word) -> list[WordParagraph]:
    return [item for item in word.paragraphs if item.style and item.style.name == "SCB Body"]


def lines(cell: _Cell) -> list[str]:
    return [item.text for item in cell.paragraphs]


@pytest.fixture(scope="module")
def word() -> Word:
    return written(minutes(ruled(3)))


def test_the_page_is_a4_with_the_margins_of_the_profile(word: Word) -> None:
    size, margins = word.element.body.xpath("./w:sectPr/w:pgSz | ./w:sectPr/w:pgMar")
    assert [size.get(qn(f"w:{key}")) for key in "wh"] == ["11906", "16838"]
    keys = ("top", "bottom", "left", "right", "header")
    assert [margins.get(qn(f"w:{key}")) for key in keys] == ["1134", "1134", "1701", "850", "567"]


def test_pages_are_numbered_in_the_header_from_the_second_on(word: Word) -> None:
    section = word.sections[0]
    (number,) = section.header.paragraphs
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == ""
    assert "PAGE" in number._p.xpath("string(.//w:instrText)")
    assert number._p.xpath("string(./w:pPr/w:jc/@w:val)") == "center"
    assert {size for size, _, _ in sized(number)} == {14.0}


def test_every_run_names_font_size_and_language(word: Word) -> None:
    runs = word.element.body.xpath(".//w:r[w:t]")
    for run in runs:
        (fonts,) = run.xpath("./w:rPr/w:rFonts")
        assert {fonts.get(qn(f"w:{key}")) for key in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"}
        assert run.xpath("string(./w:rPr/w:lang/@w:val)") == "vi-VN"
        assert run.xpath("string(./w:rPr/w:sz/@w:val)") == run.xpath("string(./w:rPr/w:szCs/@w:val)") != ""
    assert len(runs) > 20


def test_text_is_kept_letter_by_letter_and_stays_composed(word: Word) -> None:
    assert body_paragraphs(word)[0].text == "Ma Thị Hoa: xem <a> & “b” "
    text = word.element.body.xpath("string(.)")
    assert unicodedata.is_normalized("NFC", text)


def test_body_paragraphs_carry_their_whole_form_besides_their_style(word: Word) -> None:
    for item in body_paragraphs(word):
        properties = item._p.pPr
        assert properties is not None
        assert properties.xpath("string(./w:jc/@w:val)") == "both"
        assert properties.xpath("string(./w:ind/@w:firstLine)") == "567"
        assert properties.xpath("string(./w:spacing/@w:line)") == "360"
        assert properties.xpath("string(./w:spacing/@w:lineRule)") == "exact"
        assert properties.xpath("string(./w:spacing/@w:before)") == "120"


def test_runs_of_a_paragraph_keep_bold_and_italic(word: Word) -> None:
    assert sized(body_paragraphs(word)[0]) == [(14, True, False), (14, False, True), (14, False, False)]


def test_headings_are_bold_indented_and_stay_with_their_text(word: Word) -> None:
    headings = [item for item in word.paragraphs if item.style and "Heading" in str(item.style.name)]
    assert [sized(item) for item in headings] == [[(14, True, False)], [(14, True, True)]]
    for item in headings:
        assert item.paragraph_format.keep_with_next
        assert item._p.xpath("string(./w:pPr/w:ind/@w:firstLine)") == "567"


def test_a_sentence_that_leads_in_what_follows_stays_with_it() -> None:
    lead, text = body_paragraphs(written(minutes(paragraph("Các ý kiến thảo luận:"), paragraph("Ý một."))))[-3:-1]
    assert lead.text.endswith(":") and lead.paragraph_format.keep_with_next
    assert not text.paragraph_format.keep_with_next


def test_the_head_names_the_issuer_on_the_left(word: Word) -> None:
    left = word.tables[0].cell(0, 0)
    assert lines(left) == [HEAD.superior, HEAD.issuer, "*", HEAD.number]
    assert [sized(item)[0][:2] for item in left.paragraphs] == [(14, False), (14, True), (14, False), (14, False)]
    assert {item._p.xpath("string(./w:pPr/w:jc/@w:val)") for item in left.paragraphs} == {"center"}


def test_place_and_date_follow_the_party_title_and_its_line(word: Word) -> None:
    title, place_date = word.tables[0].cell(0, 1).paragraphs
    assert (title.text, sized(title)) == ("ĐẢNG CỘNG SẢN VIỆT NAM", [(15, True, False)])
    assert (place_date.text, sized(place_date)) == (HEAD.place_date, [(14, False, True)])


def test_the_line_under_the_party_title_is_drawn_and_as_long_as_the_title(word: Word) -> None:
    namespaces = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main", "v": "urn:schemas-microsoft-com:vml"}
    title = etree.fromstring(etree.tostring(word.tables[0].cell(0, 1).paragraphs[0]._p))
    assert title.xpath("string(.//a:prstGeom/@prst)", namespaces=namespaces) == "line"
    assert title.xpath("string(.//a:ext/@cx)", namespaces=namespaces) == str(73 * 36000)
    assert title.xpath("string(.//a:ext/@cy)", namespaces=namespaces) == "0"
    assert title.xpath("string(.//v:line/@to)", namespaces=namespaces) == "206.93pt,18.0pt"


def test_a_head_without_superior_and_number_leaves_no_empty_lines() -> None:
    head = replace(HEAD, superior="", number="")
    assert lines(written(Document("", (head, TITLE))).tables[0].cell(0, 0)) == [HEAD.issuer, "*"]


def test_a_long_issuer_wraps_in_its_column_and_moves_nothing() -> None:
    issuer = "CHI BỘ TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG, VĂN HÓA, THỂ THAO, TRUYỀN THÔNG VÀ DU LỊCH PHƯỜNG MINH XUÂN MỚI"
    word = written(Document("", (replace(HEAD, issuer=issuer), TITLE)))
    assert lines(word.tables[0].cell(0, 0))[1] == issuer
    assert values(word, ".//w:tbl[1]//w:gridCol/@w:w") == ["4252", "5103"]
    assert values(word, ".//w:tbl[1]//w:tblLayout/@w:type") == ["fixed"]


def test_head_and_signatures_have_no_borders_and_are_as_wide_as_the_text(word: Word) -> None:
    for index in (0, 2):
        table = word.tables[index]._tbl
        assert set(table.xpath("./w:tblPr/w:tblBorders/*/@w:val")) == {"none"}
        assert sum(int(width) for width in table.xpath("./w:tblGrid/w:gridCol/@w:w")) == 9355


def test_the_title_is_centred_with_five_hyphens_under_its_subject(word: Word) -> None:
    kind, subject, rule = word.paragraphs[:3]
    assert [item.text for item in (kind, subject, rule)] == ["BIÊN BẢN", TITLE.subject[0], "-----"]
    assert [sized(item)[0][:2] for item in (kind, subject, rule)] == [(16, True), (14, True), (14, False)]
    assert {item._p.xpath("string(./w:pPr/w:jc/@w:val)") for item in (kind, subject, rule)} == {"center"}


def test_a_table_repeats_its_head_and_never_breaks_a_row(word: Word) -> None:
    table = word.tables[1]._tbl
    assert len(table.xpath("./w:tr/w:trPr/w:cantSplit")) == len(table.tr_lst) == 4
    assert len(table.xpath("./w:tr[1]/w:trPr/w:tblHeader")) == len(table.xpath(".//w:tblHeader")) == 1
    assert set(table.xpath("./w:tblPr/w:tblBorders/*/@w:val")) == {"single"}
    assert table.xpath(".//w:tblHeader/@w:val") == []


def test_a_row_longer_than_half_a_page_may_break_so_that_no_page_cuts_it_off() -> None:
    columns = (Column("TT", 11), Column("Nội dung", 154))
    rows = (("1", "Việc ngắn"), ("2", "Nội dung dài. " * 450), ("3", "Dòng\n" * 30))
    table = written(minutes(Table(columns, rows))).tables[1]
    assert [len(row._tr.xpath("./w:trPr/w:cantSplit")) for row in table.rows] == [1, 1, 0, 0]


def test_cells_of_a_table_are_aligned_by_their_column_without_indent(word: Word) -> None:
    table = word.tables[1]
    assert table._tbl.xpath("./w:tr[2]//w:jc/@w:val") == ["center", "left", "right"]
    assert set(table._tbl.xpath("./w:tr[1]//w:jc/@w:val")) == {"center"}
    assert all(sized(cell.paragraphs[0])[0][1] for cell in table.rows[0].cells)
    assert set(table._tbl.xpath(".//w:ind/@w:firstLine")) == {"0"}


def test_widths_of_columns_sum_up_to_the_twip() -> None:
    columns = tuple(Column(str(number), 165 / 7) for number in range(7))
    word = written(Document("", (Table(columns, (("x",) * 7,)),)))
    assert sum(int(width) for width in values(word, ".//w:gridCol/@w:w")) == 9354


def test_signatures_stand_side_by_side_with_names_on_one_level(word: Word) -> None:
    left, right = (word.tables[2].cell(0, column) for column in (0, 1))
    room = [""] * PROFILE.signature_lines
    assert lines(left) == ["NGƯỜI GHI BIÊN BẢN", "", *room, "Ma Thị Hoa"]
    assert lines(right) == ["CHỦ TRÌ HỘI NGHỊ", "BÍ THƯ", *room, "Nguyễn Văn Hùng"]
    assert [sized(item)[0][1] for item in right.paragraphs if item.text] == [True, False, True]


def test_the_authority_signs_on_the_right_and_recipients_stand_on_the_left() -> None:
    left, right = written(minutes(closing=AUTHORITY)).tables[1].rows[0].cells
    assert lines(left) == ["Nơi nhận:", *AUTHORITY.recipients]
    assert lines(right) == ["T/M CHI BỘ", "BÍ THƯ", *[""] * PROFILE.signature_lines, "Nguyễn Văn Hùng"]
    label, *items = left.paragraphs
    assert label.runs[0].underline and sized(label) == [(14, False, False)]
    assert {sized(item)[0] for item in items} == {(12, False, False)}
    assert label.paragraph_format.space_before == right.paragraphs[0].paragraph_format.space_before


@pytest.mark.parametrize("closing", [SIGNATURES, AUTHORITY])
def test_signatures_stay_on_the_page_of_the_last_words(closing: Block) -> None:
    word = written(minutes(closing=closing))
    assert body_paragraphs(word)[-1].paragraph_format.keep_with_next
    assert not body_paragraphs(word)[-2].paragraph_format.keep_with_next
    table = word.tables[1]._tbl
    assert len(table.xpath(".//w:p")) == len(table.xpath(".//w:p[w:pPr/w:keepNext]"))
    assert len(table.xpath("./w:tr/w:trPr/w:cantSplit")) == 1


def test_signatures_right_under_a_table_stay_with_its_last_row() -> None:
    word = written(Document("", (ruled(3), SIGNATURES)))
    assert word.tables[0]._tbl.xpath("count(./w:tr[last()]//w:keepNext)") == 3
    between = word.tables[0]._tbl.getnext()
    assert between is not None and between.tag == qn("w:p")
    assert between.xpath("count(./w:pPr/w:keepNext)") == 1


def test_the_paragraph_after_the_last_table_is_too_small_to_make_a_page(word: Word) -> None:
    last = word.paragraphs[-1]
    assert last._p.xpath("string(./w:pPr/w:spacing/@w:line)") == "20"
    assert last._p.xpath("string(./w:pPr/w:rPr/w:sz/@w:val)") == "2"


def test_the_measures_follow_the_profile() -> None:
    body = msgspec.structs.replace(PROFILE.body, size=15, line=20, before=8, first_line=12.7)
    page = msgspec.structs.replace(PROFILE.page, left=25)
    profile = msgspec.structs.replace(PROFILE, body=body, page=page)
    word = docx.Document(BytesIO(write_docx(minutes(), profile, created=CREATED)))
    first = body_paragraphs(word)[0]
    assert first._p.xpath("./w:pPr/w:spacing/@*") == ["160", "0", "400", "exact"]
    assert first._p.xpath("./w:pPr/w:ind/@*") == ["720"]
    assert sized(first)[0][0] == 15
    assert word.element.body.xpath("string(./w:sectPr/w:pgMar/@w:left)") == "1417"


def test_properties_tell_title_and_time_but_no_author(word: Word) -> None:
    properties = word.core_properties
    assert (properties.title, properties.language, properties.revision) == ("Biên bản quý IV", "vi-VN", 1)
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.created == properties.modified == CREATED


def test_a_title_longer_than_a_property_may_be_is_cut() -> None:
    assert len(written(Document("Đ" * 300, (TITLE,))).core_properties.title) == 255


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\tb", "a\tb"),
        ("a\r\nb", "a\nb"),
        ("a\x00\x0b\x1fb\ufffe", "ab"),
        ("a\ud800b", "ab"),
        ("  a   b ", "  a   b "),
    ],
)
def test_text_of_any_kind_can_be_written(text: str, kept: str) -> None:
    word = written(Document(text, (paragraph(text), Table((Column(text, 165),), ((text,),)))))
    assert word.paragraphs[0].text == kept
    assert word.tables[0].cell(1, 0).text == kept


def test_a_missing_template_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell, "resources", lambda: tmp_path)
    shell.shell.cache_clear()
    shell._base_template.cache_clear()
    with pytest.raises(KnownError, match="cài lại chương trình"):
        write_docx(minutes(), PROFILE, created=CREATED)


def test_equal_input_gives_equal_bytes() -> None:
    assert write_docx(minutes(), PROFILE, created=CREATED) == write_docx(minutes(), PROFILE, created=CREATED)


def test_nothing_in_the_package_is_foreign() -> None:
    data = write_docx(minutes(), PROFILE, created=CREATED)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names, text = archive.namelist(), b"".join(archive.read(name) for name in archive.namelist())
    assert not re.search("thumbnail|stylesWithEffects|customXml|vba", " ".join(names))
    assert b"python" not in text and b'TargetMode="External"' not in text


def test_the_template_in_the_tree_is_what_the_tool_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_tree = make_template.TARGET.read_bytes()
    monkeypatch.setattr(make_template, "ROOT", tmp_path)
    monkeypatch.setattr(make_template, "TARGET", tmp_path / "base.docx")
    make_template.main()
    assert contents(tmp_path / "base.docx") == contents(BytesIO(in_tree))


def contents(file: Path | BytesIO) -> list[tuple[str, tuple[int, ...], bytes]]:
    """The entries themselves: the compressed bytes may differ between builds of zlib."""
    with zipfile.ZipFile(file) as archive:
        return [(entry.filename, entry.date_time, archive.read(entry)) for entry in archive.infolist()]


@pytest.mark.parametrize("document", [minutes(ruled(3)), minutes(closing=AUTHORITY), Document("", ())])
def test_an_independent_validator_finds_nothing(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(write_docx(document, PROFILE, created=CREATED))
    assert OpenXmlValidator().validate(path).errors == []


def containers(root: etree._Element) -> Iterable[etree._Element]:
    return root.iter(*(qn(f"w:{name}") for name in ("body", "hdr", "tbl", "tr", "tc", "p", "r")))


def test_structure_holds_where_validators_look_away() -> None:
    data = write_docx(minutes(ruled(3)), PROFILE, created=CREATED)
    main, header = part(data, "word/document.xml"), part(data, "word/header1.xml")
    assert all(cell[-1].tag == qn("w:p") for cell in main.iter(qn("w:tc")))
    kinds = [str(mark.get(qn("w:fldCharType"))) for mark in header.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    for item in (*containers(main), *containers(header)):
        assert not (item.text or "").strip() and not any((child.tail or "").strip() for child in item)


def test_every_style_used_is_defined() -> None:
    data = write_docx(minutes(ruled(3), closing=AUTHORITY), PROFILE, created=CREATED)
    used = {style.get(qn("w:val")) for style in part(data, "word/document.xml").iter(qn("w:pStyle"))}
    defined = {style.get(qn("w:styleId")) for style in part(data, "word/styles.xml").iter(qn("w:style"))}
    assert used and used <= defined


def test_two_hundred_rows_are_written_whole_and_fast() -> None:
    document = minutes(ruled(200), *[paragraph(SENTENCE * 8)] * 30)
    write_docx(minutes(), PROFILE, created=CREATED)
    start = process_time()
    data = write_docx(document, PROFILE, created=CREATED)
    assert process_time() - start < 0.5
    assert len(docx.Document(BytesIO(data)).tables[1].rows) == 201
