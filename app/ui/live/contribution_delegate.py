"""How an opinion of the stream is painted."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.stream import BY_HAND, BY_HAND_SHORT, as_shown
from app.ui.live.contribution_model import WAITING, Row
from app.ui.tokens import Tokens

Index: TypeAlias = QModelIndex | QPersistentModelIndex

#: How many heights are remembered before they are measured afresh.
MOST_HEIGHTS = 4000


class ContributionDelegate(QStyledItemDelegate):
    """Paints an opinion: name, time and label in one line, what it refers to, and the words below."""

    def __init__(self, tokens: Tokens, view: QListView) -> None:
        super().__init__(view)
        self._tokens, self._view = tokens, view
        self._heights: dict[tuple[Row, int], int] = {}
        self._strong = font(tokens.family, tokens.heading, QFont.Weight.DemiBold)
        self._reading = font(tokens.family, tokens.heading)
        self._small = font(tokens.family, tokens.small)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of a row at the width of the view."""
        row, width = index.data(Qt.ItemDataRole.UserRole), self._view.viewport().width()
        if (row, width) not in self._heights:
            if len(self._heights) > MOST_HEIGHTS:
                self._heights.clear()
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
        top = float(inner.y() + self._head())
        for text, face, colour in self._parts(row):
            words, height = laid(text, face, inner.width())
            painter.setPen(QColor(colour))
            words.draw(painter, QPointF(inner.x(), top))
            top += height + px(2)
        painter.restore()

    def _paint_head(self, painter: QPainter, inner: QRect, row: Row) -> None:
        colours = self._tokens.colours
        line = QRect(inner.x(), inner.y(), inner.width(), self._head())
        note = QFontMetrics(self._small).horizontalAdvance(row.note) + self._tokens.gap if row.note else 0
        waiting = WAITING if row.waiting else ""
        rest = line.width() - note - self._pill_width(row.label) - self._pill_width(waiting) - 2 * self._tokens.gap
        time = self._time(row, rest)
        rest -= QFontMetrics(self._small).horizontalAdvance(time)
        name = QFontMetrics(self._strong).elidedText(row.name, Qt.TextElideMode.ElideRight, rest)
        x = self._word(painter, line, name, self._strong, colours.text)
        x = self._word(painter, line.adjusted(x, 0, 0, 0), time, self._small, colours.muted) + x
        if row.label:
            self._pill(painter, line.adjusted(x, 0, 0, 0), row.label, colours.neutral_soft, colours.text)
            x += self._pill_width(row.label)
        if waiting:
            self._pill(painter, line.adjusted(x, 0, 0, 0), waiting, colours.warn_soft, colours.warn)
        if row.note:
            painter.setFont(self._small)
            painter.setPen(QColor(colours.bad if row.failed else colours.muted))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.note)

    def _time(self, row: Row, room: int) -> str:
        """Return the time, with its mark as short as the name beside it asks."""
        both = QFontMetrics(self._strong).horizontalAdvance(row.name)
        both += QFontMetrics(self._small).horizontalAdvance(row.time)
        return row.time if both <= room else row.time.replace(BY_HAND, BY_HAND_SHORT)

    def _word(self, painter: QPainter, line: QRect, text: str, face: QFont, colour: str) -> int:
        """Paint a word at the left of ``line``; return how far the next one stands from there."""
        if not text:
            return 0
        painter.setFont(face)
        painter.setPen(QColor(colour))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        return QFontMetrics(face).horizontalAdvance(text) + self._tokens.gap

    def _pill(self, painter: QPainter, line: QRect, text: str, ground: str, colour: str) -> None:
        height = self._tokens.px(20)
        box = QRect(line.x(), line.center().y() - height // 2, self._pill_width(text) - self._tokens.gap, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setFont(self._small)
        painter.setPen(QColor(colour))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _pill_width(self, text: str) -> int:
        if not text:
            return 0
        return QFontMetrics(self._small).horizontalAdvance(text) + self._tokens.px(20) + self._tokens.gap

    def _head(self) -> int:
        return QFontMetrics(self._strong).height() + self._tokens.px(4)

    def _parts(self, row: Row) -> list[tuple[str, QFont, str]]:
        """Return what stands below the head: the link, the words, shortened if very long, and what became of them."""
        colours = self._tokens.colours
        parts = [(row.link, self._small, colours.muted), (as_shown(row.text), self._reading, colours.text),
                 (row.answer, self._small, colours.muted)]  # fmt: skip
        return [part for part in parts if part[0]]

    def _height(self, row: Row, width: int) -> int:
        px = self._tokens.px
        parts = [laid(text, face, width - px(24))[1] + px(2) for text, face, _ in self._parts(row)]
        return round(sum(parts)) + self._head() + px(16)


def laid(text: str, face: QFont, width: int) -> tuple[QTextLayout, float]:
    """Return a text broken into lines, and its height."""
    layout = QTextLayout(text.replace("\n", "\u2028"), face)
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


def font(family: str, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return a font of a size in pixels."""
    made = QFont(family)
    made.setPixelSize(size)
    made.setWeight(weight)
    return made
