"""What is counted of a book, and its sum as two people read it to each other."""

from __future__ import annotations

import pytest

from app.domain.handover import Compared, compared, contents_of, groups, lines

SUM = "0123456789abcdef" * 4


def test_a_sum_is_read_in_sixteen_groups_of_four() -> None:
    assert groups(SUM)[:4] == ("0123", "4567", "89AB", "CDEF")
    assert (len(groups(SUM)), len(lines(SUM))) == (16, 4)
    assert lines(SUM)[0] == "0123 4567 89AB CDEF"


@pytest.mark.parametrize(
    "typed", [SUM, SUM.upper(), " ".join(groups(SUM)), "-".join(groups(SUM)), "\n".join(lines(SUM))]
)
def test_a_sum_is_the_same_however_it_is_typed(typed: str) -> None:
    assert compared(typed, SUM).is_whole


def test_the_first_wrong_group_is_named() -> None:
    assert compared("0123 4567 89AC", SUM) == Compared(12, 3)
    assert not compared("0123 4567", SUM).is_whole
    assert compared("", SUM) == Compared(0)
    assert compared(f"{SUM}0", SUM).wrong_group == 16


def test_years_without_anything_have_no_line() -> None:
    found = contents_of({"held": {2024: 2, 2026: 12}, "closed": {2024: 1}, "documents": {2025: 0}}, members=31)
    assert [year.year for year in found.years] == [2024, 2026]
    assert (found.total("held"), found.total("open_minutes"), found.members) == (14, 13, 31)
