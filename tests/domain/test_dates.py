"""Days and times as people type them."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dates import full_day, parse_day, parse_time

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20/12", date(2026, 12, 20)),
        ("26/11", TODAY),
        ("25/11", date(2027, 11, 25)),
        ("5/1", date(2027, 1, 5)),
        ("05-01", date(2027, 1, 5)),
        ("20/12/2026", date(2026, 12, 20)),
        ("20.12.26", date(2026, 12, 20)),
        (" 20 / 12 / 2026 ", date(2026, 12, 20)),
        ("20 12", date(2026, 12, 20)),
        ("ngày 20/12", date(2026, 12, 20)),
        ("01/02/2026", date(2026, 2, 1)),
        ("29/02", date(2028, 2, 29)),
    ],
)
def test_reads_days(text, day):
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text", ["", "20", "31/11", "29/02/2026", "0/12", "20/13", "20/12/202", "mai", "20/12/2026 sáng", "2026-12-20"]
)
def test_says_when_it_is_no_day(text):
    assert parse_day(text, TODAY) is None


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_a_day_without_a_year_is_never_in_the_past(today, day):
    read = parse_day(f"{day.day}/{day.month}", today)
    assert (read.day, read.month) == (day.day, day.month)
    assert today <= read < today + timedelta(days=9 * 366)


def test_the_whole_day_is_shown_for_checking():
    assert full_day(date(2026, 12, 20)) == "Chủ nhật, ngày 20 tháng 12 năm 2026"
    assert full_day(date(2026, 2, 2)) == "Thứ Hai, ngày 02 tháng 02 năm 2026"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("14:38", time(14, 38)),
        ("14h38", time(14, 38)),
        ("8 giờ 05 phút", time(8, 5)),
        ("8h", time(8)),
        ("8 giờ", time(8)),
    ],
)
def test_reads_times(text, moment):
    assert parse_time(text) == moment


@pytest.mark.parametrize("text", ["", "1438", "24:00", "14:60", "chiều"])
def test_says_when_it_is_no_time(text):
    assert parse_time(text) is None
