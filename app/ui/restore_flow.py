"""From a backup to an open book again: the page, putting it back with the book closed, and the way to undo it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import BookUnusable, KnownError, Stopped
from app.ui.book_door import UNSAVED, UNSAVED_WHY
from app.ui.messages import confirm

if TYPE_CHECKING:
    from app.services.doors import BookKey
    from app.services.restoring import Choice
    from app.ui.main_window import MainWindow
    from app.ui.restore_page import RestorePage

RESTORING = "Đang khôi phục sổ…"
DONE = "Đã khôi phục sổ về lúc {}."
KEPT = "Sổ trước đó được giữ ở “{}”."
UNDONE = "Đã trả lại sổ như trước khi khôi phục."


class RestoreFlow(QObject):
    """Shows backups in its window and puts one back."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._page: RestorePage | None = None

    def show(self, book: Path | None = None) -> None:
        """Show the backups of the open book, of ``book``, or of the books of this machine."""
        from app.ui.restore_page import RestorePage

        window, is_open = self._window, self._window.has_book and book is None
        self._drop()
        if is_open:
            window.save_everything()
            present = window.context.book
            self._page = RestorePage(window.tokens, present.path, present.key, is_open=True)
        else:
            self._page = RestorePage(window.tokens, book, None, is_open=False)
        self._page.wanted.connect(self._restore)
        self._page.left.connect(self._go_back)
        window.show_aside(self._page)
        self._page.focus_first()

    def offer(self, error: KnownError, book: Path) -> None:
        """Say why a book cannot be opened, and offer its backups where there are any."""
        window = self._window
        if error.advice:
            window.offer(error.text, "Mở bản sao lưu", partial(self.show, book), tone="bad")
        else:
            window.say(error.text, "bad")

    def give_up(self, error: KnownError, book: Path) -> None:
        """Close a book that opens but cannot be read, say why, and offer its backups."""
        from app.services import backups

        if isinstance(error, BookUnusable):
            backups.name_way_out(error, book)
        self._window.close_book(0.0)
        self._window.show_welcome()
        self.offer(error, book)

    def _restore(self, choice: Choice, key: BookKey | None, book: Path) -> None:
        from app.domain.backup_words import clock
        from app.services import restoring

        present = self._window.context.book if self._window.has_book else None
        book_key = present.key if present and present.path.resolve() == book.resolve() else None
        now = datetime.now()
        done, aside = self._with_book_closed(
            lambda go_on: restoring.restore(choice.path, key, book, now, book_key=book_key, replace=True, go_on=go_on)
        )
        if not done:
            return
        self._drop()
        said = DONE.format(clock(choice.at))
        self._window.wait_for(book, key)
        if not isinstance(aside, Path):
            self._window.say(said)
            return
        undo = partial(self._undo, aside, book_key, book, key)
        text = f"{said} {KEPT.format(aside.name)}"
        self._window.offer(text, "Hoàn tác", undo, lasting=True)

    def _undo(self, aside: Path, key: BookKey | None, book: Path, present_key: BookKey | None) -> None:
        from app.services import restoring

        try:
            key = restoring.key_for(aside, None, key or present_key)
        except KnownError as error:
            self._window.say(error.text, "bad")
            return
        now, aside_key = datetime.now(), key
        done, _ = self._with_book_closed(
            lambda go_on: restoring.undo(aside, aside_key, book, now, book_key=present_key, go_on=go_on)
        )
        if done:
            self._window.wait_for(book, key)
            self._window.say(UNDONE)

    def _with_book_closed(self, work: Callable[[Callable[[], None]], Path | None]) -> tuple[bool, Path | None]:
        """Run ``work(go_on)`` while no book is open here; the one that was open is opened again when it fails."""
        from app.ui.waiting_page import waited_for

        window = self._window
        if not window.save_everything() and not confirm(window, UNSAVED, UNSAVED_WHY, "Khôi phục, bỏ phần chưa lưu"):
            return False, None
        open_book = (window.context.book.path, window.context.book.key) if window.has_book else None
        window.close_book()
        try:
            return True, waited_for(window, RESTORING, work)
        except Exception as error:
            if open_book is not None:
                window.wait_for(*open_book)
            else:
                self._show_again()
            if not isinstance(error, KnownError):
                raise
            window.say(error.text, "neutral" if isinstance(error, Stopped) else "bad")
        return False, None

    def _show_again(self) -> None:
        if self._page is not None:
            self._window.show_aside(self._page)

    def _go_back(self) -> None:
        self._drop()
        if self._window.has_book:
            self._window.show_page("settings").show_section("backup")  # type: ignore[attr-defined]
        else:
            self._window.show_welcome()

    def _drop(self) -> None:
        if self._page is not None:
            self._page.hide()
            self._page.deleteLater()
            self._page = None
