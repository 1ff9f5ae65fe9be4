"""What was changed about a session after its minutes were closed; triggers of migration 0006 write it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class TrailEntry(Base):
    """One change: ``field`` is a column of ``subject``, empty where the row itself came (``after``) or went."""

    __tablename__ = "trail"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    subject: Mapped[str]
    label: Mapped[str]
    field: Mapped[str] = mapped_column(default="")
    before: Mapped[str | None]
    after: Mapped[str | None]
