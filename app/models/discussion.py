"""Contributions and votes of a session, who waits to speak, speeches prepared, lines of the self-review.

Their ids are never used again (AUTOINCREMENT): a save that is still on its way when a record is deleted can then
never reach another record.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.vocabulary import Disposition, Label, ReviewSubject, Stance, VoteMethod
from app.models.base import Base


class Contribution(Base):
    """One opinion. A member's name is that of the roll; anybody else is named here."""

    __tablename__ = "contributions"
    __table_args__ = (
        Index("ix_contributions_session_id_place", "session_id", "place"),
        Index("ix_contributions_member_id_session_id", "member_id", "session_id"),
        Index("ix_contributions_prompt_id", "prompt_id", sqlite_where=text("prompt_id IS NOT NULL")),
        Index("ix_contributions_answers_id", "answers_id", sqlite_where=text("answers_id IS NOT NULL")),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    place: Mapped[int]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    speaker_name: Mapped[str] = mapped_column(default="")
    speaker_title: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime | None]
    label: Mapped[Label | None]
    text: Mapped[str]
    disposition: Mapped[Disposition | None]
    response: Mapped[str] = mapped_column(default="")
    prompt_id: Mapped[int | None] = mapped_column(ForeignKey("prompts.id"))
    answers_id: Mapped[int | None] = mapped_column(ForeignKey("contributions.id"))
    by_hand: Mapped[bool] = mapped_column(default=False, server_default="0")


class Vote(Base):
    """A vote with its figures; ``base`` is the number entitled when it was taken.

    ``in_favour`` is missing where others were counted and it was not recorded how many were for.
    """

    __tablename__ = "votes"
    __table_args__ = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    question: Mapped[str]
    in_favour: Mapped[int | None]
    against: Mapped[int]
    other: Mapped[int]
    method: Mapped[VoteMethod]
    base: Mapped[int | None]


class VoteDissent(Base):
    """A member who stood apart in a vote and asked to be named."""

    __tablename__ = "vote_dissents"

    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True, index=True)
    place: Mapped[int]
    stance: Mapped[Stance]
    reason: Mapped[str] = mapped_column(default="")


class QueueLine(Base):
    """Somebody who asked to speak."""

    __tablename__ = "speaker_queue"
    __table_args__ = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    place: Mapped[int]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    speaker_name: Mapped[str] = mapped_column(default="")
    speaker_title: Mapped[str] = mapped_column(default="")


class Speech(Base):
    """A speech prepared before the session."""

    __tablename__ = "prepared_speeches"
    __table_args__ = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    place: Mapped[int]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    speaker_name: Mapped[str] = mapped_column(default="")
    speaker_title: Mapped[str] = mapped_column(default="")
    group_name: Mapped[str] = mapped_column(default="")
    topic: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    contribution_id: Mapped[int | None] = mapped_column(ForeignKey("contributions.id", ondelete="SET NULL"), index=True)


class SelfReview(Base):
    """A line of the self-review."""

    __tablename__ = "self_reviews"
    __table_args__ = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    subject: Mapped[ReviewSubject]
    about_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    shortcoming: Mapped[str]
    measure: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
