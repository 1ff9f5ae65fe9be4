"""The year's plan: topics and how far each is, the adopted plan, proposals of members, campaigns of the parent."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.vocabulary import CellKind, ProposalStatus, TopicOrigin, TopicState, YearNoteKind
from app.models.base import Base


class PlanTopic(Base):
    """A topic planned for a year, in a quarter when one is set, in a month when the cell says it so exactly."""

    __tablename__ = "plan_topics"
    __table_args__ = (Index("ix_plan_topics_year_quarter", "year", "quarter"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    quarter: Mapped[int | None]
    topic: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    session_id: Mapped[int | None] = mapped_column(ForeignKey("sessions.id", ondelete="SET NULL"), index=True)
    month: Mapped[int | None]
    category: Mapped[str] = mapped_column(default="", server_default="")
    origin: Mapped[TopicOrigin] = mapped_column(default=TopicOrigin.OWN, server_default="own")
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("plan_topics.id"), index=True)
    reason: Mapped[str] = mapped_column(default="", server_default="")
    why: Mapped[str] = mapped_column(default="", server_default="")
    state: Mapped[TopicState] = mapped_column(default=TopicState.PLANNED, server_default="planned")
    self_check: Mapped[str] = mapped_column(default="", server_default="")
    presenter_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    adopted_in_id: Mapped[int | None] = mapped_column(ForeignKey("sessions.id"), index=True)
    confidential: Mapped[bool] = mapped_column(default=False, server_default="0")
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaigns.id"), index=True)


class PlanPreparer(Base):
    """A member who prepares a topic."""

    __tablename__ = "plan_preparers"

    topic_id: Mapped[int] = mapped_column(ForeignKey("plan_topics.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True, index=True)
    place: Mapped[int]


class PlanStep(Base):
    """A state that a topic came into on a day."""

    __tablename__ = "plan_steps"

    id: Mapped[int] = mapped_column(primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("plan_topics.id", ondelete="CASCADE"), index=True)
    state: Mapped[TopicState]
    on_day: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")


class YearPlan(Base):
    """What a year's plan says beside its topics, and the session and vote that adopted it."""

    __tablename__ = "year_plans"

    year: Mapped[int] = mapped_column(primary_key=True)
    purpose: Mapped[str] = mapped_column(default="")
    organisation: Mapped[str] = mapped_column(default="")
    adopted_in_id: Mapped[int | None] = mapped_column(ForeignKey("sessions.id", ondelete="SET NULL"), index=True)
    vote_id: Mapped[int | None] = mapped_column(ForeignKey("votes.id", ondelete="SET NULL"), index=True)
    note: Mapped[str] = mapped_column(default="")


class LibraryTopic(Base):
    """A topic of the user's own library, for plans to come."""

    __tablename__ = "library_topics"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    category: Mapped[str] = mapped_column(default="")
    cell_kind: Mapped[CellKind | None]
    source: Mapped[str] = mapped_column(default="")
    source_date: Mapped[str] = mapped_column(default="")
    quarter: Mapped[int | None]


class TopicProposal(Base):
    """A topic that members would like to speak about, and the topic of the plan it became."""

    __tablename__ = "topic_proposals"
    __table_args__ = (Index("ix_topic_proposals_year", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    text: Mapped[str]
    proposer_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    made_on: Mapped[date | None]
    topic_id: Mapped[int | None] = mapped_column(ForeignKey("plan_topics.id", ondelete="SET NULL"), index=True)
    status: Mapped[ProposalStatus]
    note: Mapped[str] = mapped_column(default="")


class ProposalSupporter(Base):
    """A member who supports a proposal."""

    __tablename__ = "proposal_supporters"

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("topic_proposals.id", ondelete="CASCADE"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)


class Campaign(Base):
    """A political activity of the parent (đợt sinh hoạt) with its own agenda, banner and milestones."""

    __tablename__ = "campaigns"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    directive_id: Mapped[int | None] = mapped_column(ForeignKey("directives.id", ondelete="SET NULL"), index=True)
    agenda: Mapped[str] = mapped_column(default="")
    banner: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")


class Milestone(Base):
    """Something a campaign asks for until a day."""

    __tablename__ = "milestones"

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id", ondelete="CASCADE"), index=True)
    text: Mapped[str]
    due_on: Mapped[date | None] = mapped_column(index=True)
    done_on: Mapped[date | None]
    recipient: Mapped[str] = mapped_column(default="")


class YearNote(Base):
    """A text of a year that only people can write."""

    __tablename__ = "year_notes"

    year: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[YearNoteKind] = mapped_column(primary_key=True)
    text: Mapped[str]
