"""The year's plan under the rules in force: quarters, what is missing, what a form may say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain.plan import (
    by_quarter,
    last_day,
    missing,
    progress,
    quarter_stand,
    replaceable,
    to_carry,
    topic_faults,
)
from app.domain.rules import RulePack
from app.domain.targets import Threshold
from app.domain.vocabulary import TopicOrigin, TopicState
from app.services.catalogue import rule_pack
from tests.domain.planned import ALL_DONE, YEAR, facts, plan, session

TODAY = date(2026, 11, 22)
RULES = rule_pack()
#: A session of the year before: the book tells of the whole year.
BEFORE = (replace(session(at=datetime(2025, 11, 12, 14), held=True), year=2025, quarter=4),)
FREE: RulePack = replace(RULES, thematic_per_quarter=None, topics_per_year=None)


def full(**more: object) -> list:
    return [facts(q, q, adopted=True, preparers=("m3",), **more) for q in (1, 2, 3, 4)]


def test_every_quarter_is_there_and_the_unplaced_only_when_there_are_some() -> None:
    assert list(by_quarter([])) == [1, 2, 3, 4]
    assert [len(topics) for topics in by_quarter([facts(), facts(2, None)]).values()] == [1, 0, 0, 0, 1]


def test_topics_of_a_quarter_stand_by_month_and_those_without_one_last() -> None:
    topics = [facts(1), facts(2, month=3), facts(3, month=1)]
    assert [one.topic.id for one in by_quarter(topics)[1]] == [3, 2, 1]


def test_quarters_end_on_their_last_day() -> None:
    assert [last_day(YEAR, q).isoformat()[5:] for q in (1, 2, 3, 4)] == ["03-31", "06-30", "09-30", "12-31"]


def test_a_quarter_that_has_gone_without_a_session_is_said() -> None:
    stand = quarter_stand(plan(facts(), sessions=BEFORE), 1, RULES, TODAY)
    assert (stand.text, stand.tone) == ("Quý đã qua, chưa sinh hoạt chuyên đề", "bad")


@pytest.mark.parametrize("sessions", [(), (session(quarter=4, at=datetime(2026, 11, 26, 14)),)])
def test_quarters_that_were_over_on_the_books_first_day_are_neither_missed_nor_missing(sessions: tuple) -> None:
    known = plan(facts(4, 4, adopted=True, preparers=("m3",)), sessions=sessions)
    stands = [quarter_stand(known, quarter, RULES, TODAY) for quarter in (1, 2, 3)]
    assert [(one.text, one.tone) for one in stands] == [("Quý đã qua trước khi có sổ", "neutral")] * 3
    assert missing(known, RULES, TODAY) == ()


def test_what_is_left_of_the_year_needs_its_share_of_topics() -> None:
    (said, *_) = missing(plan(facts(3, 3), sessions=(session(quarter=3),)), RULES, date(2026, 8, 20))
    assert said.startswith("Mới có 1 chuyên đề; cần ít nhất 2 chuyên đề trong các quý còn lại của năm")


def test_a_quarter_that_is_ending_without_a_session_is_warned_of_by_days() -> None:
    early, late = (quarter_stand(plan(facts(1, 4)), 4, RULES, day) for day in (date(2026, 10, 5), date(2026, 12, 10)))
    assert (early.text, early.tone) == ("Còn 87 ngày hết quý, chưa sinh hoạt chuyên đề", "warn")
    assert (late.text, late.tone) == ("Còn 21 ngày hết quý, chưa sinh hoạt chuyên đề", "bad")


def test_a_session_with_a_day_is_awaited_calmly() -> None:
    of = session(quarter=4, at=datetime(2026, 11, 26, 14))
    stand = quarter_stand(plan(facts(1, 4, of=of)), 4, RULES, TODAY)
    assert (stand.text, stand.tone) == ("Dự kiến sinh hoạt ngày 26/11/2026", "neutral")


def test_planned_held_and_reported_quarters_are_told_apart() -> None:
    held, reported = session(held=True), session(held=True, follow_ups=ALL_DONE)
    assert quarter_stand(plan(facts(of=held)), 1, RULES, TODAY).text == "Đã sinh hoạt 1 chuyên đề, chưa báo cáo xong"
    assert quarter_stand(plan(facts(of=reported)), 1, RULES, TODAY).text == "Đã sinh hoạt 1 chuyên đề, đã báo cáo"
    ahead = date(2026, 1, 5)
    assert quarter_stand(plan(facts(1, 3)), 3, RULES, ahead).text == "Có 1 chuyên đề"
    assert quarter_stand(plan(), 3, RULES, ahead).tone == "warn"


def test_a_session_beside_the_plan_and_a_topic_held_before_the_book_count() -> None:
    beside = plan(sessions=(session(held=True),))
    by_hand = plan(facts(state=TopicState.HELD))
    assert quarter_stand(beside, 1, RULES, TODAY).text == "Đã sinh hoạt 1 chuyên đề"
    assert quarter_stand(by_hand, 1, RULES, TODAY).tone == "warn"


def test_the_threshold_of_the_rules_decides_how_many_sessions_a_quarter_needs() -> None:
    two = replace(RULES, thematic_per_quarter=Threshold(">=", 2))
    assert quarter_stand(plan(facts(of=session(held=True))), 1, two, TODAY).text == "Mới sinh hoạt 1 chuyên đề"


def test_a_plan_is_whole_with_enough_topics_a_year_and_a_quarter_adopted_and_assigned() -> None:
    assert missing(plan(*full(), sessions=BEFORE), RULES, TODAY) == ()
    assert progress(plan(*full()), RULES, TODAY).endswith(f"Kế hoạch đủ theo {RULES.title}.")


def test_a_plan_says_everything_it_lacks() -> None:
    said = " ".join(missing(plan(facts(), facts(2, 3), sessions=BEFORE), RULES, TODAY))
    for words in ("Mới có 2 chuyên đề; cần ít nhất 4", "Quý II, IV chưa có", "Chưa ghi buổi", "2 chuyên đề chưa phân"):
        assert words in said


def test_without_thresholds_in_the_rules_nothing_is_demanded() -> None:
    assert missing(plan(facts(adopted=True, preparers=("m3",)), sessions=BEFORE), FREE, TODAY) == ()


def test_proposals_topics_put_off_and_topics_replaced_do_not_count() -> None:
    off = [facts(9, 2, state=state) for state in (TopicState.POSTPONED, TopicState.REPLACED, TopicState.PROPOSED)]
    assert "Mới có 3 chuyên đề" in missing(plan(*full()[:3], *off, sessions=BEFORE), RULES, TODAY)[0]


def test_an_empty_plan_says_nothing_of_progress() -> None:
    assert progress(plan(), RULES, TODAY) == ""
    assert missing(plan(), RULES, TODAY) == ("Kế hoạch chưa có chuyên đề nào.",)


def test_topics_put_off_and_left_open_go_on() -> None:
    states = (TopicState.POSTPONED, TopicState.LEFT_OPEN, TopicState.REPLACED, TopicState.PLANNED)
    carried = to_carry(plan(*(facts(n, 1, state=state) for n, state in enumerate(states))))
    assert [one.topic.state for one in carried] == list(states[:2])


@pytest.mark.parametrize(
    ("given", "faults"),
    [
        (("Tự soi", 1, 2, TopicOrigin.OWN, None, ""), set()),
        ((" ", 1, None, TopicOrigin.OWN, None, ""), {"topic"}),
        (("Tự soi", 1, 5, TopicOrigin.OWN, None, ""), {"month"}),
        (("Tự soi", None, 5, TopicOrigin.ADDED, None, ""), set()),
        (("Tự soi", 1, None, TopicOrigin.REPLACING, None, ""), {"replaces", "reason"}),
        (("Tự soi", 1, None, TopicOrigin.REPLACING, 3, "Theo chỉ đạo"), set()),
    ],
)
def test_a_form_is_told_what_stops_a_topic(given: tuple, faults: set[str]) -> None:
    assert set(topic_faults(*given)) == faults


def test_a_topic_cannot_replace_itself_nor_what_replaces_it() -> None:
    first, second, third = (facts(n).topic for n in (1, 2, 3))
    second = replace(second, replaces=1)
    assert [topic.id for topic in replaceable((first, second, third), 1)] == [3]
    assert [topic.id for topic in replaceable((first, second, third), None)] == [1, 2, 3]
