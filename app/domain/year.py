"""The year in figures: attendance, who has spoken, thematic sessions by quarter, tasks that fell due.

Every figure carries its definition in words, so that a screen and a report can say how it was counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import ceil, floor
from typing import Literal

from app.domain.summaries import PlanTopicRecord, SessionSummary, TaskRecord
from app.domain.targets import Targets, Threshold
from app.domain.tasks import OnTime, on_time
from app.domain.vietnamese import quarter_of
from app.domain.vocabulary import SessionKind, Standing, TaskStatus

Tone = Literal["good", "warn", "bad", "neutral"]

#: Whose sessions spoken are counted: those whose duty it is to attend here.
EXPECTED = (Standing.OFFICIAL, Standing.PROBATIONARY, Standing.TEMPORARY_HERE)
COUNTED_KINDS = (SessionKind.THEMATIC, SessionKind.REGULAR, SessionKind.OTHER)
QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Speaking:
    """A member as the roster has them today, with the number of the year's counted sessions in which they spoke.

    A session counts once it is over; meetings of the committee do not.
    """

    member_id: str
    full_name: str
    standing: Standing
    sessions: int
    apart: str = ""

    @property
    def shown_name(self) -> str:
        """The name as lists show it, told from a namesake."""
        return f"{self.full_name} ({self.apart})" if self.apart else self.full_name


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

    def given_name(self, member_id: str) -> str:
        """Return a member's given name, the whole name where another member has the same given name."""
        own = next((member for member in self.members if member.member_id == member_id), None)
        if own is None:
            return ""
        given = own.full_name.split()[-1:]
        others = (one for one in self.members if one is not own and one.standing is not Standing.LEFT)
        return own.shown_name if any(one.full_name.split()[-1:] == given for one in others) else " ".join(given)


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


def first_day(sessions: Iterable[SessionSummary], today: date) -> date:
    """Return the first day that a book can tell of: that of its first session, held or planned, else today.

    What the rules asked for before it was done, or not, in another book: it is neither done nor overdue here.
    """
    times = (session.started_at or session.planned_at for session in sessions)
    return min((at.date() for at in times if at is not None), default=today)


def is_before_book(year: int, quarter: int, first: date) -> bool:
    """Return whether a quarter was over on the book's first day."""
    return (first.year, quarter_of(first)) > (year, quarter)


def quarters_of_book(year: int, first: date) -> tuple[int, ...]:
    """Return the quarters of a year that were not over on the book's first day."""
    return tuple(quarter for quarter in QUARTERS if not is_before_book(year, quarter, first))


def least_topics(target: Threshold | None, year: int, first: date) -> int:
    """Return how many topics the plan of a year needs: the target's share for the quarters that the book tells of."""
    return ceil(least_whole(target) * len(quarters_of_book(year, first)) / len(QUARTERS)) if target else 0


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


def quarter_of_session(session: SessionSummary) -> int | None:
    """Return the quarter that a session counts in: a thematic one in that of its topic, any other by its day."""
    if session.started_at is None or (session.kind is SessionKind.THEMATIC and session.quarter):
        return session.quarter
    return quarter_of(session.started_at.date())


def attendance_by_quarter(sessions: Iterable[SessionSummary]) -> tuple[Share, ...]:
    """Return the attendance of the four quarters."""
    own = tuple(sessions)
    return tuple(attendance(one for one in own if quarter_of_session(one) == quarter) for quarter in QUARTERS)


def thematic_by_quarter(sessions: Iterable[SessionSummary]) -> tuple[int, ...]:
    """Return how many thematic sessions were held in each of the four quarters."""
    held = [one.quarter for one in sessions if one.state == "held" and one.kind is SessionKind.THEMATIC]
    return tuple(held.count(quarter) for quarter in QUARTERS)


def thematic_quarters(sessions: Iterable[SessionSummary], target: Threshold | None = None) -> Share:
    """Return in how many of the four quarters as many thematic sessions were held as the target says, or any."""
    least = target or Threshold(">=", 1)
    return Share(sum(1 for number in thematic_by_quarter(sessions) if least.met_by(number)), len(QUARTERS))


def year_tasks(tasks: Iterable[TaskRecord], year: int) -> tuple[TaskRecord, ...]:
    """Return the tasks whose due day lies in a year, without those that were dropped."""
    own = (task for task in tasks if task.due_on and task.due_on.year == year)
    return tuple(task for task in own if task.status is not TaskStatus.DROPPED)


def tasks_on_time(tasks: Iterable[TaskRecord], year: int, today: date) -> Share:
    """Return the tasks done by their day over those of the year that fell due by today or were done before."""
    stands = [on_time(task, today) for task in year_tasks(tasks, year)]
    return Share(stands.count(OnTime.YES), sum(stand is not None for stand in stands))


