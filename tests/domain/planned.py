"""Topics and sessions of a plan, for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from app.domain.plan_year import PlanYear
from app.domain.records import PlanTopicRecord, SessionSummary
from app.domain.topic_road import TopicFacts
from app.domain.vocabulary import FollowUpKind, SessionKind

YEAR = 2026
ALL_DONE = dict.fromkeys(FollowUpKind, date(2026, 2, 14))


def session(uid: str = "s", quarter: int = 1, *, at: datetime | None = None, held: bool = False,
            **more: Any) -> SessionSummary:  # fmt: skip
    """Return a thematic session of a quarter, planned or held."""
    moment = at or datetime(2026, 3 * quarter - 1, 12, 14)
    made = SessionSummary(uid, SessionKind.THEMATIC, YEAR, quarter, "Chuyên đề", moment, None, None, 0, 0, 0)
    return replace(made, **({"started_at": moment, "ended_at": moment} | more if held else more))


def facts(number: int = 1, quarter: int | None = 1, *, of: SessionSummary | None = None, **more: Any) -> TopicFacts:
    """Return a topic; ``more`` is what the record or the facts say of it."""
    known = {name: more.pop(name) for name in tuple(more) if name in TopicFacts.__slots__}
    record = PlanTopicRecord(number, YEAR, quarter, f"Chuyên đề {number}", session_id=of.id if of else None, **more)
    return TopicFacts(record, of, **known)


def plan(*topics: TopicFacts, sessions: tuple[SessionSummary, ...] = (), **more: Any) -> PlanYear:
    """Return a year's plan; the sessions of its topics are among the year's."""
    own = tuple(one.session for one in topics if one.session is not None)
    return PlanYear(YEAR, topics, sessions=(*own, *sessions), **more)
