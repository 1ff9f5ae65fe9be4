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
    """The head of the first page: who issues it (left), the Party's title, place and date (right).

    A blank number or date leaves its line out; ``mark`` stands under the number, such as ``Dự thảo lần 2``.
    """

    superior: str
    issuer: str
    number: str
    place_date: str
    party_title: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """Type of document, lines of its subject, and the five hyphens; ``drop`` is millimetres of room above it."""

    kind: str
    subject: tuple[str, ...]
    rule: str
    drop: float = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 ``I- THÀNH PHẦN`` (bold), level 2 ``1- …`` (bold), level 3 (bold italic)."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """The heading of a part: ``Phần thứ nhất`` over its name in capitals, both centred; either may be empty."""

    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body; ``keep`` holds it on the page of what follows."""

    runs: tuple[Run, ...]
    keep: bool = False

    @property
    def text(self) -> str:
        """The paragraph's text."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Centred:
    """Lines in the middle of the page, ``drop`` millimetres below what stands over them."""

    lines: tuple[Run, ...]
    drop: float = 0


@dataclass(frozen=True, slots=True)
class Ruled:
    """Dotted lines across the page, to be written on by hand; the last ``kept`` stay on the page of what follows."""

    lines: int
    kept: int = 0


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


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class NewSection:
    """What follows begins a page, lying on its side or not; ``anew`` counts pages from 1 again, as an annex does."""

    landscape: bool = False
    anew: bool = False


@dataclass(frozen=True, slots=True)
class BannerLine:
    """A line for the wall: its size and the room above it in points."""

    text: str
    size: float
    bold: bool = False
    italic: bool = False
    drop: float = 0


@dataclass(frozen=True, slots=True)
class Banner:
    """Large lines in the middle of a sheet, one under the other."""

    lines: tuple[BannerLine, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A document written earlier, set in as it was; ``docx`` is one of which ``kept.can_be_set_in`` holds."""

    docx: bytes


Block = (
    Head | Title | Part | Heading | Paragraph | Centred | Ruled | Table | Signatures | Authority
    | NewPage | NewSection | Banner | Kept
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet other than the profile's page, with one margin all round; lengths in millimetres."""

    width: float
    height: float
    margin: float


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document: its blocks in order, the title for its properties, its ``sheet`` if not the profile's page."""

    title: str
    blocks: tuple[Block, ...]
    sheet: Sheet | None = None


def paragraph(text: str) -> Paragraph:
    """Return a plain paragraph."""
    return Paragraph((Run(text),))
