"""How sessions are called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain.naming import session_line, session_name, session_stand, session_time
from app.domain.records import SessionSummary
from app.domain.vocabulary import FollowUpKind, SessionKind

START = datetime(2026, 9, 10, 14, 2)


def summary(kind: SessionKind = SessionKind.THEMATIC, quarter: int | None = 3, topic: str = "Cải cách",
            start: datetime | None = START, end: datetime | None = None, **follow: date) -> SessionSummary:  # fmt: skip
    done = {FollowUpKind(name): day for name, day in follow.items()}
    return SessionSummary("s", kind, 2026, quarter, topic, datetime(2026, 9, 9, 8), start, end, 0, 0, 0, done)


def test_a_thematic_session_is_called_by_its_quarter() -> None:
    assert session_name(summary()) == "Chuyên đề quý III"


def test_other_sessions_are_called_by_their_kind() -> None:
    assert session_name(summary(SessionKind.REGULAR, None)) == "Sinh hoạt thường kỳ"


def test_the_line_leaves_out_what_is_not_known() -> None:
    assert session_line(summary()) == "10/9/2026 · Chuyên đề quý III · Cải cách"
    assert session_line(summary(topic="  ")) == "10/9/2026 · Chuyên đề quý III"


def test_time_is_that_of_the_plan_until_the_session_begins() -> None:
    assert session_time(summary(start=None)) == datetime(2026, 9, 9, 8)
    assert session_time(summary()) == START


@pytest.mark.parametrize(
    ("session", "words"),
    [
        (summary(start=None), "Đang chuẩn bị"),
        (summary(), "Đang diễn ra"),
        (summary(end=START), "Chưa gửi cấp trên"),
        (summary(end=START, reported_up=date(2026, 9, 12)), "Đã báo cáo"),
        (summary(SessionKind.REGULAR, None, end=START), "Đã diễn ra"),
    ],
)
def test_where_a_session_stands(session: SessionSummary, words: str) -> None:
    assert session_stand(session)[0] == words


def test_a_part_of_a_combined_sitting_says_which() -> None:
    assert session_name(replace(summary(), part=2)).endswith(", phần 2")
