"""How far a session has come: where each step stands, how long it took, where work goes on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum, auto

from app.domain.records import SessionRecord, StepRecord
from app.domain.rules import RulePack
from app.domain.sitting import Length, is_combined, part_number
from app.domain.vietnamese import quarter_name
from app.domain.vocabulary import FollowUpKind, SessionKind, StepKind

#: How a time that was not stamped is marked.
BY_HAND = "sửa tay"
_LONGEST = timedelta(days=1)


class Stage(Enum):
    """Where a step stands."""

    AHEAD = auto()
    RUNNING = auto()
    DONE = auto()


@dataclass(frozen=True, slots=True)
class StepProgress:
    """A step's place in time; ``minutes`` is None while a length cannot be told, ``planned`` where none was planned.

    ``corrected`` says that its time was set by hand.
    """

    number: int
    stage: Stage
    started_at: datetime | None = None
    minutes: int | None = None
    planned: int | None = None
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Owed:
    """Something owed after the session: until when, and when it was done."""

    kind: FollowUpKind
    due_on: date | None
    done_on: date | None

    def is_overdue(self, today: date) -> bool:
        """Return whether it is still open after its day."""
        return self.done_on is None and self.due_on is not None and self.due_on < today


def progress(session: SessionRecord, now: datetime) -> tuple[StepProgress, ...]:
    """Return where each step stands, in the order of the agenda."""
    running = running_step(session)
    return tuple(
        StepProgress(
            step.number, _stage(session, step, running), step.started_at, _minutes(session, step, now),
            step.planned_minutes, step.corrected,
        )
        for step in session.steps
    )  # fmt: skip


def time_words(place: StepProgress) -> str:
    """Return when a step began and how long it took against its plan: ``14:37 (sửa tay) · 18/60 phút``."""
    if place.stage is Stage.AHEAD:
        return f"dự kiến {place.planned} phút" if place.planned else ""
    start = f"{place.started_at:%H:%M}" if place.started_at else ""
    mark = f" ({BY_HAND})" if place.corrected else ""
    began = f"đang diễn ra{f' từ {start}{mark}' if mark else ''}" if place.stage is Stage.RUNNING else f"{start}{mark}"
    return " · ".join(part for part in (began, _taken(place)) if part)


def _taken(place: StepProgress) -> str:
    if place.planned and place.minutes is not None:
        return f"{place.minutes}/{place.planned} phút"
    return length_words(place.minutes) if place.minutes else ""


def planned_total(session: SessionRecord) -> int:
    """Return the minutes planned for the steps of the session, without the work after it."""
    return sum(step.planned_minutes or 0 for step in session.steps if not is_after_session(session, step))


def clock_words(session: SessionRecord, length: Length | None) -> str:
    """Return how far the session is against the rule: ``đã 62/90 phút``; of one that was held how long it took.

    Where a time of the session was set by hand it says so.
    """
    if length is None or session.state == "planned":
        return ""
    running = session.state == "running"
    said = f"đã {length.minutes}/{length.least} phút" if running else f"dài {length_words(length.minutes)}"
    return f"{said} ({BY_HAND})" if session.start_corrected or session.end_corrected else said


def short_words(length: Length | None) -> str:
    """Return that a sitting was shorter than the rules ask for, or nothing."""
    if length is None or not length.is_short:
        return ""
    what = "Cả hai phần của buổi họp" if length.combined else "Buổi sinh hoạt"
    return f"{what} dài {length.minutes} phút, quy định ít nhất {length.least} phút"


def running_step(session: SessionRecord) -> StepRecord | None:
    """Return the step that was entered last in a running session, or None."""
    if session.state != "running":
        return None
    return max(_stamped(session), key=_order, default=None)


def is_after_session(session: SessionRecord, step: StepRecord) -> bool:
    """Return whether the step is work after the session and not part of it."""
    return step.kind is StepKind.FOLLOW_UP and step.number == session.steps[-1].number


def may_stamp(session: SessionRecord, step: StepRecord) -> bool:
    """Return whether entering the step says when it began: in a running session, once, and only steps of it."""
    return session.state == "running" and step.started_at is None and not is_after_session(session, step)


def may_finish(session: SessionRecord, number: int) -> bool:
    """Return whether the end may be written at that step: in a running session, from the conclusion on."""
    conclusion = session.step(StepKind.CONCLUSION)
    last = session.steps[-1].number if session.steps else 0
    return session.state == "running" and number >= (conclusion.number if conclusion else last)


def resume_step(session: SessionRecord) -> int:
    """Return the number of the step to show first: the last one entered, or what is owed after a session held."""
    if not session.steps:
        return 0
    first, last = session.steps[0].number, session.steps[-1].number
    if session.state == "running":
        running = running_step(session)
        return running.number if running else first
    return last if session.state == "held" and is_after_session(session, session.steps[-1]) else first


def moved_start(session: SessionRecord) -> int | None:
    """Return the number of the step that began with the session and so moves with a corrected start, or None."""
    return next((s.number for s in session.steps if s.started_at and s.started_at == session.started_at), None)


def likely_start(session: SessionRecord, step: StepRecord, now: datetime) -> datetime:
    """Return when a step that was passed over may have begun: now while the session runs, else with the step before."""
    if session.state == "running":
        return now
    before = [s.started_at for s in session.steps if s.number < step.number and s.started_at]
    return max(before, default=session.started_at or now)


def length_minutes(session: SessionRecord) -> int | None:
    """Return how long a session took, or None while it cannot be told."""
    if session.started_at is None or session.ended_at is None:
        return None
    return int((session.ended_at - session.started_at).total_seconds() // 60)


def length_words(minutes: int) -> str:
    """Return a length such as ``1 giờ 40 phút``."""
    hours, rest = divmod(minutes, 60)
    parts = ([f"{hours} giờ"] if hours else []) + ([f"{rest} phút"] if rest or not hours else [])
    return " ".join(parts)


def owed(session: SessionRecord, rules: RulePack) -> tuple[Owed, ...]:
    """Return what is owed after the session; the day comes from the rules in force, None where they set none."""
    held_on = _day(session)
    return tuple(Owed(kind, _due(held_on, rules.lag_days(kind)), session.follow_ups.get(kind)) for kind in FollowUpKind)


def _due(held_on: date | None, lag: int | None) -> date | None:
    return held_on + timedelta(days=lag) if held_on is not None and lag is not None else None


def banner_name(session: SessionRecord) -> str:
    """Return the kind and time of a session for its banner: ``Sinh hoạt chuyên đề quý IV/2026``."""
    part = f", phần {part_number(session)}" if is_combined(session) else ""
    return f"{_kind_and_time(session)}{part}{' (sinh hoạt điểm)' if session.is_pilot else ''}"


def _kind_and_time(session: SessionRecord) -> str:
    if session.kind is SessionKind.THEMATIC and session.quarter:
        return f"{session.kind.vi} quý {quarter_name(session.quarter)}/{session.year}"
    at = session.started_at or session.planned_at
    return f"{session.kind.vi} tháng {at.month}/{at.year}" if at else f"{session.kind.vi} năm {session.year}"


def _day(session: SessionRecord) -> date | None:
    at = session.started_at or session.planned_at
    return at.date() if at else None


def _stamped(session: SessionRecord) -> list[StepRecord]:
    return [step for step in session.steps if step.started_at is not None]


def _order(step: StepRecord) -> tuple[datetime, int]:
    return step.started_at or datetime.min, step.number


def _stage(session: SessionRecord, step: StepRecord, running: StepRecord | None) -> Stage:
    if running is not None and step.number == running.number:
        return Stage.RUNNING
    if step.started_at is not None or (session.state == "held" and not is_after_session(session, step)):
        return Stage.DONE
    return Stage.AHEAD


def _minutes(session: SessionRecord, step: StepRecord, now: datetime) -> int | None:
    if step.started_at is None or is_after_session(session, step):
        return None
    later = [s.started_at for s in _stamped(session) if _order(s) > _order(step) and s.started_at is not None]
    end = min(later) if later else session.ended_at or (now if session.state == "running" else None)
    if end is None or not timedelta(0) <= end - step.started_at < _LONGEST:
        return None
    return int((end - step.started_at).total_seconds() // 60)
