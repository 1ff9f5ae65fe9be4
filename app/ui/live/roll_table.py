"""The roll sheet: one line a member, one key a state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from app.domain.records import RollEntry
from app.domain.roll_marks import note, status_words
from app.domain.vocabulary import AttendanceStatus, ReasonKind
from app.ui.live.roll_delegate import ENTRY_ROLE, ROW, RollDelegate
from app.ui.live.roll_details import REASON_LETTERS
from app.ui.live.whole_rows import show_whole_rows
from app.ui.tokens import Tokens
from app.ui.widgets import name_control

Index = QModelIndex | QPersistentModelIndex
NUMBER, NAME, POST, GROUP, STATUS = range(5)
TITLES = ("STT", "Họ và tên", "Chức vụ", "Tổ đảng", "Tình trạng")
KEYS = {
    Qt.Key.Key_Space: AttendanceStatus.PRESENT,
    Qt.Key.Key_L: AttendanceStatus.EXCUSED,
    Qt.Key.Key_K: AttendanceStatus.UNEXCUSED,
    Qt.Key.Key_M: AttendanceStatus.LATE,
    Qt.Key.Key_S: AttendanceStatus.LEFT_EARLY,
    Qt.Key.Key_X: AttendanceStatus.EXEMPT,
    Qt.Key.Key_Delete: None,
}
#: Backspace does nothing: input methods send it on their own to put a mark on the letter before.
REASON_KEYS = {Qt.Key(ord(letter)): kind for letter, kind in zip(REASON_LETTERS, ReasonKind, strict=True)}
#: Told in place of a letter for a backspace.
BACK = "\b"
_HELD = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock)
DIGITS = range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)
_NO_PARENT = QModelIndex()
#: Shares of the width, by column, and the width (at normal type) from which a column is shown.
_SHARES = {NAME: 32, POST: 23, GROUP: 14, STATUS: 34}
_SHOWN_FROM = {POST: 500, GROUP: 620}


class RollModel(QAbstractTableModel):
    """Lines of a roll; ``ENTRY_ROLE`` gives the ``RollEntry``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[RollEntry, ...] = ()

    def show_entries(self, entries: Sequence[RollEntry]) -> None:
        """Show lines; when the members are the same, only the lines that differ are drawn anew."""
        fresh, known = tuple(entries), self.entries
        if [e.member_id for e in fresh] != [e.member_id for e in known]:
            self.beginResetModel()
            self.entries = fresh
            self.endResetModel()
            return
        self.entries = fresh
        for row, (new, old) in enumerate(zip(fresh, known, strict=True)):
            if new != old:
                self.dataChanged.emit(self.index(row, 0), self.index(row, STATUS))

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802 (Qt's name)
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent.isValid() else len(TITLES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words, or the whole line."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            cells = (str(index.row() + 1), entry.shown_name, note(entry), entry.group, status_words(entry))
            return cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.shown_name}: {status_words(entry)}"
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        return None


class RollTable(QTableView):
    """Lines that keys mark.

    Digits go to the line of that number.

    Signals: ``struck(text)`` first of all for every key: a letter, ``BACK`` for a backspace, nothing for others
    and when the keyboard comes to the sheet;
    ``marked(status)`` for the selected lines (None clears), ``reasoned(kind)`` for C, O, R or H,
    ``worded(text)`` for a letter without a meaning, ``everyone()`` for A, ``taker_asked()`` for T, ``detailed()`` for
    Enter or F2, ``moved()`` when the person goes to another line.
    """

    struck = Signal(str)
    marked = Signal(object)
    reasoned = Signal(object)
    worded = Signal(str)
    everyone = Signal()
    taker_asked = Signal()
    detailed = Signal()
    moved = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        name_control(self, "attendance_table", "Danh sách điểm danh")
        self._tokens = tokens
        self._typed = ""
        self.roll = RollModel(self)
        self.setModel(self.roll)
        self._delegate = RollDelegate(tokens, self)
        self.setItemDelegate(self._delegate)
        self.setWordWrap(False)
        self.setMinimumHeight(tokens.px(130))
        columns = show_whole_rows(self, several=True)
        self.verticalHeader().setDefaultSectionSize(tokens.px(ROW))
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setMinimumSectionSize(1)

    def show_entries(self, entries: Sequence[RollEntry]) -> None:
        """Show lines with the cursor where it is, on the first line at first."""
        self.roll.show_entries(entries)
        if entries and not self.currentIndex().isValid():
            self._go(0)
        self._spread()

    def chosen(self) -> list[str]:
        """Return the members of the selected lines."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.roll.entries[row].member_id for row in rows]

    def go_to(self, row: int) -> None:
        """Go to a line by its place from nought."""
        self._go(row)

    def advance(self) -> None:
        """Go to the line after the selected ones, or stay on the last."""
        rows = [index.row() for index in self.selectionModel().selectedRows()] or [self.currentIndex().row()]
        self._go(min(max(rows) + 1, len(self.roll.entries) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Mark with one key; letters never search."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in DIGITS:
            self.struck.emit("")
            self._go_to_number(event.text())
            return
        self._typed = ""
        self._tell_key(event, plain=plain)
        if plain and key in KEYS:
            self.marked.emit(KEYS[key])
        elif plain and key in REASON_KEYS:
            self.reasoned.emit(REASON_KEYS[key])
        elif plain and key == Qt.Key.Key_A:
            self.everyone.emit()
        elif plain and key == Qt.Key.Key_T:
            self.taker_asked.emit()
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.detailed.emit()
        elif plain and key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.roll.entries:
            self._go(0 if key == Qt.Key.Key_Home else len(self.roll.entries) - 1)
            self.moved.emit()
        elif plain and ((event.text().isprintable() and event.text()) or key == Qt.Key.Key_Backspace):
            event.accept()
            self._tell_letter(event.text())
        else:
            before = self.currentIndex()
            super().keyPressEvent(event)
            if self.currentIndex() != before:
                self.moved.emit()

    def mouseReleaseEvent(self, event: Any) -> None:  # noqa: N802
        """Tell that another line was clicked."""
        super().mouseReleaseEvent(event)
        self.moved.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """End the run of letters: something else was done meanwhile."""
        super().focusInEvent(event)
        self.struck.emit("")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width out anew."""
        super().resizeEvent(event)
        self._spread()

    def _tell_key(self, event: QKeyEvent, *, plain: bool) -> None:
        if plain and event.key() == Qt.Key.Key_Backspace:
            self.struck.emit(BACK)
        elif event.key() not in _HELD:
            self.struck.emit(event.text() if plain and event.text().isalpha() else "")

    def _tell_letter(self, text: str) -> None:
        if text.isalpha():
            self.worded.emit(text)

    def _go_to_number(self, digit: str) -> None:
        """Go to the line whose number is being typed; a digit that leads beyond the last line begins a new number."""
        last = len(self.roll.entries)
        self._typed = next((one for one in (self._typed + digit, digit) if one and 0 < int(one) <= last), "")
        if self._typed:
            self._go(int(self._typed) - 1)
            self.moved.emit()

    def _go(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self.roll.index(row, NAME), flags)
        self.scrollTo(self.roll.index(row, NAME))

    def _spread(self) -> None:
        width, tokens = self.viewport().width(), self._tokens
        grouped = any(entry.group for entry in self.roll.entries)
        hidden = {column for column, least in _SHOWN_FROM.items() if width < tokens.px(least)}
        hidden |= set() if grouped else {GROUP}
        for column in (POST, GROUP):
            self.setColumnHidden(column, column in hidden)
        number = tokens.px(48)
        self.setColumnWidth(NUMBER, number)
        shares = {column: share for column, share in _SHARES.items() if column not in hidden}
        for column, share in shares.items():
            self.setColumnWidth(column, (width - number) * share // sum(shares.values()))
        for row, entry in enumerate(self.roll.entries):
            height = self._delegate.needed_height(entry, self.columnWidth(NAME))
            if height != self.rowHeight(row):
                self.setRowHeight(row, height)
