"""Turns for a thread of Python while Qt's event loop holds Python's lock.

The program's own loop gives the lock away whenever it is idle. A loop that somebody else runs may not: one that was
entered from a slot of a plug-in, or a test that waits inside Qt. A thread of ours would then starve until that loop
ends, and a text would not be durable when it was promised. A wait that ends by itself, taken in turns, lets it get on.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

#: How long after something was asked for the first turn is, and how far turns are apart. With the program's own loop
#: nearly everything is done before the first one.
APART_MILLISECONDS = 20
#: How far turns are apart while the thread waits for better times anyway.
SELDOM_MILLISECONDS = 100


class Turns(QObject):
    """Calls ``wait()`` again and again until it returns 0; it returns the milliseconds until its next turn.

    ``wait`` lets the thread get on for a few milliseconds and no longer: keys typed meanwhile have to wait as well.
    """

    def __init__(self, wait: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._wait = wait
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._take)

    def begin(self) -> None:
        """Begin, unless it has begun: something is to be done on the thread."""
        if not self._timer.isActive():
            self._timer.start(APART_MILLISECONDS)

    def _take(self) -> None:
        pause = self._wait()
        if pause:
            self._timer.start(pause)
