"""What the desk shows of a year: its four quarters, the next session, what is due, the first things to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from app.domain.naming import session_name, session_stand
from app.domain.records import PlanTopicRecord, SessionRecord, SessionSummary, TaskRecord
from app.domain.tasks import SOON_DAYS, in_order, is_overdue
from app.domain.vietnamese import quarter_name, quarter_of, short_date
from app.domain.vocabulary import FollowUpKind, SessionKind, StepKind, TaskStatus
from app.domain.year import QUARTERS, Tone, YearFigures

NO_BREAK = "\u00a0"

Place = Literal["session", "topic-report", "tasks", "plan", "members", "sessions"]


@dataclass(frozen=True, slots=True)
class QuarterCard:
    """One quarter of the year; without ``session_id`` it leads to the plan."""

    quarter: int
    topic: str
    state: str
    tone: Tone
    line: str
    session_id: str | None
    is_present: bool


@dataclass(frozen=True, slots=True)
class Ready:
    """Something a session needs before it begins, and whether it is there."""

    text: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class Due:
    """Something owed: ``days`` until the day it falls due (negative: overdue, None: no day is set)."""

    text: str
    days: int | None
    action: str
    place: Place
    session_id: str = ""

    @property
    def when(self) -> str:
        """The days in words."""
        if self.days is None:
            return "Chưa có hạn"
        if self.days < 0:
            return f"Quá hạn {-self.days} ngày"
        return f"Còn {self.days} ngày" if self.days else "Hôm nay"

    @property
    def tone(self) -> Tone:
        """How it is coloured."""
        if self.days is None:
            return "neutral"
        return "bad" if self.days < 0 else "warn"


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A task that is still open and not yet pressing."""

    day: str
    text: str
    inspector: str


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One of the first things to do in a new book."""

    title: str
    text: str
    place: Place
    is_done: bool


def quarter_cards(figures: YearFigures, today: date) -> tuple[QuarterCard, ...]:
    """Return the four quarters of the year."""
    return tuple(_quarter_card(figures, quarter, today) for quarter in QUARTERS)


def next_session(sessions: Iterable[SessionSummary], today: date) -> SessionSummary | None:
    """Return the session that is running, else the next one planned, else the last one planned and not held."""
    known = list(sessions)
    running = [session for session in known if session.state == "running"]
    if running:
        return running[-1]
    planned = [session for session in known if session.state == "planned"]
    dated = sorted((session.planned_at, session.id, session) for session in planned if session.planned_at)
    coming = [session for at, _, session in dated if at.date() >= today]
    past = [session for at, _, session in dated if at.date() < today]
    undated = [session for session in planned if session.planned_at is None]
    return next(iter([*coming, *past[::-1], *undated]), None)


def next_title(session: SessionSummary, today: date) -> str:
    """Return what stands over the next session: its topic and how far off it is."""
    name = session.topic.strip() or session_name(session)
    if session.state == "running":
        return f"Buổi đang diễn ra: {name}"
    off = f"— {_days_off(session, today)}".replace(" ", NO_BREAK)
    return f"Buổi tới: {name} {off}"


def readiness(session: SessionRecord) -> tuple[Ready, ...]:
    """Return what the session needs before it begins, in the order in which it is prepared."""
    items = [
        Ready("Chọn chuyên đề" if session.topic.strip() else "Chưa chọn chuyên đề", bool(session.topic.strip())),
        Ready("Định ngày giờ" if session.planned_at else "Chưa định ngày giờ", bool(session.planned_at)),
        _person(session, session.chair, "Chủ trì", "Chưa chọn chủ trì"),
        _person(session, session.minutes_taker, "Ghi biên bản", "Chưa cử người ghi biên bản"),
    ]
    if session.step(StepKind.OPENING_REPORT):
        items.append(_presenters(session))
        written = bool(session.opening_report.text.strip())
        items.append(Ready("Có báo cáo đề dẫn" if written else "Chưa có báo cáo đề dẫn", written))
    if session.step(StepKind.PROMPTS):
        number = len(session.prompts)
        items.append(Ready(f"Gợi ý thảo luận: {number}" if number else "Chưa có gợi ý thảo luận", bool(number)))
    return tuple(items)


def due_items(figures: YearFigures, lag_days: int | None, today: date) -> tuple[Due, ...]:
    """Return what is owed after sessions and the tasks that press, the longest overdue first, undated ones last."""
    owed = [due for session in figures.sessions for due in _owed(session, lag_days, today)]
    pressing = [_due_task(task, figures, today) for task in figures.tasks if _presses(task, today)]
    return tuple(sorted([*owed, *pressing], key=lambda due: (due.days is None, due.days or 0)))


def open_tasks(figures: YearFigures, today: date) -> tuple[OpenTask, ...]:
    """Return the open tasks that do not press yet, by due day."""
    waiting = [task for task in figures.tasks if task.status is TaskStatus.OPEN and not _presses(task, today)]
    return tuple(_open_task(task, figures) for task in in_order(waiting, today))


def first_steps(figures: YearFigures) -> tuple[FirstStep, ...]:
    """Return the first three things to do in a new book; nothing once it has a session."""
    if figures.sessions:
        return ()
    return (
        FirstStep(
            "Ghi danh sách đảng viên", "Dán danh sách từ Excel hoặc Word, hoặc ghi từng đồng chí.",
            "members", bool(figures.members),
        ),
        FirstStep("Lập kế hoạch năm", "Mỗi quý một chuyên đề và đồng chí chuẩn bị.", "plan", bool(figures.plan)),
        FirstStep(
            "Lập buổi sinh hoạt đầu tiên", "Chọn ngày giờ, người chủ trì; sổ dẫn qua từng bước của buổi.",
            "sessions", False,
        ),
    )  # fmt: skip


def _quarter_card(figures: YearFigures, quarter: int, today: date) -> QuarterCard:
    present = (today.year, quarter_of(today)) == (figures.year, quarter)
    session = _of_quarter(figures.own_sessions, quarter)
    if session is None:
        planned = next((topic for topic in figures.plan if topic.quarter == quarter and topic.topic.strip()), None)
        return _without_session(quarter, planned, present=present)
    state, tone = session_stand(session)
    topic = session.topic.strip() or "(chưa ghi tên chuyên đề)"
    return QuarterCard(quarter, topic, state, tone, _line(session), session.id, present)


def _without_session(quarter: int, planned: PlanTopicRecord | None, *, present: bool) -> QuarterCard:
    if planned is None:
        return QuarterCard(
            quarter, "", "Chưa có chuyên đề", "warn" if present else "neutral", "Chọn trong Kế hoạch năm", None, present
        )
    return QuarterCard(quarter, planned.topic, "Trong kế hoạch", "neutral", "Chưa lập buổi sinh hoạt", None, present)


def _of_quarter(sessions: Iterable[SessionSummary], quarter: int) -> SessionSummary | None:
    own = [session for session in sessions if session.kind is SessionKind.THEMATIC and session.quarter == quarter]
    order = {"running": 0, "held": 1, "planned": 2}
    return min(reversed(own), key=lambda session: order[session.state], default=None)


def _line(session: SessionSummary) -> str:
    if session.started_at:
        parts = (
            day_and_month(session.started_at.date()),
            f"{session.present}/{session.total} có mặt",
            f"{session.contributions} ý kiến",
        )
        return " · ".join(parts)
    if session.planned_at:
        return f"Dự kiến {day_and_month(session.planned_at.date())} · {session.planned_at:%H:%M}"
    return "Chưa định ngày"


def day_and_month(day: date) -> str:
    """Return ``12/02`` or ``14/5``, as Party documents write dates."""
    return short_date(day).rpartition("/")[0]


def _days_off(session: SessionSummary, today: date) -> str:
    if session.planned_at is None:
        return "chưa định ngày"
    days = (session.planned_at.date() - today).days
    if days == 0:
        return f"hôm nay lúc {session.planned_at:%H:%M}"
    return f"còn {days} ngày" if days > 0 else f"đã quá {-days} ngày"


def _person(session: SessionRecord, member_id: str | None, done: str, missing: str) -> Ready:
    entry = session.person(member_id)
    return Ready(f"{done}: đ/c {entry.full_name}", True) if entry else Ready(missing, False)


def _presenters(session: SessionRecord) -> Ready:
    entries = [entry for entry in map(session.person, session.opening_report.presenters) if entry]
    if not entries:
        return Ready("Chưa phân công đề dẫn", False)
    return Ready(f"Trình bày đề dẫn: đ/c {', '.join(entry.full_name for entry in entries)}", True)


def _owed(session: SessionSummary, lag_days: int | None, today: date) -> Iterable[Due]:
    if session.ended_at is None or session.kind is not SessionKind.THEMATIC:
        return
    days = None if lag_days is None else (session.ended_at.date() + timedelta(days=lag_days) - today).days
    name = f"chuyên đề quý {quarter_name(session.quarter)}" if session.quarter else "chuyên đề"
    texts: dict[FollowUpKind, tuple[str, str, Place]] = {
        FollowUpKind.REPORT_FINISHED: (f"Hoàn thiện báo cáo {name}", "Mở báo cáo", "topic-report"),
        FollowUpKind.SENT_TO_MEMBERS: (f"Gửi báo cáo {name} tới đảng viên", "Mở buổi", "session"),
        FollowUpKind.REPORTED_UP: (f"Gửi báo cáo {name} lên cấp ủy cấp trên", "Mở buổi", "session"),
    }
    for kind, (text, action, place) in texts.items():
        if kind not in session.follow_ups:
            yield Due(text, days, action, place, session.id)


def _presses(task: TaskRecord, today: date) -> bool:
    soon = task.due_on is not None and (task.due_on - today).days <= SOON_DAYS
    return is_overdue(task, today) or (task.status is TaskStatus.OPEN and soon)


def _due_task(task: TaskRecord, figures: YearFigures, today: date) -> Due:
    days = (task.due_on - today).days if task.due_on else None
    return Due(_task_text(task, figures), days, "Cập nhật", "tasks")


def _open_task(task: TaskRecord, figures: YearFigures) -> OpenTask:
    inspector = _given_name(figures.member_name(task.inspector)) if task.inspector else ""
    day = day_and_month(task.due_on) if task.due_on else "Chưa có hạn"
    return OpenTask(day, _task_text(task, figures), f"Kiểm tra: đ/c {inspector}" if inspector else "")


def _task_text(task: TaskRecord, figures: YearFigures) -> str:
    names = ", ".join(filter(None, (_given_name(figures.member_name(member)) for member in task.assignees)))
    return f"Đ/c {names}: {task.content}" if names else task.content


def _given_name(full_name: str) -> str:
    return " ".join(full_name.split()[-1:])
