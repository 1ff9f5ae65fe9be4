"""What a reader of a year's documents would stumble over: topics, notes and closed minutes that are missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.domain.absences import rule_words, told
from app.domain.cells_year import Mark
from app.domain.findings import Finding
from app.domain.vietnamese import quarter_name, two_digits
from app.domain.vocabulary import YearNoteKind
from app.domain.year import first_day, least_topics, quarters_of_book
from app.domain.year_facts import planned
from app.domain.year_record import Span, YearRecord

#: Where a person writes what is missing.
PLAN, CLOSE, ROLL, NOTES = "Kế hoạch năm", "Chốt biên bản", "Điểm danh", "Ghi nhận xét ở Thống kê"
CELLS = "Nhận tệp của các chi bộ"
_SHOWN = 4


def facts_missing(kind: str, record: YearRecord) -> tuple[Finding, ...]:
    """Return what to look at in a document of a year, errors first; ``kind`` is its name among the documents."""
    check = _OF_KIND.get(kind)
    found = check(record) if check else ()
    return tuple(sorted(found, key=lambda one: one.severity != "error"))


def _plan(record: YearRecord) -> Iterator[Finding]:
    topics = planned(record.topics)
    if not topics:
        yield Finding("no_topics", "error", f"Kế hoạch năm {record.year} chưa có chuyên đề nào", None, PLAN)
        return
    first = first_day(record.sessions, record.day)
    least = least_topics(record.rules.topics_per_year, record.year, first)
    if len(topics) < least:
        text = f"Kế hoạch có {two_digits(len(topics))} chuyên đề, ít hơn mức {two_digits(least)} một năm"
        yield Finding("few_topics", "warning", text, None, PLAN)
    named = {topic.quarter or (topic.month and (topic.month + 2) // 3) for topic in topics}
    missing = [quarter_name(quarter) for quarter in quarters_of_book(record.year, first) if quarter not in named]
    if missing:
        yield Finding("empty_quarter", "warning", f"Chưa có chuyên đề cho quý {', '.join(missing)}", None, PLAN)
    unprepared = [topic.topic.strip() for topic in topics if not topic.preparers]
    if unprepared:
        text = f"{two_digits(len(unprepared))} chuyên đề chưa phân công người chuẩn bị: {_some(unprepared)}"
        yield Finding("no_preparer", "warning", text, None, PLAN)
    plan = record.plan
    if plan is None or not plan.purpose.strip() or not plan.organisation.strip():
        yield Finding("plan_texts", "warning", "Chưa ghi đủ mục đích, yêu cầu và tổ chức thực hiện", None, PLAN)
    if plan is None or plan.adopted_in is None or record.vote is None:
        text = "Chưa ghi kế hoạch được thông qua ở buổi sinh hoạt nào, biểu quyết ra sao"
        yield Finding("not_adopted", "warning", text, None, PLAN)
    elif record.vote.counted_for is None:
        text = "Biểu quyết thông qua kế hoạch chưa ghi số đồng chí tán thành"
        yield Finding("plan_in_favour", "warning", text, None, PLAN)


def _report(record: YearRecord) -> Iterator[Finding]:
    missing = [kind.vi for kind in YearNoteKind if not record.notes.get(kind, "").strip()]
    if missing:
        yield Finding("year_notes", "warning", f"Chưa ghi: {'; '.join(missing)}", None, NOTES)
    yield from _called(record, None)


def _minutes(record: YearRecord) -> Iterator[Finding]:
    held = record.held()
    if not held:
        yield Finding("no_session", "error", f"Năm {record.year} chưa có buổi sinh hoạt nào kết thúc")
    yield from _open_minutes(record, None)


def _pack(record: YearRecord) -> Iterator[Finding]:
    if not record.held(record.span):
        yield Finding("no_session", "error", "Trong kỳ kiểm tra chưa có buổi sinh hoạt nào kết thúc")
    yield from _open_minutes(record, record.span)
    yield from _called(record, record.span)
    text = "Lần kiểm tra trước chưa ghi xong việc khắc phục"
    if any(one.findings.strip() and one.done_on is None for one in record.inspections):
        yield Finding("not_remedied", "warning", text)


def _absences(record: YearRecord) -> Iterator[Finding]:
    if record.rules.absences_told is None:
        text = f"{record.rules.title} không đặt số buổi vắng phải thông báo"
        yield Finding("no_absence_rule", "error", text, None, "Đặt trong Quy định")
    elif not told(record.lines(record.held()), record.rules):
        yield Finding("nobody_absent", "warning", f"Không có đồng chí nào vắng {rule_words(record.rules)}")
    yield from _called(record, None)


def _cells(record: YearRecord) -> Iterator[Finding]:
    lines = record.cells.lines
    if not lines:
        yield Finding("no_cells", "error", "Sổ chưa nhận tệp của chi bộ nào", None, CELLS)
    silent = [line.year.cell.name for line in lines if Mark.UNKNOWN in line.year.marks]
    if silent:
        text = f"{two_digits(len(silent))} chi bộ cần gửi tệp mới: {_some(silent)}"
        yield Finding("silent_cells", "warning", text, None, CELLS)


def _open_minutes(record: YearRecord, span: Span | None) -> Iterator[Finding]:
    papers = record.papers
    waiting = [one for one in record.held(span) if not (one.id in papers and papers[one.id].sealed_at)]
    if waiting:
        days = [f"{one.started_at.day}/{one.started_at.month}" for one in waiting if one.started_at]
        text = f"{two_digits(len(waiting))} biên bản chưa chốt: {_some(days)}"
        yield Finding("minutes_open", "warning", text, None, CLOSE)


def _called(record: YearRecord, span: Span | None) -> Iterator[Finding]:
    called = {line.session_id for line in record.presence if line.entry.status is not None}
    lines = {line.session_id for line in record.lines(record.held(span))}
    if lines - called:
        yield Finding("no_roll", "warning", f"{two_digits(len(lines - called))} buổi chưa điểm danh", None, ROLL)


def _some(names: list[str]) -> str:
    rest = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" và {rest} nữa" if rest > 0 else "")


_OF_KIND: dict[str, Callable[[YearRecord], Iterator[Finding]]] = {
    "year-plan": _plan,
    "year-report": _report,
    "minutes-book": _minutes,
    "inspection-pack": _pack,
    "absence-notice": _absences,
    "cells-report": _cells,
}
