"""The calendar file against RFC 5545."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.domain import ics
from app.domain.ics import Entry

STAMP = datetime(2026, 11, 22, 5, 30)
LONG = "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh; tự soi, tự sửa " * 3


def made(*entries: Entry, name: str = "Chi bộ") -> str:
    return ics.calendar(entries, name, STAMP).decode()


def unfolded(text: str) -> list[str]:
    """What a reader makes of it (3.1): a line break with a space after it is taken away."""
    return text.replace("\r\n ", "").split("\r\n")


def test_every_line_ends_in_crlf_and_has_at_most_75_octets() -> None:
    text = made(Entry("u", date(2026, 2, 28), LONG, LONG))
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_folding_takes_no_character_apart_and_can_be_undone() -> None:
    for length in range(70, 90):
        line = "X" * (length % 5) + "ệ" * length
        folded = ics.folded(line)
        assert folded.replace("\r\n ", "") == line
        assert all(len(piece.encode()) <= 75 for piece in folded.split("\r\n"))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a, b; c", "a\\, b\\; c"), ("C:\\sổ", "C:\\\\sổ"), ("một\nhai", "một\\nhai"), ("một\r\nhai", "một\\nhai"),
        ("a\x07b", "ab"), ("", ""),
    ],
)  # fmt: skip
def test_text_is_escaped(text: str, written: str) -> None:
    assert ics.escaped(text) == written


def test_a_text_cannot_smuggle_in_a_line_of_its_own() -> None:
    lines = unfolded(made(Entry("u", date(2026, 2, 28), "x\r\nEND:VEVENT\r\nBEGIN:VALARM")))
    assert lines.count("END:VEVENT") == 1
    assert "BEGIN:VALARM" not in lines


def test_an_entry_is_a_whole_day_with_what_a_reader_needs() -> None:
    lines = unfolded(made(Entry("u@x", date(2028, 2, 29), "Nộp báo cáo", "Đảng ủy", "Hội trường")))
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{ics.PRODUCT}"]
    wanted = {
        "UID:u@x", "DTSTAMP:20261122T053000Z", "DTSTART;VALUE=DATE:20280229", "DTEND;VALUE=DATE:20280301",
        "SUMMARY:Nộp báo cáo", "DESCRIPTION:Đảng ủy", "LOCATION:Hội trường",
    }  # fmt: skip
    assert wanted <= set(lines)


def test_what_is_empty_is_left_out() -> None:
    text = made(Entry("u", date(2026, 2, 28), "x"))
    assert "DESCRIPTION" not in text
    assert "LOCATION" not in text


def test_an_empty_calendar_is_whole() -> None:
    lines = unfolded(made())
    assert (lines[0], lines[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")


def test_ids_stay_the_same_and_tell_nothing() -> None:
    assert ics.stable_uid("Chi bộ", "year_plan:2026") == ics.stable_uid("Chi bộ", "year_plan:2026")
    assert ics.stable_uid("Chi bộ", "year_plan:2026") != ics.stable_uid("Chi bộ khác", "year_plan:2026")
    assert "Chi" not in ics.stable_uid("Chi bộ", "year_plan:2026")
