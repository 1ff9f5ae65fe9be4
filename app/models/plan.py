"""The year's plan of topics."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class PlanTopic(Base):
    """A topic planned for a year, in a quarter when one is set."""

    __tablename__ = "plan_topics"
    __table_args__ = (Index("ix_plan_topics_year_quarter", "year", "quarter"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    quarter: Mapped[int | None]
    topic: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    session_id: Mapped[int | None] = mapped_column(ForeignKey("sessions.id", ondelete="SET NULL"), index=True)


class PlanPreparer(Base):
    """A member who prepares a topic."""

    __tablename__ = "plan_preparers"

    topic_id: Mapped[int] = mapped_column(ForeignKey("plan_topics.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True, index=True)
    place: Mapped[int]
