"""Locking the window of a book with a password: by key, by the button, and after a while without key or click."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app import settings

if TYPE_CHECKING:
    from app.ui.lock_page import LockPage
    from app.ui.main_window import MainWindow
    from app.ui.worker import Worker

#: A wrong password is answered later each time, up to so many seconds; the owner is never shut out.
SLOWEST_SECONDS = 8
_SIGNS = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.InputMethod)


class LockWatch(QObject):
    """Locks its window; one with a session that is running only by hand, for nobody waits while people speak."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._page: LockPage | None = None
        self._worker: Worker | None = None
        self._behind: QWidget | None = None
        self._side_shown = True
        self._wrong = 0
        self._last = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(15_000)
        self._timer.timeout.connect(self.look)

    @property
    def is_locked(self) -> bool:
        """Whether the window shows nothing of its book."""
        return self._page is not None

    def follow(self, *, encrypted: bool) -> None:
        """Watch over the book that was opened; one without a password can never be locked.

        Only the window's own handle is listened to: a look at every event of the program would slow each of them.
        """
        handle = self._window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            if encrypted:
                handle.installEventFilter(self)
        self._last = time.monotonic()
        if encrypted:
            self._timer.start()
        else:
            self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Take note that somebody is there."""
        if event.type() in _SIGNS:
            self._last = time.monotonic()
        return False

    def look(self, idle_seconds: float | None = None) -> None:
        """Lock when nobody has been there for as long as the settings say; ``idle_seconds`` is for how long."""
        minutes = settings.load().lock_minutes
        idle = time.monotonic() - self._last if idle_seconds is None else idle_seconds
        if minutes and idle >= minutes * 60 and not self._runs_session():
            self.lock()

    def _runs_session(self) -> bool:
        return self._window.has_book and self._window.context.book.has_running_session()

    def lock(self) -> None:
        """Hide everything of the book once what is being typed is saved; one without a password cannot be locked."""
        window = self._window
        if self.is_locked or not window.has_book or not window.context.book.is_encrypted:
            return
        from app.ui.lock_page import LockPage
        from app.ui.worker import Worker

        window.save_everything()
        self._behind, self._side_shown = window.shown_page, window.is_side_shown
        self._page = LockPage(window.tokens)
        self._worker = Worker(self._page, line=self._page.busy)
        self._page.tried.connect(self._try)
        self._page.busy.stopped.connect(self._stop)
        window.show_aside(self._page)
        window.setWindowTitle("Sổ Chi Bộ")
        window.say("")
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear()
        self._page.focus_first()

    def release(self) -> None:
        """Let go of the lock: its book is closed."""
        if self._page is not None:
            self._page.hide()
            self._page.deleteLater()
        self._page = self._behind = self._worker = None
        self._wrong = 0

    def _try(self, secret: str) -> None:
        from app.services.passwords import fits
        from app.ui.lock_page import TRYING

        page, worker = self._page, self._worker
        if page is None or worker is None or worker.is_busy:
            return
        page.rest(resting=True)
        worker.run(partial(fits, self._window.context.book.key, secret), self._take, said=TRYING)

    def _stop(self) -> None:
        if self._page is not None and self._worker is not None:
            self._worker.abandon()
            self._page.rest(resting=False)

    def _take(self, right: bool) -> None:  # noqa: FBT001 (the result of a job)
        if self._page is None:
            return
        self._page.rest(resting=False)
        if not right:
            self._refuse()
            return
        behind = self._behind
        self.release()
        self._window.show_again(behind, side=self._side_shown)

    def _refuse(self) -> None:
        assert self._page is not None
        self._wrong += 1
        self._page.setEnabled(False)
        QTimer.singleShot(min(self._wrong - 1, SLOWEST_SECONDS) * 1000, self, self._ask_again)

    def _ask_again(self) -> None:
        if self._page is not None:
            self._page.setEnabled(True)
            self._page.refuse()
