"""The year in figures: attendance, who has spoken, thematic sessions by quarter, tasks that fell due.

Every figure carries its definition in words, so that a screen and a report can say how it was counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.domain.records import PlanTopicRecord, SessionSummary, TaskRecord
from app.domain.rules import RulePack, Threshold
from app.domain.tasks import is_overdue
from app.domain.vietnamese import quarter_of
from app.domain.vocabulary import SessionKind, Standing, TaskStatus

Tone = Literal["good", "warn", "bad", "neutral"]

#: Whose sessions spoken are counted: those whose duty it is to attend here.
EXPECTED = (Standing.OFFICIAL, Standing.PROBATIONARY, Standing.TEMPORARY_HERE)
COUNTED_KINDS = (SessionKind.THEMATIC, SessionKind.REGULAR, SessionKind.OTHER)
QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Speaking:
    """A member as the roster has them today, with the number of the year's sessions in which they spoke."""

    member_id: str
    full_name: str
    standing: Standing
    sessions: int


@dataclass(frozen=True, slots=True)
class YearFigures:
    """What the book says of a year.

    ``sessions`` are those of this year, the one before and the one after; ``tasks`` are open or fall due in the year.
    """

    year: int
    sessions: tuple[SessionSummary, ...]
    plan: tuple[PlanTopicRecord, ...]
    tasks: tuple[TaskRecord, ...]
    members: tuple[Speaking, ...]

    @property
    def own_sessions(self) -> tuple[SessionSummary, ...]:
        """The sessions of the year itself."""
        return tuple(session for session in self.sessions if session.year == self.year)

    def member_name(self, member_id: str) -> str:
        """Return a member's name as the roster has it today."""
        return next((member.full_name for member in self.members if member.member_id == member_id), "")


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole; ``rate`` is None when there is nothing to count yet."""

    part: int
    whole: int

    @property
    def rate(self) -> float | None:
        """The share, 0 to 1."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure of the year: ``mark`` is the target as a share, ``definition`` how the figure is counted."""

    code: str
    title: str
    share: Share
    tone: Tone
    note: str
    definition: str
    mark: float | None = None


def attendance(sessions: Iterable[SessionSummary]) -> Share:
    """Return those present over those expected in the sessions held; meetings of the committee are not counted."""
    counted = [session for session in sessions if session.state == "held" and session.kind in COUNTED_KINDS]
    return Share(sum(session.present for session in counted), sum(session.total for session in counted))


def attendance_by_month(sessions: Iterable[SessionSummary], year: int) -> tuple[Share, ...]:
    """Return the attendance of the twelve months."""
    held = [session for session in sessions if session.started_at and session.started_at.year == year]
    months: dict[int, list[SessionSummary]] = {month: [] for month in range(1, 13)}
    for session in held:
        if session.started_at:
            months[session.started_at.month].append(session)
    return tuple(attendance(months[month]) for month in range(1, 13))


def spoken(members: Iterable[Speaking], least: Threshold) -> Share:
    """Return how many of those expected to attend have spoken in as many sessions as the target says."""
    counted = [member for member in members if member.standing in EXPECTED]
    return Share(sum(1 for member in counted if least.met_by(member.sessions)), len(counted))


def thematic_quarters(sessions: Iterable[SessionSummary]) -> Share:
    """Return in how many of the four quarters a thematic session was held."""
    held = (session for session in sessions if session.state == "held" and session.kind is SessionKind.THEMATIC)
    return Share(len({session.quarter for session in held} & set(QUARTERS)), len(QUARTERS))


def tasks_done(tasks: Iterable[TaskRecord], year: int, today: date) -> Share:
    """Return the tasks done over those that fell due in the year by today or were done before their day."""
    own = [task for task in tasks if task.due_on and task.due_on.year == year and task.status is not TaskStatus.DROPPED]
    done = sum(1 for task in own if task.status is TaskStatus.DONE)
    return Share(done, done + sum(1 for task in own if is_overdue(task, today)))


def indicators(figures: YearFigures, rules: RulePack, today: date) -> tuple[Indicator, ...]:
    """Return the year's figures against the targets of the rule pack."""
    return (
        _attendance(figures, rules),
        _spoken(figures, rules),
        _thematic(figures, today),
        _tasks(figures, today),
    )


def _attendance(figures: YearFigures, rules: RulePack) -> Indicator:
    share, target = attendance(figures.own_sessions), rules.attendance
    goal = f"chỉ tiêu {'trên' if target.operator == '>' else 'từ'} {_percent(target.value)}"
    met = share.rate is not None and target.met_by(share.rate)
    return Indicator(
        "attendance", "Tỷ lệ dự sinh hoạt", share, _tone(share, met),
        goal if share.whole else f"{goal}; chưa có buổi nào",
        "Số lượt đồng chí có mặt (kể cả đến muộn, về sớm) chia cho số lượt phải dự, trong các buổi đã kết thúc "
        "của năm. Không tính người được miễn, người sinh hoạt tạm thời nơi khác và các buổi họp cấp ủy. "
        f"Nguồn: {rules.title}.",
        target.value,
    )  # fmt: skip


def _spoken(figures: YearFigures, rules: RulePack) -> Indicator:
    target = rules.sessions_spoken
    share = spoken(figures.members, target)
    least = round(target.value) + (1 if target.operator == ">" else 0)
    left = share.whole - share.part
    note = f"còn {left} đồng chí" if left else "tất cả đã đạt"
    return Indicator(
        "spoken", f"Đảng viên phát biểu từ {least} kỳ", share, _tone(share, not left), note if share.whole else "",
        f"Số đảng viên đã phát biểu trong ít nhất {least} buổi của năm, trên tổng số đảng viên phải dự sinh hoạt. "
        f"Nhiều ý kiến trong một buổi tính là một kỳ. Nguồn: {rules.title}.",
    )  # fmt: skip


def _thematic(figures: YearFigures, today: date) -> Indicator:
    share = thematic_quarters(figures.own_sessions)
    gone = len(QUARTERS) if today.year > figures.year else quarter_of(today) - 1 if today.year == figures.year else 0
    missed = max(0, gone - share.part)
    note = f"thiếu {missed} quý đã qua" if missed else ""
    return Indicator(
        "thematic", "Chuyên đề mỗi quý", share, _tone(share, not missed), note,
        "Số quý đã có ít nhất một buổi sinh hoạt chuyên đề kết thúc, trên bốn quý của năm.",
    )  # fmt: skip


def _tasks(figures: YearFigures, today: date) -> Indicator:
    share = tasks_done(figures.tasks, figures.year, today)
    late = share.whole - share.part
    note = f"{late} việc quá hạn" if late else ""
    return Indicator(
        "tasks", "Nhiệm vụ đến hạn đã xong", share, _tone(share, not late),
        note if share.whole else "chưa có nhiệm vụ đến hạn",
        "Số nhiệm vụ có hạn trong năm đã xong, trên tổng số đã xong và quá hạn chưa xong. Việc thôi thực hiện "
        "không tính. Sổ không ghi ngày xong, nên việc đã xong được tính là đúng hạn.",
    )  # fmt: skip


def _tone(share: Share, met: bool) -> Tone:  # noqa: FBT001
    if share.rate is None:
        return "neutral"
    return "good" if met else "warn"


def _percent(share: float) -> str:
    return f"{share * 100:g}%".replace(".", ",")
