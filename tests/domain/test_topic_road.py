"""Where a topic stands on its road."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.topic_road import ROAD, SIDE, TopicFacts, current_state, next_state, next_step, people_words
from app.domain.vocabulary import FollowUpKind, TopicState
from tests.domain.planned import ALL_DONE, facts, session

NAMES = {"m1": "Nguyễn Văn Hùng", "m3": "Hà Thị Lan"}


def held(*done: FollowUpKind, **more: Any) -> TopicFacts:
    follow_ups = {kind: ALL_DONE[kind] for kind in done}
    return facts(of=session(held=True, follow_ups=follow_ups), **more)


def test_the_road_runs_from_the_proposal_to_the_report_with_three_states_beside_it() -> None:
    assert (ROAD[0], ROAD[-1], len(ROAD)) == (TopicState.PROPOSED, TopicState.REPORTED, 13)
    assert set(SIDE) == {TopicState.POSTPONED, TopicState.REPLACED, TopicState.LEFT_OPEN}


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ({}, TopicState.PLANNED),
        ({"state": TopicState.PROPOSED}, TopicState.PROPOSED),
        ({"preparers": ("m3",)}, TopicState.PLANNED),
        ({"adopted": True}, TopicState.ADOPTED),
        ({"adopted": True, "preparers": ("m3",)}, TopicState.ASSIGNED),
        ({"adopted": True, "presenter": "m3"}, TopicState.ASSIGNED),
        ({"has_draft": True}, TopicState.DRAFTING),
        ({"has_draft": True, "submitted": True}, TopicState.SUBMITTED),
        ({"approved": True}, TopicState.APPROVED),
        ({"approved": True, "sent": True}, TopicState.SENT),
        ({"state": TopicState.APPROVED, "has_draft": True}, TopicState.APPROVED),
    ],
)
def test_facts_raise_what_is_recorded(given: dict[str, Any], state: TopicState) -> None:
    assert current_state(facts(**given)) is state


def test_what_follows_a_session_counts_only_in_its_order() -> None:
    finished, sent, reported = FollowUpKind
    assert current_state(held()) is TopicState.HELD
    assert current_state(held(finished)) is TopicState.FINISHED
    assert current_state(held(reported)) is TopicState.HELD
    assert current_state(held(finished, reported)) is TopicState.FINISHED
    assert current_state(held(finished, sent)) is TopicState.DISTRIBUTED
    assert current_state(held(finished, sent, reported)) is TopicState.REPORTED


def test_a_side_state_holds_against_the_facts_but_a_postponed_topic_that_was_held_is_held() -> None:
    assert current_state(facts(state=TopicState.POSTPONED, has_draft=True)) is TopicState.POSTPONED
    assert current_state(held(state=TopicState.POSTPONED)) is TopicState.HELD
    assert current_state(held(state=TopicState.LEFT_OPEN)) is TopicState.LEFT_OPEN


def test_a_topic_that_another_replaces_is_replaced_unless_it_was_held() -> None:
    assert current_state(facts(replaced_by=2)) is TopicState.REPLACED
    assert current_state(held(replaced_by=2)) is TopicState.HELD


def test_the_next_state_follows_on_the_road_and_ends_with_it() -> None:
    assert next_state(facts()) is TopicState.ADOPTED
    assert next_state(held(*FollowUpKind)) is None
    assert next_state(facts(state=TopicState.POSTPONED)) is None


def test_that_a_session_was_held_is_marked_only_where_the_book_has_no_session() -> None:
    assert next_state(facts(state=TopicState.SENT)) is TopicState.HELD
    assert next_state(facts(state=TopicState.SENT, of=session())) is None


def test_the_next_step_says_who_does_it() -> None:
    drafting = facts(has_draft=True, preparers=("m3",), presenter="m3")
    assert next_step(drafting, NAMES).words == "Trình chi ủy hoặc bí thư dự thảo (đ/c Hà Thị Lan)"
    assert next_step(facts(adopted=True), NAMES, "Nguyễn Văn Hùng").who == "bí thư: đ/c Nguyễn Văn Hùng"
    assert next_step(facts(state=TopicState.ASSIGNED), NAMES).who == "chưa phân công"
    assert next_step(held(*FollowUpKind), NAMES).words == ""


def test_a_running_session_is_what_happens_now() -> None:
    running = session(started_at=session().planned_at)
    assert next_step(facts(of=running), NAMES).text == "Buổi sinh hoạt đang diễn ra"


def test_members_who_are_not_known_are_left_out_of_words() -> None:
    assert people_words(("m1", "m9"), NAMES) == "đ/c Nguyễn Văn Hùng"
