"""A session of the cell with its agenda, opening report, prompts, conclusion, follow-ups and unsaved text.

Names and wording are copied into the session's own rows, so that what it says never changes afterwards.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.vocabulary import CellKind, FollowUpKind, NoteKind, OutputKind, SessionKind, StepKind
from app.models.base import Base


class CellSession(Base):
    """A session; ``uid`` is the id in exchange files."""

    __tablename__ = "sessions"
    __table_args__ = (
        Index("ix_sessions_year_quarter", "year", "quarter"),
        Index("ix_sessions_ended_at_planned_at", "ended_at", "planned_at"),
        Index("ix_sessions_started_at", "started_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[SessionKind]
    agenda: Mapped[str]
    year: Mapped[int]
    quarter: Mapped[int | None]
    topic: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    planned_at: Mapped[datetime | None]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    chair_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    minutes_taker_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    cell_name: Mapped[str]
    superior: Mapped[str]
    cell_place: Mapped[str]
    cell_kind: Mapped[CellKind]
    opening_report: Mapped[str] = mapped_column(default="")
    conclusion: Mapped[str] = mapped_column(default="")
    read_back_at: Mapped[datetime | None]
    objections: Mapped[str] = mapped_column(default="", server_default="")
    output: Mapped[OutputKind | None]
    is_pilot: Mapped[bool] = mapped_column(default=False, server_default="0")
    follows_id: Mapped[int | None] = mapped_column(ForeignKey("sessions.id"), index=True)
    speech_minutes: Mapped[int | None]
    finisher_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    start_corrected: Mapped[bool] = mapped_column(default=False, server_default="0")
    end_corrected: Mapped[bool] = mapped_column(default=False, server_default="0")


class SessionStep(Base):
    """A step of the agenda in the wording of this session."""

    __tablename__ = "session_steps"

    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[StepKind]
    title: Mapped[str]
    short_title: Mapped[str] = mapped_column(default="")
    lead: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    started_at: Mapped[datetime | None]
    chair_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    planned_minutes: Mapped[int | None]
    corrected: Mapped[bool] = mapped_column(default=False, server_default="0")


class Guest(Base):
    """Somebody who attends without being a member of the cell."""

    __tablename__ = "guests"
    __table_args__ = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    full_name: Mapped[str]
    title: Mapped[str] = mapped_column(default="")


class Presenter(Base):
    """A member who presents the opening report."""

    __tablename__ = "presenters"

    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True, index=True)
    place: Mapped[int]


class Prompt(Base):
    """A question put to the meeting."""

    __tablename__ = "prompts"
    __table_args__ = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    text: Mapped[str]


class FollowUp(Base):
    """Something owed after the session that is done."""

    __tablename__ = "follow_ups"

    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[FollowUpKind] = mapped_column(primary_key=True)
    done_on: Mapped[date]


class Draft(Base):
    """Text that stands in an input of the live view, kept as it is typed."""

    __tablename__ = "drafts"
    __table_args__ = (UniqueConstraint("session_id", "place"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    place: Mapped[str]
    text: Mapped[str]


class SessionNote(Base):
    """A short text of a session that has no step of its own."""

    __tablename__ = "session_notes"

    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[NoteKind] = mapped_column(primary_key=True)
    text: Mapped[str]


class OpenQuestion(Base):
    """A question that a session left open, and the session that answered it."""

    __tablename__ = "open_questions"
    __table_args__ = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    text: Mapped[str]
    closed_in_id: Mapped[int | None] = mapped_column(ForeignKey("sessions.id", ondelete="SET NULL"), index=True)


class BinLine(Base):
    """Something deleted from a session, kept until its minutes are closed."""

    __tablename__ = "bin"
    __table_args__ = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    deleted_at: Mapped[datetime]
    text: Mapped[str]
    data: Mapped[str]
