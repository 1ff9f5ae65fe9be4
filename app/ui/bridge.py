"""From the saver's thread to the window's: callbacks and states arrive as queued signals."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid


class Bridge(QObject):
    """Lives on the window's thread. ``state_changed`` carries a ``SaveState``."""

    state_changed = Signal(object)
    _called = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._called.connect(self._call)

    def tell(self, state: object) -> None:
        """Pass a save state on; may be called on any thread."""
        self.state_changed.emit(state)

    def on_window(self, function: Callable[..., None]) -> Callable[..., None]:
        """Return a callable for any thread that runs ``function`` on the window's thread, later."""
        return partial(self._hand_over, function)

    def _hand_over(self, function: Callable[..., None], *arguments: Any) -> None:
        if isValid(self):  # a document may be ready only after its window has gone
            self._called.emit(partial(function, *arguments))

    @Slot(object)
    def _call(self, function: Callable[[], None]) -> None:
        if is_wanted(function):
            function()


def is_wanted(function: Callable[..., object]) -> bool:
    """Return whether the widget whose method is to be called is still there; anything else is."""
    while isinstance(function, partial):
        function = function.func
    owner = getattr(function, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
