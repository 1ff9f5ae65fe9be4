"""The committee's report on its cells: form in both profiles, figures, who is to be reminded, an annex of all cells."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from app.domain.cells_report import CellsTold, cells_told
from app.domain.records import CellNameRecord
from app.domain.vocabulary import CellKind
from app.domain.year_findings import facts_missing
from app.domain.year_record import YearRecord
from app.exporters.cells_report_outline import cells_report_document
from app.exporters.docx_writer import write_docx
from app.exporters.profile import load_profile
from tests.cells import FULL, TODAY, YEAR, cell_year, regular, thematic
from tests.exporters.checklist import faults
from tests.exporters.reading import outline_text, whole
from tests.factory import rules
from tests.years import record

NAMES = (CellNameRecord("Đảng ủy xã Tân Hòa", "Đảng bộ tỉnh Mẫu", "Tân Hòa"),)
PROFILES = {"HD05_2026": ";", "HD36_2018": ","}
CELLS = (
    cell_year(*FULL, name="Chi bộ Một"),
    cell_year(regular(1, present=4), thematic(1, None), name="Chi bộ Hai"),
    cell_year(*FULL[:2], received=date(YEAR, 3, 5), name="Chi bộ Ba"),
)


def told(*cells: Any) -> CellsTold:
    pack = rules("HD42-2025")
    return cells_told(cells, (), YEAR, lambda _: pack, TODAY)


def report(*cells: Any) -> YearRecord:
    facts = {"names": NAMES, "kind": CellKind.COMMITTEE, "sessions": (), "presence": (), "papers": {}, "day": TODAY}
    return record(**facts, cells=told(*cells))


def text(*cells: Any) -> str:
    return "\n".join(outline_text(cells_report_document(report(*cells), load_profile())))


def written(profile: str, *cells: Any) -> bytes:
    form = load_profile(profile)
    return write_docx(cells_report_document(report(*cells), form), form, created=datetime(YEAR, 8, 15))


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("cells", [CELLS, CELLS[:1], ()])
def test_it_has_the_form_of_the_guidance(profile: str, cells: Any) -> None:
    assert faults(written(profile, *cells), code="BC", organisation="ĐU", end=PROFILES[profile]) == []


def test_an_independent_validator_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(written("HD05_2026", *CELLS))
    assert OpenXmlValidator().validate(tmp_path / "a.docx").errors == []


def test_figures_of_all_cells_stand_in_it() -> None:
    said = text(*CELLS)
    for line in (
        "có số liệu của 03 chi bộ trực thuộc, với 30 đảng viên phải dự sinh hoạt",
        "tệp gần nhất nhận ngày 15 tháng 8 năm 2026.",
        "Còn 01 chi bộ cần gửi tệp mới để có số liệu đến nay.",
        "Các chi bộ tổ chức 10 buổi sinh hoạt thường kỳ; 02/03 chi bộ không thiếu tháng nào đã qua (yêu cầu: 12 buổi",
        "Các chi bộ tổ chức 03 buổi sinh hoạt chuyên đề; 02/03 chi bộ không thiếu quý nào đã qua",
        "lượt phải dự); chỉ tiêu: từ 90% trở lên",
        "02/03 buổi đúng hạn; 01 chi bộ còn buổi quá hạn chưa báo cáo.",
    ):  # fmt: skip
        assert line in said


def test_cells_to_be_reminded_are_named_with_the_reason() -> None:
    said = text(*CELLS)
    assert "Thiếu tháng 2–7 và quý II; chưa báo cáo quý I; dự dưới chỉ tiêu" in said and "Cần tệp mới" in said
    assert "Không có chi bộ nào thiếu buổi" in text(CELLS[0])


def test_an_annex_has_a_line_for_every_cell() -> None:
    _, annex = whole(written("HD05_2026", *CELLS)).split("TÌNH HÌNH SINH HOẠT CỦA TỪNG CHI BỘ NĂM 2026")
    assert all(one.cell.name in annex for one in CELLS)


def test_numbers_of_a_large_committee_stand_in_groups() -> None:
    assert "với 1.200 đảng viên" in text(*(cell_year(name=f"Chi bộ {number}") for number in range(120)))


def test_without_any_file_there_are_dots_and_a_finding() -> None:
    assert "có số liệu của …… chi bộ" in text()
    assert [one.code for one in facts_missing("cells-report", report())] == ["no_cells"]
    assert [one.code for one in facts_missing("cells-report", report(*CELLS))] == ["silent_cells"]
