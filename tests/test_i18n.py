"""Dates as people read them."""

from __future__ import annotations

from datetime import date

import pytest

from app.i18n import long_date


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 22), "Chủ nhật, ngày 22 tháng 11 năm 2026"),
        (date(2026, 2, 3), "Thứ Ba, ngày 03 tháng 02 năm 2026"),
        (date(2026, 5, 11), "Thứ Hai, ngày 11 tháng 5 năm 2026"),
    ],
)
def test_a_long_date_names_its_weekday(day: date, said: str) -> None:
    assert long_date(day) == said
