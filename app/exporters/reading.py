"""A document as it is read aloud: its words in order, without head, numbers of columns and signatures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.exporters.blocks import Block, Document, Heading, Paragraph, Table, Title


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph to read, and how it stands in the document."""

    role: Literal["title", "heading", "body"]
    text: str


def read_aloud(document: Document) -> tuple[Line, ...]:
    """Return what is read of a document, paragraph by paragraph."""
    return tuple(line for block in document.blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[Line]:
    if isinstance(block, Title):
        yield Line("title", " ".join((block.kind, *block.subject)))
    elif isinstance(block, Heading):
        yield Line("heading", block.text)
    elif isinstance(block, Paragraph):
        yield Line("body", block.text)
    elif isinstance(block, Table):
        titles = [column.title for column in block.columns]
        for row in block.rows:
            said = (f"{title}: {cell}" for title, cell in zip(titles[1:], row[1:], strict=True) if cell)
            yield Line("body", f"{row[0]}. {'; '.join(said)}".replace("\n", "; "))
