"""What a mark of the roll-call does to a line, and how a line reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from app.domain.records import RollEntry
from app.domain.roll import is_away, is_exempt, reason_of
from app.domain.vocabulary import AttendanceStatus, Standing

_TONES = {
    AttendanceStatus.PRESENT: "good",
    AttendanceStatus.LATE: "warn",
    AttendanceStatus.LEFT_EARLY: "warn",
    AttendanceStatus.EXCUSED: "warn",
    AttendanceStatus.UNEXCUSED: "bad",
    AttendanceStatus.EXEMPT: "neutral",
}
_STANDINGS = {
    Standing.TEMPORARY_HERE: "tạm thời",
    Standing.TEMPORARY_AWAY: "nơi khác",
    Standing.EXEMPT: "miễn",
}


def marked(entry: RollEntry, status: AttendanceStatus | None, now: datetime | None) -> RollEntry:
    """Return the line after a mark. ``now`` is the time of coming or going, None when it is not happening now.

    A reason stays only with an excused absence, a time of coming also with someone who leaves early; marking the
    same again changes nothing.
    """
    if status is entry.status:
        return entry
    came = entry.arrived_at if status in (AttendanceStatus.LATE, AttendanceStatus.LEFT_EARLY) else None
    excused = status is AttendanceStatus.EXCUSED
    return replace(
        entry,
        status=status,
        reason_kind=entry.reason_kind if excused else None,
        reason=entry.reason if excused else "",
        arrived_at=(came or now) if status is AttendanceStatus.LATE else came,
        left_at=now if status is AttendanceStatus.LEFT_EARLY else None,
    )


def uncalled(entries: Iterable[RollEntry]) -> list[RollEntry]:
    """Return those whose coming is expected and who have not been called: what “everyone present” marks."""
    return [e for e in entries if e.status is None and not is_away(e) and not is_exempt(e)]


def status_words(entry: RollEntry) -> str:
    """Return the state of a line in words, with the reason or the times: ``Vắng có lý do · công tác``."""
    if entry.status is None:
        return _uncalled_words(entry)
    parts = [entry.status.vi]
    if entry.status is AttendanceStatus.EXCUSED:
        parts.append(reason_of(entry))
    elif entry.status is AttendanceStatus.LATE:
        parts = [f"{entry.status.vi} {_time(entry.arrived_at)}".strip()]
    elif entry.status is AttendanceStatus.LEFT_EARLY:
        parts = [f"{entry.status.vi} {_time(entry.left_at)}".strip()]
        parts.append(f"đến {_time(entry.arrived_at)}" if entry.arrived_at else "")
    return " · ".join(part for part in parts if part)


def status_tone(entry: RollEntry) -> str:
    """Return ``good``, ``warn``, ``bad`` or ``neutral``; nothing for a line that waits to be called."""
    if entry.status is not None:
        return _TONES[entry.status]
    return "neutral" if is_exempt(entry) or is_away(entry) else ""


def note(entry: RollEntry) -> str:
    """Return the post, else in a word how the member stands when not simply official."""
    if entry.position or entry.standing is Standing.OFFICIAL:
        return entry.position
    return _STANDINGS.get(entry.standing, entry.standing.vi)


def _uncalled_words(entry: RollEntry) -> str:
    if is_away(entry):
        return "Sinh hoạt nơi khác"
    return AttendanceStatus.EXEMPT.vi if is_exempt(entry) else "Chưa điểm danh"


def _time(moment: datetime | None) -> str:
    return moment.strftime("%H:%M") if moment else ""
