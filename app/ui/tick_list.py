"""A list of which some entries are ticked: one press of the space bar or of the mouse each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.ui import theme
from app.ui.tokens import Tokens

_ID = Qt.ItemDataRole.UserRole
_TICKED = Qt.ItemDataRole.UserRole + 1


class TickList(QListWidget):
    """Entries in the order given, each with a value.

    Signals: ``ticks_changed`` when the person ticks one or takes a tick away.
    """

    ticks_changed = Signal()

    def __init__(self, tokens: Tokens, *, least: int = 150) -> None:
        super().__init__()
        size = tokens.px(16)
        self._tick = theme.icon("check", tokens.colours.brand, size)
        blank = QPixmap(size, size)
        blank.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(blank)
        self.setIconSize(QSize(size, size))
        self.setMinimumHeight(tokens.px(least))
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._toggle)

    def show_entries(self, entries: Iterable[tuple[str, Any]]) -> None:
        """Offer entries, texts with their values; ticks stay, and what is the same is left alone."""
        wanted, ticked = list(entries), self.ticked()
        if [(value, text) for text, value in wanted] == [(i.data(_ID), i.text()) for i in self._items()]:
            return
        self.clear()
        for text, value in wanted:
            item = QListWidgetItem(text, self)
            item.setData(_ID, value)
        self.tick(ticked)

    def ticked(self) -> tuple[Any, ...]:
        """Return the values of the ticked entries, in the order of the list."""
        return tuple(item.data(_ID) for item in self._items() if item.data(_TICKED))

    def tick(self, values: tuple[Any, ...]) -> None:
        """Tick these entries and no others, and show the first of them."""
        for item in self._items():
            self._set(item, ticked=item.data(_ID) in values)
        first = next((item for item in self._items() if item.data(_TICKED)), None)
        self.setCurrentItem(first or self.item(0))
        if first is not None:
            self.scrollToItem(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Tick or untick on the space bar."""
        if event.key() == Qt.Key.Key_Space and self.currentItem() is not None:
            self._toggle(self.currentItem())
            return
        super().keyPressEvent(event)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(number) for number in range(self.count())]

    def _toggle(self, item: QListWidgetItem) -> None:
        self._set(item, ticked=not item.data(_TICKED))
        self.ticks_changed.emit()

    def _set(self, item: QListWidgetItem, *, ticked: bool) -> None:
        item.setData(_TICKED, ticked)
        item.setIcon(self._tick if ticked else self._blank)
        said = f"{item.text()}, đã chọn" if ticked else item.text()
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
