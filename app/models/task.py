"""Tasks that sessions give, who does them, and what later sessions heard of them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.vocabulary import TaskStatus
from app.models.base import Base


class Task(Base):
    """A task with the six facts a resolution must state, and how it went."""

    __tablename__ = "tasks"
    __table_args__ = (
        Index("ix_tasks_status_due_on", "status", "due_on"),
        Index("ix_tasks_due_on", "due_on"),
        Index("ix_tasks_done_on", "done_on"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    content: Mapped[str]
    requirement: Mapped[str] = mapped_column(default="")
    measure: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    inspector_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    status: Mapped[TaskStatus]
    result: Mapped[str] = mapped_column(default="")
    cause: Mapped[str] = mapped_column(default="", server_default="")
    done_on: Mapped[date | None]
    evidence: Mapped[str] = mapped_column(default="", server_default="")
    checked_on: Mapped[date | None]
    check_note: Mapped[str] = mapped_column(default="", server_default="")
    resolution_id: Mapped[int | None] = mapped_column(ForeignKey("issued_documents.id"), index=True)


class TaskAssignee(Base):
    """A member who does a task."""

    __tablename__ = "task_assignees"

    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True, index=True)
    place: Mapped[int]


class TaskReview(Base):
    """What a session heard of a task given earlier, with the task's wording at that time."""

    __tablename__ = "task_reviews"
    __table_args__ = (Index("uq_task_reviews_session_id_task_id", "session_id", "task_id", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    task_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id", ondelete="SET NULL"), index=True)
    content: Mapped[str]
    doers: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    status: Mapped[TaskStatus]
    result: Mapped[str] = mapped_column(default="")
    cause: Mapped[str] = mapped_column(default="")
