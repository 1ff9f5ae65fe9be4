"""A year's plan whole, as the window and the plan document need it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.records import SessionSummary, VoteRecord
from app.domain.topic_road import TopicFacts
from app.domain.vietnamese import short_date
from app.domain.vocabulary import ProposalStatus, TopicState
from app.domain.year import Tone
from app.domain.year_records import (
    CampaignRecord,
    DirectiveRecord,
    MilestoneRecord,
    TopicProposalRecord,
    YearPlanRecord,
)

#: A milestone so many days away is due soon.
SOON_DAYS = 7


@dataclass(frozen=True, slots=True)
class Proposal:
    """A topic that members propose, with the ids of those who support it."""

    record: TopicProposalRecord
    supporters: tuple[str, ...] = ()

    @property
    def backing(self) -> int:
        """How many stand behind it: its proposer and those who support it, each once."""
        return len({*self.supporters, *filter(None, (self.record.proposer,))})


@dataclass(frozen=True, slots=True)
class CampaignPlan:
    """A campaign of the parent with what it asks for, by day."""

    record: CampaignRecord
    milestones: tuple[MilestoneRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanYear:
    """The plan of a year; ``sessions`` are those of the year before, of the year and of the one after.

    ``adopted_on`` is the day of the session that adopted the plan, ``vote`` the vote taken there.
    """

    year: int
    topics: tuple[TopicFacts, ...] = ()
    texts: YearPlanRecord | None = None
    adopted_on: date | None = None
    vote: VoteRecord | None = None
    proposals: tuple[Proposal, ...] = ()
    campaigns: tuple[CampaignPlan, ...] = ()
    sessions: tuple[SessionSummary, ...] = ()
    directives: tuple[DirectiveRecord, ...] = ()

    @property
    def waiting(self) -> tuple[Proposal, ...]:
        """The proposals that nobody has decided on."""
        return tuple(one for one in self.proposals if one.record.status is ProposalStatus.WAITING)

    def topic(self, number: int | None) -> TopicFacts | None:
        """Return a topic of the plan by its number, or None."""
        return next((one for one in self.topics if one.topic.id == number), None)


def adoption_words(plan: PlanYear) -> str:
    """Return in words when and with how many votes the cell adopted the plan."""
    if plan.texts is None or plan.texts.adopted_in is None:
        return _adopted_elsewhere(plan)
    day = f" ngày {short_date(plan.adopted_on)}" if plan.adopted_on else ""
    if plan.vote is None:
        return f"Chi bộ đã thông qua kế hoạch{day}; chưa ghi kết quả biểu quyết."
    if plan.vote.counted_for is None:
        return f"Chi bộ đã thông qua kế hoạch{day}; chưa ghi số đồng chí tán thành."
    base = f"/{plan.vote.base}" if plan.vote.base else ""
    return f"Chi bộ đã thông qua kế hoạch{day}, {plan.vote.counted_for}{base} đồng chí tán thành."


def may_adopt(sessions: tuple[SessionSummary, ...], year: int) -> tuple[SessionSummary, ...]:
    """Return the sessions in which a year's plan may have been adopted, newest first.

    They have begun, in the year or in the last quarter of the year before.
    """
    begun = [s for s in sessions if s.started_at and (s.started_at.year == year or _is_eve(s, year))]
    return tuple(sorted(begun, key=lambda s: (s.started_at is not None, s.started_at), reverse=True))


def milestone_state(milestone: MilestoneRecord, today: date) -> tuple[str, Tone]:
    """Return in words how a milestone stands, with its tone."""
    if milestone.done_on is not None:
        return f"Xong ngày {short_date(milestone.done_on)}", "good"
    if milestone.due_on is None:
        return "Chưa định ngày", "neutral"
    left = (milestone.due_on - today).days
    if left < 0:
        return f"Quá hạn {-left} ngày", "bad"
    if left == 0:
        return "Hạn hôm nay", "warn"
    return f"Còn {left} ngày", "warn" if left <= SOON_DAYS else "neutral"


def campaign_span(campaign: CampaignRecord) -> str:
    """Return from when until when a campaign runs, in words."""
    start = f"từ {short_date(campaign.starts_on)}" if campaign.starts_on else ""
    end = f"đến {short_date(campaign.ends_on)}" if campaign.ends_on else ""
    return " ".join(part for part in (start, end) if part)


def directive_words(directive: DirectiveRecord) -> str:
    """Return a directive in one line: number, day, issuer and title."""
    day = f"ngày {short_date(directive.issued_on)}" if directive.issued_on else ""
    head = ", ".join(part for part in (directive.number, day) if part)
    return " · ".join(part for part in (head, directive.issuer, directive.title) if part)


def _adopted_elsewhere(plan: PlanYear) -> str:
    """Return in words that a session which the book does not have adopted the plan, or that none is known."""
    found = [step for one in plan.topics for step in one.steps if step.state is TopicState.ADOPTED]
    if not found:
        return "Chưa ghi buổi sinh hoạt nào đã thông qua kế hoạch."
    step = min(found, key=lambda one: one.on_day or date.max)
    day = f" ngày {short_date(step.on_day)}" if step.on_day else ""
    where = f"{step.note[0].lower()}{step.note[1:]}" if step.note else "buổi không ghi trong sổ"
    return f"Chi bộ đã thông qua kế hoạch{day} ({where})."


def _is_eve(session: SessionSummary, year: int) -> bool:
    at = session.started_at
    return at is not None and at.year == year - 1 and at.month >= 10
