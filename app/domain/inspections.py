"""Inspections of the cell's books in words: the span looked at, and whether what was found is put right."""

from __future__ import annotations

from datetime import date

from app.domain.vietnamese import short_date
from app.domain.year_records import InspectionRecord


def span_words(record: InspectionRecord) -> str:
    """Return the span that was looked at, as far as it is known."""
    if record.period_from and record.period_until:
        return f"{short_date(record.period_from)} – {short_date(record.period_until)}"
    if record.period_from:
        return f"từ {short_date(record.period_from)}"
    return f"đến {short_date(record.period_until)}" if record.period_until else ""


def remedy(record: InspectionRecord, today: date) -> tuple[str, str]:
    """Return whether what was found is put right, in words and as a tone; nothing where nothing is asked."""
    if record.done_on:
        return f"Đã khắc phục {short_date(record.done_on)}", "good"
    if record.due_on:
        late = record.due_on < today
        return f"{'Quá hạn' if late else 'Hạn'} {short_date(record.due_on)}", "bad" if late else "warn"
    return ("Chưa đặt hạn", "warn") if record.follow_up.strip() else ("", "")
