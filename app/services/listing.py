"""What ``so-chi-bo list`` prints: plain values, one dictionary a line of the list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from app.domain import register as rules
from app.domain.obligations import Duty, days_late, stand
from app.domain.year_records import IssuedDocumentRecord
from app.services import register
from app.services.document_kinds import BEFOREHAND, SESSION_KINDS, SUPPLEMENT, kinds_of_year
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
    """Return what is owed in a year (or all), by its day, with how it is met and how it stands today.

    ``kind`` is the code of the rule, or ``own`` and ``milestone`` for what people and campaigns set.
    """
    today = date.today()
    years = (year,) if year is not None else tuple(sorted(book.years()))
    found = [duty for each in years for duty in book.obligations(each, today) if duty.year == each]
    return [_duty(duty, today) for duty in sorted(found, key=lambda one: (one.due_on or date.max, one.key))]


def _duty(duty: Duty, today: date) -> dict[str, Any]:
    stands = stand(duty, today)
    return {
        "key": duty.key, "year": duty.year, "session": duty.session, "kind": duty.key.partition(":")[0],
        "title": duty.title, "about": duty.about, "due_on": _iso(duty.due_on), "done_on": _iso(duty.done_on),
        "state": stands.group.name.lower(), "state_text": stands.text, "days_late": days_late(duty),
        "recipient": duty.recipient, "via": duty.via, "how": duty.how, "document": duty.document, "note": duty.note,
        "source": " · ".join(part for part in (duty.source.document, duty.source.clause) if part)
        if duty.source else None,
    }  # fmt: skip


def documents(book: OpenBook, year: int | None) -> Listing:
    """Return the documents that can be made: of each session as far as it is, then of each year that has sessions.

    Each has what the register gave it; the other lines of the register follow, without a kind that can be made.
    """
    sessions = book.sessions(year)
    lines = [one for one in book.ask(register.all_entries) if year in (None, _year_of(one))]
    given = {(one.session or one.year, one.document): one for one in lines if not rules.is_void(one)}
    letters = rules.organisation_code(book.cell())

    def told(owner: str | int, kind: str) -> dict[str, Any]:
        return _given(given.get((owner, kind)), letters)

    of_sessions = [
        {"session": entry.id, "kind": kind, "title": title} | told(entry.id, kind)
        for entry in sessions for kind, title in SESSION_KINDS.items()
        if kind != SUPPLEMENT and (entry.state != "planned" or kind in BEFOREHAND)
    ]  # fmt: skip
    years = sorted({entry.year for entry in sessions})
    of_years = [
        {"year": one, "kind": kind, "title": title} | told(one, kind)
        for one in years for kind, title in kinds_of_year(book.cell()).items()
    ]  # fmt: skip
    made = {(entry.get("session") or entry["year"], entry["kind"]) for entry in (*of_sessions, *of_years)}
    shown = {line.id for key, line in given.items() if key in made}
    others = [_line(one) | _given(one, letters) for one in lines if one.id not in shown]
    return [*of_sessions, *of_years, *others]


def _line(line: IssuedDocumentRecord) -> dict[str, Any]:
    void = rules.is_void(line)
    kind = "" if void else line.document
    return {"session": line.session, "year": line.year, "kind": kind, "title": line.subject, "void": void}


def _given(line: IssuedDocumentRecord | None, letters: str) -> dict[str, Any]:
    """Return number, symbol and day of a document, each None where the register does not give it."""
    if line is None:
        return {"number": None, "symbol": None, "issued_on": None}
    written = rules.symbol(line.number, line.code, letters) if line.number is not None else None
    return {"number": line.number, "symbol": written, "issued_on": _iso(line.issued_on)}


def _year_of(line: IssuedDocumentRecord) -> int | None:
    return line.issued_on.year if line.issued_on else line.year


def _iso(moment: date | datetime | None) -> str | None:
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="seconds" if moment.second else "minutes")
    return moment.isoformat() if moment else None


LISTS: dict[str, Callable[[OpenBook, int | None], Listing]] = {
    "sessions": sessions, "members": members, "tasks": tasks, "obligations": obligations, "documents": documents,
}  # fmt: skip
