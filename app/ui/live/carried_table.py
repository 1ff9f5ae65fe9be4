"""The tasks of earlier sessions as a table: one key a state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from app.domain.records import TaskRecord, TaskReviewRecord
from app.domain.vietnamese import short_date
from app.domain.vocabulary import TaskStatus
from app.ui.live.task_table import WrapDelegate
from app.ui.live.whole_rows import show_whole_rows
from app.ui.tokens import Tokens
from app.ui.widgets import name_control

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
TITLES = ("Nhiệm vụ", "Báo cáo")
NOT_YET, NO_CAUSE = "chưa báo cáo", "chưa ghi nguyên nhân"
#: The key of each state, as it stands on the keyboard.
KEYS = {
    Qt.Key.Key_D: TaskStatus.OPEN,
    Qt.Key.Key_X: TaskStatus.DONE,
    Qt.Key.Key_T: TaskStatus.DROPPED,
    Qt.Key.Key_Backspace: None,
    Qt.Key.Key_Delete: None,
}
HIGHEST = 190


@dataclass(frozen=True, slots=True)
class Carried:
    """A task and what this session heard of it, None while it heard nothing."""

    task: TaskRecord
    heard: TaskReviewRecord | None


class CarriedModel(QAbstractTableModel):
    """Tasks with their reports; names come from ``names`` by member id."""

    def __init__(self, tokens: Tokens, names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens, self._names = tokens, names
        self.lines: tuple[Carried, ...] = ()

    def show_lines(self, lines: Sequence[Carried]) -> bool:
        """Show tasks; return whether the rows are others than before."""
        fresh, known = tuple(lines), self.lines
        if [line.task.id for line in fresh] != [line.task.id for line in known]:
            self.beginResetModel()
            self.lines = fresh
            self.endResetModel()
            return True
        self.lines = fresh
        for row, (new, old) in enumerate(zip(fresh, known, strict=True)):
            if new != old:
                self.dataChanged.emit(self.index(row, 0), self.index(row, 1))
        return False

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802 (Qt's name)
        """Return the number of tasks."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent.isValid() else len(TITLES)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return TITLES[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, or the colour of what is still to be said."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._given(line.task) if index.column() == 0 else self._said(line)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 1 and not is_whole(line.heard):
            return QColor(self._tokens.colours.warn)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        return None

    def _given(self, task: TaskRecord) -> str:
        doers = ", ".join(self._names[one] for one in task.assignees if one in self._names) or "chưa có người làm"
        due = f"hạn {short_date(task.due_on)}" if task.due_on else "chưa có hạn"
        return f"{' '.join(task.content.split())}\n{doers} · {due}"

    def _said(self, line: Carried) -> str:
        return heard_words(line.heard) if line.heard else self._before(line)

    @staticmethod
    def _before(line: Carried) -> str:
        """Return what the task said before this session heard of it."""
        said = "; ".join(" ".join(text.split()) for text in (line.task.result, line.task.cause) if text.strip())
        return f"{NOT_YET}\nTrước đã ghi: {said}" if said else NOT_YET


def is_whole(heard: TaskReviewRecord | None) -> bool:
    """Return whether a report says all it should: a task that is not done has its cause."""
    return heard is not None and (heard.status is TaskStatus.DONE or bool(heard.cause.strip()))


def heard_words(heard: TaskReviewRecord) -> str:
    """Return what was heard of a task, a fact a line."""
    said = [heard.status.vi, " ".join(heard.result.split())]
    if heard.status is not TaskStatus.DONE:
        cause = " ".join(heard.cause.split())
        said.append(f"Nguyên nhân: {cause}" if cause else NO_CAUSE)
    return "\n".join(part for part in said if part)


class CarriedTable(QTableView):
    """The table.

    Signals: ``marked(status)`` for the current task (None takes the report back), ``entered`` on Enter, ``moved`` when
    another task is current, ``undo_asked`` on Ctrl+Z.
    """

    marked = Signal(object)
    entered = Signal()
    moved = Signal()
    undo_asked = Signal()

    def __init__(self, tokens: Tokens, names: Mapping[str, str]) -> None:
        super().__init__()
        self._tokens = tokens
        self.carried = CarriedModel(tokens, names, self)
        name_control(self, "carried_table", "Nhiệm vụ của các kỳ trước")
        self.setModel(self.carried)
        self.setItemDelegate(WrapDelegate(tokens, self))
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        show_whole_rows(self).setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentRowChanged.connect(self.moved)

    @property
    def current(self) -> Carried | None:
        """The task the keyboard is on."""
        row = self.currentIndex().row()
        return self.carried.lines[row] if 0 <= row < len(self.carried.lines) else None

    def show_lines(self, lines: Sequence[Carried]) -> None:
        """Show tasks; the current one stays current."""
        if lines and tuple(lines) == self.carried.lines:
            return
        kept = self.current
        if self.carried.show_lines(lines) and lines:
            self.go(next((row for row, one in enumerate(lines) if kept and one.task.id == kept.task.id), 0))
        self._fit()

    def go(self, row: int) -> None:
        """Make a row the current one."""
        self.selectRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Mark with one key; letters never search."""
        key, held = Qt.Key(event.key()), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if control and key == Qt.Key.Key_Z:
            self.undo_asked.emit()
        elif not control and key in KEYS and self.current is not None:
            self.marked.emit(KEYS[key])
        elif not control and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif not control and event.text().isprintable() and event.text():
            event.accept()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Share the new width and give the rows the height they need in it."""
        super().resizeEvent(event)
        self.setColumnWidth(0, self.viewport().width() * 58 // 100)
        self.setColumnWidth(1, self.viewport().width() * 42 // 100)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Give the rows their height: out of sight they have none."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the rows, up to some of them; the rest scrolls."""
        if not self.isVisible():
            return
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self.carried.rowCount()))
        height = rows + self.horizontalHeader().sizeHint().height() + 2
        self.setFixedHeight(min(height, self._tokens.px(HIGHEST)))
