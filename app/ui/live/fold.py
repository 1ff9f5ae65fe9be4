"""A part of a step that most sessions do not need: one line that opens it, and says when something stands in it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.live.form_card import bring_into_view
from app.ui.live.rows import is_large
from app.ui.theme import icon
from app.ui.tokens import Tokens
from app.ui.widgets import button, label


class Fold(QWidget):
    """``toggle`` opens and closes it; subclasses fill ``body``, ``redraw``, ``leave`` and ``focus_first``."""

    def __init__(self, tokens: Tokens, name: str, title: str) -> None:
        super().__init__()
        self.tokens = tokens
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.toggle = button(title, f"open_{name}", kind="link", accessible=title)
        self.toggle.setIconSize(QSize(tokens.px(16), tokens.px(16)))
        self._said = label("", "small", name=f"{name}_state")
        self.body = QWidget()
        self.inside = QVBoxLayout(self.body)
        self.inside.setContentsMargins(tokens.room(10), 0, 0, tokens.room(4))
        self.inside.setSpacing(tokens.gap)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.room(4))
        head = QBoxLayout(QBoxLayout.Direction.TopToBottom if is_large(tokens) else QBoxLayout.Direction.LeftToRight)
        head.setSpacing(tokens.gap)
        head.addWidget(self.toggle)
        head.addWidget(self._said)
        head.addStretch(1)
        whole.addLayout(head)
        whole.addWidget(self.body)
        self.toggle.clicked.connect(self._turn)
        self.open(shown=False)

    @property
    def is_open(self) -> bool:
        """Whether its inside is shown."""
        return not self.body.isHidden()

    def open(self, *, shown: bool) -> None:
        """Show its inside, or only the line."""
        self.body.setVisible(shown)
        name = "chevron-down" if shown else "chevron-right"
        self.toggle.setIcon(icon(name, self.tokens.colours.brand, self.tokens.px(16)))
        self.toggle.setAccessibleDescription("đang mở" if shown else "đang đóng, Enter để mở")

    def unfold(self) -> None:
        """Show its inside, with the keyboard where its work begins."""
        self.open(shown=True)
        self.focus_first()
        bring_into_view(self.body)

    def say(self, words: str) -> None:
        """Say beside the line what stands in it."""
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def redraw(self) -> None:
        """Show the present record."""

    def leave(self) -> None:
        """Store what is pending."""

    def focus_first(self) -> None:
        """Put the keyboard where its work begins."""

    def _turn(self) -> None:
        if self.is_open:
            self.open(shown=False)
        else:
            self.unfold()
