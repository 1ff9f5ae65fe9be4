"""Kinds of document and who makes them: those of a session, and those of a year."""

from __future__ import annotations

from collections.abc import Callable

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

#: The kind that only closed minutes with corrections have.
SUPPLEMENT = "supplement"

#: Kind of document of a session: its Vietnamese title, the name of its file, and the function that makes it.
OUTLINES: dict[str, tuple[str, str, Outline]] = {
    "minutes": ("Biên bản", "bien-ban", minutes_document),
    "topic-report": ("Báo cáo chuyên đề", "bao-cao-chuyen-de", topic_report_document),
    SUPPLEMENT: ("Biên bản bổ sung", "bien-ban-bo-sung", supplement_document),
    "opening-report": ("Báo cáo đề dẫn", "bao-cao-de-dan", opening_report_document),
    "resolution": ("Nghị quyết", "nghi-quyet", resolution_document),
    "conclusion-notice": ("Thông báo kết luận", "thong-bao-ket-luan", conclusion_notice_document),
    "notice": ("Thông báo họp", "thong-bao-hop", notice_document),
    "invitation": ("Giấy mời", "giay-moi", invitation_document),
    "attendance": ("Danh sách điểm danh", "danh-sach-diem-danh", attendance_document),
    "extract": ("Trích biên bản", "trich-bien-ban", extract_document),
    "self-assessment": ("Phiếu tự chấm điểm", "phieu-tu-cham-diem", self_assessment_document),
    "backdrop": ("Ma-két", "ma-ket", backdrop_document),
    "blank-sheets": ("Phiếu ghi tay", "phieu-ghi-tay", blank_sheets_document),
}

MINUTES_BOOK = "minutes-book"
#: The kind that only the book of a committee has something to say in.
CELLS_REPORT = "cells-report"
#: The kinds that are made before a session is held.
BEFOREHAND = ("notice", "invitation", "opening-report", "attendance", "backdrop", "blank-sheets")

#: Kind of document of a year: its Vietnamese title, the name of its file, and the function that makes it.
YEAR_OUTLINES: dict[str, tuple[str, str, YearOutline]] = {
    "year-plan": ("Kế hoạch năm", "ke-hoach-nam", year_plan_document),
    "year-report": ("Báo cáo năm", "bao-cao-nam", year_report_document),
    MINUTES_BOOK: ("Sổ biên bản", "so-bien-ban", minutes_book_document),
    "inspection-pack": ("Hồ sơ kiểm tra", "ho-so-kiem-tra", inspection_pack_document),
    "absence-notice": ("Thông báo vắng sinh hoạt", "thong-bao-vang-sinh-hoat", absence_notice_document),
    CELLS_REPORT: ("Tổng hợp các chi bộ", "tong-hop-cac-chi-bo", cells_report_document),
}

#: Kinds of document of a session, and of a year, with their Vietnamese titles.
SESSION_KINDS: dict[str, str] = {kind: title for kind, (title, _, _) in OUTLINES.items()}
YEAR_KINDS: dict[str, str] = {kind: title for kind, (title, _, _) in YEAR_OUTLINES.items()}
KINDS = SESSION_KINDS | YEAR_KINDS
