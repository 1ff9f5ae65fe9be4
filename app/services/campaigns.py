"""Political activities of the parent committee (đợt sinh hoạt): each function is one user action."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, update

from app.domain.plan_year import CampaignPlan
from app.domain.vietnamese import clean
from app.domain.year_records import CampaignRecord, MilestoneRecord
from app.errors import KnownError, NotFound
from app.models.linked import fetch
from app.models.papers import Directive
from app.models.plan import Campaign, Milestone, PlanTopic
from app.models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class RemovedCampaign:
    """A campaign that was deleted, with its milestones and the topics that belonged to it."""

    plan: CampaignPlan
    topics: tuple[int, ...] = ()


def keep(uow: UnitOfWork, record: CampaignRecord) -> int:
    """Add a campaign (``record.id`` 0) or replace what is kept of one; return its number."""
    name = " ".join(clean(record.name).split())
    if not name:
        raise KnownError("Chưa ghi tên đợt sinh hoạt.")
    if record.starts_on and record.ends_on and record.ends_on < record.starts_on:
        raise KnownError("Ngày kết thúc đang trước ngày bắt đầu.")
    row = _campaign(uow, record.id) if record.id else Campaign()
    row.name, row.agenda, row.banner, row.note = name, record.agenda, clean(record.banner), clean(record.note)
    row.directive_id, row.starts_on, row.ends_on = record.directive, record.starts_on, record.ends_on
    uow.session.add(row)
    uow.session.flush()
    return row.id


def remove(uow: UnitOfWork, number: int) -> RemovedCampaign:
    """Delete a campaign with its milestones; its topics stay in the plan. Return what ``bring_back`` needs."""
    row = _campaign(uow, number)
    record = fetch(uow.session, CampaignRecord, Campaign, Campaign.id == number)[0]
    milestones = fetch(uow.session, MilestoneRecord, Milestone, Milestone.campaign_id == number)
    topics = tuple(uow.session.scalars(select(PlanTopic.id).where(PlanTopic.campaign_id == number)))
    uow.session.execute(update(PlanTopic).where(PlanTopic.campaign_id == number).values(campaign_id=None))
    uow.session.delete(row)
    uow.session.flush()
    return RemovedCampaign(CampaignPlan(record, milestones), topics)


def bring_back(uow: UnitOfWork, removed: RemovedCampaign) -> int:
    """Put back a campaign that was deleted; return its number."""
    record = removed.plan.record
    directive = record.directive if record.directive and uow.session.get(Directive, record.directive) else None
    row = Campaign(
        name=record.name, directive_id=directive, agenda=record.agenda, banner=record.banner,
        starts_on=record.starts_on, ends_on=record.ends_on, note=record.note,
    )  # fmt: skip
    uow.session.add(row)
    uow.session.flush()
    for milestone in removed.plan.milestones:
        _add_milestone(uow, row.id, milestone)
    free = PlanTopic.id.in_(removed.topics), PlanTopic.campaign_id.is_(None)
    uow.session.execute(update(PlanTopic).where(*free).values(campaign_id=row.id))
    return row.id


def keep_milestone(uow: UnitOfWork, record: MilestoneRecord) -> int:
    """Add a milestone (``record.id`` 0) or replace what is kept of one; return its number."""
    if not record.text.strip():
        raise KnownError("Chưa ghi việc của mốc.")
    if not record.id:
        return _add_milestone(uow, _campaign(uow, record.campaign).id, record)
    row = _milestone(uow, record.id)
    row.text, row.recipient = " ".join(clean(record.text).split()), clean(record.recipient).strip()
    row.due_on, row.done_on = record.due_on, record.done_on
    return row.id


def set_done(uow: UnitOfWork, number: int, done_on: date | None) -> date | None:
    """Write on which day a milestone was done; return what was written before."""
    row = _milestone(uow, number)
    before, row.done_on = row.done_on, done_on
    return before


def remove_milestone(uow: UnitOfWork, number: int) -> MilestoneRecord:
    """Delete a milestone; return it, for ``bring_back_milestone``."""
    row = _milestone(uow, number)
    record = fetch(uow.session, MilestoneRecord, Milestone, Milestone.id == number)[0]
    uow.session.delete(row)
    return record


def bring_back_milestone(uow: UnitOfWork, record: MilestoneRecord) -> int:
    """Put back a milestone that was deleted; return its number."""
    return _add_milestone(uow, _campaign(uow, record.campaign).id, record)


def _add_milestone(uow: UnitOfWork, campaign: int, record: MilestoneRecord) -> int:
    row = Milestone(
        campaign_id=campaign, text=" ".join(clean(record.text).split()), due_on=record.due_on,
        done_on=record.done_on, recipient=clean(record.recipient).strip(),
    )  # fmt: skip
    uow.session.add(row)
    uow.session.flush()
    return row.id


def _campaign(uow: UnitOfWork, number: int) -> Campaign:
    row = uow.session.get(Campaign, number)
    if row is None:
        raise NotFound("Đợt sinh hoạt này không còn trong sổ; các đợt khác được giữ nguyên.")
    return row


def _milestone(uow: UnitOfWork, number: int) -> Milestone:
    row = uow.session.get(Milestone, number)
    if row is None:
        raise NotFound("Mốc này không còn trong sổ; các mốc khác được giữ nguyên.")
    return row
