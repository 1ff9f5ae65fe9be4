"""Pages of what the writer writes, as the preview, the printer and the PDF show them."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage

from app.errors import KnownError
from app.exporters.blocks import Block, Column, Document, Head, Table, paragraph
from app.exporters.docx_writer import write_docx
from app.exporters.pdf import PageRenderer, RdocxRenderer
from tests.exporters.test_docx_writer import (
    AUTHORITY,
    CREATED,
    HEAD,
    PROFILE,
    SENTENCE,
    SIGNATURES,
    TITLE,
    ruled,
)

LETTERS = "ẮẰẲẴẶẤẦẨẪẬẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰỲÝỶỸỴĐắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựỳýỷỹỵđ"
RENDERER: PageRenderer = RdocxRenderer()


def written(*blocks: Block) -> bytes:
    return write_docx(Document("Biên bản", (HEAD, TITLE, *blocks)), PROFILE, created=CREATED)


def read(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(RENDERER.pdf(data)))


def texts(data: bytes) -> list[str]:
    return [page.extract_text() for page in read(data).pages]


def test_a_row_of_several_pages_loses_no_word() -> None:
    rows = (("1", " ".join(f"việc{number}." for number in range(1500))), ("2", "Cuối"))
    data = written(Table((Column("TT", 11), Column("Nội dung", 60)), rows), SIGNATURES)
    found = " ".join(texts(data)).split()
    assert len(texts(data)) > 3
    assert all(f"việc{number}." in found for number in range(0, 1500, 7))


def longest_dark_run(png: bytes, rows: int) -> int:
    """The longest level line, in pixels, among the first rows of a picture."""
    picture = QImage.fromData(png)
    runs = (
        "".join("x" if picture.pixelColor(x, y).lightness() < 128 else " " for x in range(picture.width())).split()
        for y in range(rows)
    )
    return max((len(run) for line in runs for run in line), default=0)


def test_minutes_become_a_pdf_whose_text_can_be_read() -> None:
    (text,) = texts(written(paragraph(SENTENCE), SIGNATURES))
    for words in ("ĐẢNG CỘNG SẢN VIỆT NAM", HEAD.place_date, "BIÊN BẢN", "NGƯỜI GHI BIÊN BẢN", "Nguyễn Văn Hùng"):
        assert words in text


def test_every_vietnamese_letter_is_drawn_in_one_serif_font() -> None:
    (page,) = read(written(paragraph(LETTERS))).pages
    assert LETTERS in page.extract_text().replace("\n", "")
    fonts = [str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert fonts and all("Serif" in name or "Times" in name for name in fonts)


def test_the_line_under_the_party_title_is_drawn_as_long_as_the_profile_says() -> None:
    png = RENDERER.page_png(written(), 0, 127)
    assert longest_dark_run(png, rows=150) == pytest.approx(PROFILE.head.rule_length * 5, abs=2)


def test_pages_are_numbered_from_the_second_on() -> None:
    first, second, third = texts(written(*[paragraph(SENTENCE * 8)] * 8))
    assert first.startswith(HEAD.superior)
    assert (second.split()[0], third.split()[0]) == ("2", "3")


def test_the_head_of_a_long_table_is_on_each_of_its_pages() -> None:
    pages = texts(written(ruled(200)))
    assert len(pages) == 7
    assert all(page.count("Họ và tên") == 1 for page in pages)


@pytest.mark.parametrize("closing", [SIGNATURES, AUTHORITY])
@pytest.mark.parametrize("rows", range(22, 30))
def test_signatures_never_go_to_a_page_without_words(closing: Block, rows: int) -> None:
    data = written(*[paragraph("Dòng.")] * rows, paragraph("Lời cuối."), closing)
    last = texts(data)[-1]
    assert "Lời cuối." in last and "Nguyễn Văn Hùng" in last


def right_column(head: Head) -> list[tuple[str, float, float]]:
    """The words to the right of the head's inner edge, with their places, in points."""
    found: list[tuple[str, float, float]] = []
    edge = (PROFILE.page.left + PROFILE.head.left_column) * 72 / 25.4

    def visit(text: str, _: object, matrix: list[float], *rest: object) -> None:
        if text.strip() and matrix[4] >= edge:
            found.append((text, matrix[4], matrix[5]))

    data = write_docx(Document("", (head,)), PROFILE, created=CREATED)
    read(data).pages[0].extract_text(visitor_text=visit)
    return found


def test_a_long_issuer_does_not_touch_the_right_column() -> None:
    long = replace(HEAD, issuer="CHI BỘ TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG, VĂN HÓA, THỂ THAO VÀ DU LỊCH " * 2)
    assert right_column(long) == right_column(HEAD)
    assert "".join(word for word, _, _ in right_column(long)) == HEAD.party_title + HEAD.place_date


def test_a_document_opened_once_gives_its_pages_one_by_one() -> None:
    data = written(*[paragraph(SENTENCE * 8)] * 8)
    opened = RENDERER.open(data)
    assert opened.page_count == RENDERER.page_count(data) == len(PdfReader(BytesIO(opened.pdf())).pages) == 3
    pictures = [QImage.fromData(opened.png(page, 50)) for page in range(3)]
    assert [(picture.width(), picture.height()) for picture in pictures] == [(414, 585)] * 3


def test_a_finer_picture_is_larger() -> None:
    coarse, fine = (QImage.fromData(RENDERER.page_png(written(), 0, dpi)) for dpi in (50, 100))
    assert fine.width() == pytest.approx(2 * coarse.width(), abs=1)


@pytest.mark.parametrize("page", [-1, 1])
def test_a_page_that_is_not_there_cannot_be_asked_for(page: int) -> None:
    with pytest.raises(IndexError):
        RENDERER.page_png(written(), page, 50)


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04"])
def test_a_file_that_is_no_document_is_told_in_words(data: bytes) -> None:
    with pytest.raises(KnownError, match="tệp bị hỏng"):
        RENDERER.pdf(data)


def test_a_picture_too_large_to_draw_is_told_in_words() -> None:
    with pytest.raises(KnownError, match="Không vẽ được trang 1"):
        RENDERER.page_png(written(), 0, 10**9)
