"""From other threads to the window's: callbacks and states arrive as queued signals.

A thread may end at the very moment at which whoever waits for it is destroyed. What it touches is therefore no widget
and no child of one, but one object that lives as long as the program; who is still there is asked on the window's
thread.

What comes is delivered in the order in which it was handed over, whoever did that: of two states of saving the window
would else believe the older one, and show as saved what is not.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import cache, partial
from threading import get_ident
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid


class _Post(QObject):
    """Carries calls to the thread it was made on."""

    _brought = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._window = get_ident()
        self._calls: deque[Callable[[], None]] = deque()
        self._brought.connect(self._take)

    def bring(self, function: Callable[[], None]) -> None:
        """Call a function on the window's thread, never at once, after everything that was brought before."""
        self._calls.append(function)
        if get_ident() == self._window:
            QTimer.singleShot(0, self, self._take)  # a signal would come at once here
        else:
            self._brought.emit()

    @Slot()
    def _take(self) -> None:
        self._calls.popleft()()


@cache
def _post() -> _Post:
    return _Post()


class Bridge(QObject):
    """Made on the window's thread. ``state_changed`` carries a ``SaveState``."""

    state_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = _post()

    def tell(self, state: object) -> None:
        """Pass a save state on; may be called on any thread."""
        self._hand_over(self.state_changed.emit, state)

    def on_window(self, function: Callable[..., None]) -> Callable[..., None]:
        """Return a callable for any thread that runs ``function`` on the window's thread, later."""
        return partial(self._hand_over, function)

    def _hand_over(self, function: Callable[..., None], *arguments: Any) -> None:
        if isValid(self._post):  # the program may have ended
            self._post.bring(partial(self._deliver, function, *arguments))

    def _deliver(self, function: Callable[..., None], *arguments: Any) -> None:
        if isValid(self) and is_wanted(function):  # a document may be ready only after its window has gone
            function(*arguments)


def is_wanted(function: Callable[..., object]) -> bool:
    """Return whether the widget whose method is to be called is still there; anything else is."""
    while isinstance(function, partial):
        function = function.func
    owner = getattr(function, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
