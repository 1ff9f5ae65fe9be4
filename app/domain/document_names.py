"""Kinds of document by name; what makes them is in ``exporters/registry``, and dear to load."""

from __future__ import annotations

#: The kind that only closed minutes with corrections have.
SUPPLEMENT = "supplement"
MINUTES_BOOK = "minutes-book"
#: The kind that only the book of a committee has something to say in.
CELLS_REPORT = "cells-report"
#: The kinds that are made before a session is held.
BEFOREHAND = ("notice", "invitation", "opening-report", "attendance", "backdrop", "blank-sheets")

#: Kinds of document of a session, and of a year, with their Vietnamese titles.
SESSION_KINDS: dict[str, str] = {
    "minutes": "Biên bản",
    "topic-report": "Báo cáo chuyên đề",
    SUPPLEMENT: "Biên bản bổ sung",
    "opening-report": "Báo cáo đề dẫn",
    "resolution": "Nghị quyết",
    "conclusion-notice": "Thông báo kết luận",
    "notice": "Thông báo họp",
    "invitation": "Giấy mời",
    "attendance": "Danh sách điểm danh",
    "extract": "Trích biên bản",
    "self-assessment": "Phiếu tự chấm điểm",
    "backdrop": "Ma-két",
    "blank-sheets": "Phiếu ghi tay",
}
YEAR_KINDS: dict[str, str] = {
    "year-plan": "Kế hoạch năm",
    "year-report": "Báo cáo năm",
    MINUTES_BOOK: "Sổ biên bản",
    "inspection-pack": "Hồ sơ kiểm tra",
    "absence-notice": "Thông báo vắng sinh hoạt",
    CELLS_REPORT: "Tổng hợp các chi bộ",
}
KINDS = SESSION_KINDS | YEAR_KINDS
