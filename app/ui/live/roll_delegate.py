"""How a line of the roll sheet is painted: quiet numbers and posts, the state as a coloured word."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.records import RollEntry
from app.domain.roll_marks import status_tone, status_words
from app.ui.tokens import Tokens

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
_NAME, _STATUS = 1, 4
#: Height of a line whose name stands in one row.
ROW = 34
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class RollDelegate(QStyledItemDelegate):
    """Paints one cell; ``ENTRY_ROLE`` gives the line."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, words and the line below."""
        colours = self._tokens.colours
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(colours.brand_soft if selected else colours.surface))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(colours.line))
        inner = rect.adjusted(self._tokens.room(10) + 3, 0, -self._tokens.room(4), -1)
        if index.column() == _STATUS:
            self._state(painter, inner, index.data(ENTRY_ROLE))
        else:
            name = index.column() == _NAME
            font = self._font(self._tokens.body, strong=name and selected)
            if name:
                self._name(painter, inner, index.data(ENTRY_ROLE), font)
            else:
                self._words(painter, inner, index.data(), font, colours.muted)
        painter.restore()

    def needed_height(self, entry: RollEntry, width: int) -> int:
        """Return the height of a line whose name has a column of that width: one row, more where it is wrapped."""
        room = width - self._tokens.room(10) - 3 - self._tokens.room(4)
        name, mark = self._places(entry, QRect(0, 0, room, 0), self._font(self._tokens.body, strong=True))
        least = self._tokens.px(ROW)
        return max(least, max(name.bottom(), mark.bottom()) + 1 + self._tokens.px(10))

    def _name(self, painter: QPainter, rect: QRect, entry: RollEntry, font: QFont) -> None:
        """Draw a name, and in a quiet colour behind or below it what tells it from a namesake."""
        name, mark = self._places(entry, rect, font)
        shift = (rect.height() - max(name.bottom(), mark.bottom()) + rect.top() - 1) // 2
        painter.setFont(font)
        painter.setPen(QColor(self._tokens.colours.text))
        painter.drawText(name.translated(0, shift), _WRAP, entry.full_name)
        painter.setFont(self._font(self._tokens.small))
        painter.setPen(QColor(self._tokens.colours.muted))
        painter.drawText(mark.translated(0, shift), _WRAP, _mark(entry))

    def _places(self, entry: RollEntry, rect: QRect, font: QFont) -> tuple[QRect, QRect]:
        """Return where name and mark stand below the top of ``rect``: beside each other, else one below the other."""
        metrics, small = QFontMetrics(font), QFontMetrics(self._font(self._tokens.small))
        wide = metrics.horizontalAdvance(entry.full_name) + self._tokens.room(6)
        bounds = metrics.boundingRect(QRect(0, 0, rect.width(), 10_000), _WRAP, entry.full_name)
        name = QRect(rect.left(), rect.top(), rect.width(), bounds.height())
        if not entry.apart:
            return name, QRect(rect.left(), rect.top(), 0, 0)
        needed = small.boundingRect(QRect(0, 0, rect.width(), 10_000), _WRAP, _mark(entry)).height()
        if wide + small.horizontalAdvance(_mark(entry)) <= rect.width():
            drop = metrics.ascent() - small.ascent()
            return name, QRect(rect.left() + wide, rect.top() + drop, rect.width() - wide, needed)
        return name, QRect(rect.left(), name.bottom() + 1, rect.width(), needed)

    def _state(self, painter: QPainter, rect: QRect, entry: RollEntry) -> None:
        colours, tone, words = self._tokens.colours, status_tone(entry), status_words(entry)
        font = self._font(self._tokens.small)
        if not tone:
            self._words(painter, rect, words, font, colours.muted)
            return
        ground, ink = {
            "good": (colours.good_soft, colours.good),
            "warn": (colours.warn_soft, colours.warn),
            "bad": (colours.bad_soft, colours.bad),
            "neutral": (colours.neutral_soft, colours.text),
        }[tone]
        pad = self._tokens.px(9)
        metrics = QFontMetrics(font)
        text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width() - 2 * pad)
        height = metrics.height() + self._tokens.px(4)
        pill = QRect(rect.left(), rect.center().y() - height // 2, metrics.horizontalAdvance(text) + 2 * pad, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        self._words(painter, pill.adjusted(pad, 0, 0, 0), text, font, ink)

    def _words(self, painter: QPainter, rect: QRect, text: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), cut)

    def _font(self, size: int, *, strong: bool = False) -> QFont:
        font = QFont(self._tokens.family)
        font.setPixelSize(size)
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font


def _mark(entry: RollEntry) -> str:
    return f"({entry.apart})" if entry.apart else ""
