"""The base of tables over a tuple of records; a table says in words what each cell shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.ui.list_table import ID_ROLE, TONE_ROLE, Column, HasTokens


class Identified(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str | int:
        """The id by which a row is known."""


Record = TypeVar("Record", bound=Identified)
Index = QModelIndex | QPersistentModelIndex


class RecordTable(QAbstractTableModel, Generic[Record]):
    """Shows ``rows`` in ``columns``. Subclasses fill ``text`` and, where they need them, ``tone`` and ``is_muted``."""

    def __init__(self, context: HasTokens, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._columns = columns
        self.rows: tuple[Record, ...] = ()

    def show_rows(self, rows: tuple[Record, ...]) -> None:
        """Show these records; nothing moves when they are the same."""
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def text(self, record: Record, column: int) -> str:
        """Return what a cell says."""
        raise NotImplementedError

    def tone(self, record: Record, column: int) -> str | None:
        """Return the tone of a cell that is a pill."""
        return None

    def is_muted(self, record: Record, column: int) -> bool:
        """Return whether a cell stands back."""
        return False

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's name and default)
        """Return the number of records shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's name and default)
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(  # noqa: N802 (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._columns[section].title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows in a role."""
        if not index.isValid():
            return None
        record, column = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.text(record, column) or None
        if role == TONE_ROLE:
            return self.tone(record, column)
        if role == Qt.ItemDataRole.ForegroundRole and self.is_muted(record, column):
            return QColor(self._context.tokens.colours.muted)
        return record.id if role == ID_ROLE else None
