"""The letter of a hand-over: the form of a Party document, true figures, blanks for what nobody said."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from app.domain.handover import BookFile, Contents, Handover, People, YearContents
from app.domain.records import CellRecord
from app.exporters.closing import ended
from app.exporters.docx_writer import write_docx
from app.exporters.handover_outline import handover_document
from app.exporters.profile import load_profile
from tests.exporters.checklist import faults
from tests.exporters.reading import opened, whole

AT = datetime(2026, 12, 1, 9, 5)
CELL = CellRecord("Chi bộ Thôn Đông", "Đảng bộ xã Tân Hòa", "Tân Hòa")
FILE = BookFile("so.scb", 1_234_567, "ab" * 32, is_encrypted=True, made_at=AT)
YEARS = tuple(YearContents(year, 12, 11, 14, 12, 2, 3) for year in range(2005, 2027))


def letter(profile: str = "HD05_2026", **facts: object) -> bytes:
    form = load_profile(profile)
    given = Handover(FILE, **({"contents": Contents(YEARS, 31, 1)} | facts))  # type: ignore[arg-type]
    return write_docx(ended(handover_document(CELL, given, form), form), form, created=AT)


@pytest.mark.parametrize("profile", ["HD05_2026", "HD36_2018"])
def test_it_has_the_form_of_a_party_document(profile: str, tmp_path: Path) -> None:
    docx = letter(profile)
    assert faults(docx, code=None, labels=("NGƯỜI CHỨNG KIẾN", "")) == []
    (tmp_path / "a.docx").write_bytes(docx)
    assert OpenXmlValidator().validate(tmp_path / "a.docx").errors == []


def test_figures_are_those_that_were_counted() -> None:
    said = whole(letter())
    assert "Tệp “so.scb”, 1.234.567 byte, sao từ sổ đang dùng lúc 09 giờ 05 phút" in said
    assert "Buổi đã họp: 264; biên bản đã chốt: 242; chưa chốt: 22; buổi đang chuẩn bị: 01" in said
    assert len(opened(letter()).tables[-3].rows) == len(YEARS) + 1


def test_what_is_wrong_with_the_book_is_not_hidden() -> None:
    said = whole(letter(contents=Contents(YEARS, 31, 1, ("buổi s1: nội dung biên bản đã bị sửa sau khi chốt",))))
    assert "thấy các chỗ sau cần xem" in said
    assert "- buổi s1: nội dung biên bản đã bị sửa sau khi chốt." in said


def test_names_are_blanks_until_somebody_types_them() -> None:
    assert whole(letter()).count("đồng chí …………………") == 3
    named = whole(letter(people=People("Trần Văn Bình", "Lê Thị Chi", "")))
    assert "Người giao: đồng chí Trần Văn Bình." in named
    assert named.count("đồng chí …………………") == 1


def test_no_password_is_ever_written_down() -> None:
    assert "không ghi trong biên bản này" in whole(letter())
