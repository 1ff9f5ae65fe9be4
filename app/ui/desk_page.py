"""The desk, the first page of the window."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from app.ui.context import AppContext
from app.ui.desk_view import DeskView
from app.ui.page import Page


class DeskPage(Page):
    """Shows the facts of the year; takes in the view that has been shown since before the book was open."""

    def __init__(self, context: AppContext, view: DeskView | None = None) -> None:
        super().__init__(context, "desk_page", "Bàn làm việc")
        self.view = view or DeskView(context.tokens, lambda: context)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.view)
        self.view.show()  # what is taken out of a stack has been hidden

    def refresh(self) -> None:
        """Read the year and show it."""
        today = self.context.now().date()
        self.view.show_facts(self.context.book.desk(today), today)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the keyboard on what comes next."""
        super().showEvent(event)
        self.view.take_keyboard()
