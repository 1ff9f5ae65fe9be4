"""Whether a window fits the screen: the line that says what is saved must never lie below its edge."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

#: Height of a title bar, roughly: what it really is, is known only once the window stands.
TITLE_BAR = 40
#: A screen that is narrower is none that a person works at, such as that of a run without a screen.
NARROWEST = 1024


def needs_it_all(room: QRect, size: QSize) -> bool:
    """Return whether a window of that size, with its title bar, is larger than the room that the screen has for it."""
    return room.width() >= NARROWEST and (room.width() < size.width() or room.height() < size.height() + TITLE_BAR)


def fit(window: QWidget) -> None:
    """Give a shown window the whole screen where its size does not fit."""
    if needs_it_all(window.screen().availableGeometry(), window.size()):
        window.showMaximized()
