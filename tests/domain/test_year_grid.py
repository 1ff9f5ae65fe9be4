"""The grid of a year: signs, words and the sessions of one member."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.domain.presence import Presence
from app.domain.records import RollEntry, SessionSummary
from app.domain.vocabulary import AttendanceStatus, ReasonKind, SessionKind, Standing
from app.domain.year_grid import cell_words, column_title, described, make_grid, own_sessions, sign, tone

NAMES = {"m2": "Trần Bình", "m1": "Nguyễn An", "m3": "Lê Chi"}


def entry(member: str, status: AttendanceStatus | None, **more: object) -> RollEntry:
    return RollEntry(member, NAMES[member], **{"standing": Standing.OFFICIAL, "status": status} | more)


def session(number: int, kind: SessionKind = SessionKind.REGULAR, quarter: int | None = None) -> SessionSummary:
    at = datetime(2026, number, 10, 14)
    return SessionSummary(f"s{number}", kind, 2026, quarter, "Học tập", at, at, at, 1, 2, 0)


LINES = (
    Presence("s1", entry("m1", AttendanceStatus.PRESENT), spoke=True),
    Presence("s1", entry("m2", AttendanceStatus.EXCUSED, reason_kind=ReasonKind.WORK), spoke=False),
    Presence("s3", entry("m1", None, convened=False), spoke=False),
    Presence("s3", entry("m2", AttendanceStatus.UNEXCUSED), spoke=False),
)
GRID = make_grid(LINES, NAMES, [session(1), session(2), session(3, SessionKind.THEMATIC, 1)])


def test_sessions_held_stand_across_and_members_of_a_roll_down() -> None:
    assert [one.id for one in GRID.sessions] == ["s1", "s3"]
    assert [(row.id, [sign(cell) for cell in row.cells]) for row in GRID.rows] == [
        ("m2", ["P", "K"]),
        ("m1", ["✓", ""]),
    ]


@pytest.mark.parametrize(("status", "more", "shown", "colour"), [
    (AttendanceStatus.LATE, {}, "M", "warn"), (AttendanceStatus.LEFT_EARLY, {}, "S", "warn"),
    (AttendanceStatus.EXEMPT, {}, "–", "neutral"), (None, {}, "?", "neutral"),
    (None, {"standing": Standing.EXEMPT}, "–", "neutral"),
    (None, {"standing": Standing.TEMPORARY_AWAY}, "→", "neutral"),
    (AttendanceStatus.UNEXCUSED, {"standing": Standing.TEMPORARY_AWAY}, "→", "neutral"),
])  # fmt: skip
def test_every_mark_has_a_sign(
    status: AttendanceStatus | None, more: dict[str, object], shown: str, colour: str
) -> None:
    cell = Presence("s1", entry("m1", status, **more), spoke=False)
    assert (sign(cell), tone(cell)) == (shown, colour)


def test_cells_are_said_in_words() -> None:
    assert described(GRID, 0, 0).endswith(": Vắng có lý do · công tác")
    assert described(GRID, 1, 0).startswith("Nguyễn An · 10/01/2026 · Sinh hoạt thường kỳ")
    assert cell_words(LINES[0]) == "Có mặt, có phát biểu"
    assert cell_words(None) == cell_words(LINES[2]) == "Không triệu tập"


def test_headings_say_day_and_kind() -> None:
    assert [column_title(one) for one in GRID.sessions] == ["10/1\nTK", "10/3\nCĐ I"]


def test_the_sessions_of_a_member_are_listed_newest_first() -> None:
    assert [(one.id, one.title, one.words) for one in own_sessions(GRID, "m2")] == [
        ("s3", "10/3 · CĐ I", "Vắng không lý do"), ("s1", "10/1 · TK", "Vắng có lý do · công tác"),
    ]  # fmt: skip
    assert own_sessions(GRID, "m3") == ()
