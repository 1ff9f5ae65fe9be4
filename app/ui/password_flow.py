"""From the password card to an encrypted book: with the book closed, and open again whatever happens."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import KnownError

if TYPE_CHECKING:
    from app.services.doors import BookKey
    from app.ui.main_window import MainWindow
    from app.ui.recovery_page import RecoveryPage

CHANGING = "Đang ghi lại sổ với mật khẩu mới…"
REMOVED = "Sổ không còn mật khẩu: ai có tệp sổ đều đọc được."
UNSAVED = "Còn nội dung chưa lưu được nên chưa đổi mật khẩu. Đồng chí xem dòng cuối cửa sổ, xử lý rồi làm lại."


class PasswordFlow(QObject):
    """Changes the password of its window's book."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._page: RecoveryPage | None = None

    def change_as_asked(self, present: str | BookKey, new: str) -> None:
        """Change the password as the settings ask for it, and say there why it could not be."""
        fault = self.change(present, new)
        if fault:
            self._window.show_page("settings").refuse_password(fault)  # type: ignore[attr-defined]

    def change(self, present: str | BookKey, new: str) -> str:
        """Change the password of the open book, none for an empty one; return why it could not be, or nothing.

        ``present`` is the password in use, or what ``passwords.made_of`` gave for it.
        """
        from app.services import passwords
        from app.ui.waiting_page import waited_for

        window = self._window
        if not window.save_everything():
            return UNSAVED
        path, key = window.context.book.path, window.context.book.key
        try:
            if new:
                passwords.check(new)
            passwords.prove(key, present)
        except KnownError as error:
            return error.text
        window.close_book()
        now = datetime.now()
        try:
            done = waited_for(window, CHANGING, lambda go_on: passwords.change_with(path, key, new or None, now, go_on))
        except Exception as error:
            window.wait_for(path, key)
            if not isinstance(error, KnownError):
                raise
            return error.text
        window.wait_for(path, done.key)
        if done.key is not None:
            self.show_recovery()
        window.say(done.problem or (REMOVED if done.key is None else ""), "bad" if done.problem else "neutral")
        return ""

    def show_recovery(self) -> None:
        """Show the recovery key of the open book, which has a password, until the person has put it away."""
        from app.ui.recovery_page import RecoveryPage

        book = self._window.context.book
        assert book.key is not None
        self._page = RecoveryPage(self._window.tokens, book.key.recovery, book.path.name)
        self._page.done.connect(self._go_on)
        self._window.show_aside(self._page)
        self._page.focus_first()

    def _go_on(self) -> None:
        if self._page is not None:
            self._page.hide()
            self._page.deleteLater()
            self._page = None
        self._window.show_again(None, side=True)
