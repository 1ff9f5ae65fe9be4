"""A year's plan as records: its topics with what the book knows of each, in a number of queries that does not grow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from app.domain.plan_year import CampaignPlan, PlanYear, Proposal
from app.domain.records import PlanTopicRecord, SessionSummary, VoteRecord
from app.domain.topic_road import TopicFacts
from app.domain.vocabulary import Gate, ProposalStatus, TopicState
from app.domain.year_records import (
    CampaignRecord,
    DirectiveRecord,
    MilestoneRecord,
    PlanStepRecord,
    ProposalSupporterRecord,
    TopicProposalRecord,
    YearPlanRecord,
)
from app.models import readers
from app.models.discussion import Vote
from app.models.linked import fetch
from app.models.papers import Directive, DirectiveUse
from app.models.plan import Campaign, Milestone, PlanStep, PlanTopic, ProposalSupporter, TopicProposal, YearPlan
from app.models.preparation import Approval, ReportVersion
from app.models.serving import served
from app.models.session import CellSession

#: The kind of document that is given out before a session.
OPENING_REPORT = "opening-report"
#: Who agrees to a draft; either is enough (guide 09-HD/ĐUK of 2021, 2.1).
AGREEING = (Gate.DRAFT_COMMITTEE, Gate.DRAFT_SECRETARY)


@dataclass
class _Prepared:
    """Ids of the sessions of which something of the preparation is known."""

    drafted: set[str] = field(default_factory=set)
    submitted: set[str] = field(default_factory=set)
    approved: set[str] = field(default_factory=set)
    sent: set[str] = field(default_factory=set)


def plan_year(session: Session, year: int) -> PlanYear:
    """Return the plan of a year."""
    topics = readers.plan(session, year=year)
    sessions = readers.summaries(session, year=year - 1, until=year + 1)
    texts = next(iter(fetch(session, YearPlanRecord, YearPlan, YearPlan.year == year)), None)
    adopting = next((s for s in sessions if texts and s.id == texts.adopted_in), None)
    return PlanYear(
        year,
        _topics(session, topics, sessions),
        texts,
        _day(adopting),
        _vote(session, texts.vote if texts else None),
        proposals(session, TopicProposal.year == year),
        campaigns(session, year, {topic.campaign for topic in topics if topic.campaign}),
        sessions,
        fetch(session, DirectiveRecord, Directive),
    )


def proposals(session: Session, *where: ColumnElement[bool]) -> tuple[Proposal, ...]:
    """Return proposals with those who support them, in the order of entry."""
    wanted = select(TopicProposal.id).where(*where)
    backing: defaultdict[int, list[str]] = defaultdict(list)
    supporters = fetch(session, ProposalSupporterRecord, ProposalSupporter, ProposalSupporter.proposal_id.in_(wanted))
    for one in supporters:
        backing[one.proposal].append(one.member)
    found = fetch(session, TopicProposalRecord, TopicProposal, *where)
    return tuple(Proposal(record, tuple(backing[record.id])) for record in found)


def waiting(session: Session, year: int) -> tuple[Proposal, ...]:
    """Return the proposals of a year that nobody has decided on."""
    return proposals(session, TopicProposal.year == year, TopicProposal.status == ProposalStatus.WAITING)


def campaigns(session: Session, year: int, used: Collection[int] = ()) -> tuple[CampaignPlan, ...]:
    """Return the campaigns that run in a year, those without days, and those that topics of the year belong to."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    starts = or_(Campaign.starts_on.is_(None), Campaign.starts_on <= last)
    ends = or_(Campaign.ends_on >= first, Campaign.ends_on.is_(None) & _starts_late(first))
    found = fetch(session, CampaignRecord, Campaign, or_(Campaign.id.in_(used), starts & ends))
    due: defaultdict[int, list[MilestoneRecord]] = defaultdict(list)
    wanted = Milestone.campaign_id.in_([one.id for one in found])
    for milestone in fetch(session, MilestoneRecord, Milestone, wanted):
        due[milestone.campaign].append(milestone)
    return tuple(CampaignPlan(one, tuple(sorted(due[one.id], key=_by_day))) for one in found)


