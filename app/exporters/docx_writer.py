"""The last stage of the exporter: a neutral document and a format profile become the bytes of a .docx."""

from __future__ import annotations

from datetime import datetime

import msgspec

from app.exporters import drawing
from app.exporters.blocks import Document, Sheet
from app.exporters.layout import Layout
from app.exporters.looks import Looks
from app.exporters.profile import FormatProfile
from app.exporters.shell import shell


def write_docx(document: Document, profile: FormatProfile, *, created: datetime) -> bytes:
    """Return the .docx of a document; equal input gives equal bytes.

    ``created`` goes into the properties; without a time zone it is local time. The file names no author.
    Raises KnownError if the program's own template is missing.
    """
    profile = _on_sheet(profile, document.sheet) if document.sheet else profile
    pieces = drawing.numbered_lines(Layout(profile).body(document.blocks))
    around = shell(profile.page, Looks.of(profile).page_number, profile.body.language)
    return around.filled(pieces, document.title, created)


def _on_sheet(profile: FormatProfile, sheet: Sheet) -> FormatProfile:
    """Return the profile with the document's own sheet for its page."""
    edge = sheet.margin
    page = msgspec.structs.replace(
        profile.page, width=sheet.width, height=sheet.height, top=edge, bottom=edge, left=edge, right=edge
    )
    return msgspec.structs.replace(profile, page=page)
