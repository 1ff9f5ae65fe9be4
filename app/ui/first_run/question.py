"""What every question of a new book has: the question, why it is asked, the answer, where it is changed later."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.tokens import Tokens
from app.ui.widgets import label


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a question: what is asked, why, and where the answer is changed later."""

    title: str
    why: str
    later: str


class Question(QWidget):
    """One question. Signals: ``edited`` when the person changes the answer."""

    edited = Signal()

    def __init__(self, tokens: Tokens, asked: Asked) -> None:
        super().__init__()
        self.title = asked.title
        box = self.column = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.room(10))
        box.addWidget(label(asked.title, "title", wrap=True))
        box.addWidget(label(asked.why, "muted", wrap=True))
        self.answer = QVBoxLayout()
        self.answer.setSpacing(tokens.room(10))
        box.addLayout(self.answer)
        box.addStretch(1)
        box.addWidget(label(asked.later, "small", wrap=True))

    def prepare(self) -> None:
        """Read what there is to choose from, before the question is shown."""

    def begin(self) -> None:
        """Take the keyboard, once the question is shown."""

    def check(self, *, in_passing: bool = False) -> bool:
        """Return whether to go on; say beside the answer what stands in the way.

        ``in_passing`` is asked when the book is made from another question: advice alone stops nobody then.
        """
        return True
