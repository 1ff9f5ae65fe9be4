"""From the welcome page to an open book: one that was chosen, or one that was just made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import KnownError
from app.ui.welcome_page import WelcomePage

if TYPE_CHECKING:
    from app.services.doors import BookKey
    from app.ui.main_window import MainWindow


class WelcomeFlow(QObject):
    """Shows the welcome page in its window and opens what is chosen there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def show(self, locked: Path | None) -> None:
        """Show the page; with ``locked``, ask for that book's password."""
        page = WelcomePage(self._window.tokens)
        page.book_chosen.connect(self.open_chosen)
        page.book_made.connect(self.open_made)
        page.restore_chosen.connect(self._window.flows.restoring.show)
        self._window.show_aside(page)
        if locked is not None:
            page.open_path(locked)

    def open_chosen(self, path: str, key: BookKey | str) -> None:
        """Open a book; where that cannot be, say why and offer its backups."""
        try:
            self._window.open_book(Path(path), key or None)
        except KnownError as error:
            self._window.flows.restoring.offer(error, Path(path))

    def open_made(self, path: str, key: BookKey | str) -> None:
        """Open a book that was made, and show the recovery key of one that has a password."""
        self.open_chosen(path, key)
        if key and self._window.has_book and self._window.context.book.is_encrypted:
            self._window.flows.passwords.show_recovery()
