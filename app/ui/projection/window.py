"""The window of the second screen. It never asks for the keyboard and never comes up over the notes by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from app.ui.projection.canvas import Canvas
from app.ui.projection.placement import Mode, Place, Rect
from app.ui.tokens import Tokens
from app.ui.widgets import name_control

ORDINARY = Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus
#: Every window there is; one that nobody holds would be collected by whatever thread comes upon it.
_windows: list[QWidget] = []


class ProjectionWindow(QWidget):
    """Stands where it is told.

    Signals: ``closed`` when a person closed it by its frame; ``activated`` when the desktop gave it the keyboard all
    the same.
    """

    closed = Signal()
    activated = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__(None, ORDINARY)
        name_control(self, "projection_window", "Màn chiếu")
        self.setWindowTitle("Màn chiếu — Sổ Chi Bộ")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._place: Place | None = None
        self.canvas = Canvas(tokens, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.canvas)
        _windows[:] = [*filter(isValid, _windows), self]

    def stand(self, place: Place) -> None:
        """Stand at a place: without a frame on a screen of its own, else in a frame, or not at all."""
        if place.mode in (Mode.OFF, Mode.WAITING):
            self.hide()
        elif place.rect is not None and (place != self._place or not self.isVisible()):
            self.hide()
            self.setWindowFlags(ORDINARY | self._frameless(place.mode))
            self.setGeometry(_q_rect(place.rect))
            state = Qt.WindowState.WindowMinimized if place.minimised else Qt.WindowState.WindowNoState
            self.setWindowState(state)
            self.setVisible(True)
        self._place = place

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Tell that the keyboard came here."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Tell that a person closed it."""
        super().closeEvent(event)
        self.closed.emit()

    def _frameless(self, mode: Mode) -> Qt.WindowType:
        return Qt.WindowType.FramelessWindowHint if mode is Mode.SCREEN else Qt.WindowType.Widget


def _q_rect(rect: Rect) -> QRect:
    return QRect(rect.x, rect.y, rect.width, rect.height)
