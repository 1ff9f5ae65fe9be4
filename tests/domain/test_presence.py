"""Who came and who spoke, member by member."""

from __future__ import annotations

import pytest

from app.domain.presence import Presence, is_expected, longest_run, member_years
from app.domain.vocabulary import AttendanceStatus as A
from app.domain.vocabulary import Standing
from tests.factory import entry


@pytest.mark.parametrize(("missed", "run"), [("", 0), ("x", 1), ("xx.xxx.x", 3), ("....", 0)])
def test_the_longest_row_of_absences(missed: str, run: int) -> None:
    assert longest_run(mark == "x" for mark in missed) == run


@pytest.mark.parametrize(("standing", "mark", "expected"), [
    (Standing.OFFICIAL, None, True), (Standing.OFFICIAL, A.EXEMPT, False), (Standing.EXEMPT, None, False),
    (Standing.EXEMPT, A.PRESENT, True), (Standing.TEMPORARY_AWAY, A.EXCUSED, False),
    (Standing.TEMPORARY_AWAY, A.LATE, True), (Standing.PROBATIONARY, A.UNEXCUSED, True),
])  # fmt: skip
def test_whose_coming_was_expected(standing: Standing, mark: A | None, expected: bool) -> None:
    assert is_expected(entry(mark, standing)) is expected


def test_several_speeches_in_a_session_count_once_and_so_does_speaking_without_being_convened() -> None:
    lines = [
        Presence("s1", entry(A.PRESENT, member_id="m1"), spoke=True),
        Presence("s2", entry(A.EXCUSED, member_id="m1"), spoke=False),
        Presence("s3", entry(None, member_id="m1", convened=False), spoke=True),
    ]
    (made,) = member_years(lines, {"m1": "Nguyễn Văn An"})
    assert (made.expected, made.present, made.excused, made.spoken, made.run) == (2, 1, 1, 2, 1)


def test_a_member_without_a_line_has_a_year_of_noughts() -> None:
    (made,) = member_years([], {"m9": "Lê Thị Mới"})
    assert (made.expected, made.present, made.spoken, made.run) == (0, 0, 0, 0)
