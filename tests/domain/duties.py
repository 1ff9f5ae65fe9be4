"""Small makers of rules, sessions and rows for the tests about what is owed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from app.domain.obligation_days import Ground
from app.domain.obligations import Duty
from app.domain.records import SessionSummary
from app.domain.rule_periods import spans
from app.domain.rules import CombineRule, Desk, ObligationRule, RulePack, When
from app.domain.targets import Source, Threshold
from app.domain.vocabulary import CombinePolicy, FollowUpKind, SessionKind, Standing

SOURCE = Source("Hướng dẫn thử", "2026", "điểm 1")
TODAY = date(2026, 11, 22)
PLAN = ObligationRule("year_plan", "Gửi kế hoạch năm", When.FIXED, SOURCE, day="02-28", document="year-plan")
REPORT = ObligationRule("year_report", "Báo cáo năm", When.FIXED, SOURCE, day="12-25", how="văn bản")
SENT = ObligationRule(
    "documents_sent", "Gửi tài liệu", When.BEFORE_SESSION, SOURCE, days=1, kinds=(SessionKind.THEMATIC,),
    recipient="Đảng viên",
)  # fmt: skip
UP = ObligationRule(
    "reported_up", "Báo cáo cấp trên", When.AFTER_SESSION, SOURCE, days=2, kinds=(SessionKind.THEMATIC,),
    follow_up=FollowUpKind.REPORTED_UP,
)  # fmt: skip
QUARTERLY = ObligationRule("quarter", "Gửi chuyên đề", When.QUARTER_END, SOURCE, days=5, document="topic-report")
HALF = ObligationRule("inspection", "Chuẩn bị kiểm tra", When.HALF_YEAR, SOURCE, days=0)


def pack(*obligations: ObligationRule, code: str = "R", **facts: Any) -> RulePack:
    return RulePack(
        code, "Quy định thử", SOURCE, 90, 120, Threshold(">=", 0.9), Threshold(">=", 6), (Standing.OFFICIAL,), (),
        CombineRule(CombinePolicy.IN_TURN, SOURCE), obligations=obligations, **facts,
    )  # fmt: skip


def ground(*packs: RulePack, since: dict[str, date] | None = None, **facts: Any) -> Ground:
    """The first pack is the base; ``since`` says from when others are in force."""
    from app.domain.rule_periods import Period

    periods = [Period(day, code) for code, day in (since or {}).items()]
    return Ground(spans(packs[0].code, periods), {one.code: one for one in packs}, "Đảng ủy xã", **facts)


def session(uid: str = "q3", day: date = date(2026, 9, 10), quarter: int | None = 3, **more: Any) -> SessionSummary:
    """A thematic session held on a day; with ``state="planned"`` one that is not."""
    planned = more.pop("state", "held") == "planned"
    at = datetime(day.year, day.month, day.day, 14)
    made = SessionSummary(
        uid, SessionKind.THEMATIC, day.year, quarter, "Cải cách", at, None if planned else at,
        None if planned else at.replace(hour=16), 28, 30, 12,
    )  # fmt: skip
    return replace(made, **more)


def duty(key: str = "a:2026", due: date | None = TODAY, **facts: Any) -> Duty:
    return replace(Duty(key, 2026, "Báo cáo", due), **facts)


def desk(recipient: str, via: str) -> Desk:
    return Desk(recipient, via, SOURCE)
