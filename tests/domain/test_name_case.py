"""Names of one case in small letters."""

from __future__ import annotations

import pytest

from app.domain.name_case import in_small_letters, is_one_case, unit_of


@pytest.mark.parametrize(
    ("typed", "small"),
    [
        ("CHI BỘ TRƯỜNG TRUNG HỌC CƠ SỞ LÊ LỢI", "Chi bộ Trường Trung học cơ sở Lê Lợi"),
        ("CHI BỘ PHÒNG VĂN HÓA - XÃ HỘI", "Chi bộ Phòng Văn hóa - Xã hội"),
        ("CHI BỘ THÔN III", "Chi bộ Thôn III"),
        ("đảng bộ phường minh xuân", "Đảng bộ phường Minh Xuân"),
        ("ĐẢNG BỘ THÀNH PHỐ HUẾ", "Đảng bộ thành phố Huế"),
        ("CHI BỘ VĂN PHÒNG, TỔ CHỨC HÀNH CHÍNH", "Chi bộ Văn phòng, Tổ chức Hành chính"),
        ("CHI BỘ TRƯỜNG TIỂU HỌC, TRUNG HỌC CƠ SỞ LÊ LỢI", "Chi bộ Trường Tiểu học, Trung học cơ sở Lê Lợi"),
        ("chi bộ khu phố 5, phường an hòa", "Chi bộ Khu phố 5, phường An Hòa"),
        ("ĐẢNG BỘ PHƯỜNG LÊ LỢI, THÀNH PHỐ VINH", "Đảng bộ phường Lê Lợi, thành phố Vinh"),
        ("CHI BỘ (VĂN PHÒNG)", "Chi bộ (Văn phòng)"),
    ],
)
def test_a_name_of_one_case_gets_its_usual_capitals(typed: str, small: str) -> None:
    assert in_small_letters(typed) == small


@pytest.mark.parametrize("text", ["Chi bộ Thôn Đông", "CB 5", "", "Chi bộ THCS"])
def test_other_names_stay(text: str) -> None:
    assert not is_one_case(text)
    assert in_small_letters(text) == text


def test_the_kind_of_unit_is_told_as_it_is_typed() -> None:
    assert unit_of("Thị trấn Sơn Dương") == "Thị trấn"
    assert unit_of("Xãhội") == ""
