"""The year's roll as a table: members down, sessions across."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.naming import session_line
from app.domain.targets import Threshold
from app.domain.year_grid import SPOKE, Grid, cell_words, column_title, sign, tone
from app.ui.list_table import ID_ROLE, TONE_ROLE

Index = QModelIndex | QPersistentModelIndex


class PresenceTable(QAbstractTableModel):
    """A cell's text is its sign; ``ID_ROLE`` gives the session's id, ``TONE_ROLE`` the tone of the sign."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = Grid()
        self._target: Threshold | None = None

    def show_grid(self, grid: Grid, target: Threshold | None = None) -> bool:
        """Show a grid against the target of attendance; return whether it differs from the one shown before."""
        if (grid, target) == (self.grid, self._target):
            return False
        self.beginResetModel()
        self.grid, self._target = grid, target
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's name and default)
        """Return the number of members."""
        return 0 if parent.isValid() else len(self.grid.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's name and default)
        """Return the number of sessions."""
        return 0 if parent.isValid() else len(self.grid.sessions)

    def headerData(  # noqa: N802 (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a member's name, or the day and kind of a session over its rate, with a mark below the target."""
        across = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(section) if across else self.grid.rows[section].full_name
        if role == Qt.ItemDataRole.ToolTipRole:
            return session_line(self.grid.sessions[section]) if across else self.grid.rows[section].full_name
        if role == Qt.ItemDataRole.TextAlignmentRole and not across:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _title(self, section: int) -> str:
        session = self.grid.sessions[section]
        if not session.total:
            return f"{column_title(session)}\n—"
        rate = session.present / session.total
        short = self._target is not None and not self._target.met_by(rate)
        return f"{column_title(session)}\n{round(rate * 100)}%{' ▼' if short else ''}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows in a role."""
        if not index.isValid():
            return None
        cell = self.grid.rows[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return sign(cell) + (SPOKE if cell is not None and cell.spoke else "")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell_words(cell)
        if role == TONE_ROLE:
            return tone(cell)
        return self.grid.sessions[index.column()].id if role == ID_ROLE else None
