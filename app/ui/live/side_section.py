"""A part of the side: a heading that folds what stands under it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui import theme
from app.ui.tokens import Tokens
from app.ui.widgets import button, key_hint, row


class SideSection(QWidget):
    """What the person folded or opened stays so; otherwise it is folded where there is no room.

    Signals: ``toggled`` when the person folded or opened it.
    """

    toggled = Signal()

    def __init__(self, tokens: Tokens, name: str, title: str, *body: QWidget, key: str = "") -> None:
        """Make an open section; ``key`` is shown beside the heading."""
        super().__init__()
        self._tokens, self._title, self._body = tokens, title, body
        self._open, self._chosen = True, False
        self.head = button("", f"{name}_heading", kind="fold", accessible=title)
        self.head.clicked.connect(self._clicked)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(tokens.room(4))
        self.column.addLayout(row(self.head, None, *([key_hint(key)] if key else []), spacing=tokens.gap))
        for part in body:
            self.column.addWidget(part)
        self._hidden: set[QWidget] = set()
        self.say("")

    @property
    def is_open(self) -> bool:
        """Whether what stands under the heading is shown."""
        return self._open

    @property
    def is_chosen(self) -> bool:
        """Whether the person folded or opened it."""
        return self._chosen

    def say(self, count: str) -> None:
        """Show a figure beside the title."""
        words = f"{self._title}  {count}" if count else self._title
        self.head.setText(words)
        self.head.setAccessibleName(words)
        self._draw_sign()

    def show_part(self, part: QWidget, *, shown: bool) -> None:
        """Show or hide one part of the body while the section is open."""
        (self._hidden.discard if shown else self._hidden.add)(part)
        part.setVisible(self._open and shown)
        self.updateGeometry()

    def set_open(self, *, is_open: bool) -> None:
        """Open or fold it."""
        self._open = is_open
        for part in self._body:
            part.setVisible(is_open and part not in self._hidden)
        self.updateGeometry()
        self._draw_sign()

    def _draw_sign(self) -> None:
        sign = "chevron-down" if self._open else "chevron-right"
        self.head.setIcon(theme.icon(sign, self._tokens.colours.muted, self._tokens.px(16)))
        self.head.setAccessibleDescription("đang mở" if self._open else "đang gấp")

    def _clicked(self) -> None:
        self._chosen = True
        self.set_open(is_open=not self._open)
        self.toggled.emit()
