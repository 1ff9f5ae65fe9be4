"""What the desk shows of a year: its four quarters, the next session, what is due, the first things to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.domain.naming import session_name, session_stand
from app.domain.obligations import Duty, Settles, pressing
from app.domain.summaries import PlanTopicRecord, SessionSummary, TaskRecord
from app.domain.tasks import SOON_DAYS, in_order, is_overdue
from app.domain.topic_road import AWAY
from app.domain.turnout import came_of
from app.domain.vietnamese import quarter_of, short_date
from app.domain.vocabulary import FollowUpKind, SessionKind, TaskStatus
from app.domain.year import QUARTERS, Tone, YearFigures, first_day, is_before_book

#: What a quarter is that was over on the book's first day.
BEFORE_BOOK = "Trước khi có sổ"
NO_BREAK = "\u00a0"

Place = Literal["session", "topic-report", "tasks", "plan", "members", "sessions", "obligations"]


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
class Due:
    """Something owed: ``days`` until the day it falls due (negative: overdue, None: no day is set).

    ``key`` is that of an obligation.
    """

    text: str
    days: int | None
    action: str
    place: Place
    session_id: str = ""
    key: str = ""

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


def due_items(figures: YearFigures, duties: Iterable[Duty], today: date, *, prepared: str = "") -> tuple[Due, ...]:
    """Return what is owed and the tasks that press, the longest overdue first, undated ones last.

    What is owed to the session ``prepared`` is left out: its preparation shows it.
    """
    others = (duty for duty in duties if not prepared or duty.session != prepared)
    owed = [_owed(duty, today) for duty in pressing(others, today)]
    tasks = [_due_task(task, figures, today) for task in figures.tasks if _presses(task, today)]
    return tuple(sorted([*owed, *tasks], key=lambda due: (due.days is None, due.days or 0)))


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
            "Ghi danh sách đảng viên", "Ghi từng đồng chí, dán danh sách, hoặc lấy từ tệp Excel, Word.",
            "members", bool(figures.members),
        ),
        FirstStep("Lập kế hoạch năm", "Mỗi quý một chuyên đề và đồng chí chuẩn bị.", "plan", bool(figures.plan)),
        FirstStep(
            "Lập buổi sinh hoạt đầu tiên", "Chọn ngày giờ, người chủ trì; sổ dẫn qua từng bước của buổi.",
            "sessions", False,
        ),
    )  # fmt: skip


def waiting_step(steps: Sequence[FirstStep]) -> str:
    """Return which of the first things waits once others are done; nothing before that, and when all are done."""
    title = next((step.title for step in steps if not step.is_done), "")
    if not title or not any(step.is_done for step in steps):
        return ""
    return f"Việc tiếp theo, {title[0].lower()}{title[1:]}, đang chờ trên bàn làm việc."


def _quarter_card(figures: YearFigures, quarter: int, today: date) -> QuarterCard:
    present = (today.year, quarter_of(today)) == (figures.year, quarter)
    session = _of_quarter(figures.own_sessions, quarter)
    if session is None:
        own = (topic for topic in figures.plan if topic.quarter == quarter and topic.topic.strip())
        planned = next((topic for topic in own if topic.state not in AWAY), None)
        before = is_before_book(figures.year, quarter, first_day(figures.sessions, today))
        return _without_session(quarter, planned, present=present, before=before)
    state, tone = session_stand(session)
    topic = session.topic.strip() or "(chưa ghi tên chuyên đề)"
    return QuarterCard(quarter, topic, state, tone, _line(session), session.id, present)


def _without_session(quarter: int, planned: PlanTopicRecord | None, *, present: bool, before: bool) -> QuarterCard:
    if before:
        topic = planned.topic if planned else ""
        return QuarterCard(quarter, topic, BEFORE_BOOK, "neutral", "Quý đã qua khi bắt đầu ghi sổ này", None, present)
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
            f"{came_of(session.present, session.total)} có mặt",
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


def _owed(duty: Duty, today: date) -> Due:
    days = (duty.due_on - today).days if duty.due_on else None
    if duty.follow_up is FollowUpKind.REPORT_FINISHED:
        return Due(duty.line, days, "Mở báo cáo", "topic-report", duty.session or "")
    if duty.session is not None:
        return Due(duty.line, days, "Mở buổi", "session", duty.session)
    if duty.settles is Settles.SESSION:
        return Due(duty.line, days, "Mở kế hoạch", "plan")
    return Due(duty.line, days, "Ghi đã làm", "obligations", key=duty.key)


def _presses(task: TaskRecord, today: date) -> bool:
    soon = task.due_on is not None and (task.due_on - today).days <= SOON_DAYS
    return is_overdue(task, today) or (task.status is TaskStatus.OPEN and soon)


def _due_task(task: TaskRecord, figures: YearFigures, today: date) -> Due:
    days = (task.due_on - today).days if task.due_on else None
    return Due(_task_text(task, figures), days, "Cập nhật", "tasks")


def _open_task(task: TaskRecord, figures: YearFigures) -> OpenTask:
    inspector = figures.given_name(task.inspector) if task.inspector else ""
    day = day_and_month(task.due_on) if task.due_on else "Chưa có hạn"
    return OpenTask(day, _task_text(task, figures), f"Kiểm tra: đ/c {inspector}" if inspector else "")


def _task_text(task: TaskRecord, figures: YearFigures) -> str:
    names = ", ".join(filter(None, map(figures.given_name, task.assignees)))
    return f"Đ/c {names}: {task.content}" if names else task.content
