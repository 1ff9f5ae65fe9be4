"""The year's plan: states of topics and quarters."""

from __future__ import annotations

from datetime import datetime

from app.domain.plan import TopicState, by_quarter, progress, topic_state
from app.domain.records import PlanTopicRecord, SessionSummary
from app.domain.vocabulary import SessionKind


def session(uid: str, started: datetime | None, ended: datetime | None) -> SessionSummary:
    return SessionSummary(uid, SessionKind.THEMATIC, 2026, 1, "", None, started, ended, 0, 0, 0)


NOW = datetime(2026, 2, 12, 14)
SESSIONS = (session("held", NOW, NOW), session("running", NOW, None), session("planned", None, None))


def topic(session_id: str | None = None, quarter: int | None = 1) -> PlanTopicRecord:
    return PlanTopicRecord(1, 2026, quarter, "Chuyên đề", session_id=session_id)


def test_a_topic_is_planned_until_it_has_a_session_and_held_when_that_has_ended() -> None:
    states = [topic_state(topic(uid), SESSIONS) for uid in (None, "planned", "running", "held", "unknown")]
    planned, made, held = TopicState.PLANNED, TopicState.HAS_SESSION, TopicState.HELD
    assert states == [planned, made, made, held, planned]


def test_every_quarter_is_there_and_the_unplaced_only_when_there_are_some() -> None:
    assert list(by_quarter([])) == [1, 2, 3, 4]
    assert [len(topics) for topics in by_quarter([topic(), topic(quarter=None)]).values()] == [1, 0, 0, 0, 1]


def test_progress_counts_topics_and_sessions_held() -> None:
    assert progress([topic("held"), topic()], SESSIONS) == "2 chuyên đề, đã sinh hoạt 1"
    assert progress([], SESSIONS) == ""
