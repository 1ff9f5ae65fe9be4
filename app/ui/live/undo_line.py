"""A line that says what was removed and offers to take it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.ui.live.rows import is_large
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, row

OFFER_MILLISECONDS = 20_000


class UndoLine(QWidget):
    """Hidden until something is offered; gone after a while or once it is used."""

    def __init__(self, tokens: Tokens, name: str) -> None:
        super().__init__()
        self._action: Callable[[], None] | None = None
        large = is_large(tokens)
        self._text = label("", "small", wrap=large)
        self._button = button("Hoàn tác", name, kind="link", accessible="Hoàn tác: lấy lại mục vừa xóa")
        self._button.clicked.connect(self.undo)
        layout = row(self._text, self._button, *(() if large else (None,)), spacing=tokens.gap)
        layout.setStretchFactor(self._text, int(large))
        self.setLayout(layout)
        self._timer = QTimer(self, singleShot=True, interval=OFFER_MILLISECONDS)
        self._timer.timeout.connect(self.withdraw)
        self.hide()

    def offer(self, text: str, action: Callable[[], None]) -> None:
        """Say what was done; ``action`` takes it back."""
        self._action = action
        self._text.setText(text)
        self.show()
        self._timer.start()

    def undo(self) -> None:
        """Take back what was offered last, once."""
        action, self._action = self._action, None
        self.withdraw()
        if action is not None:
            action()

    def withdraw(self) -> None:
        """Offer nothing any more."""
        self._action = None
        self._timer.stop()
        self.hide()
