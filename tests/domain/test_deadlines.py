"""Deadlines as people say them."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.deadlines import Unclear, deadline

THURSDAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("20/12", date(2026, 12, 20)),
        ("20/12/2026", date(2026, 12, 20)),
        ("ngày 05/01", date(2027, 1, 5)),
        ("thứ sáu", date(2026, 11, 27)),
        ("thu sau", date(2026, 11, 27)),
        ("Thứ Tư", date(2026, 12, 2)),
        ("chủ nhật", date(2026, 11, 29)),
        ("thứ năm tuần sau", date(2026, 12, 3)),
        ("thứ bảy tuần này", date(2026, 11, 28)),
        ("cuối tháng", date(2026, 11, 30)),
        ("cuoi thang 12", date(2026, 12, 31)),
        ("hết tháng 2", date(2027, 2, 28)),
        ("cuối quý", date(2026, 12, 31)),
        ("cuối năm", date(2026, 12, 31)),
        ("trong 7 ngày", date(2026, 12, 3)),
        ("trong vòng 2 tuần", date(2026, 12, 10)),
        ("ngày mai", date(2026, 11, 27)),
    ],
)
def test_a_deadline_with_one_meaning_is_a_day(said: str, day: date):
    assert deadline(said, THURSDAY) == day


@pytest.mark.parametrize("said", ["thứ năm", "thứ hai tuần này", "cuối tuần", "đầu tháng sau", "tuần sau"])
def test_a_deadline_with_several_meanings_is_asked(said: str):
    found = deadline(said, THURSDAY)
    assert isinstance(found, Unclear)
    assert said in found.question


@pytest.mark.parametrize(
    "said", ["", "thư từ", "30/2", "hồ sơ", "05", "20 12", "12-CT", "cuối tháng 13", "tháng", "năm"]
)
def test_other_words_are_no_deadline(said: str):
    assert deadline(said, THURSDAY) is None
