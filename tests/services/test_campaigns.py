"""Political activities of the parent committee and what they ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.year_records import CampaignRecord, MilestoneRecord
from app.errors import KnownError
from app.services import campaigns
from app.services.open_book import OpenBook
from tests.services.planned import add, plan_of, run

YEAR = 2030
SAID = CampaignRecord(
    0, "Tự soi, tự sửa", None, "self-review-cell", "Tự soi, tự sửa", date(2030, 8, 1), date(2030, 9, 30)
)


def keep(book: OpenBook, record: CampaignRecord = SAID) -> int:
    number: int = run(book, lambda uow: campaigns.keep(uow, record))
    return number


def milestone(book: OpenBook, campaign: int, text: str, due: date | None = None) -> int:
    record = MilestoneRecord(0, campaign, text, due, None, "Thường trực Đảng ủy")
    number: int = run(book, lambda uow: campaigns.keep_milestone(uow, record))
    return number


def test_a_campaign_shows_its_milestones_by_day_in_the_years_it_runs(open_sample: OpenBook) -> None:
    number = keep(open_sample)
    milestone(open_sample, number, "Sinh hoạt xong", date(2030, 9, 20))
    milestone(open_sample, number, "Gửi kế hoạch", date(2030, 8, 25))
    (shown,) = plan_of(open_sample, YEAR).campaigns
    assert [one.text for one in shown.milestones] == ["Gửi kế hoạch", "Sinh hoạt xong"]
    assert plan_of(open_sample, YEAR + 1).campaigns == ()


def test_a_campaign_without_days_is_shown_in_every_year(open_sample: OpenBook) -> None:
    keep(open_sample, replace(SAID, starts_on=None, ends_on=None))
    assert len(plan_of(open_sample, 2035).campaigns) == 1


@pytest.mark.parametrize("wrong", [replace(SAID, name=" "), replace(SAID, ends_on=date(2030, 7, 1))])
def test_a_campaign_that_cannot_be_is_refused(open_sample: OpenBook, wrong: CampaignRecord) -> None:
    with pytest.raises(KnownError):
        keep(open_sample, wrong)


def test_a_campaign_comes_back_with_its_milestones_and_topics(open_sample: OpenBook) -> None:
    number = keep(open_sample)
    milestone(open_sample, number, "Gửi kế hoạch", date(2030, 8, 25))
    add(open_sample, YEAR, campaign=number)
    removed = run(open_sample, lambda uow: campaigns.remove(uow, number))
    assert plan_of(open_sample, YEAR).campaigns == ()
    assert open_sample.plan(YEAR)[-1].campaign is None
    again = run(open_sample, lambda uow: campaigns.bring_back(uow, removed))
    (shown,) = plan_of(open_sample, YEAR).campaigns
    assert (shown.record.name, shown.milestones[0].text) == ("Tự soi, tự sửa", "Gửi kế hoạch")
    assert open_sample.plan(YEAR)[-1].campaign == again


def test_a_milestone_is_changed_done_deleted_and_brought_back(open_sample: OpenBook) -> None:
    campaign = keep(open_sample)
    number = milestone(open_sample, campaign, "Gửi kế hoạch")
    changed = MilestoneRecord(number, campaign, "Đăng ký thời gian", date(2030, 8, 20))
    run(open_sample, lambda uow: campaigns.keep_milestone(uow, changed))
    run(open_sample, lambda uow: campaigns.set_done(uow, number, date(2030, 8, 19)))
    (before,) = plan_of(open_sample, YEAR).campaigns[0].milestones
    assert (before.text, before.done_on) == ("Đăng ký thời gian", date(2030, 8, 19))
    kept = run(open_sample, lambda uow: campaigns.remove_milestone(uow, number))
    run(open_sample, lambda uow: campaigns.bring_back_milestone(uow, kept))
    (after,) = plan_of(open_sample, YEAR).campaigns[0].milestones
    assert (after.text, after.done_on) == (before.text, before.done_on)