def indicators(figures: YearFigures, rules: Targets, today: date) -> tuple[Indicator, ...]:
    """Return the year's figures against the targets of the rule pack."""
    return (
        _attendance(figures, rules),
        _spoken(figures, rules),
        _thematic(figures, rules, today),
        _tasks(figures, today),
    )


def _attendance(figures: YearFigures, rules: Targets) -> Indicator:
    share, target = attendance(figures.own_sessions), rules.attendance
    goal = f"chỉ tiêu {'trên' if target.operator == '>' else 'từ'} {_percent(target.value)}"
    met = share.rate is not None and target.met_by(share.rate)
    return Indicator(
        "attendance", "Tỷ lệ dự sinh hoạt", share, _tone(share, met),
        goal if share.whole else f"{goal}; chưa có buổi nào",
        "Số lượt đồng chí có mặt (kể cả đến muộn, về sớm) chia cho số lượt phải dự, trong các buổi đã kết thúc "
        "của năm. Không tính người được miễn, người sinh hoạt tạm thời nơi khác và các buổi họp cấp ủy. "
        f"Nguồn: {rules.source_of('attendance').document}.",
        target.value,
    )  # fmt: skip


def _spoken(figures: YearFigures, rules: Targets) -> Indicator:
    target = rules.sessions_spoken
    share = spoken(figures.members, target)
    least = least_whole(target)
    left = share.whole - share.part
    note = f"còn {left} đồng chí" if left else "tất cả đã đạt"
    return Indicator(
        "spoken", f"Đảng viên phát biểu từ {least} kỳ", share, _tone(share, not left), note if share.whole else "",
        f"Số đảng viên đã phát biểu trong ít nhất {least} buổi của năm, trên tổng số đảng viên nay phải dự sinh hoạt. "
        "Nhiều ý kiến trong một buổi tính là một kỳ; chỉ tính buổi đã kết thúc, không tính họp cấp ủy. "
        f"Nguồn: {rules.source_of('sessions_spoken').document}.",
    )  # fmt: skip


def _thematic(figures: YearFigures, rules: Targets, today: date) -> Indicator:
    target = rules.thematic_per_quarter or Threshold(">=", 1)
    share = thematic_quarters(figures.own_sessions, target)
    gone = len(QUARTERS) if today.year > figures.year else quarter_of(today) - 1 if today.year == figures.year else 0
    first = first_day(figures.sessions, today)
    missed = sum(
        1
        for quarter, number in enumerate(thematic_by_quarter(figures.own_sessions)[:gone], 1)
        if not target.met_by(number) and not is_before_book(figures.year, quarter, first)
    )
    note = f"thiếu {missed} quý đã qua" if missed else ""
    least = "một" if least_whole(target) == 1 else str(least_whole(target))
    return Indicator(
        "thematic", "Chuyên đề mỗi quý", share, _tone(share, not missed), note,
        f"Số quý đã có ít nhất {least} buổi sinh hoạt chuyên đề kết thúc, trên bốn quý của năm. Quý đã qua "
        "trước buổi đầu tiên có trong sổ không bị coi là thiếu. "
        f"Nguồn: {rules.source_of('thematic_per_quarter').document}.",
    )  # fmt: skip


def _tasks(figures: YearFigures, today: date) -> Indicator:
    share = tasks_on_time(figures.tasks, figures.year, today)
    stands = [on_time(task, today) for task in year_tasks(figures.tasks, figures.year)]
    parts = ((stands.count(OnTime.OVERDUE), "việc quá hạn"), (stands.count(OnTime.LATE), "việc xong muộn"))
    note = ", ".join(f"{number} {what}" for number, what in parts if number)
    return Indicator(
        "tasks", "Nhiệm vụ xong đúng hạn", share, _tone(share, share.part == share.whole),
        note if share.whole else "chưa có nhiệm vụ đến hạn",
        "Số nhiệm vụ có hạn trong năm xong không muộn hơn hạn, trên tổng số đã xong và quá hạn chưa xong. Việc thôi "
        "thực hiện không tính; việc đã xong mà sổ chưa ghi ngày xong được tính là đúng hạn.",
    )  # fmt: skip


def least_whole(target: Threshold) -> int:
    """Return the least whole number that reaches a target."""
    return floor(target.value) + 1 if target.operator == ">" else ceil(target.value)


def _tone(share: Share, met: bool) -> Tone:  # noqa: FBT001
    if share.rate is None:
        return "neutral"
    return "good" if met else "warn"


def _percent(share: float) -> str:
    return f"{share * 100:g}%".replace(".", ",")
