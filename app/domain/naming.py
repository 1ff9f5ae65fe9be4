"""How a session is called in lists: its kind and quarter, its day, where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.domain.summaries import CellNameRecord, SessionSummary
from app.domain.vietnamese import quarter_name, short_date
from app.domain.vocabulary import FollowUpKind, SessionKind
from app.domain.year import Tone


def session_name(summary: SessionSummary) -> str:
    """Return ``Chuyên đề quý III`` or the kind: ``Sinh hoạt thường kỳ``; a part of a combined sitting says which."""
    part = f", phần {summary.part}" if summary.part else ""
    return f"{_kind_name(summary)}{part}"


def _kind_name(summary: SessionSummary) -> str:
    if summary.kind is SessionKind.THEMATIC and summary.quarter:
        return f"Chuyên đề quý {quarter_name(summary.quarter)}"
    return summary.kind.vi


def session_time(summary: SessionSummary) -> datetime | None:
    """Return when the session was held, else when it is planned."""
    return summary.started_at or summary.planned_at


def session_line(summary: SessionSummary) -> str:
    """Return ``10/9/2026 · Chuyên đề quý III · Cải cách hành chính``; parts that are not known are left out."""
    at = session_time(summary)
    parts = (short_date(at.date()) if at else "Chưa có ngày", session_name(summary), summary.topic.strip())
    return " · ".join(part for part in parts if part)


def session_stand(summary: SessionSummary) -> tuple[str, Tone]:
    """Return where a session stands, in words with their tone; a thematic one is done when it is reported up."""
    if summary.state == "planned":
        return "Đang chuẩn bị", "neutral"
    if summary.state == "running":
        return "Đang diễn ra", "warn"
    if summary.kind is not SessionKind.THEMATIC:
        return "Đã diễn ra", "good"
    if FollowUpKind.REPORTED_UP in summary.follow_ups:
        return "Đã báo cáo", "good"
    return "Chưa gửi cấp trên", "warn"


def former_words(former: Sequence[CellNameRecord]) -> str:
    """Return the names an organisation bore, newest first, a line each: until which day, and under which superior."""
    lines = [
        f"Trước ngày {short_date(one.valid_until)}: {one.name}" + (f", {one.superior}" if one.superior else "")
        for one in reversed(former)
        if one.valid_until is not None
    ]
    return "\n".join(["Tên đã dùng", *lines]) if lines else ""
