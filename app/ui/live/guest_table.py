"""The guests of a session in a table."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from app.domain.records import GuestRecord
from app.ui.live.whole_rows import show_whole_rows
from app.ui.tokens import Tokens
from app.ui.widgets import name_control

Index = QModelIndex | QPersistentModelIndex
TITLES = ("Họ và tên", "Chức vụ, đơn vị")
MOST_ROWS = 4
_NO_PARENT = QModelIndex()


class GuestModel(QAbstractTableModel):
    """Guests as name and title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.guests: tuple[GuestRecord, ...] = ()

    def show_guests(self, guests: tuple[GuestRecord, ...]) -> None:
        """Show these guests."""
        if guests != self.guests:
            self.beginResetModel()
            self.guests = guests
            self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802 (Qt's name)
        """Return the number of guests."""
        return 0 if parent.isValid() else len(self.guests)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent.isValid() else len(TITLES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a guest's name or title."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        guest = self.guests[index.row()]
        return (guest.full_name, guest.title)[index.column()]

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        return None


class GuestTable(QTableView):
    """Guests; Delete takes one away, Enter corrects one.

    Signals: ``removed(guest)`` and ``wanted(guest)``.
    """

    removed = Signal(object)
    wanted = Signal(object)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        name_control(self, "guest_list", "Đại biểu, khách mời")
        self._row_height = tokens.px(34)
        self.rows = GuestModel(self)
        self.setModel(self.rows)
        show_whole_rows(self).setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(self._row_height)
        self.doubleClicked.connect(self._want)

    def show_guests(self, guests: tuple[GuestRecord, ...]) -> None:
        """Show these guests; without any the table is hidden."""
        row = self.currentIndex().row()
        self.rows.show_guests(guests)
        self.setVisible(bool(guests))
        shown = min(len(guests), MOST_ROWS)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + shown * self._row_height + 4)
        if guests and row >= 0 and not self.currentIndex().isValid():
            self.selectRow(min(row, len(guests) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Take away with Delete, correct with Enter or F2."""
        guest = self._current()
        if guest is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(guest)
        elif guest is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.wanted.emit(guest)
        else:
            super().keyPressEvent(event)

    def _current(self) -> GuestRecord | None:
        row = self.currentIndex().row()
        return self.rows.guests[row] if 0 <= row < len(self.rows.guests) else None

    def _want(self) -> None:
        guest = self._current()
        if guest is not None:
            self.wanted.emit(guest)
