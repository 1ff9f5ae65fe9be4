"""Seals of closed minutes, and the supplements that correct them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class Seal(Base):
    """The seal of one session's minutes; triggers of the migration close the session's rows while it stands."""

    __tablename__ = "seals"

    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"), primary_key=True)
    number: Mapped[int]
    sealed_at: Mapped[datetime]
    content: Mapped[str]
    document: Mapped[str]
    previous: Mapped[str]
    hash: Mapped[str]


class Supplement(Base):
    """A correction of closed minutes, numbered within the session."""

    __tablename__ = "supplements"
    __table_args__ = (UniqueConstraint("session_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"))
    number: Mapped[int]
    made_at: Mapped[datetime]
    reason: Mapped[str]
    text: Mapped[str]


class SealedDocument(Base):
    """The document of closed minutes as it was made then, byte for byte."""

    __tablename__ = "sealed_documents"

    session_id: Mapped[int] = mapped_column(ForeignKey("seals.session_id"), primary_key=True)
    docx: Mapped[bytes]
