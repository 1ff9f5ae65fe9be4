"""Names, standings, posts and groups as rosters write them."""

from __future__ import annotations

import unicodedata

import pytest

from app.domain.roster_headings import field_of
from app.domain.roster_plan import RosterField
from app.domain.roster_terms import group_of, is_name, post_of, read_name, section_group, standing_of
from app.domain.roster_values import text_of
from app.domain.vocabulary import Standing


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("NGUYỄN VĂN HÙNG", "Nguyễn Văn Hùng"), ("nguyễn văn hùng", "Nguyễn Văn Hùng"),
        ("Nguyễn Văn HÙNG", "Nguyễn Văn Hùng"), ("Đ/c Nguyễn Văn Hùng", "Nguyễn Văn Hùng"),
        ("12. Nguyễn Văn Hùng", "Nguyễn Văn Hùng"), ("Y BHIÔK NIÊ", "Y Bhiôk Niê"), ("Thúy Thuý", "Thúy Thuý"),
        (unicodedata.normalize("NFD", "Nguyễn Văn Hùng"), "Nguyễn Văn Hùng"), ("Tôn-Nữ Thị NINH", "Tôn-Nữ Thị Ninh"),
        ("  Nguyễn\u00a0Văn \u200b Hùng ", "Nguyễn Văn Hùng"), ("\u202eNguyễn Văn Hùng", "Nguyễn Văn Hùng"),
    ],
)  # fmt: skip
def test_a_name_gets_its_usual_letters(cell: str, name: str) -> None:
    assert read_name(text_of(cell)).name == name


@pytest.mark.parametrize("cell", ["Hùng", "Nguyễn Văn 5", "Nguy?n V?n"])
def test_a_doubtful_name_is_told_of(cell: str) -> None:
    assert read_name(cell).problem


@pytest.mark.parametrize(
    "cell", ["", "12", "03/02/2001", "(1)", "---", "một câu dài có rất nhiều chữ không phải là tên người nào"]
)
def test_what_is_no_name(cell: str) -> None:
    assert not is_name(cell)


@pytest.mark.parametrize(
    ("cell", "standing"),
    [
        ("Chính thức", Standing.OFFICIAL), ("ĐVCT", Standing.OFFICIAL), ("CT", Standing.OFFICIAL),
        ("Đảng viên dự bị", Standing.PROBATIONARY), ("DB", Standing.PROBATIONARY),
        ("Được miễn sinh hoạt", Standing.EXEMPT), ("Miễn SHĐ", Standing.EXEMPT), ("Đã chuyển đi", Standing.LEFT),
        ("sinh hoạt tạm thời", Standing.TEMPORARY_HERE), ("Sinh hoạt tạm thời nơi khác", Standing.TEMPORARY_AWAY),
        ("Bí thư", None), ("", None),
    ],
)  # fmt: skip
def test_a_standing_is_known_by_its_words(cell: str, standing: Standing | None) -> None:
    assert standing_of(cell) is standing


def test_every_standing_is_read_as_the_program_writes_it() -> None:
    assert [standing_of(one.vi) for one in Standing] == list(Standing)


def test_posts_and_groups_are_written_as_the_book_does() -> None:
    assert [post_of(text) for text in ("BÍ THƯ", "Chi uỷ viên", "PBT", "Đảng viên")] == [
        "Bí thư", "Chi ủy viên", "Phó Bí thư", "",
    ]  # fmt: skip
    assert group_of("2", {}) == "Tổ đảng 2"
    assert group_of("TỔ ĐẢNG 1", {"to dang 1": "Tổ Đảng 1"}) == "Tổ Đảng 1"
    assert section_group("II. Tổ đảng số 2: 12 đồng chí") == "Tổ đảng số 2"
    assert section_group("Tổng số") is None


@pytest.mark.parametrize(
    ("path", "field"),
    [
        (("HỌ VÀ TÊN",), RosterField.FULL_NAME), ((unicodedata.normalize("NFD", "Họ và tên"),), RosterField.FULL_NAME),
        (("ho ten",), RosterField.FULL_NAME), (("Ngày, tháng, năm vào Đảng", "Chính thức"), RosterField.OFFICIAL_ON),
        (("Ngày, tháng, năm vào Đảng", "Dự bị"), RosterField.JOINED_ON), (("Ngày kết nạp",), RosterField.JOINED_ON),
        (("Ngày sinh",), None), (("Ngày vào Đoàn",), None), (("Chức vụ", "Chính quyền"), None),
        (("Chức vụ", "Đảng"), RosterField.POSITION), (("Nơi kết nạp",), None), (("Họ tên vợ (chồng)",), None),
        (("Tuổi Đảng",), None), (("Số thẻ đảng viên",), None), (("Thuộc tổ đảng",), RosterField.GROUP),
    ],
)  # fmt: skip
def test_headings_are_known(path: tuple[str, ...], field: RosterField | None) -> None:
    assert field_of(*path) is field
