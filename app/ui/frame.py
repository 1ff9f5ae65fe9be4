"""What stands around the pages: the navigation, and the line at the foot that tells the truth about saving."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from app.ui.tokens import Tokens
from app.ui.widgets import button, label

if TYPE_CHECKING:
    from app.services.saver import SaveState

WIDTH = 196
#: Large type widens the navigation less than itself, to leave room for the page.
GROWTH = 0.8


class SideBar(QFrame):
    """The navigation. Signals: ``chosen(name)`` when a person wants a page."""

    chosen = Signal(str)

    def __init__(self, tokens: Tokens, pages: Sequence[tuple[str, str]], last: str) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self.setFixedWidth(round(WIDTH * tokens.scale**GROWTH))
        self._tokens = tokens
        self._buttons: dict[str, QPushButton] = {}
        self._name = label("", "small", wrap=True, name="cell_name")
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.px(10), tokens.px(18), tokens.px(10), tokens.px(14))
        column.setSpacing(tokens.px(3))
        for item in (label("Sổ Chi Bộ", "brand"), self._name):
            item.setContentsMargins(tokens.px(10), 0, 0, 0)
            column.addWidget(item)
        column.addSpacing(tokens.gap)
        for number, (name, title) in enumerate(pages, 1):
            if name == last:
                column.addStretch(1)
            column.addWidget(self._add(name, title, f"Alt+{number}"))

    def show_name(self, text: str) -> None:
        """Show whose book this is."""
        self._name.setText(text)

    def mark(self, name: str) -> None:
        """Show which page is open."""
        for known, made in self._buttons.items():
            made.setChecked(known == name)

    def _add(self, name: str, title: str, key: str) -> QPushButton:
        made = button(title, f"nav_{name}", kind="nav")
        made.setCheckable(True)
        made.setToolTip(f"{title} ({key})")
        made.clicked.connect(partial(self._choose, name))
        QShortcut(QKeySequence(key), self, made.click)
        self._buttons[name] = made
        return made

    def _choose(self, name: str) -> None:
        self.chosen.emit(name)


class FootLine(QFrame):
    """The line at the foot: ``saved_state`` and the book's name."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self._saved = label("", "small", name="saved_state")
        self._saved.setAccessibleName("Tình trạng lưu")
        self._book = label("", "small")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(tokens.px(14), tokens.px(3), tokens.px(14), tokens.px(3))
        row.addWidget(self._saved)
        row.addSpacing(tokens.space)
        row.addWidget(self._book)
        row.addStretch(1)
        row.addWidget(label("Không kết nối mạng", "small"))

    def show_book(self, name: str) -> None:
        """Show the name of the book's file."""
        self._book.setText(f"Sổ: {name}")

    def show_state(self, state: SaveState) -> None:
        """Say when the last save was durable, that one is on its way, or why it fails."""
        from app.services.saver import Phase

        at = state.at.strftime("%H:%M:%S") if state.at else ""
        since = f" (đã lưu {at})" if at else ""
        words = {
            Phase.SAVED: f"● Đã lưu {at}".rstrip(),
            Phase.SAVING: f"○ Đang lưu…{since}",
            Phase.FAILED: f"▲ CHƯA LƯU: {state.reason}{since}",
        }
        self._saved.setText(words[state.phase])
        failed = state.phase is Phase.FAILED
        self._saved.setWordWrap(failed)
        self._row.setStretchFactor(self._saved, 100 if failed else 0)
        tone = "bad" if failed else None
        if self._saved.property("tone") != tone:
            self._saved.setProperty("tone", tone)
            self._saved.style().unpolish(self._saved)
            self._saved.style().polish(self._saved)
            QCoreApplication.sendEvent(self._saved, QEvent(QEvent.Type.StyleChange))  # takes the pill's margins
