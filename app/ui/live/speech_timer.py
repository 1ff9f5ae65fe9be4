"""How long the present speaker has had the floor."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QLabel, QSizePolicy

from app.domain.chair_help import speech_words
from app.ui.widgets import name_control


class SpeechTimer(QLabel):
    """Shows minutes and seconds since ``start``, against the limit if there is one; empty before."""

    def __init__(self) -> None:
        super().__init__()
        name_control(self, "speech_timer", "Thời gian phát biểu")
        self.setProperty("role", "timer")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._limit: int | None = None
        self._clock = QElapsedTimer()
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._show_time)

    def start(self) -> None:
        """Begin at 00:00."""
        self._clock.start()
        self._tick.start()
        self._show_time()

    def reset(self) -> None:
        """Stop and show nothing."""
        self._tick.stop()
        self.clear()
        self._warn(over=False)

    def set_limit(self, minutes: int | None) -> None:
        """Set how long a speech may take; None for no limit."""
        self._limit = minutes
        if self._tick.isActive():
            self._show_time()

    def _show_time(self) -> None:
        words, over = speech_words(self._clock.elapsed() // 1000, self._limit)
        self.setText(words)
        self._warn(over=over)

    def _warn(self, *, over: bool) -> None:
        if bool(self.property("tone")) != over:
            self.setProperty("tone", "warn" if over else None)
            self.style().unpolish(self)
            self.style().polish(self)
            self.updateGeometry()
