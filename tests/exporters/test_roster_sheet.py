"""The roster as a workbook: text stays text, whole dates are dates, and the same roster gives the same bytes."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from app.domain.records import MemberRecord
from app.domain.vocabulary import Standing
from app.exporters.roster_sheet import roster_xlsx, template_xlsx

DAY = date(2026, 11, 23)
HUNG = MemberRecord("m1", "Nguyễn Văn Hùng", Standing.OFFICIAL, "Bí thư", "Tổ đảng 1", "2001-02-03", "2002-02")


def rows(data: bytes) -> list[list[object]]:
    return [list(row) for row in CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()]


def test_a_member_is_one_row() -> None:
    said = rows(roster_xlsx([HUNG], "Chi bộ Văn phòng", DAY))
    assert said[1][0] == "Chi bộ Văn phòng"
    assert said[4] == [
        1.0, "Nguyễn Văn Hùng", "chính thức", "Bí thư", "Tổ đảng 1", date(2001, 2, 3), "02/2002", "",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"])
def test_a_cell_is_never_a_formula(text: str) -> None:
    data = roster_xlsx([MemberRecord("m1", text, Standing.OFFICIAL, text, text)], text, DAY)
    with ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert 'quotePrefix="1"' in archive.read("xl/styles.xml").decode()
    assert rows(data)[4][1] == text


def test_an_address_is_no_link() -> None:
    with ZipFile(io.BytesIO(roster_xlsx([replace(HUNG, position="http://a.vn")], "", DAY))) as archive:
        assert "hyperlink" not in archive.read("xl/worksheets/sheet1.xml").decode()


def test_the_same_roster_gives_the_same_bytes() -> None:
    assert roster_xlsx([HUNG], "A", DAY) == roster_xlsx([HUNG], "A", DAY)
    assert template_xlsx(DAY) == template_xlsx(DAY)


def test_the_empty_workbook_offers_the_standings() -> None:
    with ZipFile(io.BytesIO(template_xlsx(DAY))) as archive:
        assert "sinh hoạt tạm thời" in archive.read("xl/worksheets/sheet1.xml").decode()
