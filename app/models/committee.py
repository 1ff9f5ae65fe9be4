"""What a committee keeps of the cells below it: which files came, and figures of their sessions. No person is named.

A newer file of a cell takes the place of what the one before said; the files received stay listed.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.vocabulary import CellKind, SessionKind
from app.models.base import Base


class BelowCell(Base):
    """A cell below the committee, under the names of its newest file; ``members`` are those who attend there."""

    __tablename__ = "below_cells"
    __table_args__ = (UniqueConstraint("name", "superior"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    superior: Mapped[str]
    kind: Mapped[CellKind]
    members: Mapped[int]


class ReceivedFile(Base):
    """A file of a cell that was taken in; ``told_until`` is the last day on which something in it happened."""

    __tablename__ = "received_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    cell_id: Mapped[int] = mapped_column(ForeignKey("below_cells.id", ondelete="CASCADE"), index=True)
    received_at: Mapped[datetime]
    file_name: Mapped[str]
    sha256: Mapped[str]
    told_until: Mapped[date | None]
    sessions: Mapped[int]


class BelowSession(Base):
    """A session of a cell in figures; those of tasks are as they stood when the file came."""

    __tablename__ = "below_sessions"
    __table_args__ = (
        UniqueConstraint("cell_id", "uid"),
        Index("ix_below_sessions_year", "year"),
        Index("ix_below_sessions_cell_id_started_at", "cell_id", "started_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cell_id: Mapped[int] = mapped_column(ForeignKey("below_cells.id", ondelete="CASCADE"))
    uid: Mapped[str]
    kind: Mapped[SessionKind]
    year: Mapped[int]
    quarter: Mapped[int | None]
    topic: Mapped[str]
    planned_at: Mapped[datetime | None]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    official: Mapped[int]
    expected: Mapped[int]
    present: Mapped[int]
    excused: Mapped[int]
    unexcused: Mapped[int]
    speakers: Mapped[int]
    contributions: Mapped[int]
    votes: Mapped[int]
    tasks_given: Mapped[int]
    tasks_done: Mapped[int]
    tasks_in_time: Mapped[int]
    tasks_late: Mapped[int]
    seal_number: Mapped[int | None]
    sealed_at: Mapped[datetime | None]
    reported_on: Mapped[date | None]


class BelowSpeaking(Base):
    """How many members of a cell spoke in so many (``times``) sessions of a year."""

    __tablename__ = "below_speaking"
    __table_args__ = (UniqueConstraint("cell_id", "year", "times"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cell_id: Mapped[int] = mapped_column(ForeignKey("below_cells.id", ondelete="CASCADE"))
    year: Mapped[int]
    times: Mapped[int]
    members: Mapped[int]
