"""The tables of tasks that minutes and reports share."""

from __future__ import annotations

from app.domain.records import TaskRecord, TaskReviewRecord
from app.domain.vietnamese import short_date
from app.domain.vocabulary import TaskStatus
from app.exporters.blocks import Column, Table
from app.exporters.wording import Wording

_SHORT = "……"
_CENTRED = ("TT", "Hạn hoàn thành")


def task_table(words: Wording, *, with_results: bool = False) -> Table:
    """Return the session's tasks as a table; a fact that is missing is a dotted blank."""
    titles = ["TT", "Nội dung, yêu cầu, biện pháp", "Người thực hiện", "Hạn hoàn thành", "Người kiểm tra", "Kết quả"]
    widths = (11, 47, 28, 24, 26, 29) if with_results else (11, 71, 31, 24, 28)
    rows = tuple(
        _row(words, number, task, with_results=with_results) for number, task in enumerate(words.session.tasks, 1)
    )
    return Table(_columns(titles, widths), rows)


def review_table(words: Wording) -> Table:
    """Return what the session heard of tasks given earlier: each with its state, its result and what held it up."""
    titles = ["TT", "Nhiệm vụ đã giao", "Người thực hiện", "Hạn hoàn thành", "Kết quả, nguyên nhân"]
    rows = tuple(_heard(number, heard) for number, heard in enumerate(words.session.task_reviews, 1))
    return Table(_columns(titles, (11, 57, 31, 24, 42)), rows)


def _columns(titles: list[str], widths: tuple[int, ...]) -> tuple[Column, ...]:
    return tuple(
        Column(title, width, "center" if title in _CENTRED else "left")
        for title, width in zip(titles, widths, strict=False)
    )


def _heard(number: int, heard: TaskReviewRecord) -> tuple[str, ...]:
    due = short_date(heard.due_on) if heard.due_on else _SHORT
    return str(number), heard.content or _SHORT, heard.doers or _SHORT, due, _outcome(heard)


def _outcome(heard: TaskReviewRecord) -> str:
    parts = [heard.status.vi, heard.result]
    if heard.cause:
        parts.append(f"Nguyên nhân: {heard.cause}")
    return "\n".join(part for part in parts if part)


def _row(words: Wording, number: int, task: TaskRecord, *, with_results: bool) -> tuple[str, ...]:
    cells = [
        str(number),
        _content(task) or _SHORT,
        words.names(task.assignees) or _SHORT,
        short_date(task.due_on) if task.due_on else _SHORT,
        words.names([task.inspector]) if task.inspector else _SHORT,
    ]
    if with_results:
        state = task.status.vi if task.status is not TaskStatus.OPEN else ""
        result = task.result or state
        cells.append("\n".join(part for part in (result, f"Nguyên nhân: {task.cause}" if task.cause else "") if part))
    return tuple(cells)


def _content(task: TaskRecord) -> str:
    parts = [task.content]
    if task.requirement:
        parts.append(f"Yêu cầu: {task.requirement}")
    if task.measure:
        parts.append(f"Biện pháp: {task.measure}")
    return "\n".join(part for part in parts if part)
