"""The board of tasks across sessions: which are shown together, who gave them, which sessions heard of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from app.domain.naming import session_name, session_time
from app.domain.records import SessionSummary, TaskRecord
from app.domain.tasks import is_overdue, is_soon
from app.domain.vietnamese import short_date
from app.domain.vocabulary import TaskStatus

NOBODY, NO_DAY = "Chưa giao cho đồng chí nào", "Chưa đặt hạn"


class Grouping(Enum):
    """By what tasks stand together; the value is what a person reads."""

    NONE = "Không xếp nhóm"
    STATE = "Theo tình trạng"
    PERSON = "Theo người làm"
    ORIGIN = "Theo buổi, nghị quyết"


@dataclass(frozen=True, slots=True)
class Hearing:
    """A session that heard of a task, and what it heard."""

    session: str
    status: TaskStatus
    result: str = ""
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """Tasks with what is known around them.

    ``sessions`` are those that gave or heard of a task, by id; ``hearings`` by the task's number, the oldest first;
    ``files`` counts a task's attachments; ``resolutions`` names lines of the register, ``issued`` is the line of what a
    session issued; ``coming`` is the next session, in which what is open comes up again.
    """

    tasks: tuple[TaskRecord, ...] = ()
    sessions: Mapping[str, SessionSummary] = field(default_factory=dict)
    hearings: Mapping[int, tuple[Hearing, ...]] = field(default_factory=dict)
    files: Mapping[int, int] = field(default_factory=dict)
    resolutions: Mapping[int, str] = field(default_factory=dict)
    issued: Mapping[str, int] = field(default_factory=dict)
    coming: SessionSummary | None = None

    def origin(self, task: TaskRecord) -> str:
        """Return by what a task was given: its resolution, else the one its session issued, else the session."""
        line = task.resolution or self.issued.get(task.session_id or "", 0)
        return self.resolutions.get(line, "") or self.session_words(task.session_id)

    def session_words(self, session_id: str | None) -> str:
        """Return a session in short: ``Chuyên đề quý III/2026``; nothing for one that is not known."""
        session = self.sessions.get(session_id or "")
        return f"{session_name(session)}/{session.year}" if session else ""


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks under one heading, none for all of them together."""

    title: str
    tasks: tuple[TaskRecord, ...]


def dated_session(session: SessionSummary) -> str:
    """Return a session with its day: ``10/9/2026 · Chuyên đề quý III``."""
    at = session_time(session)
    return f"{short_date(at.date())} · {session_name(session)}" if at else session_name(session)


def grouped(
    tasks: Sequence[TaskRecord], by: Grouping, board: Board, names: Mapping[str, str], today: date
) -> tuple[Group, ...]:
    """Return tasks in groups, each in the order given; a task that several people do stands with each of them."""
    if by is Grouping.NONE:
        return (Group("", tuple(tasks)),) if tasks else ()
    if by is Grouping.STATE:
        return _gathered(((_stand(task, today), task) for task in tasks), {title: title for title in _STANDS})
    if by is Grouping.PERSON:
        return _gathered(_by_person(tasks, names), {**names, "": NOBODY})
    return _gathered(((board.origin(task), task) for task in tasks), _origins(tasks, board))


def _by_person(tasks: Iterable[TaskRecord], names: Mapping[str, str]) -> Iterator[tuple[str, TaskRecord]]:
    for task in tasks:
        known = [member for member in task.assignees if member in names]
        yield from ((member, task) for member in known or [""])


def _origins(tasks: Iterable[TaskRecord], board: Board) -> dict[str, str]:
    """Return what gave the tasks, the newest first."""
    newest = sorted(board.sessions.values(), key=_begun, reverse=True)
    order = {one.id: place for place, one in enumerate(newest)}
    ranked = sorted(tasks, key=lambda task: order.get(task.session_id or "", len(order)))
    return {board.origin(task): board.origin(task) for task in ranked}


_OVERDUE, _SOON, _RUNNING = "Quá hạn", "Sắp đến hạn", "Đang làm, còn hạn"
_UNCHECKED, _CHECKED = "Đã xong, chờ kiểm tra", "Đã xong, đã kiểm tra"
_STANDS = (_OVERDUE, _SOON, _RUNNING, NO_DAY, _UNCHECKED, _CHECKED, TaskStatus.DROPPED.vi)


def _stand(task: TaskRecord, today: date) -> str:
    if task.status is TaskStatus.DROPPED:
        return task.status.vi
    if task.status is TaskStatus.DONE:
        return _UNCHECKED if task.checked_on is None else _CHECKED
    if is_overdue(task, today):
        return _OVERDUE
    if task.due_on is None:
        return NO_DAY
    return _SOON if is_soon(task, today) else _RUNNING


def _gathered(own: Iterable[tuple[str, TaskRecord]], titles: Mapping[str, str]) -> tuple[Group, ...]:
    found: dict[str, list[TaskRecord]] = {key: [] for key in titles}
    for key, task in own:
        found[key].append(task)
    return tuple(Group(titles[key], tuple(tasks)) for key, tasks in found.items() if tasks)


def _begun(session: SessionSummary) -> str:
    at = session_time(session)
    return at.isoformat() if at else ""
