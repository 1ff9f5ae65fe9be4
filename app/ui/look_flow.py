"""From one look to another: of the frame at the start, of frame and pages while a book is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.dressing import dress_again
from app.ui.windows import program

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class LookFlow(QObject):
    """Makes what stands in its window anew."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def settle(self) -> None:
        """Make the frame anew where the system wants another look than it did at the last start."""
        tokens, window = dress_again(program()), self._window
        if tokens != window.tokens:
            window.tokens = tokens
            window.build()

    def renew(self) -> None:
        """Make frame and pages anew in the look of the open book's window, and go on in the settings."""
        window = self._window
        context = window.context
        window.tokens = context.tokens
        window.save_everything()
        window.shell.pages.let_go()
        window.build()
        window.shell.pages.follow(context)
        window.name_book()
        window.shell.show_saving(context)
        window.shell.foot.show_backup(context.backups.line)
        window.show_settings("look")
