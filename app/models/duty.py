"""What the cell owes and how it is judged: rules in force, obligations, self-assessments, inspections."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import REAL, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.vocabulary import Repeat
from app.models.base import Base


class OwnRulePack(Base):
    """A rule pack of the book's own; ``data`` is JSON of the same shape as those the program brings."""

    __tablename__ = "rule_packs"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    data: Mapped[str]
    changed_at: Mapped[datetime]


class RulePeriod(Base):
    """From ``since`` on this rule pack is in force."""

    __tablename__ = "rule_periods"

    since: Mapped[date] = mapped_column(primary_key=True)
    code: Mapped[str]


class Obligation(Base):
    """What was done about something owed, by its ``key``; a person's own has none, or one that begins ``own:``."""

    __tablename__ = "obligations"
    __table_args__ = (Index("ix_obligations_year", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str | None] = mapped_column(unique=True)
    year: Mapped[int]
    title: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    recipient: Mapped[str] = mapped_column(default="")
    via: Mapped[str] = mapped_column(default="")
    how: Mapped[str] = mapped_column(default="")
    document: Mapped[str] = mapped_column(default="")
    done_on: Mapped[date | None]
    issued_id: Mapped[int | None] = mapped_column(ForeignKey("issued_documents.id", ondelete="SET NULL"), index=True)
    note: Mapped[str] = mapped_column(default="")
    dropped: Mapped[bool] = mapped_column(default=False)
    repeat: Mapped[Repeat] = mapped_column(default=Repeat.ONCE)


class Assessment(Base):
    """A session's self-assessment; ``sheet`` is the scoring sheet as it stood, JSON."""

    __tablename__ = "assessments"

    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    pack: Mapped[str]
    sheet: Mapped[str]
    follower_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    weak_points: Mapped[str] = mapped_column(default="")
    remedies: Mapped[str] = mapped_column(default="")
    parent_score: Mapped[float | None] = mapped_column(REAL)
    parent_level: Mapped[str] = mapped_column(default="")
    parent_on: Mapped[date | None]


class AssessmentScore(Base):
    """Points that the cell gave itself for one criterion."""

    __tablename__ = "assessment_scores"

    session_id: Mapped[int] = mapped_column(ForeignKey("assessments.session_id", ondelete="CASCADE"), primary_key=True)
    criterion: Mapped[str] = mapped_column(primary_key=True)
    points: Mapped[float] = mapped_column(REAL)
    note: Mapped[str] = mapped_column(default="")


class Inspection(Base):
    """A look at the cell's books by the committee above, every six months, and what followed."""

    __tablename__ = "inspections"

    id: Mapped[int] = mapped_column(primary_key=True)
    held_on: Mapped[date | None]
    period_from: Mapped[date | None]
    period_until: Mapped[date | None]
    inspector: Mapped[str] = mapped_column(default="")
    findings: Mapped[str] = mapped_column(default="")
    follow_up: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
