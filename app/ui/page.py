"""A page of the window: built once, redrawn from the book when it is shown and after a change."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.places import Place
from app.ui.context import AppContext


class Page(QWidget):
    """Base of pages. Subclasses fill ``refresh`` (redraw from the book) and may fill ``leave`` (before closing).

    A page is made where it will stand: a widget that goes to another parent takes on its look anew, with all in it.
    """

    def __init__(self, context: AppContext, name: str, title: str) -> None:
        super().__init__(context.place)
        self.context = context
        self.setObjectName(name)
        self.setAccessibleName(title)
        context.data_changed.connect(self._changed)

    def refresh(self) -> None:
        """Redraw from the book."""

    def leave(self) -> None:
        """Store whatever is pending; called before another page is shown and before the book is closed."""

    def finish(self) -> None:
        """Let go of the book, which is about to be closed: wait a moment for what still reads it on a thread."""

    def open_place(self, place: Place) -> None:
        """Show a place of the page that was found by searching; the page itself is shown already."""

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()
