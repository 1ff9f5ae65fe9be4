"""Corrections of closed minutes on paper."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.domain.records import SealRecord, SupplementRecord
from app.domain.roll import count
from app.exporters.profile import load_profile
from app.exporters.supplement_outline import supplement_document
from tests.exporters.reading import outline_text
from tests.factory import rules, session

PROFILE = load_profile()
CLOSED = SealRecord(1, datetime(2026, 5, 15, 8, 5), "", "", "", "")
FIRST = SupplementRecord(1, datetime(2026, 5, 20, 9, 0), "Ghi nhầm số liệu.", "Có mặt 28 đồng chí.\nVắng 02.")
SECOND = SupplementRecord(2, datetime(2026, 6, 2, 9, 30), "Sót tên.", "Thêm đồng chí Lê Thị Chi.")


def lines(**facts: Any) -> list[str]:
    record = session(**facts)
    return outline_text(supplement_document(record, count(record.roll, rules()), PROFILE))


def test_each_correction_is_printed_with_its_number_and_reason() -> None:
    found = lines(seal=CLOSED, supplements=(FIRST, SECOND))
    assert found[3:6] == ["Tân Hòa, ngày 02 tháng 6 năm 2026", "ĐẢNG CỘNG SẢN VIỆT NAM", "BIÊN BẢN BỔ SUNG"]
    assert found[9:] == [
        "Biên bản sinh hoạt chuyên đề quý II năm 2026 của Chi bộ Thôn Đông, ngày 14 tháng 5 năm 2026, đã chốt vào hồi "
        "08 giờ 05 phút, ngày 15 tháng 5 năm 2026, được bổ sung, đính chính như sau:",
        "1- Bổ sung số 01, lập vào hồi 09 giờ 00 phút, ngày 20 tháng 5 năm 2026",
        "Lý do: Ghi nhầm số liệu.", "Nội dung: Có mặt 28 đồng chí.", "Vắng 02.",
        "2- Bổ sung số 02, lập vào hồi 09 giờ 30 phút, ngày 02 tháng 6 năm 2026",
        "Lý do: Sót tên.", "Nội dung: Thêm đồng chí Lê Thị Chi.",
        "Các nội dung khác của biên bản được giữ nguyên.",
    ]  # fmt: skip


def test_without_a_correction_it_is_a_form_to_fill_in() -> None:
    assert lines()[-3:-1] == [f"Lý do: {PROFILE.blank}", f"Nội dung: {PROFILE.blank}"]
