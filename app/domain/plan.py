"""The year's plan: where a topic stands and which quarter it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from app.domain.records import PlanTopicRecord, SessionSummary

QUARTERS = (1, 2, 3, 4)


class TopicState(Enum):
    """Where a topic of the plan stands; the value is what a person reads."""

    PLANNED = "Dự kiến"
    HAS_SESSION = "Đã có buổi"
    HELD = "Đã sinh hoạt"


def topic_state(topic: PlanTopicRecord, sessions: Iterable[SessionSummary]) -> TopicState:
    """Return whether the topic has a session, and whether that one has been held."""
    session = next((s for s in sessions if s.id == topic.session_id), None)
    if session is None:
        return TopicState.PLANNED
    return TopicState.HELD if session.state == "held" else TopicState.HAS_SESSION


def by_quarter(topics: Sequence[PlanTopicRecord]) -> dict[int | None, list[PlanTopicRecord]]:
    """Return the topics of each quarter; those without one under None, which is left out when there are none."""
    placed: dict[int | None, list[PlanTopicRecord]] = {q: [t for t in topics if t.quarter == q] for q in QUARTERS}
    unplaced = [t for t in topics if t.quarter is None]
    return placed | ({None: unplaced} if unplaced else {})


def progress(topics: Sequence[PlanTopicRecord], sessions: Sequence[SessionSummary]) -> str:
    """Return in words how much of the plan has been done."""
    if not topics:
        return ""
    held = sum(1 for topic in topics if topic_state(topic, sessions) is TopicState.HELD)
    return f"{len(topics)} chuyên đề, đã sinh hoạt {held}"
