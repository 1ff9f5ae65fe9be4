"""Names against the form of documents: what is said of them and how they might be written."""

from __future__ import annotations

import pytest

from app.domain.cell_names import name_findings, place_findings, place_of, superior_findings
from app.domain.vocabulary import CellKind
from tests import naughty

KIND = CellKind.RESIDENTIAL


def first_offer(findings: tuple[object, ...]) -> str:
    return findings[0].offer  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "name",
    [
        "Chi bộ Thôn Đông",
        "Chi bộ 28",
        "Chi bộ Văn phòng Đảng ủy",
        "Chi bộ Cơ quan Đảng ủy xã Tân Hòa",
        "Chi bộ Buôn Ea H'leo",
        "Chi bộ Trường THCS Lê Lợi",
        "",
        "   ",
    ],
)
def test_usual_names_of_cells_are_left_alone(name: str) -> None:
    assert name_findings(name, KIND) == ()


@pytest.mark.parametrize(
    ("name", "offer"),
    [
        ("Thôn Đông", "Chi bộ Thôn Đông"),
        ("CB Văn phòng", "Chi bộ Văn phòng"),
        ("Chi bộ: Thôn Đông", "Chi bộ Thôn Đông"),
        ("“Chi bộ Thôn Đông”", "Chi bộ Thôn Đông"),
        ("CHI BỘ TỔ DÂN PHỐ 5A", "Chi bộ Tổ dân phố 5A"),
        ("chi bộ thôn đông", "Chi bộ Thôn Đông"),
        ("chi bộ Thôn Đông", "Chi bộ Thôn Đông"),
        ("Chi bộ Thôn Đông.", "Chi bộ Thôn Đông"),
        ("Chi bộ Thôn Đông, Đảng bộ xã Tân Hòa", "Chi bộ Thôn Đông"),
        ("Chi bộ Thôn Đông thuộc Đảng ủy xã Tân Hòa", "Chi bộ Thôn Đông"),
        ("Chi bộ Thôn Đông Đảng bộ xã Tân Hòa", "Chi bộ Thôn Đông"),
    ],
)
def test_what_is_unusual_in_a_cells_name_is_offered_as_documents_need_it(name: str, offer: str) -> None:
    assert first_offer(name_findings(name, KIND)) == offer


@pytest.mark.parametrize("name", ["Đảng ủy xã Tân Hòa", "Đảng bộ xã Tân Hòa", "Chi bộ", "CB"])
def test_a_name_that_only_the_person_knows_is_not_guessed(name: str) -> None:
    findings = name_findings(name, KIND)
    assert findings
    assert not findings[0].offer


def test_a_committee_has_a_name_of_its_own_kind() -> None:
    assert name_findings("Đảng ủy xã Tân Hòa", CellKind.COMMITTEE) == ()


def test_a_name_of_three_hundred_letters_is_told_of_and_kept() -> None:
    findings = name_findings("Chi bộ " + "Thôn Đông " * 30, KIND)
    assert "nhiều dòng" in findings[-1].text
    assert not findings[-1].offer


def test_offers_come_to_an_end_whatever_is_typed() -> None:
    for look in (name_findings, superior_findings, place_findings):
        for typed in (*naughty.strings(), "(null)", "xã ", "ĐU", "c.b. x", "1/", "Huyện ủy", "phường 5, ngày 1"):
            text, taken = typed, 0
            while (findings := look(text, KIND)) and findings[0].offer:
                text, taken = findings[0].offer, taken + 1
                assert taken < 8, (look.__name__, typed)


def test_an_offer_taken_is_in_order() -> None:
    for typed in ("“CB THÔN ĐÔNG”.", "thôn đông, đảng bộ xã tân hòa"):
        name = typed
        while findings := name_findings(name, KIND):
            name = findings[0].offer
        assert name == "Chi bộ Thôn Đông"


@pytest.mark.parametrize(
    "superior", ["Đảng bộ xã Tân Hòa", "Đảng bộ Trường Cao đẳng X", "Đảng bộ các cơ quan Đảng", ""]
)
def test_usual_superiors_are_left_alone(superior: str) -> None:
    assert superior_findings(superior, KIND) == ()


@pytest.mark.parametrize(
    ("superior", "offer"),
    [
        ("Đảng ủy xã Tân Hòa", "Đảng bộ xã Tân Hòa"),
        ("ĐẢNG UỶ XÃ TÂN HÒA", "Đảng bộ xã Tân Hòa"),
        ("Xã Tân Hòa", "Đảng bộ xã Tân Hòa"),
        ("ĐU xã Tân Hòa", "Đảng bộ xã Tân Hòa"),
        ("Huyện ủy Sơn Dương", "Đảng bộ huyện Sơn Dương"),
        ("Thành ủy Huế", "Đảng bộ thành phố Huế"),
        ("ĐẢNG BỘ: XÃ TÂN HÒA", "Đảng bộ xã Tân Hòa"),
        ("đảng bộ xã tân hòa", "Đảng bộ xã Tân Hòa"),
        ("“Đảng bộ xã Tân Hòa”", "Đảng bộ xã Tân Hòa"),
    ],
)
def test_a_superior_is_offered_as_the_line_dang_bo(superior: str, offer: str) -> None:
    assert first_offer(superior_findings(superior, KIND)) == offer


@pytest.mark.parametrize("superior", ["Chi bộ Thôn Đông", "Đảng bộ", "Đảng ủy"])
def test_a_superior_that_only_the_person_knows_is_not_guessed(superior: str) -> None:
    assert first_offer(superior_findings(superior, KIND)) == ""


@pytest.mark.parametrize("place", ["Tân Hòa", "Phường 5", "Xã Yên", "Hà Nội", ""])
def test_usual_places_are_left_alone(place: str) -> None:
    assert place_findings(place, KIND) == ()


@pytest.mark.parametrize(
    ("place", "offer"),
    [
        ("xã Tân Hòa", "Tân Hòa"),
        ("phường 5", "Phường 5"),
        ("Tân Hòa, ngày 05 tháng 02 năm 2026", "Tân Hòa"),
        ("Tân Hòa, 5/2/2026", "Tân Hòa"),
        ("TÂN HÒA", "Tân Hòa"),
        ("Tân Hòa,", "Tân Hòa"),
        ("Thành phố Hồ Chí Minh", "TP Hồ Chí Minh"),
        ("5", ""),
        ("Huế", ""),
    ],
)
def test_a_place_is_offered_as_the_date_line_needs_it(place: str, offer: str) -> None:
    assert first_offer(place_findings(place, KIND)) == offer


@pytest.mark.parametrize(
    ("superior", "place"),
    [
        ("Đảng bộ xã Tân Hòa", "Tân Hòa"),
        ("ĐẢNG ỦY PHƯỜNG MINH XUÂN", "Minh Xuân"),
        ("Đảng bộ phường 5", "Phường 5"),
        ("Đảng bộ xã Yên", "Xã Yên"),
        ("Đảng bộ Trường Cao đẳng X", ""),
        ("Đảng bộ", ""),
        ("", ""),
    ],
)
def test_a_superior_lets_expect_a_place_where_it_names_a_commune(superior: str, place: str) -> None:
    assert place_of(superior) == place
