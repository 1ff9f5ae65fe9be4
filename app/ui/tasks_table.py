"""The tasks of all sessions as a table: a model over a tuple of what is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.domain.tasks import TaskState
from app.ui.context import AppContext
from app.ui.list_table import ID_ROLE, TONE_ROLE, Column

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

Index = QModelIndex | QPersistentModelIndex


class TasksTable(QAbstractTableModel):
    """Tasks in the order given; what is closed is muted."""

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.rows: tuple[TaskView, ...] = ()

    def show_tasks(self, rows: tuple[TaskView, ...]) -> None:
        """Show these tasks; nothing moves when they are the same."""
        if rows == self.rows:
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's name and default)
        """Return the number of tasks shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's name and default)
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(  # noqa: N802 (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return COLUMNS[section].title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        task, column = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _TEXTS[column](task)
        if role == Qt.ItemDataRole.ForegroundRole and (task.closed or column in (3, 4)):
            return QColor(self._context.tokens.colours.muted)
        if role == TONE_ROLE and column == STATE:
            return task.state.tone
        return task.id if role == ID_ROLE else None
