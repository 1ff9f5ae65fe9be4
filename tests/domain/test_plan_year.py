"""The plan in words: adoption, milestones, campaigns, directives."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.domain.plan_year import (
    Proposal,
    adoption_words,
    campaign_span,
    directive_words,
    may_adopt,
    milestone_state,
)
from app.domain.records import VoteRecord
from app.domain.vocabulary import ProposalStatus
from app.domain.year_records import (
    CampaignRecord,
    DirectiveRecord,
    MilestoneRecord,
    TopicProposalRecord,
    YearPlanRecord,
)
from tests.domain.planned import YEAR, plan, session

TODAY = date(2026, 9, 10)


def test_the_adoption_names_its_day_and_vote() -> None:
    texts = YearPlanRecord(YEAR, adopted_in="s")
    assert "Chưa ghi" in adoption_words(plan())
    assert "chưa ghi kết quả" in adoption_words(plan(texts=texts, adopted_on=date(2026, 1, 8)))
    voted = plan(texts=texts, adopted_on=date(2026, 1, 8), vote=VoteRecord(1, "Kế hoạch", 29, base=31))
    assert adoption_words(voted) == "Chi bộ đã thông qua kế hoạch ngày 08/01/2026, 29/31 đồng chí tán thành."
    for uncounted in (VoteRecord(1, "Kế hoạch", 0, base=31), VoteRecord(1, "Kế hoạch", None, 2, base=31)):
        said = adoption_words(plan(texts=texts, adopted_on=date(2026, 1, 8), vote=uncounted))
        assert said == "Chi bộ đã thông qua kế hoạch ngày 08/01/2026; chưa ghi số đồng chí tán thành."


def test_a_plan_is_adopted_in_its_year_or_at_the_end_of_the_year_before() -> None:
    moments = (datetime(2025, 9, 30), datetime(2025, 12, 20), datetime(2026, 1, 8), datetime(2027, 1, 8))
    sessions = [session(str(n), at=moment, held=True) for n, moment in enumerate(moments)]
    assert [one.id for one in may_adopt((*sessions, session("planned")), YEAR)] == ["2", "1"]


@pytest.mark.parametrize(
    ("due", "done", "said"),
    [
        (date(2026, 9, 6), None, ("Quá hạn 4 ngày", "bad")),
        (TODAY, None, ("Hạn hôm nay", "warn")),
        (date(2026, 9, 17), None, ("Còn 7 ngày", "warn")),
        (date(2026, 9, 20), None, ("Còn 10 ngày", "neutral")),
        (None, None, ("Chưa định ngày", "neutral")),
        (date(2026, 9, 6), date(2026, 9, 5), ("Xong ngày 05/9/2026", "good")),
    ],
)
def test_a_milestone_says_how_it_stands(due: date | None, done: date | None, said: tuple[str, str]) -> None:
    assert milestone_state(MilestoneRecord(1, 1, "Gửi kế hoạch", due, done), TODAY) == said


def test_a_campaign_says_from_when_until_when_it_runs() -> None:
    span = campaign_span(CampaignRecord(1, "Tự soi", starts_on=date(2026, 8, 1), ends_on=date(2026, 9, 20)))
    assert span == "từ 01/8/2026 đến 20/9/2026"
    assert campaign_span(CampaignRecord(1, "Tự soi")) == ""


def test_a_directive_is_one_line() -> None:
    record = DirectiveRecord(1, "Kế hoạch năm", "42-KH/ĐU", date(2026, 2, 8), "Đảng ủy")
    assert directive_words(record) == "42-KH/ĐU, ngày 08/02/2026 · Đảng ủy · Kế hoạch năm"


def test_a_proposal_counts_everybody_once() -> None:
    record = TopicProposalRecord(1, YEAR, "Kỹ năng số", ProposalStatus.WAITING, "m1")
    assert Proposal(record, ("m1", "m2")).backing == 2
