"""A month as a table: six weeks down, seven days across, with what falls on each day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.dates import full_day
from app.domain.year_calendar import Event, weeks
from app.i18n import WEEKDAYS

Index = QModelIndex | QPersistentModelIndex
#: What these roles give: the day, whether it belongs to the month, what falls on it, whether it is today.
DAY_ROLE = Qt.ItemDataRole.UserRole + 10
INSIDE_ROLE = Qt.ItemDataRole.UserRole + 11
EVENTS_ROLE = Qt.ItemDataRole.UserRole + 12
TODAY_ROLE = Qt.ItemDataRole.UserRole + 13
SHORT_DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


class CalendarTable(QAbstractTableModel):
    """Shows one month; a cell's text is the number of its day. Headings are short where there is no room."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.year, self.month = 1, 1
        self.is_narrow = False
        self._weeks = weeks(2000, 1)
        self._events: Mapping[date, tuple[Event, ...]] = {}
        self._today = date.min

    def show_month(self, year: int, month: int, events: Mapping[date, tuple[Event, ...]], today: date) -> None:
        """Show a month."""
        self.beginResetModel()
        self.year, self.month, self._weeks = year, month, weeks(year, month)
        self._events, self._today = events, today
        self.endResetModel()

    def shows(self, year: int, month: int, events: Mapping[date, tuple[Event, ...]], today: date) -> bool:
        """Return whether exactly this is shown."""
        return (year, month, today) == (self.year, self.month, self._today) and events == self._events

    def index_of(self, day: date) -> QModelIndex:
        """Return the cell of a day, an invalid one for a day that is not shown."""
        number = (day - self._weeks[0][0]).days
        return self.index(number // 7, number % 7) if 0 <= number < 42 else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's name and default)
        """Return the number of weeks."""
        return 0 if parent.isValid() else len(self._weeks)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's name and default)
        """Return the number of days."""
        return 0 if parent.isValid() else len(WEEKDAYS)

    def headerData(  # noqa: N802 (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the name of a day of the week."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (SHORT_DAYS if self.is_narrow else WEEKDAYS)[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows in a role."""
        if not index.isValid():
            return None
        day = self._weeks[index.row()][index.column()]
        found = self._events.get(day, ())
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "; ".join((full_day(day), *(one.text for one in found)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(one.text for one in found) or None
        return {
            DAY_ROLE: day, INSIDE_ROLE: (day.year, day.month) == (self.year, self.month), EVENTS_ROLE: found,
            TODAY_ROLE: day == self._today,
        }.get(Qt.ItemDataRole(role) if role < Qt.ItemDataRole.UserRole else role)  # fmt: skip
