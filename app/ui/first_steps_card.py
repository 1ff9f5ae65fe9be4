"""What a new book's desk shows instead of figures: the first three things to do, each a link and a key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout

from app.domain.desk import FirstStep
from app.ui.tokens import Tokens
from app.ui.widgets import button, key_hint, label, row


class FirstStepsCard(QFrame):
    """Shows three ``FirstStep`` records. Signals: ``chosen(page)`` with the page's name in the navigation."""

    chosen = Signal(str)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self.setProperty("role", "card")
        self.setObjectName("first_steps")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(tokens.edge, tokens.edge, tokens.edge, tokens.edge)
        self._column.setSpacing(tokens.room(14))
        self._column.addWidget(label("Ba việc đầu tiên", "heading"))
        self._column.addWidget(
            label("Làm lần lượt từ trên xuống; việc nào cũng có thể dừng rồi làm tiếp sau.", "muted", wrap=True)
        )
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(tokens.room(14))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._column.addLayout(self._grid)
        self._column.addStretch(1)
        self._steps: tuple[FirstStep, ...] = ()
        self._marks: list[QLabel] = []
        self._links: list[QPushButton] = []

    def show_steps(self, steps: Sequence[FirstStep]) -> None:
        """Show the steps with what is done among them."""
        if tuple(steps) == self._steps:
            return
        first = not self._steps
        self._steps = tuple(steps)
        for number, step in enumerate(steps):
            if first:
                self._add(number, step)
            mark = self._marks[number]
            mark.setText("✓" if step.is_done else str(number + 1))
            mark.setAccessibleName("Đã xong" if step.is_done else "Chưa làm")
        self.setFocusProxy(next(link for link, step in zip(self._links, steps, strict=True) if not step.is_done))

    def _add(self, number: int, step: FirstStep) -> None:
        mark = label("", "title", name=f"first_mark_{step.place}")
        mark.setFixedWidth(self._tokens.px(28))
        link = button(f"{step.title} →", f"first_{step.place}", kind="link", accessible=step.title)
        link.setProperty("page", step.place)
        link.clicked.connect(self._choose)
        text = label(step.text, "muted", wrap=True)
        self._marks.append(mark)
        self._links.append(link)
        self._grid.addWidget(mark, 3 * number, 0)
        line = row(link, key_hint(str(number + 1)), None)
        QShortcut(QKeySequence(str(number + 1)), self, link.click)
        self._grid.addLayout(line, 3 * number, 1)
        self._grid.addWidget(text, 3 * number + 1, 1)
        self._grid.setRowMinimumHeight(3 * number + 2, self._tokens.room(14))

    def _choose(self) -> None:
        self.chosen.emit(self.sender().property("page"))
