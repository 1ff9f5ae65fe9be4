"""Paints one card, every part of it as large as the room allows; nothing is ever cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain.projection import ReadBackCard
from app.ui.projection.blocks import Block, colour, font_of
from app.ui.projection.reading import paint_reading
from app.ui.projection.sheets import BOLD, NORMAL, Sheet
from app.ui.tokens import DARK, Tokens
from app.ui.widgets import name_control

#: Parts of the height: the type at head and foot and the space above and below; the space at the sides is of the width.
LINE, SPACE, SIDE = 0.04, 0.055, 0.06
CLOSE = 0.25
MUCH = 1.3
ONE_LINE = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Line:
    """A text on one line at one side of its place."""

    text: str
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    strong: bool = False

    def paint(self, painter: QPainter, tokens: Tokens, place: QRectF, size: float) -> None:
        """Paint it, smaller where it would be too long."""
        weight = BOLD if self.strong else NORMAL
        font = font_of(tokens, size, weight)
        needed = QFontMetricsF(font).horizontalAdvance(self.text)
        if needed > place.width():
            font = font_of(tokens, int(size * place.width() / needed), weight)
        painter.setFont(font)
        painter.setPen(colour(tokens, "text" if self.strong else "muted"))
        painter.drawText(place, self.side | ONE_LINE, self.text)


class Canvas(QWidget):
    """Shows the card that ``show_card`` was given last; ``texts`` is all that can be read on it."""

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._card: Sheet | ReadBackCard | None = None
        name_control(self, "projection_card", "Nội dung màn chiếu")

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that can be read on it now."""
        if isinstance(self._card, ReadBackCard):
            return tuple(line.text for line in self._card.lines)
        return self._card.texts() if self._card else ()

    def show_card(self, card: Sheet | ReadBackCard | None, tokens: Tokens) -> None:
        """Show a card, the minutes being read, or nothing at all."""
        if (card, tokens) == (self._card, self._tokens):
            return
        self._card, self._tokens = card, tokens
        self.setAccessibleDescription("\n".join(self.texts))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the whole place."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        inside = room_of(self.width(), self.height())
        if self._card is None:
            painter.fillRect(self.rect(), QColor(DARK.sunken))
        elif isinstance(self._card, ReadBackCard):
            painter.fillRect(self.rect(), colour(self._tokens, "surface"))
            paint_reading(painter, self._tokens, inside, self._card)
        else:
            painter.fillRect(self.rect(), colour(self._tokens, self._card.ground))
            paint_sheet(painter, self._tokens, inside, self._card)
        painter.end()


def room_of(width: int, height: int) -> QRectF:
    """Return the room for a card inside its borders."""
    return QRectF(0, 0, width, height).adjusted(SIDE * width, SPACE * height, -SIDE * width, -SPACE * height)


def paint_sheet(painter: QPainter, tokens: Tokens, room: QRectF, sheet: Sheet) -> None:
    """Paint head and foot, and between them the parts in the middle of what is left."""
    line = room.height() * LINE
    body = QRectF(room)
    if sheet.head:
        place = QRectF(room.left(), room.top(), room.width(), line * 1.8)
        Line(sheet.head, strong=True).paint(painter, tokens, place, line * 1.1)
        body.setTop(place.bottom() + line)
    if sheet.foot or sheet.attendance:
        place = QRectF(room.left(), room.bottom() - line * 1.6, room.width(), line * 1.6)
        half = (place.width() - line) / 2
        left, right = place.adjusted(0, 0, -half - line, 0), place.adjusted(half + line, 0, 0, 0)
        Line(sheet.foot).paint(painter, tokens, left, line)
        Line(sheet.attendance, Qt.AlignmentFlag.AlignRight, strong=True).paint(painter, tokens, right, line)
        body.setBottom(place.top() - line)
    blocks, unit = best(sheet, tokens, body)
    top = body.top() + (body.height() - total(blocks, tokens, body.width(), unit)) / 2
    for block in blocks:
        block.paint(painter, tokens, QRectF(body.left(), top, body.width(), body.bottom() - top), unit)
        top += block.height(tokens, body.width(), unit)


def best(sheet: Sheet, tokens: Tokens, body: QRectF) -> tuple[Sequence[Block], float]:
    """Return the first choice of parts that fits, unless a later one makes its type much larger, with its unit."""
    best_unit, best_blocks = 0.0, sheet.choices[0]
    for blocks in sheet.choices:
        unit = fitting(blocks, tokens, body, sheet.largest * body.height())
        if unit > best_unit * MUCH:
            best_unit, best_blocks = unit, blocks
    return best_blocks, best_unit


def fitting(blocks: Sequence[Block], tokens: Tokens, body: QRectF, most: float) -> float:
    """Return the largest unit of type, ``most`` at most, at which the parts fit."""
    low, high = 1.0, max(1.0, most)
    if total(blocks, tokens, body.width(), high) <= body.height():
        return high
    while high - low > CLOSE:
        middle = (low + high) / 2
        if total(blocks, tokens, body.width(), middle) <= body.height():
            low = middle
        else:
            high = middle
    return low


def total(blocks: Sequence[Block], tokens: Tokens, width: float, unit: float) -> float:
    """Return the height of all parts."""
    return sum(block.height(tokens, width, unit) for block in blocks)
