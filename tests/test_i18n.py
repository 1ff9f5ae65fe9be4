"""Dates as people read them."""

from __future__ import annotations

from datetime import date

import pytest
from babel.numbers import format_percent

from app.i18n import LOCALE, long_date, percent


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


def test_a_share_is_written_as_cldr_has_it() -> None:
    shares = [number / 10_000 for number in range(12_000)]
    shares += [part / whole for part in range(60) for whole in (3, 7, 31)]

    assert [percent(share) for share in shares] == [
        format_percent(share, format="#,##0.#%", locale=LOCALE) for share in shares
    ]
