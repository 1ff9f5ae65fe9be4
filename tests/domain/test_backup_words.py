"""What is said about backups."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.domain.backup_words import Content, Difference, clock, counts, held, missing, moment, reminder

NOW = datetime(2026, 11, 22, 13, 58)


def test_what_a_backup_holds_is_counted_without_what_there_is_none_of() -> None:
    assert counts({"members": 32, "sessions": 4, "votes": 0, "drafts": 7}) == "4 buổi sinh hoạt · 32 đảng viên"


def test_the_day_is_said_unless_it_is_today() -> None:
    assert moment(NOW, NOW + timedelta(hours=2)) == "13:58"
    assert moment(NOW, NOW + timedelta(days=1)) == clock(NOW) == "13:58 ngày 22/11/2026"


def test_the_last_session_is_said_with_its_day() -> None:
    assert held(Content({}, "Tự soi, tự sửa", NOW)) == "Buổi gần nhất: Tự soi, tự sửa (22/11/2026)"
    assert held(Content({}, "", NOW)) == "Buổi gần nhất: chưa ghi chuyên đề (22/11/2026)"
    assert held(Content({})) == ""


def test_what_would_go_is_told_from_what_would_be_as_it_was() -> None:
    said = missing(Difference({"contributions": 3, "tasks": 1}, {"sessions": 1}, other=True))
    assert said[0] == "Sẽ không còn: 3 ý kiến · 1 nhiệm vụ."
    assert said[1] == "Sẽ trở lại như lúc sao lưu: 1 buổi sinh hoạt."
    assert "Điểm danh" in said[2]


def test_nothing_missing_and_a_book_that_cannot_be_read_are_said() -> None:
    assert missing(Difference()) == ("Bản sao này giống hệt sổ hiện có.",)
    assert "Không so sánh được" in missing(None)[0]


def test_the_second_place_is_called_to_mind_after_a_week_whichever_way_the_clock_went() -> None:
    assert reminder(NOW, NOW + timedelta(days=7)) == ""
    assert reminder(NOW, NOW + timedelta(days=9)).startswith("Đã 9 ngày")
    assert reminder(NOW, NOW - timedelta(days=400)).startswith("Đã 400 ngày")
    assert "Chưa có bản sao nào" in reminder(None, NOW)
