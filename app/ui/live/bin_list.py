"""What was deleted from a session, as a list."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.paper_bin import kind_name, newest_first
from app.domain.records import BinEntry
from app.ui.live.contribution_delegate import font, laid
from app.ui.tokens import Tokens
from app.ui.widgets import name_control

Index: TypeAlias = QModelIndex | QPersistentModelIndex

MOST_LETTERS = 220
_EMPTY = "Chưa xóa gì trong buổi này."
_NO_PARENT = QModelIndex()


class BinListModel(QAbstractListModel):
    """Deleted things, the newest first; ``UserRole`` gives the ``BinEntry``."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[BinEntry, ...] = ()

    def show_entries(self, entries: tuple[BinEntry, ...]) -> bool:
        """Show these entries; return whether they differ from those shown before."""
        ordered = newest_first(entries)
        if ordered == self.entries:
            return False
        self.beginResetModel()
        self.entries = ordered
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802 (Qt's name)
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return an entry in words, or whole for ``UserRole``."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{kind_name(entry.kind)}, {_when(entry)}: {entry.text}"
        return None


class BinDelegate(QStyledItemDelegate):
    """Paints what it was and when it was deleted in one line, and the beginning of its words below."""

    def __init__(self, tokens: Tokens, view: QListView) -> None:
        super().__init__(view)
        self._tokens, self._view = tokens, view
        self._strong = font(tokens.family, tokens.heading, QFont.Weight.DemiBold)
        self._reading, self._small = font(tokens.family, tokens.heading), font(tokens.family, tokens.small)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of a row at the width of the view."""
        width = self._view.viewport().width()
        _, height = laid(_words(index.data(Qt.ItemDataRole.UserRole)), self._reading, width - self._tokens.px(24))
        return QSize(width, round(height) + self._head() + self._tokens.px(18))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        entry, colours, px = index.data(Qt.ItemDataRole.UserRole), self._tokens.colours, self._tokens.px
        painter.save()
        rect = option.rect.adjusted(0, px(6), 0, -px(6))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, QColor(colours.brand_soft))
        bar = QRect(rect.x(), rect.y(), px(3), rect.height())
        painter.fillRect(bar, QColor(colours.brand if chosen else colours.line_strong))
        inner = rect.adjusted(px(14), px(2), -px(10), 0)
        line = QRect(inner.x(), inner.y(), inner.width(), self._head())
        painter.setFont(self._strong)
        painter.setPen(QColor(colours.text))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, kind_name(entry.kind))
        words, _ = laid(_words(entry), self._reading, inner.width())
        words.draw(painter, QPointF(inner.x(), inner.y() + self._head()))
        painter.setFont(self._small)
        painter.setPen(QColor(colours.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, _when(entry))
        painter.restore()

    def _head(self) -> int:
        return QFontMetrics(self._strong).height() + self._tokens.px(4)


class BinList(QListView):
    """The list.

    Signals: ``wanted(id)`` on Enter or a double click.
    """

    wanted = Signal(int)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._model = BinListModel()
        name_control(self, "bin_list", "Các mục đã xóa trong buổi")
        self.setModel(self._model)
        self.setItemDelegate(BinDelegate(tokens, self))
        self.setProperty("role", "stream")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self.ask)

    def show_entries(self, entries: tuple[BinEntry, ...]) -> None:
        """Show what is in the bin; the mark stays at its place in the list."""
        row = max(self.currentIndex().row(), 0)
        if self._model.show_entries(entries) and entries:
            self.setCurrentIndex(self._model.index(min(row, len(entries) - 1)))

    def ask(self) -> None:
        """Tell that the marked entry is wanted back."""
        row = self.currentIndex().row()
        if 0 <= row < len(self._model.entries):
            self.wanted.emit(self._model.entries[row].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Ask for the marked entry with Enter; other keys move the mark."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the entries, or that there are none."""
        super().paintEvent(event)
        if not self._model.entries:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self._tokens.colours.muted))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, _EMPTY)


def _when(entry: BinEntry) -> str:
    return f"xóa lúc {entry.deleted_at:%H:%M ngày %d/%m}"


def _words(entry: BinEntry) -> str:
    """Return the beginning of an entry's words."""
    text = entry.text
    return text if len(text) <= MOST_LETTERS else text[:MOST_LETTERS].rsplit(" ", 1)[0] + "…"
