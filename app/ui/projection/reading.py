"""The minutes in very large type, from any place of them on: whole lines only, and the last page reaches their end."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from app.domain.projection import ReadBackCard, ReadBackLine
from app.ui.projection.blocks import colour, font_of
from app.ui.tokens import Tokens

#: The size of type and the space after a paragraph as parts of the height of the page.
SIZE, PARAGRAPH = 0.058, 0.03
WEIGHTS = {"title": QFont.Weight.Bold, "heading": QFont.Weight.DemiBold}
#: Keeps đ/c and 20/12 on one line.
JOINER = "\u2060"
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Row:
    """One line as it stands on the page; ``height`` has the space ``after`` it in it."""

    text: str
    role: str
    height: float
    after: float = 0.0


def paint_reading(painter: QPainter, tokens: Tokens, page: QRectF, card: ReadBackCard) -> None:
    """Paint as many whole lines as the page holds."""
    rows = rows_of(card.lines, tokens, page.width(), page.height())
    painter.setPen(colour(tokens, "text"))
    top = page.top()
    for row in rows[first_row(rows, page.height(), card.fraction) :]:
        if top + row.height - row.after > page.bottom():
            break
        painter.setFont(_font(tokens, row.role, page.height()))
        painter.drawText(QRectF(page.left(), top, page.width(), row.height), LEFT, row.text)
        top += row.height


@lru_cache(maxsize=2)
def rows_of(lines: tuple[ReadBackLine, ...], tokens: Tokens, width: float, height: float) -> tuple[Row, ...]:
    """Return the lines of a page's width; each paragraph has a space after its last one."""
    return tuple(row for line in lines for row in _rows(line, tokens, width, height))


def first_row(rows: tuple[Row, ...], height: float, fraction: float) -> int:
    """Return the row at the top of the page: the first one at 0, at 1 the one from which the rest just fits."""
    room, last = height + (rows[-1].after if rows else 0.0), len(rows)
    while last > 0 and rows[last - 1].height <= room:
        last -= 1
        room -= rows[last].height
    return round(last * fraction)


def _rows(line: ReadBackLine, tokens: Tokens, width: float, height: float) -> list[Row]:
    font = _font(tokens, line.role, height)
    whole = line.text.replace("/", f"/{JOINER}")
    layout = QTextLayout(whole, font)
    layout.setTextOption(_wrapping())
    layout.beginLayout()
    texts: list[str] = []
    while (part := layout.createLine()).isValid():
        part.setLineWidth(width)
        texts.append(whole[part.textStart() : part.textStart() + part.textLength()].replace(JOINER, "").strip())
    layout.endLayout()
    each = QFontMetricsF(font).lineSpacing()
    rows = [Row(text, line.role, each) for text in texts]
    space = PARAGRAPH * height
    return [*rows[:-1], Row(rows[-1].text, line.role, each + space, space)] if rows else []


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _font(tokens: Tokens, role: str, height: float) -> QFont:
    return font_of(tokens, SIZE * height, WEIGHTS.get(role, QFont.Weight.Normal))
