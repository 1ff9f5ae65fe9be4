"""Topics of the year's plan in a real book."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.records import PlanTopicRecord
from app.domain.topic_road import current_state
from app.domain.vocabulary import FollowUpKind, Gate, Means, TopicOrigin, TopicState
from app.errors import KnownError, NotFound
from app.models.papers import Directive
from app.models.preparation import Approval, Dispatch
from app.models.readers import session_key
from app.models.unit_of_work import UnitOfWork
from app.services import catalogue, meeting, planning, proposals
from app.services.open_book import OpenBook
from app.services.planning import NewTopic
from tests.services.planned import add, plan_of, run

YEAR = 2030
DAY = date(2026, 11, 20)


def state(book: OpenBook, number: int, year: int = YEAR) -> TopicState:
    facts = plan_of(book, year).topic(number)
    assert facts is not None
    return current_state(facts)


def test_a_topic_is_kept_with_its_quarter_and_preparers_in_order(open_sample: OpenBook) -> None:
    number = add(open_sample, YEAR, "  Học tập \n Bác ", quarter=2, preparers=("m3", "m1", "m3"))
    assert open_sample.plan(YEAR) == (PlanTopicRecord(number, YEAR, 2, "Học tập Bác", ("m3", "m1")),)


def test_a_topic_keeps_everything_that_is_said_of_it(open_sample: OpenBook) -> None:
    facts = {
        "month": 5, "category": "Xây dựng Đảng", "origin": TopicOrigin.ADDED, "reason": "Việc mới", "why": "Việc khó",
        "self_check": '{"problem": "Hồ sơ chậm"}', "presenter": "m2", "confidential": True, "note": "Ghi chú",
    }  # fmt: skip
    add(open_sample, YEAR, **facts)
    (topic,) = open_sample.plan(YEAR)
    assert {name: getattr(topic, name) for name in facts} == facts
    assert topic.quarter == 2


def test_a_topic_without_words_is_refused(open_sample: OpenBook) -> None:
    with pytest.raises(KnownError):
        add(open_sample, YEAR, "  ")
    assert open_sample.plan(YEAR) == ()


def test_a_replacement_says_what_it_replaces_and_why(open_sample: OpenBook) -> None:
    first = add(open_sample, YEAR)
    with pytest.raises(KnownError, match="lý do"):
        add(open_sample, YEAR, "Khác", origin=TopicOrigin.REPLACING, replaces=first)
    add(open_sample, YEAR, "Khác", origin=TopicOrigin.REPLACING, replaces=first, reason="Theo chỉ đạo mới")
    assert state(open_sample, first) is TopicState.REPLACED


def test_a_change_replaces_what_the_plan_says(open_sample: OpenBook) -> None:
    number = add(open_sample, YEAR, quarter=1, preparers=("m1", "m2"))
    run(open_sample, lambda uow: planning.change_topic(uow, number, NewTopic(YEAR, "Tên mới", 3, ("m2",))))
    (topic,) = open_sample.plan(YEAR)
    assert (topic.topic, topic.quarter, topic.preparers) == ("Tên mới", 3, ("m2",))


def test_a_session_is_made_from_a_topic_with_the_secretary_in_the_chair(open_sample: OpenBook) -> None:
    number = add(open_sample, YEAR, quarter=1, presenter="m5")
    uid = run(open_sample, lambda uow: planning.session_from_topic(uow, number, catalogue.agenda_profile("8-step")))
    session = open_sample.session(uid)
    assert (session.topic, session.year, session.quarter, session.chair) == ("Học tập và làm theo Bác", YEAR, 1, "m1")
    assert len(session.steps) == 8
    assert session.opening_report.presenters == ("m5",)
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


def test_a_removed_topic_comes_back_whole_with_what_pointed_at_it(open_sample: OpenBook) -> None:
    directive = run(open_sample, _directive)
    first = add(open_sample, YEAR, presenter="m2", preparers=("m3",), directives=(directive,))
    second = add(open_sample, YEAR, "Khác", origin=TopicOrigin.REPLACING, replaces=first, reason="Việc mới")
    run(open_sample, lambda uow: planning.mark(uow, first, TopicState.POSTPONED, DAY, "Chờ hướng dẫn"))
    before = plan_of(open_sample, YEAR)
    removed = run(open_sample, lambda uow: planning.remove_topic(uow, first))
    assert open_sample.plan(YEAR)[0].replaces is None
    run(open_sample, lambda uow: planning.restore_topic(uow, removed))
    after = plan_of(open_sample, YEAR)
    assert [one.topic for one in after.topics] == [one.topic for one in before.topics]
    assert after.topics[0].directives == (directive,)
    assert [(s.state, s.note) for s in after.topics[0].steps] == [(TopicState.POSTPONED, "Chờ hướng dẫn")]
    assert after.topics[1].topic.replaces == first == after.topics[0].topic.id != second


def test_a_proposal_finds_its_topic_again(open_sample: OpenBook) -> None:
    number = run(open_sample, lambda uow: proposals.add(uow, proposals.NewProposal(YEAR, "Chuyển đổi số")))
    taken = run(open_sample, lambda uow: proposals.take_into_plan(uow, number))
    removed = run(open_sample, lambda uow: planning.remove_topic(uow, taken.topic))
    assert plan_of(open_sample, YEAR).proposals[0].record.topic is None
    run(open_sample, lambda uow: planning.restore_topic(uow, removed))
    assert plan_of(open_sample, YEAR).proposals[0].record.topic == taken.topic


def test_deleting_a_planned_session_leaves_the_topic_planned(open_sample: OpenBook) -> None:
    run(open_sample, lambda uow: meeting.delete_session(uow, "2026-q4"))
    assert open_sample.plan(2026)[3].session_id is None


def test_a_topic_that_is_gone_is_said(open_sample: OpenBook) -> None:
    with pytest.raises(NotFound):
        run(open_sample, lambda uow: planning.change_topic(uow, 999, NewTopic(YEAR, "x")))


def test_a_mark_has_its_day_and_note_and_can_be_taken_back(open_sample: OpenBook) -> None:
    number = add(open_sample, YEAR)
    marked = run(open_sample, lambda uow: planning.mark(uow, number, TopicState.DRAFTING, DAY, " Bản đầu "))
    (step,) = plan_of(open_sample, YEAR).topics[0].steps
    assert (step.state, step.on_day, step.note) == (TopicState.DRAFTING, DAY, "Bản đầu")
    assert state(open_sample, number) is TopicState.DRAFTING
    run(open_sample, lambda uow: planning.take_back(uow, marked))
    assert plan_of(open_sample, YEAR).topics[0].steps == ()
    assert state(open_sample, number) is TopicState.PLANNED


def test_what_follows_a_session_held_is_marked_in_the_session_as_well(open_sample: OpenBook) -> None:
    number = open_sample.plan(2026)[2].id
    run(open_sample, lambda uow: meeting.follow_up(uow, "2026-q3", FollowUpKind.REPORT_FINISHED, None))
    marked = run(open_sample, lambda uow: planning.mark(uow, number, TopicState.FINISHED, DAY))
    assert open_sample.session("2026-q3").follow_ups[FollowUpKind.REPORT_FINISHED] == DAY
    run(open_sample, lambda uow: planning.take_back(uow, marked))
    assert FollowUpKind.REPORT_FINISHED not in open_sample.session("2026-q3").follow_ups


def test_a_day_that_the_session_has_already_is_not_changed_by_a_mark(open_sample: OpenBook) -> None:
    number = open_sample.plan(2026)[0].id
    before = open_sample.session("2026-q1").follow_ups
    marked = run(open_sample, lambda uow: planning.mark(uow, number, TopicState.FINISHED, DAY))
    assert open_sample.session("2026-q1").follow_ups == before
    run(open_sample, lambda uow: planning.take_back(uow, marked))
    assert open_sample.session("2026-q1").follow_ups == before


def test_what_was_prepared_raises_the_state(open_sample: OpenBook) -> None:
    number = open_sample.plan(2026)[3].id
    run(open_sample, lambda uow: meeting.set_facts(uow, "2026-q4", opening_report="Thực trạng"))
    assert state(open_sample, number, 2026) is TopicState.DRAFTING
    run(open_sample, lambda uow: _prepare(uow, Approval(gate=Gate.DRAFT_SECRETARY)))
    assert state(open_sample, number, 2026) is TopicState.SUBMITTED
    run(open_sample, lambda uow: _prepare(uow, Approval(gate=Gate.DRAFT_COMMITTEE, done_on=DAY)))
    assert state(open_sample, number, 2026) is TopicState.APPROVED
    given = {"document": "opening-report", "means": Means.PAPER, "sent_on": DAY}
    for group in ("Tổ đảng 1", "Tổ đảng 2"):
        run(open_sample, lambda uow, group=group: _prepare(uow, Dispatch(group_name=group, **given)))
    assert state(open_sample, number, 2026) is TopicState.APPROVED
    run(open_sample, lambda uow: _prepare(uow, Dispatch(group_name="Tổ đảng 3", **given)))
    assert state(open_sample, number, 2026) is TopicState.SENT


def _prepare(uow: UnitOfWork, row: Approval | Dispatch) -> None:
    row.session_id = session_key(uow.session, "2026-q4")
    uow.session.add(row)


def _directive(uow: UnitOfWork) -> int:
    row = Directive(title="Kế hoạch sinh hoạt chuyên đề", number="42-KH/ĐU")
    uow.session.add(row)
    uow.session.flush()
    return row.id
