"""Room for the pages: on a small screen a page may need more than there is, and is scrolled then, never squeezed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from app.ui.pages import Pages

#: The number of QtCore.Qt.FocusPolicy.NoFocus, for the first paint does without the words of ``Qt``.
NO_FOCUS = 0


class PagesRoom(QScrollArea):
    """Gives the page that is shown all the room there is, and at least what it needs."""

    def __init__(self, pages: Pages) -> None:
        super().__init__()
        self.setObjectName("pages_room")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("focusPolicy", NO_FOCUS)
        self.setWidget(pages)
        self._pages = pages

    def event(self, event: QEvent) -> bool:
        """Fit the page when it needs more or less than before."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Fit the page to the room."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return next to nothing: the room never widens the window."""
        return QSize(1, 1)

    def _fit(self) -> None:
        room, needed = self.maximumViewportSize(), self._pages.needed()
        if needed.height() > room.height():
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
        self._pages.resize(needed.expandedTo(room))
