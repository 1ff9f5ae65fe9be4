"""Sessions as a table: a model over a tuple of summaries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.domain.naming import session_name, session_stand, session_time
from app.domain.records import SessionSummary
from app.domain.vietnamese import short_date
from app.ui.context import AppContext
from app.ui.list_table import ID_ROLE, TONE_ROLE, Column

COLUMNS = (
    Column("Ngày", 124),
    Column("Loại buổi", 164, drop=2),
    Column("Chuyên đề, nội dung", 80, stretch=True),
    Column("Có mặt", 78, drop=3),
    Column("Ý kiến", 70, drop=4),
    Column("Tình trạng", 158, drop=1),
)
STATE_COLUMN = 5

Index = QModelIndex | QPersistentModelIndex


def _day(summary: SessionSummary) -> str:
    at = session_time(summary)
    return short_date(at.date()) if at else "Chưa có ngày"


def _present(summary: SessionSummary) -> str:
    return f"{summary.present}/{summary.total}" if summary.started_at else ""


def _contributions(summary: SessionSummary) -> str:
    return str(summary.contributions) if summary.started_at else ""


_TEXTS: tuple[Callable[[SessionSummary], str], ...] = (
    _day,
    session_name,
    lambda summary: summary.topic,
    _present,
    _contributions,
    lambda summary: session_stand(summary)[0],
)


class SessionsTable(QAbstractTableModel):
    """Sessions of a year, the newest first."""

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.rows: tuple[SessionSummary, ...] = ()

    def show_sessions(self, sessions: tuple[SessionSummary, ...]) -> None:
        """Show these sessions, given by date; nothing moves when they are the same."""
        rows = tuple(reversed(sessions))
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's name and default)
        """Return the number of sessions shown."""
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
        summary, column = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _TEXTS[column](summary) or None
        if role == TONE_ROLE:
            return session_stand(summary)[1] if column == STATE_COLUMN else None
        if role == Qt.ItemDataRole.ForegroundRole and column == 1:
            return QColor(self._context.tokens.colours.muted)
        return summary.id if role == ID_ROLE else None
