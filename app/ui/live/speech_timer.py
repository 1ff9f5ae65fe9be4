"""How long the present speaker has had the floor."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QLabel

from app.ui.widgets import name_control


class SpeechTimer(QLabel):
    """Shows minutes and seconds since ``start``; empty before."""

    def __init__(self) -> None:
        super().__init__()
        name_control(self, "speech_timer", "Thời gian phát biểu")
        self.setProperty("role", "heading")
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

    def _show_time(self) -> None:
        minutes, seconds = divmod(self._clock.elapsed() // 1000, 60)
        self.setText(f"{minutes:02d}:{seconds:02d}")
