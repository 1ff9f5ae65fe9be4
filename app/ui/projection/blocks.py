"""The parts a card is painted of. Each knows its height at a width and a unit of type, and paints itself there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from app.domain.projection import AgendaLine, VoteFigure
from app.domain.timeline import Stage
from app.ui.tokens import Tokens

WRAP = Qt.TextFlag.TextWordWrap
CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
MIDDLE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
TALL = 100_000.0
#: Parts of a unit: the mark before a step, the space around a row, between columns.
MARK, PADDING, GUTTER = 1.5, 0.32, 1.2
CAPTION = 0.62


class Block(Protocol):
    """A part of a card."""

    def texts(self) -> Sequence[str]:
        """Return every text it shows."""

    def height(self, tokens: Tokens, width: float, unit: float) -> float:
        """Return the height it needs, infinity where a word does not fit the width."""

    def paint(self, painter: QPainter, tokens: Tokens, place: QRectF, unit: float) -> None:
        """Paint it from the top of ``place``."""


@dataclass(frozen=True, slots=True)
class Words:
    """A centred text of ``size`` units with ``gap`` units above."""

    text: str
    size: float = 1.0
    weight: QFont.Weight = QFont.Weight.Normal
    ink: str = "text"
    gap: float = 0.0

    def texts(self) -> Sequence[str]:
        """Return the text."""
        return (self.text,)

    def height(self, tokens: Tokens, width: float, unit: float) -> float:
        """Return the height of the text and the gap."""
        return self.gap * unit + text_height(self.text, self._font(tokens, unit), width)

    def paint(self, painter: QPainter, tokens: Tokens, place: QRectF, unit: float) -> None:
        """Paint the text in lines of about the same length."""
        font = self._font(tokens, unit)
        width = balanced(self.text, font, place.width())
        left = place.left() + (place.width() - width) / 2
        painter.setFont(font)
        painter.setPen(colour(tokens, self.ink))
        painter.drawText(QRectF(left, place.top() + self.gap * unit, width, TALL), CENTRE | WRAP, self.text)

    def _font(self, tokens: Tokens, unit: float) -> QFont:
        return font_of(tokens, self.size * unit, self.weight)


@dataclass(frozen=True, slots=True)
class Rule:
    """A short line under a name."""

    ink: str = "line_strong"
    gap: float = 0.3
    width: float = 5.0

    def texts(self) -> Sequence[str]:
        """Return nothing."""
        return ()

    def height(self, tokens: Tokens, width: float, unit: float) -> float:
        """Return the height of the line and the gap."""
        return (self.gap + 0.06) * unit

    def paint(self, painter: QPainter, tokens: Tokens, place: QRectF, unit: float) -> None:
        """Paint the line."""
        width = min(self.width * unit, place.width())
        left = place.left() + (place.width() - width) / 2
        line = QRectF(left, place.top() + self.gap * unit, width, max(1.0, 0.06 * unit))
        painter.fillRect(line, colour(tokens, self.ink))


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a vote side by side, each over its meaning."""

    figures: tuple[VoteFigure, ...]
    gap: float = 0.7

    def texts(self) -> Sequence[str]:
        """Return numbers and meanings."""
        return tuple(text for figure in self.figures for text in (figure.number, figure.meaning))

    def height(self, tokens: Tokens, width: float, unit: float) -> float:
        """Return the height of the highest column and the gap."""
        each = width / len(self.figures)
        return self.gap * unit + max(self._parts(tokens, figure, each, unit) for figure in self.figures)

    def paint(self, painter: QPainter, tokens: Tokens, place: QRectF, unit: float) -> None:
        """Paint the columns."""
        each = place.width() / len(self.figures)
        for number, figure in enumerate(self.figures):
            left, top = place.left() + number * each, place.top() + self.gap * unit
            font = self._number_font(tokens, unit)
            painter.setFont(font)
            painter.setPen(colour(tokens, "text"))
            painter.drawText(QRectF(left, top, each, TALL), CENTRE, figure.number)
            painter.setFont(self._meaning_font(tokens, unit))
            painter.setPen(colour(tokens, "muted"))
            below = top + QFontMetricsF(font).height()
            painter.drawText(QRectF(left, below, each, TALL), CENTRE | WRAP, figure.meaning)

    def _parts(self, tokens: Tokens, figure: VoteFigure, width: float, unit: float) -> float:
        room = width - unit * PADDING
        number = text_height(figure.number, self._number_font(tokens, unit), room, lines=1)
        return number + text_height(figure.meaning, self._meaning_font(tokens, unit), room)

    def _number_font(self, tokens: Tokens, unit: float) -> QFont:
        return font_of(tokens, 2.0 * unit, QFont.Weight.Bold)

    def _meaning_font(self, tokens: Tokens, unit: float) -> QFont:
        return font_of(tokens, CAPTION * unit, QFont.Weight.Normal)


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of an agenda in columns, each with its mark; the running one stands out."""

    lines: tuple[AgendaLine, ...]
    columns: int = 1

    def texts(self) -> Sequence[str]:
        """Return the steps with their numbers."""
        return tuple(f"{line.number}. {line.title}" for line in self.lines)

    def height(self, tokens: Tokens, width: float, unit: float) -> float:
        """Return the height of the highest column."""
        each = self._width(width, unit)
        return max(
            sum(self._row(tokens, line, each, unit) for line in column) for column in self._split()
        )  # fmt: skip

    def paint(self, painter: QPainter, tokens: Tokens, place: QRectF, unit: float) -> None:
        """Paint column by column."""
        each = self._width(place.width(), unit)
        for number, column in enumerate(self._split()):
            left, top = place.left() + number * (each + GUTTER * unit), place.top()
            for line in column:
                row = QRectF(left, top, each, self._row(tokens, line, each, unit))
                self._paint_row(painter, tokens, row, line, unit)
                top = row.bottom()

    def _split(self) -> list[tuple[AgendaLine, ...]]:
        size = max(1, -(-len(self.lines) // self.columns))
        return [self.lines[start : start + size] for start in range(0, len(self.lines), size)] or [()]

    def _width(self, width: float, unit: float) -> float:
        return (width - (self.columns - 1) * GUTTER * unit) / self.columns

    def _row(self, tokens: Tokens, line: AgendaLine, width: float, unit: float) -> float:
        room = width - (MARK + 3 * PADDING) * unit
        return text_height(line.title, _step_font(tokens, line, unit), room) + 2 * PADDING * unit

    def _paint_row(self, painter: QPainter, tokens: Tokens, row: QRectF, line: AgendaLine, unit: float) -> None:
        if line.stage is Stage.RUNNING:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(tokens, "brand_soft"))
            painter.drawRoundedRect(row, 0.3 * unit, 0.3 * unit)
        _paint_mark(painter, tokens, QRectF(row.left() + PADDING * unit, row.top(), MARK * unit, row.height()), line)
        words = row.adjusted((MARK + 2 * PADDING) * unit, PADDING * unit, -PADDING * unit, -PADDING * unit)
        painter.setFont(_step_font(tokens, line, unit))
        painter.setPen(colour(tokens, "muted" if line.stage is Stage.DONE else "text"))
        painter.drawText(words, MIDDLE_LEFT | WRAP, line.title)


def font_of(tokens: Tokens, size: float, weight: QFont.Weight) -> QFont:
    """Return a font of a size in pixels, with figures of one width."""
    font = QFont(tokens.family)
    font.setPixelSize(max(1, round(size)))
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def colour(tokens: Tokens, name: str) -> QColor:
    """Return a colour of the palette by its name."""
    return QColor(getattr(tokens.colours, name))


def text_height(text: str, font: QFont, width: float, *, lines: int = 0) -> float:
    """Return the height of a text wrapped at a width; infinity where a word is wider or it takes more ``lines``."""
    metrics = QFontMetricsF(font)
    if width <= 0 or any(metrics.horizontalAdvance(word) > width for word in text.split()):
        return inf
    height = metrics.boundingRect(QRectF(0, 0, width, TALL), WRAP, text).height()
    return inf if lines and height > lines * metrics.height() * 1.5 else height


def balanced(text: str, font: QFont, width: float) -> float:
    """Return the least width that takes no more lines than ``width`` does, so that no line is left with one word."""
    height = text_height(text, font, width)
    low, high = width / 3, width
    while high - low > 8:
        middle = (low + high) / 2
        if text_height(text, font, middle) <= height:
            high = middle
        else:
            low = middle
    return high


def _step_font(tokens: Tokens, line: AgendaLine, unit: float) -> QFont:
    return font_of(tokens, unit, QFont.Weight.Bold if line.stage is Stage.RUNNING else QFont.Weight.Normal)


def _paint_mark(painter: QPainter, tokens: Tokens, place: QRectF, line: AgendaLine) -> None:
    """Paint a step's number in a disc, or a tick when it is done."""
    ground, ink = {
        Stage.DONE: ("good_soft", "good"), Stage.RUNNING: ("brand", "on_brand"), Stage.AHEAD: ("neutral_soft", "text"),
    }[line.stage]  # fmt: skip
    disc = QRectF(0, 0, place.width(), place.width())
    disc.moveCenter(place.center())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tokens, ground))
    painter.drawEllipse(disc)
    painter.setFont(font_of(tokens, place.width() * 0.5, QFont.Weight.Bold))
    painter.setPen(colour(tokens, ink))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, "✓" if line.stage is Stage.DONE else str(line.number))