def steps(session: Session, *where: ColumnElement[bool]) -> dict[int, tuple[PlanStepRecord, ...]]:
    """Return the states that topics came into, oldest first, by the topic's number."""
    found: defaultdict[int, list[PlanStepRecord]] = defaultdict(list)
    for step in fetch(session, PlanStepRecord, PlanStep, *where):
        found[step.topic].append(step)
    return {topic: tuple(own) for topic, own in found.items()}


def _topics(
    session: Session, topics: tuple[PlanTopicRecord, ...], sessions: tuple[SessionSummary, ...]
) -> tuple[TopicFacts, ...]:
    numbers = [topic.id for topic in topics]
    history = steps(session, PlanStep.topic_id.in_(numbers))
    uses: defaultdict[int, list[int]] = defaultdict(list)
    query = select(DirectiveUse.topic_id, DirectiveUse.directive_id).where(DirectiveUse.topic_id.in_(numbers))
    for topic_id, directive in session.execute(query.order_by(DirectiveUse.id)):
        uses[topic_id or 0].append(directive)
    known = {one.id: one for one in sessions} | _elsewhere(session, topics, sessions)
    wanted = {topic.session_id for topic in topics}
    made = _prepared(session, {uid: one for uid, one in known.items() if uid in wanted})
    replacing = select(PlanTopic.replaces_id, PlanTopic.id).where(PlanTopic.replaces_id.in_(numbers))
    replaced = {old: new for old, new in session.execute(replacing.order_by(PlanTopic.id))}  # noqa: C416 (rows)
    return tuple(
        TopicFacts(
            topic, known.get(topic.session_id or ""), _is_adopted(topic, history), topic.session_id in made.drafted,
            topic.session_id in made.submitted, topic.session_id in made.approved, topic.session_id in made.sent,
            replaced.get(topic.id), history.get(topic.id, ()), tuple(uses[topic.id]),
        )
        for topic in topics
    )  # fmt: skip


def _is_adopted(topic: PlanTopicRecord, history: dict[int, tuple[PlanStepRecord, ...]]) -> bool:
    """Return whether a session of the book adopted a topic, or one that the book does not have."""
    elsewhere = any(step.state is TopicState.ADOPTED for step in history.get(topic.id, ()))
    return topic.adopted_in is not None or elsewhere


def _elsewhere(
    session: Session, topics: tuple[PlanTopicRecord, ...], sessions: tuple[SessionSummary, ...]
) -> dict[str, SessionSummary]:
    """Return the sessions of topics that were moved to years further away; there are hardly ever any."""
    missing = {topic.session_id for topic in topics if topic.session_id} - {one.id for one in sessions}
    if not missing:
        return {}
    years = session.scalars(select(CellSession.year).where(CellSession.uid.in_(missing)).distinct())
    return {one.id: one for year in years for one in readers.summaries(session, year=year) if one.id in missing}


def _prepared(session: Session, sessions: dict[str, SessionSummary]) -> _Prepared:
    made, uids = _Prepared(), list(sessions)
    if not uids:
        return made
    made.drafted |= _ids(session, select(CellSession.uid).where(CellSession.opening_report != ""), uids)
    made.drafted |= _ids(session, select(CellSession.uid).join(ReportVersion), uids)
    agreed = select(CellSession.uid).join(Approval).where(Approval.gate.in_(AGREEING))
    made.submitted |= _ids(session, agreed, uids)
    made.approved |= _ids(session, agreed.where(Approval.done_on.is_not(None)), uids)
    made.sent |= served(session, sessions.values(), readers.cell_or_blank(session)).keys()
    return made


def _ids(session: Session, query: Select[str], uids: list[str]) -> set[str]:
    return set(session.scalars(query.where(CellSession.uid.in_(uids))))


def _vote(session: Session, number: int | None) -> VoteRecord | None:
    row = session.get(Vote, number) if number else None
    if row is None:
        return None
    return VoteRecord(row.id, row.question, row.in_favour, row.against, row.other, row.method, row.base)


def _day(adopting: SessionSummary | None) -> date | None:
    return adopting.started_at.date() if adopting and adopting.started_at else None


def _starts_late(first: date) -> ColumnElement[bool]:
    """Return that a campaign without an end began in the year or later, or has no day at all."""
    return or_(Campaign.starts_on.is_(None), Campaign.starts_on >= first)


def _by_day(milestone: MilestoneRecord) -> tuple[date, int]:
    return milestone.due_on or date.max, milestone.id
