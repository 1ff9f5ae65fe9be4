"""The tasks of all sessions as a table: a model over a tuple of what is shown, headings of groups among them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont

from app.domain.tasks import TaskState
from app.ui.context import AppContext
from app.ui.list_table import Column, ListTable
from app.ui.record_table import Index, RecordTable

COLUMNS = (
    Column("Nội dung", 230, stretch=True),
    Column("Người làm", 150, drop=2),
    Column("Hạn", 110, drop=3),
    Column("Kiểm tra", 146, drop=4),
    Column("Giao tại", 180, drop=5),
    Column("Tình trạng", 154, drop=1),
    Column("Kết quả", 136, drop=6),
)
STATE = 5
BACKGROUND = (3, 4)
_PLAIN = TaskState("", "neutral")


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task in words; ``closed`` when nothing is to be done any more. A ``heading`` is no task but names a group."""

    id: int
    content: str
    people: str = ""
    due: str = ""
    inspector: str = ""
    session: str = ""
    state: TaskState = _PLAIN
    result: str = ""
    closed: bool = False
    heading: bool = False


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
    """Tasks in the order given; what is closed is muted, headings cannot be chosen."""

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(context, COLUMNS, parent)

    def text(self, record: TaskView, column: int) -> str:
        """Return what a cell says."""
        return _TEXTS[column](record)

    def tone(self, record: TaskView, column: int) -> str | None:
        """Return the tone of the state."""
        return record.state.tone if column == STATE and not record.heading else None

    def is_muted(self, record: TaskView, column: int) -> bool:
        """Return whether the task is closed, or the cell says who checks it and where it was given."""
        return not record.heading and (record.closed or column in BACKGROUND)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what may be done with a cell: the keyboard passes headings by."""
        if index.isValid() and self.rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows in a role; headings are bold."""
        if role == Qt.ItemDataRole.FontRole and index.isValid() and self.rows[index.row()].heading:
            font = QFont(self._context.tokens.family)
            font.setPixelSize(self._context.tokens.body)
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return super().data(index, role)


class TaskList(ListTable):
    """The table of tasks; a heading goes over all columns."""

    def span_headings(self) -> None:
        """Let the headings of the present rows take the whole width."""
        self.clearSpans()
        model = self.model()
        if isinstance(model, TasksTable):
            for row, record in enumerate(model.rows):
                if record.heading:
                    self.setSpan(row, 0, 1, len(COLUMNS))
