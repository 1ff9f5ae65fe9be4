"""A .docx read back as a person reads it: its paragraphs in order, those in tables among them."""

from __future__ import annotations

import re
from io import BytesIO

import docx
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P

from app.exporters.blocks import Document, Head, Heading, Paragraph, Table, Title

_TEXTS = {qn("w:t"): None, qn("w:tab"): "\t", qn("w:br"): "\n"}


def opened(data: bytes) -> Word:
    return docx.Document(BytesIO(data))


def paragraph_text(item: CT_P) -> str:
    found = (node for node in item.iter() if node.tag in _TEXTS and node.getparent().tag == qn("w:r"))
    return "".join(_TEXTS[node.tag] or node.text or "" for node in found)


def paragraphs(data: bytes) -> list[str]:
    """Return the text of every paragraph, in the order of the page."""
    return [paragraph_text(item) for item in opened(data).element.body.iter(qn("w:p"))]


def words(text: str) -> str:
    """Return a text with its white space made even, so that only words are compared."""
    return re.sub(r"\s+", " ", text).strip()


def whole(data: bytes) -> str:
    return words(" ".join(paragraphs(data)))


def outline_text(document: Document) -> list[str]:
    """Return the lines of an outline: head, title, headings, paragraphs, cells of tables."""
    lines: list[str] = []
    for block in document.blocks:
        match block:
            case Head():
                lines += [block.superior, block.issuer, block.number, block.place_date, block.party_title]
            case Title():
                lines += [block.kind, *block.subject, block.rule]
            case Heading() | Paragraph():
                lines.append(block.text)
            case Table():
                lines += [cell for row in block.rows for cell in row]
            case _:
                pass
    return lines
