"""The roll of a session: who was convened, as they stood then, and what the roll-call said."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.vocabulary import AttendanceStatus, ReasonKind, Standing
from app.models.base import Base


class RollLine(Base):
    """One member in one session. ``convened`` is false for somebody who is only named in it."""

    __tablename__ = "roll"
    __table_args__ = (
        Index("uq_roll_session_id_member_id", "session_id", "member_id", unique=True),
        Index("ix_roll_member_id", "member_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    full_name: Mapped[str]
    standing: Mapped[Standing]
    position: Mapped[str] = mapped_column(default="")
    group_name: Mapped[str] = mapped_column(default="")
    convened: Mapped[bool] = mapped_column(default=True)
    status: Mapped[AttendanceStatus | None]
    reason_kind: Mapped[ReasonKind | None]
    reason: Mapped[str] = mapped_column(default="")
    arrived_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
