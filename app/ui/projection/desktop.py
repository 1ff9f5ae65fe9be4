"""What screens there are, and where the notes stand on them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.ui.projection.placement import Rect, Surroundings

#: The part of the window in which notes are taken.
NOTES = "notes_area"


def look_around(beside: QWidget | None) -> Surroundings:
    """Return the screens as seen from a window, the one with the notes."""
    screens = QGuiApplication.screens()
    home = beside.screen() if beside is not None else QGuiApplication.primaryScreen()
    return Surroundings(
        home=_rect(home.geometry()),
        room=_rect(home.availableGeometry()),
        others=tuple(_rect(screen.geometry()) for screen in screens if screen is not home),
        notes=rect_of(notes_of(beside) or beside) if beside is not None else None,
    )


def notes_of(window: QWidget) -> QWidget | None:
    """Return the part of a window in which notes are taken now, or None where there is no such part."""
    return next((one for one in window.findChildren(QWidget, NOTES) if one.isVisible()), None)


def rect_of(place: QWidget) -> Rect:
    """Return where a widget stands on the desktop."""
    return _rect(QRect(place.mapToGlobal(QPoint(0, 0)), place.size()))


def _rect(rect: QRect) -> Rect:
    return Rect(rect.x(), rect.y(), rect.width(), rect.height())
