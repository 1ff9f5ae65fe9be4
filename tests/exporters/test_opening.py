"""The beginning of a document, cut off so that its first page can be drawn before the others are laid out."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.exporters.blocks import Block, Column, Document, Heading, NewSection, Paragraph, Run, Table, paragraph
from app.exporters.docx_writer import write_docx
from app.exporters.opening import PAGES_NEEDED, opening_of
from app.exporters.pdf import RdocxRenderer
from app.exporters.profile import load_profile, profile_codes

WORDS = "Nhất trí với báo cáo đề dẫn; đề nghị chi bộ phân công cụ thể từng đồng chí, có hạn hoàn thành. "
DPI = 40


def written(*blocks: Block, profile: str = "HD05_2026") -> bytes:
    return write_docx(Document("Biên bản", blocks), load_profile(profile), created=datetime(2026, 1, 1))


def speeches(number: int, times: int = 6) -> list[Block]:
    return [block for n in range(number) for block in (Heading(2, f"{n}- Ý kiến"), paragraph(WORDS * times))]


def table(rows: int) -> Table:
    return Table((Column("Họ và tên", 80), Column("Ghi chú", 80)), (("Nguyễn Văn An", "Có mặt"),) * rows)


@pytest.mark.parametrize("profile", profile_codes())
@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param(speeches(60), id="speeches"),
        pytest.param([table(30), *speeches(60)], id="a table first"),
        pytest.param([*speeches(5), table(90), *speeches(60)], id="a table over pages"),
        pytest.param([Paragraph((Run("Việc:", bold=True),))] * 400, id="short lines kept with the next"),
        pytest.param([paragraph("\n".join(["dòng"] * 20))] * 60, id="lines broken by hand"),
    ],
)
def test_first_page_is_that_of_the_whole_document(profile: str, blocks: list[Block]) -> None:
    whole = written(*blocks, profile=profile)
    beginning = opening_of(whole)
    assert beginning is not None
    renderer = RdocxRenderer()
    drawn = renderer.open(beginning)
    assert drawn.page_count >= PAGES_NEEDED
    assert drawn.png(0, DPI) == renderer.page_png(whole, 0, DPI)


def test_beginning_does_not_grow_with_the_document() -> None:
    short, long = opening_of(written(*speeches(60))), opening_of(written(*speeches(600)))
    assert short is not None
    assert long is not None
    assert len(long) <= len(short) * 1.05


def test_nothing_is_cut_off_where_it_saves_nothing() -> None:
    assert opening_of(written(*speeches(3))) is None
    assert opening_of(written(*speeches(12, 2))) is None


def test_nothing_is_cut_off_where_the_pages_turn_early() -> None:
    assert opening_of(written(*speeches(3), NewSection(landscape=True), *speeches(60))) is None


def test_what_is_no_document_has_no_beginning() -> None:
    assert opening_of(b"") is None
    assert opening_of(b"PK\x05\x06" + bytes(18)) is None
