"""Adoption of the year's plan, its texts, and what goes on into the next year."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.plan_year import adoption_words
from app.domain.topic_road import current_state
from app.domain.vocabulary import TopicState
from app.errors import KnownError
from app.services import decisions, planning, proposals, year_plans
from app.services.decisions import NewVote
from app.services.open_book import OpenBook
from app.services.proposals import NewProposal
from tests.services.planned import add, plan_of, run

#: A year whose plan the sample does not have, and one of whose eve it has sessions.
YEAR, AFTER = 2030, 2027
DAY = date(2026, 12, 20)


@pytest.fixture
def planned(open_sample: OpenBook) -> OpenBook:
    """The sample with two topics in the plan of the year after it."""
    add(open_sample, AFTER, "Tự soi, tự sửa")
    add(open_sample, AFTER, "Cải cách hành chính")
    return open_sample


def adopt(book: OpenBook, session: str | None = "2026-q3", vote: int | None = None) -> year_plans.Adoption:
    adoption: year_plans.Adoption = run(book, lambda uow: year_plans.adopt(uow, AFTER, session, vote))
    return adoption


def test_an_adoption_reaches_the_topics_of_the_plan_with_the_day_of_the_session(planned: OpenBook) -> None:
    adopt(planned)
    plan = plan_of(planned, AFTER)
    assert {one.topic.adopted_in for one in plan.topics} == {"2026-q3"}
    assert {(step.state, step.on_day) for one in plan.topics for step in one.steps} == {
        (TopicState.ADOPTED, date(2026, 9, 10))
    }
    assert "10/9/2026; chưa ghi kết quả" in adoption_words(plan)


def test_a_topic_added_after_the_adoption_is_not_adopted(planned: OpenBook) -> None:
    adopt(planned)
    number = add(planned, AFTER, "Chuyên đề thêm")
    facts = plan_of(planned, AFTER).topic(number)
    assert facts is not None
    assert current_state(facts) is TopicState.PLANNED


def test_a_vote_of_the_session_stands_with_the_adoption(planned: OpenBook) -> None:
    vote = run(planned, lambda uow: decisions.add_vote(uow, "2026-q4", NewVote("Kế hoạch năm", 29)))
    adopt(planned, "2026-q4", vote)
    assert "29 đồng chí tán thành" in adoption_words(plan_of(planned, AFTER))
    with pytest.raises(KnownError):
        adopt(planned, "2026-q2", vote)


def test_an_adoption_can_be_taken_back(planned: OpenBook) -> None:
    before = plan_of(planned, AFTER)
    adoption = adopt(planned)
    run(planned, lambda uow: year_plans.take_back_adoption(uow, adoption))
    after = plan_of(planned, AFTER)
    assert after.topics == before.topics
    assert adoption_words(after) == adoption_words(before)


def test_correcting_the_session_moves_the_topics_without_a_second_line_of_history(planned: OpenBook) -> None:
    adopt(planned)
    adopt(planned, "2026-q2")
    plan = plan_of(planned, AFTER)
    assert {one.topic.adopted_in for one in plan.topics} == {"2026-q2"}
    assert {len(one.steps) for one in plan.topics} == {1}


def test_a_plan_adopted_in_a_session_that_the_book_does_not_have_keeps_its_day(planned: OpenBook) -> None:
    day = date(2027, 1, 15)
    adoption = run(planned, lambda uow: year_plans.adopt_elsewhere(uow, AFTER, day, "Kỳ thường kỳ"))
    plan = plan_of(planned, AFTER)
    assert adoption_words(plan) == "Chi bộ đã thông qua kế hoạch ngày 15/01/2027 (kỳ thường kỳ)."
    assert {current_state(one) for one in plan.topics} == {TopicState.ADOPTED}
    with pytest.raises(KnownError):
        run(planned, lambda uow: year_plans.adopt_elsewhere(uow, AFTER, day))
    run(planned, lambda uow: year_plans.take_back_adoption(uow, adoption))
    assert not any(one.adopted for one in plan_of(planned, AFTER).topics)


def test_texts_of_the_plan_are_kept_beside_each_other(open_sample: OpenBook) -> None:
    run(open_sample, lambda uow: year_plans.set_text(uow, YEAR, "purpose", "Nâng cao chất lượng"))
    run(open_sample, lambda uow: year_plans.set_text(uow, YEAR, "organisation", "Chi ủy theo dõi"))
    texts = plan_of(open_sample, YEAR).texts
    assert texts is not None
    assert (texts.purpose, texts.organisation) == ("Nâng cao chất lượng", "Chi ủy theo dõi")


def test_topics_put_off_and_waiting_proposals_go_into_the_next_year_and_back(open_sample: OpenBook) -> None:
    number = add(open_sample, YEAR, "Chuyển đổi số", preparers=("m3",))
    run(open_sample, lambda uow: planning.mark(uow, number, TopicState.POSTPONED, DAY))
    run(open_sample, lambda uow: proposals.add(uow, NewProposal(YEAR, "Kỹ năng số")))
    before = plan_of(open_sample, YEAR)
    carried = run(open_sample, lambda uow: year_plans.carry_over(uow, YEAR, DAY))
    following = plan_of(open_sample, YEAR + 1)
    assert [(one.topic.topic, one.topic.preparers) for one in following.topics] == [("Chuyển đổi số", ("m3",))]
    assert [one.record.text for one in following.proposals] == ["Kỹ năng số"]
    assert plan_of(open_sample, YEAR).topic(number).steps[-1].note == "Mang sang kế hoạch năm 2031"
    run(open_sample, lambda uow: year_plans.take_back_carried(uow, carried))
    assert plan_of(open_sample, YEAR) == before
    assert plan_of(open_sample, YEAR + 1).topics == ()


def test_nothing_is_taken_into_the_next_year_twice(open_sample: OpenBook) -> None:
    number = add(open_sample, YEAR, "Chuyển đổi số")
    run(open_sample, lambda uow: planning.mark(uow, number, TopicState.LEFT_OPEN, DAY))
    run(open_sample, lambda uow: year_plans.carry_over(uow, YEAR, DAY))
    with pytest.raises(KnownError):
        run(open_sample, lambda uow: year_plans.carry_over(uow, YEAR, DAY))
    assert len(open_sample.plan(YEAR + 1)) == 1


def test_reading_a_plan_takes_as_many_queries_whatever_the_book_holds(open_sample: OpenBook) -> None:
    from sqlalchemy import event

    from app.services.books import open_book

    def queries() -> int:
        seen: list[str] = []
        book = open_book(open_sample.path)
        with book.read() as uow:
            bound = uow.session.connection()
            event.listen(bound, "before_cursor_execute", lambda *got: seen.append(got[2]))
            year_plans.plan_year(uow, YEAR)
        book.close()
        return len(seen)

    few = queries()
    for number in range(12):
        add(open_sample, YEAR, f"Chuyên đề {number}")
        run(open_sample, lambda uow: proposals.add(uow, NewProposal(YEAR, "Kỹ năng số", supporters=("m1", "m2"))))
    assert queries() == few <= 30
