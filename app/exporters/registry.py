"""Kinds of document and who makes them: those of a session, and those of a year; ``kinds`` names them."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.document_names import CELLS_REPORT, MINUTES_BOOK, SESSION_KINDS, SUPPLEMENT, YEAR_KINDS
from app.domain.records import SessionRecord
from app.domain.roll import RollCount
from app.domain.year_record import YearRecord
from app.exporters.absence_notice_outline import absence_notice_document
from app.exporters.attendance_outline import attendance_document
from app.exporters.backdrop_outline import backdrop_document
from app.exporters.blank_sheets_outline import blank_sheets_document
from app.exporters.blocks import Document
from app.exporters.cells_report_outline import cells_report_document
from app.exporters.conclusion_notice_outline import conclusion_notice_document
from app.exporters.extract_outline import extract_document
from app.exporters.extras import Extras
from app.exporters.inspection_pack_outline import inspection_pack_document
from app.exporters.invitation_outline import invitation_document
from app.exporters.minutes_book_outline import minutes_book_document
from app.exporters.minutes_outline import minutes_document
from app.exporters.notice_outline import notice_document
from app.exporters.opening_report_outline import opening_report_document
from app.exporters.profile import FormatProfile
from app.exporters.resolution_outline import resolution_document
from app.exporters.self_assessment_outline import self_assessment_document
from app.exporters.supplement_outline import supplement_document
from app.exporters.topic_report_outline import topic_report_document
from app.exporters.year_plan_outline import year_plan_document
from app.exporters.year_report_outline import year_report_document

Outline = Callable[[SessionRecord, RollCount, FormatProfile, Extras], Document]
YearOutline = Callable[[YearRecord, FormatProfile, Extras], Document]

_OUTLINES: dict[str, tuple[str, Outline]] = {
    "minutes": ("bien-ban", minutes_document),
    "topic-report": ("bao-cao-chuyen-de", topic_report_document),
    SUPPLEMENT: ("bien-ban-bo-sung", supplement_document),
    "opening-report": ("bao-cao-de-dan", opening_report_document),
    "resolution": ("nghi-quyet", resolution_document),
    "conclusion-notice": ("thong-bao-ket-luan", conclusion_notice_document),
    "notice": ("thong-bao-hop", notice_document),
    "invitation": ("giay-moi", invitation_document),
    "attendance": ("danh-sach-diem-danh", attendance_document),
    "extract": ("trich-bien-ban", extract_document),
    "self-assessment": ("phieu-tu-cham-diem", self_assessment_document),
    "backdrop": ("ma-ket", backdrop_document),
    "blank-sheets": ("phieu-ghi-tay", blank_sheets_document),
}
_YEAR_OUTLINES: dict[str, tuple[str, YearOutline]] = {
    "year-plan": ("ke-hoach-nam", year_plan_document),
    "year-report": ("bao-cao-nam", year_report_document),
    MINUTES_BOOK: ("so-bien-ban", minutes_book_document),
    "inspection-pack": ("ho-so-kiem-tra", inspection_pack_document),
    "absence-notice": ("thong-bao-vang-sinh-hoat", absence_notice_document),
    CELLS_REPORT: ("tong-hop-cac-chi-bo", cells_report_document),
}

#: Kind of document of a session: its Vietnamese title, the name of its file, and the function that makes it.
OUTLINES: dict[str, tuple[str, str, Outline]] = {kind: (SESSION_KINDS[kind], *made) for kind, made in _OUTLINES.items()}
#: The same of a year.
YEAR_OUTLINES: dict[str, tuple[str, str, YearOutline]] = {
    kind: (YEAR_KINDS[kind], *made) for kind, made in _YEAR_OUTLINES.items()
}
