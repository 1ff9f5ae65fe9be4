"""Small makers of a year's record: sessions held, their rolls, tasks, so that a test says only what it is about."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from app.domain.presence import Presence
from app.domain.records import CellNameRecord, MemberRecord, PlanTopicRecord, SessionSummary, TaskRecord
from app.domain.vocabulary import AttendanceStatus, CellKind, SessionKind, Standing, TaskStatus
from app.domain.year import Speaking
from app.domain.year_record import SessionPaper, YearRecord, whole_year
from tests.factory import entry, rules

NAMES = (CellNameRecord("Chi bộ Thôn Đông", "Đảng bộ xã Tân Hòa", "Tân Hòa"),)
MEMBERS = (
    MemberRecord("m1", "Lê Thị Chi", Standing.OFFICIAL),
    MemberRecord("m2", "Trần Văn Bình", Standing.OFFICIAL, "Bí thư"),
    MemberRecord("m3", "Phạm Văn Dũng", Standing.PROBATIONARY, group="Tổ 2"),
)
_MARKS = {"x": AttendanceStatus.PRESENT, "P": AttendanceStatus.EXCUSED, "K": AttendanceStatus.UNEXCUSED, "?": None}


def held(month: int, present: int = 2, total: int = 3, **facts: Any) -> SessionSummary:
    """A session held on the tenth of a month of 2026 (``year`` else), called ``s<month>``."""
    year, kind = facts.pop("year", 2026), facts.pop("kind", SessionKind.THEMATIC)
    start, end = datetime(year, month, 10, 14), datetime(year, month, 10, 16)
    quarter = (month + 2) // 3 if kind is SessionKind.THEMATIC else None
    name, said = facts.pop("name", f"s{month}"), facts.pop("said", 4)
    topic = facts.pop("topic", f"Chuyên đề tháng {month}")
    return SessionSummary(name, kind, year, quarter, topic, start, start, end, present, total, said, **facts)


def roll(session: str, marks: str, **facts: Any) -> tuple[Presence, ...]:
    """A session's roll of the members in their order: ``x`` present, ``P`` excused, ``K`` unexcused, ``?`` uncalled."""
    return tuple(
        Presence(
            session,
            entry(_MARKS[mark], one.standing, one.full_name, member_id=one.id, group=one.group, **facts),
            spoke=mark == "x",
        )
        for one, mark in zip(MEMBERS, marks, strict=False)
    )


def task(number: int, due: date | None = None, **facts: Any) -> TaskRecord:
    return TaskRecord(number, facts.pop("content", f"Việc {number}"), due_on=due, **facts)


def done(number: int, due: date | None, on: date | None) -> TaskRecord:
    return task(number, due, status=TaskStatus.DONE, done_on=on, session_id="s2")


def topic(number: int, quarter: int | None, **facts: Any) -> PlanTopicRecord:
    return PlanTopicRecord(number, 2026, quarter, facts.pop("title", f"Chuyên đề {number}"), **facts)


def record(**facts: Any) -> YearRecord:
    """A year with two sessions of three members; ``facts`` change it."""
    usual: dict[str, Any] = {
        "year": 2026, "day": date(2026, 11, 22), "span": whole_year(2026), "names": NAMES,
        "kind": CellKind.RESIDENTIAL, "rules": rules(), "agenda": ("Tuyên bố lý do", "Thảo luận"), "members": MEMBERS,
        "sessions": (held(2), held(5, 3)),
        "papers": {name: SessionPaper(name, "m2") for name in ("s2", "s5")},
        "presence": (*roll("s2", "xxP"), *roll("s5", "xxx")),
        "speaking": tuple(Speaking(one.id, one.full_name, one.standing, 2) for one in MEMBERS),
        "topics": (topic(1, 1, preparers=("m1",), session_id="s2"), topic(2, 4, preparers=("m3",))),
    }  # fmt: skip
    return YearRecord(**(usual | facts))
