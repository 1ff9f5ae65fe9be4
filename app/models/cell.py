"""The organisation that owns the book, with the names it bore."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.vocabulary import CellKind, CombinePolicy
from app.models.base import Base


class Cell(Base):
    """The one row that says whose book this is and which rules and forms it follows."""

    __tablename__ = "cell"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[CellKind]
    agenda: Mapped[str]
    rules: Mapped[str]
    profile: Mapped[str]
    combine: Mapped[CombinePolicy | None]


class CellName(Base):
    """The organisation's name, its superior's and the place of its documents, until a date (null: still)."""

    __tablename__ = "cell_names"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    superior: Mapped[str]
    place: Mapped[str]
    valid_until: Mapped[date | None]


class Phrase(Base):
    """A standard sentence of the user's own list, with fields in braces."""

    __tablename__ = "phrases"

    id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int]
    text: Mapped[str]


class BookSetting(Base):
    """A small setting of the book, such as how its documents are signed."""

    __tablename__ = "book_settings"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class OwnWording(Base):
    """The user's own wording of a fixed text of documents, in place of the one the program brings."""

    __tablename__ = "wordings"

    key: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]


class ContentSum(Base):
    """The one row of what is known of the whole book, as long as nothing is written.

    ``sha256`` of everything it holds, valid while ``clean``; ``desk``: the facts of the desk.
    """

    __tablename__ = "content_sum"

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str]
    clean: Mapped[bool]
    desk: Mapped[bytes | None]
