"""The year as a calendar: weeks of a month, what falls on each day, days on which two sessions meet, the usual day."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from app.domain.naming import session_name, session_time
from app.domain.obligations import Duty, Group, stand, way
from app.domain.records import SessionSummary, TaskRecord
from app.domain.tasks import state as task_state
from app.domain.vietnamese import short_date
from app.domain.vocabulary import TaskStatus
from app.domain.year import COUNTED_KINDS, Tone

Kind = Literal["session", "duty", "task"]
#: Days of the month on which at least so many of the last sessions were held count as the cell's usual day.
LEAST_ALIKE = 3
LOOKED_BACK = 12
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Event:
    """Something on a day: ``id`` names the session, the obligation or the task; ``at`` is the time of a session."""

    day: date
    kind: Kind
    id: str
    text: str
    tone: Tone
    details: str = ""
    at: datetime | None = None
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class UsualDay:
    """The day of the month on which the cell meets, and the first one free from it in a month, in words."""

    day: date
    text: str


def weeks(year: int, month: int) -> tuple[tuple[date, ...], ...]:
    """Return six weeks from Monday to Sunday that hold the month, so that its picture never changes its height."""
    first = date(year, month, 1)
    start = first - timedelta(days=first.weekday())
    return tuple(tuple(start + timedelta(days=7 * week + day) for day in range(7)) for week in range(6))


def shifted(year: int, month: int, months: int) -> tuple[int, int]:
    """Return the month so many months on."""
    years, index = divmod(year * 12 + month - 1 + months, 12)
    return years, index + 1


def same_day(day: date, months: int) -> date:
    """Return the same day so many months on, the last one of a shorter month."""
    year, month = shifted(day.year, day.month, months)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def events(
    sessions: Iterable[SessionSummary], duties: Iterable[Duty], tasks: Iterable[TaskRecord], today: date
) -> tuple[Event, ...]:
    """Return everything that has a day, by day: sessions first, then what is owed, then tasks.

    What was dropped is left out, and the duty to meet in a quarter, which is shown by its sessions.
    """
    found = [
        *(_session_event(one, at) for one in sessions if (at := session_time(one)) is not None),
        *(_duty_event(one, one.due_on, today) for one in duties if one.due_on is not None and not one.dropped),
        *(_task_event(one, one.due_on, today) for one in tasks if one.due_on and one.status is not TaskStatus.DROPPED),
    ]
    order: dict[Kind, int] = {"session": 0, "duty": 1, "task": 2}
    return tuple(sorted(found, key=lambda one: (one.day, order[one.kind], one.at or datetime.min, one.text)))


def by_day(found: Iterable[Event]) -> Mapping[date, tuple[Event, ...]]:
    """Return what falls on each day that has something."""
    days: defaultdict[date, list[Event]] = defaultdict(list)
    for one in found:
        days[one.day].append(one)
    return {day: tuple(on_day) for day, on_day in days.items()}


def conflict(sessions: Iterable[SessionSummary], day: date) -> str:
    """Return what is said of a day with two sessions that are not parts of one sitting, nothing for any other day."""
    mine = [one for one in sessions if (at := session_time(one)) is not None and at.date() == day and one.part != 2]
    if len(mine) < 2:
        return ""
    names = "; ".join(f"{session_name(one)} lúc {session_time(one):%H:%M}" for one in mine)
    return f"Ngày {short_date(day)} có {len(mine)} buổi sinh hoạt: {names}. Đồng chí xem có nên đổi ngày một buổi."


def usual_day(sessions: Sequence[SessionSummary], year: int, month: int) -> UsualDay | None:
    """Return the cell's usual day in a month, or the first free one after it; None while no day is usual.

    Usual is the day of the month on which most of the last sessions were held. Rest days and days with a session are
    passed over.
    """
    held = [one.started_at.date() for one in sessions if one.started_at and one.kind in COUNTED_KINDS]
    counted = Counter(day.day for day in sorted(held)[-LOOKED_BACK:]).most_common(1)
    if not counted or counted[0][1] < LEAST_ALIKE:
        return None
    number = counted[0][0]
    wanted = date(year, month, min(number, monthrange(year, month)[1]))
    taken = {at.date() for one in sessions if (at := session_time(one)) is not None}
    free = next(
        day for ahead in range(len(taken) + 14)
        if (day := wanted + timedelta(days=ahead)).weekday() < _SATURDAY and day not in taken
    )  # fmt: skip
    said = f"Chi bộ thường họp ngày {number:02d}."
    if free == wanted:
        return UsualDay(free, f"{said} Ngày {short_date(wanted)} còn trống.")
    why = "đã có buổi sinh hoạt" if wanted in taken else "là ngày nghỉ"
    return UsualDay(free, f"{said} Ngày {short_date(wanted)} {why}; ngày {short_date(free)} còn trống.")


def _session_event(session: SessionSummary, at: datetime) -> Event:
    tone: Tone = {"held": "good", "running": "warn"}.get(session.state, "neutral")  # type: ignore[assignment]
    return Event(
        at.date(), "session", session.id, f"{at:%H:%M} {session_name(session)}", tone, session.topic.strip(), at,
        session.state == "held",
    )  # fmt: skip


def _duty_event(duty: Duty, day: date, today: date) -> Event:
    stands = stand(duty, today)
    is_over = stands.group in (Group.DONE, Group.CLOSED)
    details = " · ".join(part for part in (stands.text, way(duty)) if part)
    return Event(day, "duty", duty.key, duty.line, stands.tone, details, is_over=is_over)


def _task_event(task: TaskRecord, day: date, today: date) -> Event:
    stands = task_state(task, today)
    tone: Tone = stands.tone  # type: ignore[assignment]
    return Event(day, "task", str(task.id), task.content, tone, stands.text, is_over=task.status is not TaskStatus.OPEN)
