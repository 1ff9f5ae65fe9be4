"""The tasks of all sessions as a table: a model over a tuple of what is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.domain.tasks import TaskState
from app.ui.context import AppContext
from app.ui.list_table import Column
from app.ui.record_table import RecordTable

COLUMNS = (
    Column("Nội dung", 230, stretch=True),
    Column("Người làm", 150, drop=2),
    Column("Hạn", 110, drop=3),
    Column("Kiểm tra", 146, drop=4),
    Column("Buổi", 180, drop=5),
    Column("Tình trạng", 154, drop=1),
    Column("Kết quả", 136, drop=6),
)
STATE = 5
BACKGROUND = (3, 4)


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task in words; ``closed`` when nothing is to be done any more."""

    id: int
    content: str
    people: str
    due: str
    inspector: str
    session: str
    state: TaskState
    result: str
    closed: bool


_TEXTS: tuple[Callable[[TaskView], str], ...] = (
    lambda t: t.content,
    lambda t: t.people,
    lambda t: t.due,
    lambda t: t.inspector,
    lambda t: t.session,
    lambda t: t.state.text,
    lambda t: t.result,
)


class TasksTable(RecordTable[TaskView]):
    """Tasks in the order given; what is closed is muted."""

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(context, COLUMNS, parent)

    def text(self, record: TaskView, column: int) -> str:
        """Return what a cell says."""
        return _TEXTS[column](record)

    def tone(self, record: TaskView, column: int) -> str | None:
        """Return the tone of the state."""
        return record.state.tone if column == STATE else None

    def is_muted(self, record: TaskView, column: int) -> bool:
        """Return whether the task is closed, or the cell says who checks it and where it was given."""
        return record.closed or column in BACKGROUND
