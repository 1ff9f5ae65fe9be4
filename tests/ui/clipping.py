"""Finds text on the screen that has less room than it needs."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QLabel, QPushButton, QScrollBar, QTableView, QWidget

from app.ui.live.banner import ElidedLabel
from app.ui.tokens import Tokens


def cut_texts(root: QWidget, tokens: Tokens) -> list[str]:
    """Return what is cut in the visible widgets below ``root``, one line each; empty when all is whole."""
    lay_out()
    seen = [one for one in root.findChildren(QWidget) if one.isVisible()]
    labels = [one for one in seen if isinstance(one, QLabel) and one.text()]
    buttons = [one for one in seen if isinstance(one, QPushButton) and one.text()]
    tables, bars = ([one for one in seen if isinstance(one, kind)] for kind in (QTableView, QScrollBar))
    return [
        *(f"label {one.text()!r}" for one in labels if not isinstance(one, ElidedLabel) and _is_cut(one)),
        *(f"button {one.text()!r}" for one in buttons if _button_room(one) < _button_need(one)),
        *(f"beyond its place {one.text()!r}" for one in (*labels, *buttons) if _is_beyond(one)),
        *(f"heading {text!r}" for table in tables for text in _cut_headings(table, tokens)),
        *(f"sideways {bar.parent()!r}" for bar in bars if _scrolls_sideways(bar)),
    ]


def lay_out() -> None:
    """Give every widget the room it asked for: a word that changed a moment ago has its new width after this."""
    for _ in range(3):  # a widget asks its parent, which asks its own
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def _is_cut(label: QLabel) -> bool:
    metrics, room = label.fontMetrics(), label.contentsRect()
    if not label.wordWrap():
        return room.width() < max(map(metrics.horizontalAdvance, label.text().split("\n")))
    wrapped = metrics.boundingRect(QRect(0, 0, room.width(), 10_000), Qt.TextFlag.TextWordWrap, label.text())
    return wrapped.width() > room.width() or wrapped.height() > room.height()


def _button_need(button: QPushButton) -> int:
    caps = sum(cap.width() for cap in button.findChildren(QLabel) if cap.isVisible())
    return button.fontMetrics().horizontalAdvance(button.text().replace("&", "")) + caps


def _button_room(button: QPushButton) -> int:
    lines = button.fontMetrics().height() <= button.height()
    return button.contentsRect().width() if lines else 0


def _is_beyond(widget: QWidget) -> bool:
    """Whether a widget stands partly outside one that holds it, to the left or to the right."""
    parent = widget.parentWidget()
    while parent is not None:
        left = widget.mapTo(parent, QPoint(0, 0)).x()
        if left < 0 or left + widget.width() > parent.width():
            return True
        if parent.isWindow():
            return False
        parent = parent.parentWidget()
    return False


def _cut_headings(table: QTableView, tokens: Tokens) -> Iterator[str]:
    font = QFont(tokens.family)
    font.setPixelSize(tokens.small)
    room, metrics = 4 if table.property("role") in ("grid", "signs") else 2 * tokens.room(10), QFontMetrics(font)
    header, model = table.horizontalHeader(), table.model()
    if not header.isVisible() or model is None:
        return
    for column in range(model.columnCount()):
        text = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        width = max(map(metrics.horizontalAdvance, text.split("\n")))
        if not table.isColumnHidden(column) and width + room > header.sectionSize(column):
            yield text


def _scrolls_sideways(bar: QScrollBar) -> bool:
    return bar.isVisible() and bar.orientation() is Qt.Orientation.Horizontal and bar.maximum() > 0
