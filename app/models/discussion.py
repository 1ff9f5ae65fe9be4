"""Contributions and votes of a session.

Their ids are never used again (AUTOINCREMENT): a save that is still on its way when a record is deleted can then
never reach another record.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.vocabulary import Disposition, Label, VoteMethod
from app.models.base import Base


class Contribution(Base):
    """One opinion. A member's name is that of the roll; anybody else is named here."""

    __tablename__ = "contributions"
    __table_args__ = (
        Index("ix_contributions_session_id_place", "session_id", "place"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    place: Mapped[int]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    speaker_name: Mapped[str] = mapped_column(default="")
    speaker_title: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime | None]
    label: Mapped[Label | None]
    text: Mapped[str]
    disposition: Mapped[Disposition | None]
    response: Mapped[str] = mapped_column(default="")


class Vote(Base):
    """A vote with its figures; ``base`` is the number entitled when it was taken."""

    __tablename__ = "votes"
    __table_args__ = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    question: Mapped[str]
    in_favour: Mapped[int]
    against: Mapped[int]
    other: Mapped[int]
    method: Mapped[VoteMethod]
    base: Mapped[int | None]
