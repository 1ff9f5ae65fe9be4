"""Members, their groups (tổ đảng) and the history of their standing."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.vocabulary import Standing
from app.models.base import Base


class Group(Base):
    """A group (tổ đảng) of the cell."""

    __tablename__ = "groups"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)


class Member(Base):
    """A member; ``uid`` is the id in exchange files. Dates may be partial and are text."""

    __tablename__ = "members"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    full_name: Mapped[str]
    standing: Mapped[Standing]
    position: Mapped[str] = mapped_column(default="")
    group_id: Mapped[int | None] = mapped_column(ForeignKey("groups.id"), index=True)
    joined_on: Mapped[str | None]
    official_on: Mapped[str | None]
    left_on: Mapped[str | None]


class MemberStanding(Base):
    """A standing the member had from a date on (null: not known)."""

    __tablename__ = "member_standings"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), index=True)
    standing: Mapped[Standing]
    since: Mapped[str | None]
