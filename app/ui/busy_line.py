"""The line that says what takes a moment, and lets the person stop waiting for it; it comes after half a second."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout

from app.ui.live.rows import is_large
from app.ui.tokens import Tokens
from app.ui.widgets import button, key_hint, label, row

#: What is done sooner needs no words.
PATIENCE_MILLISECONDS = 500


class BusyLine(QFrame):
    """Signals: ``stopped`` when the person waits no longer; the line has gone by then.

    ``escape`` says that Escape does the same, which is up to the page.
    """

    stopped = Signal()

    def __init__(self, tokens: Tokens, name: str = "busy", *, escape: bool = False) -> None:
        super().__init__()
        self.setObjectName(f"{name}_line")
        self.setProperty("role", "card")
        self._text = label("", wrap=True, name=f"{name}_text")
        self._text.setAccessibleName("Việc đang làm")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(tokens.px(8))
        self._bar.setAccessibleName("Đang làm")
        self._stop = button("Dừng", f"stop_{name}", accessible="Dừng, không chờ nữa")
        self._arrange(tokens, escape=escape)
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE_MILLISECONDS)
        self._timer.timeout.connect(self.show)
        self._stop.clicked.connect(self.give_up)
        self.hide()

    def _arrange(self, tokens: Tokens, *, escape: bool) -> None:
        """Put the bar before the words; large type leaves them that room, and the bar lies below."""
        large = is_large(tokens)
        line = row(spacing=tokens.room(14))
        if not large:
            self._bar.setFixedWidth(tokens.px(120))
            line.addWidget(self._bar)
        line.addWidget(self._text, 1)
        line.addWidget(self._stop)
        if escape:
            line.addWidget(key_hint("Esc"))
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(8), tokens.space, tokens.room(8))
        box.addLayout(line)
        if large:
            box.addWidget(self._bar)

    def begin(self, text: str) -> None:
        """Say in half a second, unless it has ended by then, what is being done."""
        self._text.setText(text)
        if self.isHidden():
            self._timer.start()

    def end(self) -> None:
        """Say nothing any more."""
        self._timer.stop()
        self.hide()

    def give_up(self) -> None:
        """Wait no longer, as the person wishes."""
        self.end()
        self.stopped.emit()
