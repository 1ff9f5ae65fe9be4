"""Rules in the words of people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.rule_words import Part, lines, source_words, total_words, validity_words, when_words
from app.domain.rules import Absences, ObligationRule, RulePack, When
from app.domain.targets import Source, Threshold
from app.services import catalogue
from tests import factory

SOURCE = Source("Kế hoạch 05-KH/ĐU", "2026-01", "mục II")


def sentence(rules: RulePack, line: str) -> str:
    return next(one.sentence for one in lines(rules) if one.id == line)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("minimum_minutes", "Thời lượng một buổi ≥ 90 phút"),
        ("attendance", "Tỷ lệ dự sinh hoạt ≥ 90%"),
        ("sessions_spoken", "Mỗi đảng viên phát biểu ≥ 6 kỳ mỗi năm"),
        ("minimum_minutes_large", "Thời lượng ở chi bộ đông: không đặt ra"),
        ("voting", "Số thành viên biểu quyết: đảng viên chính thức; được miễn sinh hoạt nếu có mặt"),
        ("gate/parent", "Cấp trên cho ý kiến dự thảo: tùy chi bộ, trước 05 ngày"),
        ("gate/draft_secretary", "Bí thư thông qua dự thảo: bắt buộc; hoặc: chi ủy thông qua dự thảo"),
        ("desk", "Nơi nhận thường dùng: cấp ủy cấp trên trực tiếp"),
        ("criterion/attendance", "Tỷ lệ đảng viên dự sinh hoạt: 5 điểm"),
    ],
)
def test_the_rules_of_2025_read_like_this(line: str, said: str) -> None:
    assert sentence(factory.rules(), line) == said


def test_the_sign_follows_the_operator() -> None:
    assert sentence(factory.rules("HD12-2018"), "attendance") == "Tỷ lệ dự sinh hoạt > 85%"
    rules = replace(factory.rules(), attendance=Threshold(">", 0.925))
    assert sentence(rules, "attendance") == "Tỷ lệ dự sinh hoạt > 92,5%"


def test_absences_in_a_row_are_said_so() -> None:
    rules = replace(factory.rules(), absences_told=4, absences_in_a_row=True, absences_counted=Absences.UNEXCUSED)
    assert sentence(rules, "absences_told").endswith("từ 04 lần liên tiếp, không lý do")


def test_large_cells_are_said_with_their_number() -> None:
    rules = replace(factory.rules(), large_from=30, minimum_minutes_large=120)
    assert sentence(rules, "minimum_minutes_large").endswith("≥ 120 phút khi có từ 30 đảng viên")


@pytest.mark.parametrize(
    ("when", "facts", "said"),
    [
        (When.FIXED, {"day": "12-25"}, "trước ngày 25/12 hằng năm"),
        (When.BEFORE_SESSION, {"days": 5}, "trước buổi sinh hoạt ít nhất 05 ngày"),
        (When.BEFORE_SESSION, {}, "trước buổi sinh hoạt"),
        (When.AFTER_SESSION, {"days": 2}, "trong 02 ngày sau buổi sinh hoạt"),
        (When.AFTER_SESSION, {}, "sau buổi sinh hoạt"),
        (When.QUARTER_END, {"days": 10}, "trong 10 ngày sau khi hết quý"),
        (When.HALF_YEAR, {"days": 0}, "khi hết mỗi sáu tháng"),
    ],
)
def test_a_day_is_said_as_people_say_it(when: When, facts: dict[str, str | int], said: str) -> None:
    assert when_words(replace(ObligationRule("a", "A", when, SOURCE), **facts)) == said  # type: ignore[arg-type]


def test_an_obligation_says_to_whom_and_through_whom() -> None:
    said = sentence(factory.rules("KH42-TuyenQuang-2022"), "obligation/year_plan")
    assert "trước ngày 28/02 hằng năm" in said
    assert "nơi nhận: Ban Thường vụ Đảng ủy Khối; qua Ban Tuyên giáo Đảng ủy Khối; kế hoạch năm" in said


@pytest.mark.parametrize("code", [pack.code for pack in catalogue.rule_packs()])
def test_every_rule_that_sets_something_names_its_document_and_day(code: str) -> None:
    for line in lines(factory.rules(code)):
        assert line.source is not None or line.value in {
            "không đặt ra", "không yêu cầu", "cấp ủy cấp trên trực tiếp", "chưa có phiếu",
        }  # fmt: skip


def test_every_part_has_lines_and_no_id_comes_twice() -> None:
    ids = [line.id for line in lines(factory.rules())]
    assert len(set(ids)) == len(ids)
    assert {line.part for line in lines(factory.rules())} == set(Part)


def test_the_detailed_sheet_is_an_example_beside_the_frame() -> None:
    said = sentence(factory.rules(), "example/0")
    assert "An Phú (ví dụ)" in said
    assert "100 điểm" in said


def test_a_source_is_its_document_its_day_and_its_place() -> None:
    assert source_words(SOURCE) == "Kế hoạch 05-KH/ĐU (01/2026): mục II"


def test_validity_names_the_pack_that_took_its_place() -> None:
    said = validity_words(factory.rules("HD12-2018"), {"HD42-2025": "Hướng dẫn 42"})
    assert said == "Có hiệu lực từ 06/07/2018; hết hiệu lực ngày 27/10/2025; được thay bằng Hướng dẫn 42."


@pytest.mark.parametrize(
    ("points", "said"),
    [
        (5, "Tổng 100/100 điểm."),
        (3.5, "Tổng 98,5/100 điểm, còn thiếu 1,5 điểm."),
        (7, "Tổng 102/100 điểm, thừa 2 điểm."),
    ],
)
def test_the_total_says_what_is_missing(points: float, said: str) -> None:
    sheet = factory.rules().scoring
    assert sheet is not None
    first = replace(sheet.criteria[0], points=points)
    assert total_words(replace(sheet, criteria=(first, *sheet.criteria[1:]))) == said
