"""The stream of opinions: painted rows, newest at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.live.contribution_model import ContributionListModel, Row
from app.ui.tokens import Tokens
from app.ui.widgets import name_control

Index: TypeAlias = QModelIndex | QPersistentModelIndex

_EMPTY = "Chưa có ý kiến nào. Gõ tên người phát biểu ở ô bên dưới, bấm Enter rồi ghi ý kiến."


class ContributionDelegate(QStyledItemDelegate):
    """Paints an opinion: name, time and label in one line, below it the words over as many lines as they need."""

    def __init__(self, tokens: Tokens, view: QListView) -> None:
        super().__init__(view)
        self._tokens, self._view = tokens, view
        self._heights: dict[tuple[Row, int], int] = {}
        self._strong = _font(tokens.family, tokens.heading, QFont.Weight.DemiBold)
        self._reading = _font(tokens.family, tokens.heading)
        self._small = _font(tokens.family, tokens.small)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of a row at the width of the view."""
        row, width = index.data(Qt.ItemDataRole.UserRole), self._view.viewport().width()
        if (row, width) not in self._heights:
            self._heights[row, width] = self._height(row, width)
        return QSize(width, self._heights[row, width])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row, colours, px = index.data(Qt.ItemDataRole.UserRole), self._tokens.colours, self._tokens.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect.adjusted(0, px(6), 0, -px(6))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, QColor(colours.brand_soft))
        bar = colours.brand if chosen else colours.bad if row.failed else colours.line_strong
        painter.fillRect(QRect(rect.x(), rect.y(), px(3), rect.height()), QColor(bar))
        inner = rect.adjusted(px(14), px(2), -px(10), 0)
        self._paint_head(painter, inner, row)
        words, height = _laid(row.text, self._reading, inner.width())
        painter.setPen(QColor(colours.text))
        words.draw(painter, QPointF(inner.x(), inner.y() + self._head()))
        if row.answer:
            painter.setPen(QColor(colours.muted))
            answer, _ = _laid(row.answer, self._small, inner.width())
            answer.draw(painter, QPointF(inner.x(), inner.y() + self._head() + height + px(2)))
        painter.restore()

    def _paint_head(self, painter: QPainter, inner: QRect, row: Row) -> None:
        colours = self._tokens.colours
        line = QRect(inner.x(), inner.y(), inner.width(), self._head())
        note = QFontMetrics(self._small).horizontalAdvance(row.note) + self._tokens.gap if row.note else 0
        rest = line.width() - note - self._pill_width(row.label) - self._tokens.px(70)
        name = QFontMetrics(self._strong).elidedText(row.name, Qt.TextElideMode.ElideRight, rest)
        x = self._word(painter, line, name, self._strong, colours.text)
        x = self._word(painter, line.adjusted(x, 0, 0, 0), row.time, self._small, colours.muted) + x
        if row.label:
            self._pill(painter, line.adjusted(x, 0, 0, 0), row.label)
        if row.note:
            painter.setFont(self._small)
            painter.setPen(QColor(colours.bad if row.failed else colours.muted))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.note)

    def _word(self, painter: QPainter, line: QRect, text: str, font: QFont, colour: str) -> int:
        """Paint a word at the left of ``line``; return how far the next one stands from there."""
        if not text:
            return 0
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        return QFontMetrics(font).horizontalAdvance(text) + self._tokens.gap

    def _pill(self, painter: QPainter, line: QRect, text: str) -> None:
        colours, height = self._tokens.colours, self._tokens.px(20)
        box = QRect(line.x(), line.center().y() - height // 2, self._pill_width(text) - self._tokens.gap, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.neutral_soft))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setFont(self._small)
        painter.setPen(QColor(colours.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _pill_width(self, text: str) -> int:
        if not text:
            return 0
        return QFontMetrics(self._small).horizontalAdvance(text) + self._tokens.px(20) + self._tokens.gap

    def _head(self) -> int:
        return QFontMetrics(self._strong).height() + self._tokens.px(4)

    def _height(self, row: Row, width: int) -> int:
        px = self._tokens.px
        _, height = _laid(row.text, self._reading, width - px(24))
        if row.answer:
            height += px(2) + _laid(row.answer, self._small, width - px(24))[1]
        return round(height) + self._head() + px(18)


class ContributionList(QListView):
    """The stream.

    Signals: ``opened(id)`` on Enter or a double click, ``removed(id)`` on Delete, ``undo_asked`` on Ctrl+Z.
    """

    opened = Signal(int)
    removed = Signal(int)
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

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter opens, Delete removes, Ctrl+Z takes the removal back; other keys move."""
        row = self._model.row(self.currentIndex().row())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row:
            self.opened.emit(row.id)
        elif event.key() == Qt.Key.Key_Delete and row:
            self.removed.emit(row.id)
        elif event.key() == Qt.Key.Key_Z and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.undo_asked.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return room for one opinion: the stream takes what the card below it leaves."""
        return QSize(super().sizeHint().width(), self._tokens.px(56))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Give the rows the heights of the new width at once; keep the newest opinion in sight."""
        follow = self.at_end
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.doItemsLayout()
        if follow:
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


def _laid(text: str, font: QFont, width: int) -> tuple[QTextLayout, float]:
    """Return a text broken into lines, and its height."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout, height


def _font(family: str, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(family)
    font.setPixelSize(size)
    font.setWeight(weight)
    return font
