"""How a row of what was found is painted: where it stands, and the words around, those searched standing out."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.found_list import ROW_ROLE, FoundRow
from app.ui.tokens import Tokens

MOST_LINES = 3
#: Rows whose lines are kept.
MOST_LAYOUTS = 200
Index = QModelIndex | QPersistentModelIndex


class FoundDelegate(QStyledItemDelegate):
    """Paints a heading or a place."""

    def __init__(self, tokens: Tokens, view: QListView) -> None:
        super().__init__(view)
        self._tokens, self._view = tokens, view
        self._layouts: dict[tuple[str, tuple[tuple[int, int], ...], int], QTextLayout] = {}
        self._heading = _font(tokens.family, tokens.heading, QFont.Weight.DemiBold)
        self._small = _font(tokens.family, tokens.small)
        self._body = _font(tokens.family, tokens.body)
        self._small_height = QFontMetrics(self._small).height()
        self._body_height = QFontMetrics(self._body).height()
        self._heading_height = QFontMetrics(self._heading).height()
        self._look = self._mark_look()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 (Qt's name)
        """Return the room of a row at the width of the view."""
        row, width, px = index.data(ROW_ROLE), self._view.viewport().width(), self._tokens.px
        if row.place is None:
            return QSize(width, self._heading_height + px(22 if index.row() else 12))
        lines = min(self._laid(row, width - px(36)).lineCount(), MOST_LINES)
        return QSize(width, self._small_height + self._body_height * lines + px(14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row: FoundRow = index.data(ROW_ROLE)
        if row.place is None:
            self._paint_heading(painter, option.rect, row.title)
        else:
            self._paint_place(painter, option, row)

    def _paint_heading(self, painter: QPainter, rect: QRect, title: str) -> None:
        px = self._tokens.px
        inner = rect.adjusted(px(10), 0, -px(10), -px(6))
        self._write(painter, inner, title, self._heading, self._tokens.colours.text, Qt.AlignmentFlag.AlignBottom)

    def _paint_place(self, painter: QPainter, option: QStyleOptionViewItem, row: FoundRow) -> None:
        px, colours = self._tokens.px, self._tokens.colours
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, QColor(colours.brand_soft))
        bar = QRect(rect.x() + px(10), rect.y() + px(5), px(3), rect.height() - px(10))
        painter.fillRect(bar, QColor(colours.brand if chosen else colours.line_strong))
        inner = rect.adjusted(px(24), px(6), -px(12), -px(4))
        self._write(painter, inner, row.title, self._small, colours.muted, Qt.AlignmentFlag.AlignTop)
        painter.setPen(QColor(colours.text))
        layout, place = self._laid(row, inner.width()), QPointF(inner.x(), inner.y() + self._small_height)
        for number in range(min(layout.lineCount(), MOST_LINES)):
            layout.lineAt(number).draw(painter, place)

    def _write(
        self, painter: QPainter, rect: QRect, words: str, font: QFont, colour: str, edge: Qt.AlignmentFlag
    ) -> None:
        """Paint one line of words, cut off where there is no room for them."""
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | edge, shown)

    def _laid(self, row: FoundRow, width: int) -> QTextLayout:
        """Return the words broken into lines; what was measured a moment ago is painted as it is."""
        known = self._layouts.get((row.text, row.marks, width))
        if known is None:
            if len(self._layouts) >= MOST_LAYOUTS:
                self._layouts.clear()
            known = self._layouts[row.text, row.marks, width] = self._broken(row, width)
        return known

    def _broken(self, row: FoundRow, width: int) -> QTextLayout:
        """Return the words broken into lines, those searched strong and in the colour of the brand."""
        layout = QTextLayout(row.text, self._body)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._mark(begin, end) for begin, end in row.marks])
        top = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout

    def _mark(self, begin: int, end: int) -> QTextLayout.FormatRange:
        made = QTextLayout.FormatRange()
        made.start, made.length, made.format = begin, end - begin, self._look
        return made

    def _mark_look(self) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setForeground(QColor(self._tokens.colours.brand))
        return look


def _font(family: str, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    made = QFont(family)
    made.setPixelSize(size)
    made.setWeight(weight)
    return made
