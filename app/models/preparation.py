"""What is prepared before a session: briefing, versions of the opening report, approvals, hints, who was served."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.vocabulary import Gate, Means
from app.models.base import Base


class Brief(Base):
    """What the secretary told those who prepare, the outline, and who follows the session from above."""

    __tablename__ = "briefs"

    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    purpose: Mapped[str] = mapped_column(default="")
    requirements: Mapped[str] = mapped_column(default="")
    content: Mapped[str] = mapped_column(default="")
    method: Mapped[str] = mapped_column(default="")
    talked_on: Mapped[date | None]
    outline: Mapped[str] = mapped_column(default="")
    supervisor: Mapped[str] = mapped_column(default="")
    supervisor_came: Mapped[bool | None]
    supervisor_remarks: Mapped[str] = mapped_column(default="")


class ReportVersion(Base):
    """A version of the opening report as it stood; versions are numbered within their session from one."""

    __tablename__ = "report_versions"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    made_at: Mapped[datetime]
    text: Mapped[str]
    note: Mapped[str] = mapped_column(default="")


class Approval(Base):
    """Somebody agreed to the draft on a day, to a version where that is known."""

    __tablename__ = "approvals"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    gate: Mapped[Gate]
    done_on: Mapped[date | None]
    by_name: Mapped[str] = mapped_column(default="")
    version_id: Mapped[int | None] = mapped_column(ForeignKey("report_versions.id", ondelete="SET NULL"), index=True)
    note: Mapped[str] = mapped_column(default="")


class ParentHint(Base):
    """A shortcoming that the parent committee asks the cell to speak about, and the answer."""

    __tablename__ = "parent_hints"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    text: Mapped[str]
    answer: Mapped[str] = mapped_column(default="")
    contribution_id: Mapped[int | None] = mapped_column(ForeignKey("contributions.id", ondelete="SET NULL"), index=True)


class Dispatch(Base):
    """A document given to a member, a group or somebody else, on a day and by some means."""

    __tablename__ = "dispatches"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    document: Mapped[str]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    group_name: Mapped[str] = mapped_column(default="")
    recipient: Mapped[str] = mapped_column(default="")
    sent_on: Mapped[date | None]
    means: Mapped[Means]
    note: Mapped[str] = mapped_column(default="")
