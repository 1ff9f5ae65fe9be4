"""What stands behind a figure of the year: the very sessions, topics and tasks that it counts, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.naming import session_line, session_name, session_time
from app.domain.places import Place
from app.domain.records import SessionSummary
from app.domain.rules import RulePack
from app.domain.tasks import OnTime, on_time
from app.domain.vietnamese import quarter_name, short_date
from app.domain.vocabulary import SessionKind
from app.domain.year import QUARTERS, Tone, YearFigures, first_day, is_before_book, year_tasks
from app.domain.year_targets import planned_topics, regular_sessions

_STANDS: dict[OnTime | None, Tone] = {
    OnTime.YES: "good", OnTime.LATE: "warn", OnTime.OVERDUE: "bad", None: "neutral",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A thing counted or missing: when it was, what it is, how it counts, and where it stands (None: nowhere)."""

    id: int
    day: str
    title: str
    words: str
    tone: Tone
    place: Place | None = None


def evidence(code: str, figures: YearFigures, rules: RulePack, today: date) -> tuple[EvidenceLine, ...]:
    """Return what stands behind an indicator, in the order of time; nothing for one shown in the grid or by member."""
    made = _BEHIND.get(code)
    lines = made(figures, rules, today) if made else ()
    return tuple(EvidenceLine(number, *line) for number, line in enumerate(lines, 1))


Line = tuple[str, str, str, Tone, Place | None]


def _thematic(figures: YearFigures, _: RulePack, today: date) -> Iterator[Line]:
    first = first_day(figures.sessions, today)
    for quarter in QUARTERS:
        held = [one for one in figures.own_sessions if one.kind is SessionKind.THEMATIC and one.quarter == quarter]
        name = f"Quý {quarter_name(quarter)}"
        for one in held:
            over = one.state == "held"
            said = f"{name}: đã sinh hoạt" if over else f"{name}: chưa kết thúc"
            yield (*_session(one), said, "good" if over else "neutral", _at(one))
        if not held:
            gone = (figures.year, quarter * 3) < (today.year, today.month)
            before = is_before_book(figures.year, quarter, first)
            stand = "trước khi có sổ" if before else "đã qua" if gone else "chưa tới hạn"
            tone: Tone = "warn" if gone and not before else "neutral"
            yield "", f"{name} chưa có buổi sinh hoạt chuyên đề", stand, tone, None


def _regular(figures: YearFigures, _: RulePack, __: date) -> Iterator[Line]:
    for one in regular_sessions(figures.own_sessions):
        yield (*_session(one), "đã kết thúc", "good", _at(one))


def _topics(figures: YearFigures, _: RulePack, __: date) -> Iterator[Line]:
    for topic in planned_topics(figures.plan):
        when = f"Quý {quarter_name(topic.quarter)}" if topic.quarter else f"Tháng {topic.month}" if topic.month else ""
        place = Place(topic.session_id, "topic") if topic.session_id else None
        yield when, topic.topic, topic.state.vi, "good", place


def _tasks(figures: YearFigures, _: RulePack, today: date) -> Iterator[Line]:
    for task in sorted(year_tasks(figures.tasks, figures.year), key=lambda one: (one.due_on or today, one.id)):
        stand = on_time(task, today)
        words = stand.value if stand else "Chưa đến hạn"
        if stand is OnTime.YES and task.done_on is None:
            words = "Đã xong, chưa ghi ngày"
        due = short_date(task.due_on) if task.due_on else ""
        yield due, task.content, words, _STANDS[stand], Place(task.session_id, "task", task.id)


_BEHIND: dict[str, Callable[[YearFigures, RulePack, date], Iterator[Line]]] = {
    "thematic": _thematic, "regular": _regular, "topics": _topics, "tasks": _tasks,
}  # fmt: skip


def _session(one: SessionSummary) -> tuple[str, str]:
    at = session_time(one)
    day = short_date(at.date()) if at else ""
    title = session_line(one).removeprefix(f"{day} · ") if day else session_name(one)
    return day, title


def _at(one: SessionSummary) -> Place:
    return Place(one.id, "roll")
