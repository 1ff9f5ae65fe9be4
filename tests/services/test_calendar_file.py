"""The calendar file of a real book."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from app.errors import KnownError
from app.services import calendar_file
from app.services.open_book import OpenBook

TODAY, NOON = date(2026, 11, 22), datetime(2026, 11, 22, 12, 0)


@pytest.fixture
def text(open_sample: OpenBook) -> str:
    data = calendar_file.calendar_file(open_sample, 2026, TODAY, NOON)
    return data.decode().replace("\r\n ", "")


def test_sessions_obligations_and_deadlines_are_in_it(text: str) -> None:
    assert "SUMMARY:Chuyên đề quý IV" in text
    assert "SUMMARY:Hạn: Báo cáo kết quả sinh hoạt chuyên đề năm 2026" in text
    assert "DTSTART;VALUE=DATE:20261225" in text
    assert "SUMMARY:Hạn hoàn thành nhiệm vụ: 1 việc" in text


def test_it_names_no_member_and_no_topic(text: str, open_sample: OpenBook) -> None:
    assert not [member.full_name for member in open_sample.members() if member.full_name in text]
    assert not [one.topic for one in open_sample.sessions(2026) if one.topic in text]


def test_it_is_the_same_every_time_but_for_the_stamp(open_sample: OpenBook, text: str) -> None:
    again = calendar_file.calendar_file(open_sample, 2026, TODAY, datetime(2026, 11, 23, 8)).decode()
    kept = [[line for line in one.replace("\r\n ", "").split("\r\n") if "DTSTAMP" not in line] for one in (text, again)]
    assert kept[0] == kept[1]


def test_it_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    calendar_file.write_calendar(tmp_path / "lịch.ics", b"x")
    assert (tmp_path / "lịch.ics").read_bytes() == b"x"
    with pytest.raises(KnownError):
        calendar_file.write_calendar(tmp_path / "không có" / "lịch.ics", b"x")
