"""Dates of rosters: everything usual is read day first, nothing doubtful is guessed in silence."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.roster_dates import frame_of, read_date, split_pair

TODAY = date(2026, 11, 23)
LABEL = "Ngày vào Đảng"


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("03/02/2001", "2001-02-03"), ("3/2/2001", "2001-02-03"), ("3.2.2001", "2001-02-03"),
        ("3-2-2001", "2001-02-03"), ("03 02 2001", "2001-02-03"), ("3 / 2 / 2001", "2001-02-03"),
        ("3.2.01", "2001-02-03"), ("3/2/85", "1985-02-03"), ("3/2/26", "2026-02-03"), ("3/2/30", "1930-02-03"),
        ("ngày 3 tháng 2 năm 2001", "2001-02-03"), ("Ngày 03 tháng 02 năm 2001.", "2001-02-03"),
        ("2001-02-03", "2001-02-03"), ("2001/2/3", "2001-02-03"), ("2001-02-03 00:00:00", "2001-02-03"),
        ("03/02/2001 12:00:00 AM", "2001-02-03"), ("3-Feb-2001", "2001-02-03"), ("3-Feb-01", "2001-02-03"),
        ("tháng 3/2001", "2001-03"), ("T3/2001", "2001-03"), ("3/2001", "2001-03"), ("03-2001", "2001-03"),
        ("tháng 3 năm 2001", "2001-03"), ("2001-03", "2001-03"), ("Feb-2001", "2001-02"),
        ("2001", "2001"), ("năm 2001", "2001"), (2001, "2001"), (2001.0, "2001"),
        (date(2001, 2, 3), "2001-02-03"), ("29/02/2000", "2000-02-29"), ("03/02/1930", "1930-02-03"),
        ("", None), ("-", None), ("…", None), ("chưa", None), (None, None), (0.0, None),
    ],
)  # fmt: skip
def test_usual_dates_are_read_without_a_word(cell: str | float | date | None, kept: str | None) -> None:
    reading = read_date(cell, LABEL, frame_of([cell], TODAY))
    assert (reading.kept, reading.problem) == (kept, "")


@pytest.mark.parametrize(
    "cell",
    [
        "30/02/2001", "29/02/2001", "31/04/2001", "00/02/2001", "3/0/2001", "03/02/19750", "03/02/9999", "19750",
        19750.5, "9999", "03/02/1929", "03/02/1875", "24/11/2026", "01/2027", "2027", "02/13/2001", "hôm qua", "3/2",
        "02/01", "3/2/201", "12/2001/05", "03/02/2001 ?", "45", True, -5.0, 1e12, "99999999",
        date(2027, 1, 1), date(1899, 12, 31), "x" * 400,
    ],
)  # fmt: skip
def test_impossible_dates_stay_empty_with_a_sentence(cell: str | float | date) -> None:
    reading = read_date(cell, LABEL, frame_of([cell], TODAY))
    assert reading.kept is None
    assert cell is True or reading.problem.endswith(".")


@pytest.mark.parametrize(
    ("cell", "kept", "from_1904"),
    [(36925.0, "2001-02-03", False), ("36925", "2001-02-03", False), (35463.0, "2001-02-03", True)],
)
def test_a_number_of_excel_is_read_and_told_of(cell: str | float, kept: str, from_1904: bool) -> None:
    reading = read_date(cell, LABEL, frame_of([cell], TODAY, from_1904=from_1904))
    assert reading.kept == kept
    assert "03/02/2001" in reading.problem


def test_eight_digits_are_read_only_one_way() -> None:
    frame = frame_of([], TODAY)
    assert read_date("03022001", LABEL, frame).kept == "2001-02-03"
    assert read_date("20010203", LABEL, frame).kept == "2001-02-03"
    assert read_date("20112011", LABEL, frame).problem


def test_dates_beside_month_first_ones_are_not_trusted() -> None:
    frame = frame_of(["02/13/2001", "03/02/2001"], TODAY)
    reading = read_date("03/02/2001", LABEL, frame)
    assert reading.kept is None
    assert "tháng trước" in reading.problem


def test_real_dates_beside_day_first_texts_may_be_swapped() -> None:
    frame = frame_of([date(2001, 3, 2), "13/02/2001"], TODAY)
    reading = read_date(date(2001, 3, 2), LABEL, frame)
    assert reading.kept == "2001-03-02"
    assert "đổi chỗ" in reading.problem


@pytest.mark.parametrize(
    "cell", ["03/02/2001\n03/02/2002", "3/2/2001 - 3/2/2002", "3/2/2001; 3/2/2002", "2/2001\n2/2002"]
)
def test_two_dates_of_a_cell_are_told_apart(cell: str) -> None:
    assert split_pair(cell) is not None
    assert split_pair("03/02/2001") is None
