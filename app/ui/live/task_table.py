"""The tasks of a session as a table; what nobody can check later is said in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.domain.records import SessionRecord, TaskRecord
from app.domain.tasks import INSPECTOR, MEASURE, REQUIREMENT, lacking
from app.domain.vietnamese import short_date
from app.ui.live.keyed_rows import renew
from app.ui.live.rows import is_large
from app.ui.live.whole_rows import show_whole_rows
from app.ui.tokens import Tokens
from app.ui.widgets import name_control

Index: TypeAlias = QModelIndex | QPersistentModelIndex

HEADINGS = ("Nội dung", "Người làm", "Hạn", "Kiểm tra", "Tình trạng")
_MISSING = ("chưa có nội dung", "chưa có người làm", "chưa có hạn", "chưa có", "")
_DUE, _INSPECTOR, _STATUS = 2, 3, 4
_DAY = 112
#: Facts that have no column of their own; with large type the inspector has none either, and the day stands with the
#: doers.
_BESIDE = (REQUIREMENT, MEASURE)

LACKS = "chưa có"
#: How many heights of cells are remembered before they are measured afresh.
MOST_HEIGHTS = 4000

#: The most height the table takes, usually and while a form is open; the rest scrolls.
HIGH, LOW = 200, 110


class TaskTableModel(QAbstractTableModel):
    """Tasks with the names of this session; ``UserRole`` gives the ``TaskRecord``."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._rows: list[tuple[TaskRecord, tuple[str, ...]]] = []

    def show_tasks(self, tasks: Sequence[TaskRecord], record: SessionRecord) -> bool:
        """Show tasks; return whether anything changed."""
        if is_large(self._tokens):
            cells = [_with_day(_cells(task, record, (*_BESIDE, INSPECTOR))) for task in tasks]
        else:
            cells = [_cells(task, record, _BESIDE) for task in tasks]
        return renew(self, self._rows, list(zip(tasks, cells, strict=True)), _number, len(HEADINGS))

    def task(self, row: int) -> TaskRecord | None:
        """Return the task of a row, or None."""
        return self._rows[row][0] if 0 <= row < len(self._rows) else None

    def place(self, task_id: int) -> int:
        """Return the row of a task, -1 when there is none."""
        return next((row for row, (task, _) in enumerate(self._rows) if task.id == task_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's name and way)
        """Return the number of tasks."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's name and way)
        """Return the number of columns."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(  # noqa: N802 (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return HEADINGS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, the colour of a missing fact, or the task."""
        if not index.isValid():
            return None
        task, cells = self._rows[index.row()]
        text = cells[index.column()]
        if role == Qt.ItemDataRole.UserRole:
            return task
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text or _MISSING[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and (not text or text.startswith(LACKS)):
            return QColor(self._tokens.colours.warn)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        return None


def _number(row: tuple[TaskRecord, tuple[str, ...]]) -> int:
    return row[0].id


def _cells(task: TaskRecord, record: SessionRecord, beside: Sequence[str]) -> tuple[str, ...]:
    doers = ", ".join(_name(record, member) for member in task.assignees)
    due = short_date(task.due_on) if task.due_on else ""
    return (" ".join(task.content.split()), doers, due, _name(record, task.inspector), _status(task, beside))


def _with_day(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return cells in which the day stands with the doers."""
    words, doers, due, *rest = cells
    return (words, f"{doers or _MISSING[1]}\n{f'hạn {due}' if due else _MISSING[_DUE]}", due, *rest)


def _status(task: TaskRecord, beside: Sequence[str]) -> str:
    """Return that the task is on its way, what it lacks of the facts that no column shows, or where it stands."""
    lacks = [fact for fact in lacking(task) if fact in beside]
    if task.id < 0:
        return "đang ghi…"
    return f"{LACKS} {', '.join(lacks)}" if lacks else task.status.vi


def _name(record: SessionRecord, member: str | None) -> str:
    entry = record.person(member)
    return entry.shown_name if entry else ""


class WrapDelegate(QStyledItemDelegate):
    """Asks for the height that the words need in the width their column has."""

    def __init__(self, tokens: Tokens, table: QTableView) -> None:
        super().__init__(table)
        self._tokens, self._table = tokens, table
        self._heights: dict[tuple[str, int, str], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of a cell; words are broken into lines once for each width and font."""
        words, width = str(index.data()), self._table.columnWidth(index.column())
        known = (words, width, option.font.key())
        if known not in self._heights:
            if len(self._heights) > MOST_HEIGHTS:
                self._heights.clear()
            self._heights[known] = self._height(words, width, option.font)
        return QSize(width, self._heights[known])

    def _height(self, words: str, width: int, font: QFont) -> int:
        room = QRect(0, 0, width - 2 * self._tokens.room(10) - self._tokens.px(8), 100_000)
        used = QFontMetrics(font).boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        return used.height() + 2 * self._tokens.px(7)


class TaskTable(QTableView):
    """The table.

    Signals: ``opened(id)`` on Enter or a double click, ``removed(id)`` on Delete, ``undo_asked`` on Ctrl+Z.
    """

    opened = Signal(int)
    removed = Signal(int)
    undo_asked = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._model = TaskTableModel(tokens)
        self._tokens, self._low = tokens, False
        name_control(self, "task_table", "Các nhiệm vụ đã giao")
        self.setModel(self._model)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setItemDelegate(WrapDelegate(tokens, self))
        self._dress_header()
        self.doubleClicked.connect(self._double_clicked)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Share the new width and give the rows the height they need in it."""
        super().resizeEvent(event)
        self._size_columns()
        self._fit()

    def set_low(self, *, low: bool) -> None:
        """Take little room, with the newest task in sight, while a form is open, or the usual room."""
        if low != self._low:
            self._low = low
            self._fit()
            self.scrollToBottom()

    def show_tasks(self, tasks: Sequence[TaskRecord], record: SessionRecord) -> None:
        """Show tasks; the marked one stays marked."""
        chosen = self._model.task(self.currentIndex().row())
        if self._model.show_tasks(tasks, record):
            self._fit()
            place = self._model.place(chosen.id) if chosen else -1
            if place >= 0:
                self.setCurrentIndex(self._model.index(place, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter opens, Delete removes, Ctrl+Z takes the removal back; other keys move."""
        task = self._model.task(self.currentIndex().row())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and task:
            self.opened.emit(task.id)
        elif event.key() == Qt.Key.Key_Delete and task:
            self.removed.emit(task.id)
        elif event.key() == Qt.Key.Key_Z and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.undo_asked.emit()
        else:
            super().keyPressEvent(event)

    def _dress_header(self) -> None:
        header = show_whole_rows(self)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(self._tokens.px(40))
        for section in (_DUE, _INSPECTOR):
            self.setColumnHidden(section, is_large(self._tokens))

    def _size_columns(self) -> None:
        """Give the day what it needs where it has a column, and share the rest."""
        room, day = self.viewport().width(), 0 if is_large(self._tokens) else self._tokens.px(_DAY)
        shares = (
            {0: 39, 1: 23, _INSPECTOR: 16, _STATUS: 22} if not is_large(self._tokens) else {0: 38, 1: 33, _STATUS: 29}
        )
        if day:
            self.setColumnWidth(_DUE, day)
        for section, share in shares.items():
            self.setColumnWidth(section, (room - day) * share // 100)

    def _fit(self) -> None:
        """Be as high as the rows, up to some of them: the newest whole ones while a form is open; the rest scrolls."""
        self.resizeRowsToContents()
        heights = [self.rowHeight(row) for row in range(self._model.rowCount())]
        room = self._tokens.px(LOW if self._low else HIGH)
        header = self.horizontalHeader().sizeHint().height() + 2
        shown = sum(heights)
        if self._low and shown > room - header:
            whole = [height for height in accumulate(reversed(heights)) if height <= room - header]
            shown = whole[-1] if whole else room - header
        self.setFixedHeight(min(shown + header, room))

    def _double_clicked(self, index: QModelIndex) -> None:
        task = self._model.task(index.row())
        if task:
            self.opened.emit(task.id)
