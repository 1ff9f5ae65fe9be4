"""The table of tasks that minutes and reports share."""

from __future__ import annotations

from app.domain.records import TaskRecord
from app.domain.vietnamese import short_date
from app.domain.vocabulary import TaskStatus
from app.exporters.blocks import Column, Table
from app.exporters.wording import Wording


def task_table(words: Wording, *, with_results: bool = False) -> Table:
    """Return the session's tasks as a table; a fact that is missing is a dotted blank."""
    titles = ["TT", "Nội dung, yêu cầu, biện pháp", "Người thực hiện", "Hạn hoàn thành", "Người kiểm tra", "Kết quả"]
    widths = (11, 47, 28, 24, 26, 29) if with_results else (11, 71, 31, 24, 28)
    centred = ("TT", "Hạn hoàn thành")
    columns = [
        Column(title, width, "center" if title in centred else "left")
        for title, width in zip(titles, widths, strict=False)
    ]
    rows = tuple(
        _row(words, number, task, with_results=with_results) for number, task in enumerate(words.session.tasks, 1)
    )
    return Table(tuple(columns), rows)


def _row(words: Wording, number: int, task: TaskRecord, *, with_results: bool) -> tuple[str, ...]:
    short = "……"
    cells = [
        str(number),
        _content(task) or short,
        words.names(task.assignees) or short,
        short_date(task.due_on) if task.due_on else short,
        words.names([task.inspector]) if task.inspector else short,
    ]
    if with_results:
        state = task.status.vi if task.status is not TaskStatus.OPEN else ""
        cells.append(task.result or state)
    return tuple(cells)


def _content(task: TaskRecord) -> str:
    parts = [task.content]
    if task.requirement:
        parts.append(f"Yêu cầu: {task.requirement}")
    if task.measure:
        parts.append(f"Biện pháp: {task.measure}")
    return "\n".join(part for part in parts if part)
