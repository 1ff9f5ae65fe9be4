"""The kinds of paragraph that documents are made of, as a format profile wants them."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from typing import NamedTuple

from app.exporters.profile import Body, FormatProfile, Sizes
from app.exporters.wordml import Face, Form, Look


class Looks(NamedTuple):
    """Every kind of paragraph there is, as a profile wants it; each is a named style of the template too."""

    body: Look
    heading_1: Look
    heading_2: Look
    heading_3: Look
    head: Look
    kind: Look
    subject: Look
    table: Look
    signature: Look
    recipients: Look
    page_number: Look
    gap: Look

    @classmethod
    def of(cls, profile: FormatProfile) -> Looks:
        """Return the looks of a profile; the same ones each time, with what they have worked out already."""
        return cls._made(profile.body, profile.sizes)

    @classmethod
    @lru_cache(maxsize=8)
    def _made(cls, body: Body, sizes: Sizes) -> Looks:
        face = partial(Face, body.font, body.language)
        text = Form("both", body.line, body.before, first_line=body.first_line)
        heading = partial(replace, text, keep_next=True)
        bold = face(sizes.heading, bold=True)
        return cls(
            body=Look("SCB Body", text, face(body.size)),
            heading_1=Look("SCB Heading 1", heading(outline=0), bold),
            heading_2=Look("SCB Heading 2", heading(outline=1), bold),
            heading_3=Look("SCB Heading 3", heading(outline=2), replace(bold, italic=True)),
            head=Look("SCB Head", Form("center"), face(sizes.organisation)),
            kind=Look("SCB Title", Form("center", before=4 * body.before), face(sizes.kind, bold=True)),
            subject=Look("SCB Subject", Form("center"), face(sizes.subject, bold=True)),
            table=Look("SCB Table", Form("left", body.line), face(sizes.table)),
            signature=Look("SCB Signature", Form("center", body.line, keep_next=True), face(sizes.authority)),
            recipients=Look("SCB Recipients", Form("left", keep_next=True), face(sizes.recipients)),
            page_number=Look("SCB Page Number", Form("center"), face(sizes.page_number)),
            gap=Look("SCB Gap", Form("left", 1), face(1)),
        )
