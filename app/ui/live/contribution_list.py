"""The stream of opinions: painted rows, newest at the bottom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView

from app.ui.live.contribution_delegate import ContributionDelegate
from app.ui.live.contribution_model import ContributionListModel, Row
from app.ui.tokens import Tokens
from app.ui.widgets import name_control

_EMPTY = "Chưa có ý kiến nào. Gõ tên người phát biểu ở ô bên dưới, bấm Enter rồi ghi ý kiến."
_NONE, _CTRL, _ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
_HELD = _CTRL | _ALT | Qt.KeyboardModifier.ShiftModifier
_ACTIONS: dict[tuple[Qt.KeyboardModifier, int], str] = {
    (_NONE, Qt.Key.Key_Return): "open", (_NONE, Qt.Key.Key_Enter): "open", (_NONE, Qt.Key.Key_Delete): "remove",
    (_ALT, Qt.Key.Key_Up): "up", (_ALT, Qt.Key.Key_Down): "down", (_CTRL, Qt.Key.Key_M): "merge",
    (_CTRL, Qt.Key.Key_Z): "undo",
}  # fmt: skip


class ContributionList(QListView):
    """The stream.

    Signals: ``opened(id)`` on Enter or a double click, ``removed(id)`` on Delete, ``moved(id, way)`` on Alt+Up and
    Alt+Down, ``merged(id)`` on Ctrl+M, ``undo_asked`` on Ctrl+Z. No key is a letter alone: a name typed here by
    mistake changes nothing.
    """

    opened = Signal(int)
    removed = Signal(int)
    moved = Signal(int, int)
    merged = Signal(int)
    undo_asked = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._model = ContributionListModel()
        name_control(self, "contribution_list", "Các ý kiến đã ghi")
        self.setModel(self._model)
        self.setItemDelegate(ContributionDelegate(tokens, self))
        self.setProperty("role", "stream")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._double_clicked)

    @property
    def at_end(self) -> bool:
        """Whether the newest opinion is in sight."""
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum() - self._tokens.px(8)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the rows; the view follows the newest one only when it was in sight before."""
        follow = self.at_end
        self._model.show_rows(rows)
        if follow:
            self.go_to_end()

    def go_to_end(self) -> None:
        """Show the newest opinion, also once rows that are not laid out yet have their heights."""
        self.scrollToBottom()
        QTimer.singleShot(0, self, self.scrollToBottom)

    @property
    def current(self) -> int:
        """The id of the opinion on which the mark stands, 0 without one."""
        row = self._model.row(self.currentIndex().row())
        return row.id if row else 0

    def choose(self, number: int) -> None:
        """Put the mark on an opinion and bring it into sight."""
        place = self._model.place_of(number)
        if place >= 0:
            self.setCurrentIndex(self._model.index(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Act on the opinion that is marked; other keys move the mark."""
        action = _ACTIONS.get((event.modifiers() & _HELD, event.key()))
        row = self._model.row(self.currentIndex().row())
        if action == "undo":
            self.undo_asked.emit()
        elif action and row:
            self._act(action, row)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 (Qt's name)
        """Leave the mark where it is when letters are typed."""

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return room for one opinion: the stream takes what the card below it leaves."""
        return QSize(super().sizeHint().width(), self._tokens.px(50))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Give the rows the heights of the new width at once; keep the marked or the newest opinion in sight."""
        follow = self.at_end
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.doItemsLayout()
        if self.hasFocus() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        elif follow:
            self.go_to_end()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the rows, or what to do while there are none."""
        super().paintEvent(event)
        if self._model.rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self._tokens.colours.muted))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, _EMPTY)

    def _double_clicked(self, index: QModelIndex) -> None:
        row = self._model.row(index.row())
        if row:
            self.opened.emit(row.id)

    def _act(self, action: str, row: Row) -> None:
        if action in ("up", "down"):
            self.moved.emit(row.id, -1 if action == "up" else 1)
        else:
            {"open": self.opened, "remove": self.removed, "merge": self.merged}[action].emit(row.id)
