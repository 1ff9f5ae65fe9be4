"""The lines of the self-review in a table."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from app.domain.records import SelfReviewRecord, SessionRecord
from app.domain.self_review import row_words
from app.ui.live.rows import is_large
from app.ui.live.task_table import WrapDelegate
from app.ui.live.whole_rows import show_whole_rows
from app.ui.tokens import Tokens
from app.ui.widgets import name_control

Index = QModelIndex | QPersistentModelIndex
TITLES = ("Người nêu", "Về ai", "Nội dung cần sửa", "Biện pháp", "Hạn")
SHARES = (18, 17, 28, 22, 15)
#: With large type measure and day are left to the line that is opened for correction.
SHARES_LARGE = (30, 28, 42)
#: The most height that the rows take; the rest scrolls.
HIGH = 136
_NO_PARENT = QModelIndex()


class SelfReviewModel(QAbstractTableModel):
    """Lines as words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[SelfReviewRecord, ...] = ()
        self._words: tuple[tuple[str, ...], ...] = ()

    def show_lines(self, record: SessionRecord) -> None:
        """Show the lines of a session."""
        words = tuple(row_words(record, line) for line in record.self_reviews)
        if (record.self_reviews, words) != (self.lines, self._words):
            self.beginResetModel()
            self.lines, self._words = record.self_reviews, words
            self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802 (Qt's name)
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent.isValid() else len(TITLES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return self._words[index.row()][index.column()]

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        return None


class SelfReviewTable(QTableView):
    """Lines; Delete takes one away, Enter corrects one.

    Signals: ``removed(line)`` and ``wanted(line)``.
    """

    removed = Signal(object)
    wanted = Signal(object)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        name_control(self, "self_review_table", "Bảng tự soi, tự sửa")
        self._tokens = tokens
        self._shares = SHARES_LARGE if is_large(tokens) else SHARES
        self.rows = SelfReviewModel(self)
        self.setModel(self.rows)
        show_whole_rows(self).setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setItemDelegate(WrapDelegate(tokens, self))
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        for column in range(len(self._shares), len(TITLES)):
            self.setColumnHidden(column, True)
        self.doubleClicked.connect(self._want)

    def show_lines(self, record: SessionRecord) -> None:
        """Show the lines of a session; without any the table is hidden."""
        row = self.currentIndex().row()
        self.rows.show_lines(record)
        lines = len(record.self_reviews)
        self.setVisible(bool(lines))
        self._fit()
        if lines and row >= 0 and not self.currentIndex().isValid():
            self.selectRow(min(row, lines - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Share the width among the columns."""
        super().resizeEvent(event)
        for column, share in enumerate(self._shares):
            self.setColumnWidth(column, self.viewport().width() * share // 100)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take away with Delete, correct with Enter or F2."""
        line = self._current()
        if line is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(line)
        elif line is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.wanted.emit(line)
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Give the rows the height their words need, and be as high as they are, up to some."""
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self.rows.rowCount()))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + min(rows, self._tokens.px(HIGH)) + 4)

    def _current(self) -> SelfReviewRecord | None:
        row = self.currentIndex().row()
        return self.rows.lines[row] if 0 <= row < len(self.rows.lines) else None

    def _want(self) -> None:
        line = self._current()
        if line is not None:
            self.wanted.emit(line)
