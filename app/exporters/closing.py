"""The end of a document's body: the mark after its last sentence."""

from __future__ import annotations

from dataclasses import replace

from app.exporters.blocks import Authority, Document, Paragraph, Signatures
from app.exporters.profile import FormatProfile

_USUAL = "."


def ended(document: Document, profile: FormatProfile) -> Document:
    """Return a document whose last sentence ends with the mark of the profile; outlines end it with a full stop.

    Only the fixed sentence that closes the body changes: the paragraph right before the last signatures.
    """
    place = len(document.blocks) - 2
    if profile.end_mark == _USUAL or place < 0 or not isinstance(document.blocks[-1], Authority | Signatures):
        return document
    last = document.blocks[place]
    if not isinstance(last, Paragraph) or not last.text.endswith(_USUAL) or last.text.endswith(profile.end_mark):
        return document
    run = last.runs[-1]
    closed = replace(run, text=run.text.removesuffix(_USUAL) + profile.end_mark)
    blocks = (*document.blocks[:place], Paragraph((*last.runs[:-1], closed)), document.blocks[-1])
    return replace(document, blocks=blocks)
