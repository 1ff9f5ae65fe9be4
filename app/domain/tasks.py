"""Tasks across sessions: what is overdue, what comes first, who does what."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.domain.summaries import TaskRecord
from app.domain.vocabulary import TaskStatus

#: Days before its due day from which an open task is shown as coming up.
SOON_DAYS = 7

CONTENT, REQUIREMENT, MEASURE = "nội dung", "yêu cầu", "biện pháp"
DOERS, DUE, INSPECTOR = "người thực hiện", "hạn hoàn thành", "người kiểm tra"
#: The facts without which nobody can do a task, or check it.
CHECKABLE = (CONTENT, DOERS, DUE, INSPECTOR)


class Chosen(Enum):
    """Which tasks a list shows; the value is what a person reads."""

    OPEN = "Đang làm"
    SOON = "Sắp đến hạn"
    OVERDUE = "Quá hạn"
    DONE = "Đã xong"
    UNCHECKED = "Chờ kiểm tra"
    DROPPED = "Thôi thực hiện"
    ALL = "Tất cả"


class OnTime(Enum):
    """How a task that fell due stands to its day."""

    YES = "Đúng hạn"
    LATE = "Xong muộn"
    OVERDUE = "Quá hạn"


@dataclass(frozen=True, slots=True)
class TaskState:
    """Where a task stands today: the words, and ``good``, ``warn``, ``bad`` or ``neutral``."""

    text: str
    tone: str


def lacking(task: TaskRecord) -> tuple[str, ...]:
    """Return which of the six facts that a resolution must state are not said of a task."""
    there = (
        (CONTENT, task.content.strip()), (REQUIREMENT, task.requirement.strip()), (MEASURE, task.measure.strip()),
        (DOERS, task.assignees), (DUE, task.due_on), (INSPECTOR, task.inspector),
    )  # fmt: skip
    return tuple(fact for fact, said in there if not said)


def is_overdue(task: TaskRecord, today: date) -> bool:
    """Return whether the task is still open after its due day."""
    return task.status is TaskStatus.OPEN and task.due_on is not None and task.due_on < today


def is_soon(task: TaskRecord, today: date) -> bool:
    """Return whether the task is open and falls due within ``SOON_DAYS``, today included."""
    return task.status is TaskStatus.OPEN and task.due_on is not None and 0 <= (task.due_on - today).days <= SOON_DAYS


def on_time(task: TaskRecord, day: date) -> OnTime | None:
    """Return how a task stands to its due day as of ``day``; None while it is not due, without a due day or dropped.

    Done without a known day counts as on time: nobody can say that it was not.
    """
    if task.due_on is None or task.status is TaskStatus.DROPPED:
        return None
    if task.status is TaskStatus.DONE and (task.done_on is None or task.done_on <= day):
        return OnTime.LATE if task.done_on is not None and task.done_on > task.due_on else OnTime.YES
    return OnTime.OVERDUE if task.due_on < day else None


def state(task: TaskRecord, today: date) -> TaskState:
    """Return where the task stands."""
    if task.status is TaskStatus.DONE:
        return _done(task)
    if task.status is TaskStatus.DROPPED:
        return TaskState(task.status.vi, "neutral")
    if task.due_on is None:
        return TaskState("Chưa đặt hạn", "warn")
    days = (task.due_on - today).days
    if days < 0:
        return TaskState(f"Quá hạn {-days} ngày", "bad")
    text = f"Còn {days} ngày" if days else "Đến hạn hôm nay"
    return TaskState(text, "warn" if days <= SOON_DAYS else "neutral")


def _done(task: TaskRecord) -> TaskState:
    if task.checked_on is not None:
        return TaskState("Đã kiểm tra", "good")
    late = on_time(task, date.max) is OnTime.LATE
    return TaskState("Đã xong, sau hạn" if late else "Đã xong", "warn" if late else "good")


def in_order(tasks: Iterable[TaskRecord], today: date) -> list[TaskRecord]:
    """Return the overdue first, then the open by due day (those without one after), then the rest, newest first."""
    return sorted(tasks, key=lambda task: _place(task, today))


def choose(
    tasks: Iterable[TaskRecord], which: Chosen, today: date, person: str | None = None
) -> tuple[TaskRecord, ...]:
    """Return the tasks of a choice, in order; with ``person`` those the member does or checks."""
    wanted = filter(_wanted(which, today), tasks)
    mine = (task for task in wanted if person is None or person in task.assignees or person == task.inspector)
    return tuple(in_order(mine, today))


def _wanted(which: Chosen, today: date) -> Callable[[TaskRecord], bool]:
    """Return what tells the tasks of a choice; a book has thousands, so only this is asked of each."""
    choices: dict[Chosen, Callable[[TaskRecord], bool]] = {
        Chosen.OPEN: lambda task: task.status is TaskStatus.OPEN,
        Chosen.SOON: lambda task: is_soon(task, today),
        Chosen.OVERDUE: lambda task: is_overdue(task, today),
        Chosen.DONE: lambda task: task.status is TaskStatus.DONE,
        Chosen.UNCHECKED: lambda task: task.status is TaskStatus.DONE and task.checked_on is None,
        Chosen.DROPPED: lambda task: task.status is TaskStatus.DROPPED,
        Chosen.ALL: lambda _: True,
    }
    return choices[which]


def _place(task: TaskRecord, today: date) -> tuple[int, int, int]:
    group = 0 if is_overdue(task, today) else 1 if task.status is TaskStatus.OPEN else 2
    due = (task.due_on or date.max).toordinal() if group < 2 else -(task.due_on or date.min).toordinal()
    return group, due, task.id
