"""The year's plan in a real book."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.domain.records import PlanTopicRecord
from app.errors import KnownError, NotFound
from app.models.unit_of_work import UnitOfWork
from app.services import catalogue, meeting, planning
from app.services.open_book import OpenBook
from app.services.planning import NewTopic

YEAR = 2027


def run(book: OpenBook, work: Callable[[UnitOfWork], Any]) -> Any:
    """Do one change and return its result; raise what refused it."""
    kept: dict[str, Any] = {}
    book.save(work, done=lambda r: kept.update(result=r), failed=lambda e: kept.update(error=e))
    assert book.flush()
    if "error" in kept:
        raise kept["error"]
    return kept["result"]


def add(book: OpenBook, topic: str = "Học tập và làm theo Bác", **facts: Any) -> int:
    number: int = run(book, lambda uow: planning.add_topic(uow, NewTopic(YEAR, topic, **facts)))
    return number


def test_a_topic_is_kept_with_its_quarter_and_preparers_in_order(open_sample: OpenBook) -> None:
    number = add(open_sample, "  Học tập \n Bác ", quarter=2, preparers=("m3", "m1", "m3"))
    assert open_sample.plan(YEAR) == (PlanTopicRecord(number, YEAR, 2, "Học tập Bác", ("m3", "m1")),)


def test_a_topic_without_words_is_refused(open_sample: OpenBook) -> None:
    with pytest.raises(KnownError):
        add(open_sample, "  ")
    assert open_sample.plan(YEAR) == ()


def test_a_change_replaces_what_the_plan_says(open_sample: OpenBook) -> None:
    number = add(open_sample, quarter=1, preparers=("m1", "m2"))
    run(open_sample, lambda uow: planning.change_topic(uow, number, NewTopic(YEAR, "Tên mới", 3, ("m2",))))
    (topic,) = open_sample.plan(YEAR)
    assert (topic.topic, topic.quarter, topic.preparers) == ("Tên mới", 3, ("m2",))


def test_a_session_is_made_from_a_topic_with_the_secretary_in_the_chair(open_sample: OpenBook) -> None:
    number = add(open_sample, quarter=1)
    uid = run(open_sample, lambda uow: planning.session_from_topic(uow, number, catalogue.agenda_profile("8-step")))
    session = open_sample.session(uid)
    assert (session.topic, session.year, session.quarter, session.chair) == ("Học tập và làm theo Bác", YEAR, 1, "m1")
    assert len(session.steps) == 8
    assert open_sample.plan(YEAR)[0].session_id == uid


def test_a_second_session_from_the_same_topic_is_refused(open_sample: OpenBook) -> None:
    number = open_sample.plan(2026)[0].id
    with pytest.raises(KnownError):
        run(open_sample, lambda uow: planning.session_from_topic(uow, number, catalogue.agenda_profile("8-step")))


def test_removing_a_topic_leaves_its_session(open_sample: OpenBook) -> None:
    topic = open_sample.plan(2026)[0]
    run(open_sample, lambda uow: planning.remove_topic(uow, topic.id))
    assert topic not in open_sample.plan(2026)
    assert open_sample.session("2026-q1").topic == topic.topic


def test_a_removed_topic_comes_back_with_its_session(open_sample: OpenBook) -> None:
    topic = open_sample.plan(2026)[0]
    run(open_sample, lambda uow: planning.remove_topic(uow, topic.id))
    run(open_sample, lambda uow: planning.restore_topic(uow, topic))
    back = open_sample.plan(2026)[-1]
    assert (back.topic, back.preparers, back.session_id) == (topic.topic, topic.preparers, "2026-q1")


def test_deleting_a_planned_session_leaves_the_topic_planned(open_sample: OpenBook) -> None:
    run(open_sample, lambda uow: meeting.delete_session(uow, "2026-q4"))
    assert open_sample.plan(2026)[3].session_id is None


def test_a_topic_that_is_gone_is_said(open_sample: OpenBook) -> None:
    with pytest.raises(NotFound):
        run(open_sample, lambda uow: planning.change_topic(uow, 999, NewTopic(YEAR, "x")))
