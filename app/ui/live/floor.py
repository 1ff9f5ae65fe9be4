"""Who has the floor, and since when: told by the speaker's input, read by whoever shows it."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from app.domain.projection import Talk
from app.domain.records import Speaker


class Floor(QObject):
    """Signals: ``changed`` when somebody took the floor or gave it back."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._speaker: Speaker | None = None
        self._clock = QElapsedTimer()

    @property
    def talk(self) -> Talk | None:
        """Who speaks and for how long, or None."""
        return Talk(self._speaker, self._clock.elapsed() // 1000) if self._speaker else None

    def give(self, speaker: Speaker | None) -> None:
        """Give somebody the floor from now on, or nobody."""
        if speaker is None and self._speaker is None:
            return
        self._speaker = speaker
        self._clock.start()
        self.changed.emit()
