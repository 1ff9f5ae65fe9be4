"""The neutral parts a Party document is made of. Outlines make them, writers lay them out.

Texts are final: a writer adds no word, an outline knows no font. A ``Run`` text never holds a line break.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The head of the first page: who issues it (left), the Party's title, place and date (right)."""

    superior: str
    issuer: str
    number: str
    place_date: str
    party_title: str


@dataclass(frozen=True, slots=True)
class Title:
    """Type of document, lines of its subject, and the five hyphens."""

    kind: str
    subject: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 ``I- THÀNH PHẦN`` (bold), level 2 ``1- …`` (bold), level 3 (bold italic)."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The paragraph's text."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, width in mm and alignment of its cells."""

    title: str
    width: float
    align: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table whose head repeats on every page and whose rows do not break."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: one or two capital lines (authority, post), then the name under the room for the signature."""

    authority: str
    post: str
    name: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """Two signatures side by side; kept on the page of the last paragraph."""

    left: Signer
    right: Signer


@dataclass(frozen=True, slots=True)
class Authority:
    """Recipients on the left, the authority's signature on the right; kept with the last paragraph."""

    recipients_label: str
    recipients: tuple[str, ...]
    signer: Signer


Block = Head | Title | Heading | Paragraph | Table | Signatures | Authority


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document: its blocks in order, and the title for its properties."""

    title: str
    blocks: tuple[Block, ...]


def paragraph(text: str) -> Paragraph:
    """Return a plain paragraph."""
    return Paragraph((Run(text),))
