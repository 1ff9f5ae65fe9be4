"""A list of members of which some are ticked: one press of the space bar or of the mouse each."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.domain.members import in_roster_order, is_gone
from app.domain.records import MemberRecord
from app.ui import theme
from app.ui.tokens import Tokens

_ID = Qt.ItemDataRole.UserRole
_TICKED = Qt.ItemDataRole.UserRole + 1


class PeopleList(QListWidget):
    """Members in the order of the roster.

    Signals: ``ticks_changed`` when the person ticks one or takes a tick away.
    """

    ticks_changed = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        size = tokens.px(16)
        self._tick = theme.icon("check", tokens.colours.brand, size)
        blank = QPixmap(size, size)
        blank.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(blank)
        self.setIconSize(QSize(size, size))
        self.setMinimumHeight(tokens.px(150))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._toggle)

    def offer(self, members: tuple[MemberRecord, ...]) -> None:
        """Offer the members who belong to the cell, and those ticked already; what is the same is left alone."""
        ticked = self.ticked()
        wanted = [m for m in in_roster_order(members) if not is_gone(m) or m.id in ticked]
        if [(m.id, m.full_name) for m in wanted] == [(i.data(_ID), i.text()) for i in self._items()]:
            return
        self.clear()
        for member in wanted:
            item = QListWidgetItem(member.full_name, self)
            item.setData(_ID, member.id)
        self.tick(ticked)

    def ticked(self) -> tuple[str, ...]:
        """Return the ids of the ticked members, in the order of the list."""
        return tuple(item.data(_ID) for item in self._items() if item.data(_TICKED))

    def tick(self, members: tuple[str, ...]) -> None:
        """Tick these members and no others, and show the first of them."""
        for item in self._items():
            self._set(item, ticked=item.data(_ID) in members)
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
