"""What steps still lack, each a link to its step."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.tokens import Tokens
from app.ui.widgets import button, clear, label

LINK_INDENT = 4
Lacking = tuple[int, str, tuple[str, ...]]


class MissingList(QWidget):
    """Signals: ``wanted(number)`` when a step is chosen."""

    wanted = Signal(int)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("missing_list")
        self.setAccessibleName("Các bước còn thiếu")
        self._shown: tuple[Lacking, ...] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.px(14), tokens.px(14), tokens.px(14), tokens.px(14))
        column.setSpacing(tokens.gap)
        column.addWidget(label("Các bước còn thiếu", "heading", wrap=True))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(tokens.px(2))
        column.addLayout(self._lines)
        column.addStretch(1)

    def show_missing(self, lacking: Sequence[Lacking]) -> None:
        """Show steps by number and title, with what each lacks."""
        if tuple(lacking) == self._shown:
            return
        self._shown = tuple(lacking)
        clear(self._lines)
        if not self._shown:
            self._lines.addWidget(label("Các bước đã đủ nội dung.", "small", wrap=True))
        for number, title, lacks in self._shown:
            link = button(
                f"Bước {number}", f"missing_step_{number}", kind="link", accessible=f"Đến bước {number}: {title}"
            )
            link.setToolTip(title)
            link.clicked.connect(partial(self.wanted.emit, number))
            self._lines.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            for text in lacks:
                line = label(text, "small", wrap=True)
                line.setIndent(LINK_INDENT)
                self._lines.addWidget(line)
