"""The cell's papers: numbers given to documents, directives received, and files kept in the book."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class Term(Base):
    """A term of the committee; numbers of documents run within it, from congress to congress."""

    __tablename__ = "terms"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    since: Mapped[date]
    until: Mapped[date | None]


class IssuedDocument(Base):
    """A line of the number register: a document the cell issued, with its code and number in its term."""

    __tablename__ = "issued_documents"
    __table_args__ = (
        Index("ix_issued_documents_code_number", "code", "number"),
        Index("ix_issued_documents_issued_on", "issued_on"),
        Index("ix_issued_documents_year", "year"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    term_id: Mapped[int | None] = mapped_column(ForeignKey("terms.id"), index=True)
    document: Mapped[str] = mapped_column(default="")
    code: Mapped[str]
    number: Mapped[int | None]
    issued_on: Mapped[date | None]
    subject: Mapped[str] = mapped_column(default="")
    session_id: Mapped[int | None] = mapped_column(ForeignKey("sessions.id", ondelete="SET NULL"), index=True)
    year: Mapped[int | None]
    recipients: Mapped[str] = mapped_column(default="")
    signer: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class Directive(Base):
    """A document received from above: what plans and reports rest on, and what replaced it."""

    __tablename__ = "directives"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[date | None]
    issuer: Mapped[str] = mapped_column(default="")
    title: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    valid_until: Mapped[date | None]
    superseded_by_id: Mapped[int | None] = mapped_column(ForeignKey("directives.id", ondelete="SET NULL"), index=True)
    is_basis: Mapped[bool] = mapped_column(default=False)


class DirectiveUse(Base):
    """A directive that a topic rests on, or that a session made known."""

    __tablename__ = "directive_uses"

    id: Mapped[int] = mapped_column(primary_key=True)
    directive_id: Mapped[int] = mapped_column(ForeignKey("directives.id", ondelete="CASCADE"), index=True)
    topic_id: Mapped[int | None] = mapped_column(ForeignKey("plan_topics.id", ondelete="CASCADE"), index=True)
    session_id: Mapped[int | None] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)


class Attachment(Base):
    """A file kept in the book, or only where its paper lies; ``size`` is in bytes, ``sha256`` that of its content."""

    __tablename__ = "attachments"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int | None] = mapped_column(ForeignKey("sessions.id", ondelete="SET NULL"), index=True)
    topic_id: Mapped[int | None] = mapped_column(ForeignKey("plan_topics.id", ondelete="SET NULL"), index=True)
    directive_id: Mapped[int | None] = mapped_column(ForeignKey("directives.id", ondelete="SET NULL"), index=True)
    task_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id", ondelete="SET NULL"), index=True)
    title: Mapped[str]
    file_name: Mapped[str] = mapped_column(default="")
    media: Mapped[str] = mapped_column(default="")
    size: Mapped[int] = mapped_column(default=0)
    sha256: Mapped[str] = mapped_column(default="")
    added_at: Mapped[datetime]
    paper_place: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class AttachmentContent(Base):
    """The bytes of an attachment, apart from what lists show."""

    __tablename__ = "attachment_contents"

    attachment_id: Mapped[int] = mapped_column(ForeignKey("attachments.id", ondelete="CASCADE"), primary_key=True)
    content: Mapped[bytes]
