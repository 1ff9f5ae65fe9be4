"""Kinds of document and who makes them."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.records import SessionRecord
from app.domain.roll import RollCount
from app.exporters.blocks import Document
from app.exporters.extras import Extras
from app.exporters.minutes_outline import minutes_document
from app.exporters.profile import FormatProfile
from app.exporters.supplement_outline import supplement_document
from app.exporters.topic_report_outline import topic_report_document

Outline = Callable[[SessionRecord, RollCount, FormatProfile, Extras], Document]

#: The kind that only closed minutes with corrections have.
SUPPLEMENT = "supplement"

#: Kind of document: its Vietnamese title, the name of its file, and the function that makes it.
OUTLINES: dict[str, tuple[str, str, Outline]] = {
    "minutes": ("Biên bản", "bien-ban", minutes_document),
    "topic-report": ("Báo cáo chuyên đề", "bao-cao-chuyen-de", topic_report_document),
    SUPPLEMENT: ("Biên bản bổ sung", "bien-ban-bo-sung", supplement_document),
}
