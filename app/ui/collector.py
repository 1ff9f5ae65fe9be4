"""Python's cyclic garbage, collected on the window's thread only.

Collected by itself, it is collected by whatever thread happens to make the next object, the saver's among them. A
widget or a timer that ends there crashes the program or makes two threads wait for each other.
"""

from __future__ import annotations

import gc
from time import monotonic

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

TICK_MILLISECONDS = 250
#: How far full collections are apart. What outlived one is left alone by the next, which is then as quick as a key.
FULL_SECONDS = 60.0
#: How far those are apart that look at everything there is; each takes as long as a few keys.
WHOLE_SECONDS = 600.0


_collectors: list[Collector] = []


class Collector(QObject):
    """Takes the collection over from Python for as long as the program runs."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("collector")
        self._full_at = self._whole_at = monotonic()
        self._timer = QTimer(self, interval=TICK_MILLISECONDS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        gc.disable()

    def _tick(self) -> None:
        if monotonic() - self._full_at > FULL_SECONDS:
            self._collect_all()
            return
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [number for number in (0, 1) if counts[number] > thresholds[number]]
        if due:
            gc.collect(due[-1])

    def _collect_all(self) -> None:
        if monotonic() - self._whole_at > WHOLE_SECONDS:
            gc.unfreeze()
            self._whole_at = monotonic()
        gc.collect()
        gc.freeze()
        self._full_at = monotonic()


def collect_here(app: QApplication) -> None:
    """Collect garbage on the thread of ``app`` only, from now on."""
    if not any(isValid(known) for known in _collectors):
        _collectors[:] = [Collector(app)]
