"""Copies of a year's documents by who gets them, and what each leaves out.

The minutes book leaves out of each session what a copy of its minutes alone would; the report leaves out what sessions
noted of their scoring, and what was noted of a confidential topic. The others tell titles and figures only.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from app.domain.copies import EVALUATION, Part, Scope, cut, left_out
from app.domain.year_record import BookedSession, SessionNote, YearRecord

_BOOK, _REPORT = "minutes-book", "year-report"


def for_scope(record: YearRecord, kind: str, scope: Scope) -> tuple[YearRecord, tuple[Part, ...]]:
    """Return a year's record as a copy of that kind of document may show it, and what that leaves out."""
    confidential = {topic.session_id for topic in record.topics if topic.confidential and topic.session_id}
    if kind == _BOOK:
        copies = [_copy(one, scope, confidential=one.session.id in confidential) for one in record.booked]
        record = replace(record, booked=tuple(one for one, _ in copies))
        gone = {part for _, parts in copies for part in parts}
    elif kind == _REPORT:
        parts = {note: _kept_back(note, scope, confidential) for note in record.session_notes}
        record = replace(record, session_notes=tuple(note for note, part in parts.items() if part is None))
        gone = {part for part in parts.values() if part}
    else:
        gone = set()
    return record, tuple(part for part in Part if part in gone)


def _copy(one: BookedSession, scope: Scope, *, confidential: bool) -> tuple[BookedSession, tuple[Part, ...]]:
    """Return a session for the book; closed minutes that lose something are written anew."""
    parts = left_out(one.session, "minutes", scope, confidential=confidential)
    shown = [part for part in parts if part is not Part.SELF_REVIEW]  # minutes print it only where it is asked for
    return (replace(one, session=cut(one.session, shown), sealed=None) if shown else one), parts


def _kept_back(note: SessionNote, scope: Scope, confidential: Collection[str]) -> Part | None:
    if scope is Scope.MEMBERS and note.kind in EVALUATION:
        return Part.EVALUATION
    return Part.CONFIDENTIAL if scope is Scope.PARENT and note.session_id in confidential else None
