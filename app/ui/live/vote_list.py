"""The votes taken, in the words of the minutes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.records import VoteRecord
from app.domain.voting import figures
from app.ui.tokens import Tokens
from app.ui.widgets import button, clear, label, row


class VoteList(QWidget):
    """A line for each vote.

    Signals: ``opened(id)`` and ``removed(id)``.
    """

    opened = Signal(int)
    removed = Signal(int)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("vote_list")
        self.setAccessibleName("Các biểu quyết đã ghi")
        self._tokens = tokens
        self._votes: tuple[VoteRecord, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.room(4))

    @property
    def count(self) -> int:
        """How many votes are shown."""
        return len(self._votes)

    def show_votes(self, votes: Sequence[VoteRecord], after: QWidget) -> None:
        """Show votes, reached by Tab ``after`` a widget; nothing is touched when they are those shown already."""
        if tuple(votes) == self._votes:
            return
        self._votes = tuple(votes)
        clear(self._column)
        for number, vote in enumerate(votes, 1):
            self._column.addWidget(self._line(number, vote))
        presses = [press for press in self.findChildren(QPushButton) if press.isVisibleTo(self)]
        for before, press in zip([after, *presses], presses, strict=False):
            QWidget.setTabOrder(before, press)

    def _line(self, number: int, vote: VoteRecord) -> QWidget:
        question = " ".join(vote.question.split()).rstrip(".")
        note = " — đang ghi…" if vote.id < 0 else ""
        apart = f"; ghi tên {len(vote.opinions)} đồng chí" if vote.opinions else ""
        words = label(f"{number}. {question}: {figures(vote)}{apart}{note}", wrap=True)
        line = QWidget()
        layout = row(words, spacing=self._tokens.space)
        layout.setStretchFactor(words, 1)
        for caption, kind, signal in (("Sửa", "edit", self.opened), ("Xóa", "remove", self.removed)):
            press = button(caption, f"{kind}_vote_{vote.id}", kind="link", accessible=f"{caption} biểu quyết {number}")
            press.setEnabled(vote.id > 0)
            press.clicked.connect(partial(_emit, signal, vote.id))
            layout.addWidget(press)
        line.setLayout(layout)
        return line


def _emit(signal: SignalInstance, number: int) -> None:
    signal.emit(number)
