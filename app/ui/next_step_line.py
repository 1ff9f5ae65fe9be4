"""One line of a new book, on the page where something was just done: what waits next, and the way there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.ui.tokens import Tokens
from app.ui.widgets import button, label, row


class NextStepLine(QFrame):
    """Hidden while nothing waits. Signals: ``wanted`` when the person goes to the desk, where it waits."""

    wanted = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("next_step_line")
        self.setProperty("role", "card")
        self._text = label("", wrap=True, name="next_step_text")
        self._way = button("Về bàn làm việc →", "to_first_steps", kind="link")
        self._way.clicked.connect(self.wanted)
        line = row(self._text, self._way, spacing=tokens.room(14))
        line.setStretch(0, 1)
        line.setContentsMargins(tokens.space, tokens.room(6), tokens.space, tokens.room(6))
        self.setLayout(line)
        self.hide()

    def show_step(self, words: str) -> None:
        """Say what waits, or nothing."""
        self._text.setText(words)
        self._way.setAccessibleName(f"Về bàn làm việc. {words}")
        self.setVisible(bool(words))
