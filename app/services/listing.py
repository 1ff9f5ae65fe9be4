"""What ``so-chi-bo list`` prints: plain values, one dictionary a line of the list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from app.domain.records import SessionSummary
from app.domain.vocabulary import FollowUpKind, SessionKind
from app.services.documents import KINDS, SUPPLEMENT
from app.services.open_book import OpenBook

Listing = list[dict[str, Any]]


def sessions(book: OpenBook, year: int | None) -> Listing:
    """Return the sessions with their ids, dates, state and counts."""
    return [
        {
            "id": entry.id, "kind": entry.kind, "year": entry.year, "quarter": entry.quarter, "topic": entry.topic,
            "planned_at": _iso(entry.planned_at), "started_at": _iso(entry.started_at),
            "ended_at": _iso(entry.ended_at), "state": entry.state, "present": entry.present, "expected": entry.total,
            "contributions": entry.contributions,
        }
        for entry in book.sessions(year)
    ]  # fmt: skip


def members(book: OpenBook, _: int | None) -> Listing:
    """Return the roster."""
    return [
        {
            "id": member.id, "full_name": member.full_name, "standing": member.standing, "position": member.position,
            "group": member.group, "joined_on": member.joined_on, "official_on": member.official_on,
            "left_on": member.left_on,
        }
        for member in book.members()
    ]  # fmt: skip


def tasks(book: OpenBook, year: int | None) -> Listing:
    """Return the tasks given in sessions of the year (or all)."""
    wanted = {entry.id for entry in book.sessions(year)}
    return [
        {
            "session": task.session_id, "content": task.content, "requirement": task.requirement,
            "measure": task.measure, "due_on": _iso(task.due_on), "assignees": list(task.assignees),
            "inspector": task.inspector, "status": task.status, "result": task.result,
        }
        for task in book.tasks() if task.session_id in wanted
    ]  # fmt: skip


def obligations(book: OpenBook, year: int | None) -> Listing:
    """Return what is owed after each thematic session that was held, with its day where the rules set one."""
    lag = book.rules().report_lag_days
    return [
        {
            "session": entry.id, "kind": kind, "title": kind.vi,
            "due_on": _iso(_due(entry, lag)), "done_on": _iso(entry.follow_ups.get(kind)),
        }
        for entry in book.sessions(year) if entry.state == "held" and entry.kind is SessionKind.THEMATIC
        for kind in FollowUpKind
    ]  # fmt: skip


def documents(book: OpenBook, year: int | None) -> Listing:
    """Return the documents that can be made of the sessions that have begun."""
    return [
        {"session": entry.id, "kind": kind, "title": title}
        for entry in book.sessions(year) if entry.state != "planned"
        for kind, title in KINDS.items() if kind != SUPPLEMENT
    ]  # fmt: skip


def _due(entry: SessionSummary, lag: int | None) -> date | None:
    return entry.ended_at.date() + timedelta(days=lag) if entry.ended_at and lag is not None else None


def _iso(moment: date | datetime | None) -> str | None:
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="seconds" if moment.second else "minutes")
    return moment.isoformat() if moment else None


LISTS: dict[str, Callable[[OpenBook, int | None], Listing]] = {
    "sessions": sessions, "members": members, "tasks": tasks, "obligations": obligations, "documents": documents,
}  # fmt: skip
