"""Counting what a document leaves open for the hand."""

from __future__ import annotations

from collections.abc import Iterator

from app.exporters.blocks import Document, Paragraph, Table
from app.exporters.profile import FormatProfile

_SHORT = "……"


def blanks(document: Document, profile: FormatProfile) -> int:
    """Return how many paragraphs and cells of tables hold a dotted blank."""
    return sum(_SHORT in text or profile.blank in text for text in _texts(document))


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row)
