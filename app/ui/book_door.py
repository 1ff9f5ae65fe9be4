"""The way of a book into the window and out of it: its early desk, the book itself from a thread, and closing it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app import settings
from app.errors import AlreadySaid, KnownError
from app.ui.book_opening import BookOpening
from app.ui.messages import confirm

if TYPE_CHECKING:
    from app.services.doors import BookKey
    from app.ui.book_closing import BookClosing
    from app.ui.book_opening import Opened
    from app.ui.bridge import Bridge
    from app.ui.context import AppContext
    from app.ui.main_window import MainWindow

#: What is done sooner needs no words.
PATIENCE_MILLISECONDS = 500
OPENING = "Đang mở sổ “{}”…"
NO_BOOK = "Chưa có sổ nào được mở. Hãy mở một sổ rồi làm lại."
FAULT = "Chương trình gặp lỗi khi mở sổ “{}”. Sổ được giữ nguyên."
#: How long closing waits for the last backup: with a person before it who can stop that, and when the program is told
#: to end.
BACKUP_SECONDS = 30.0
HURRIED_SECONDS = 1.0
#: What is durable sooner needs no waiting in plain sight.
SOON_SECONDS = 0.3
STILL_WRITING = "Sổ đang được ghi lại nên cửa sổ chưa đóng được. Đồng chí chờ xong, hoặc bấm “Dừng”."
UNSAVED = "Còn nội dung chưa lưu được vào sổ."
UNSAVED_WHY = "Dòng cuối cửa sổ cho biết vì sao. Đồng chí nên giữ cửa sổ mở, xử lý nguyên nhân; sổ sẽ tự lưu tiếp."


class BookDoor(QObject):
    """Has the book of its window: one that is open, which has a ``context``, one that is on its way, or none."""

    def __init__(self, window: MainWindow, bridge: Bridge, trace_file: Path | None) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._trace_file = trace_file
        self._opening: BookOpening | None = None
        self._closing: BookClosing | None = None
        #: Why there is no book, while there is none.
        self._without = NO_BOOK
        self.context: AppContext | None = None

    @property
    def has_book(self) -> bool:
        """Whether a book is open or about to be."""
        return self.context is not None or self._opening is not None

    @property
    def is_expecting(self) -> bool:
        """Whether a book is on its way."""
        return self._opening is not None

    def open_book(self, path: Path, secret: str | BookKey | None) -> None:
        """Close the book that is open, and expect another; raises BookUnusable and leaves everything as it is."""
        from app.services.doors import unlock

        key = unlock(path, secret)
        self.close()
        self.expect(path, key)

    def expect(self, path: Path, key: BookKey | None) -> None:
        """Know a book that is to be opened."""
        self._opening = BookOpening(path, key, self._bridge, self._trace_file)
        self._without = NO_BOOK
        self._window.shell.side.show()

    def begin(self) -> None:
        """Show the desk as the book kept it, where it did, and open the book beside."""
        opening = self._opening
        if opening is None or opening.has_begun:
            return
        facts = opening.first_look(date.today())
        if facts is None:
            QTimer.singleShot(PATIENCE_MILLISECONDS, self, partial(self._say_opening, opening))
        else:
            from app.ui.desk_view import DeskView

            window = self._window
            view = DeskView(window.tokens, self.awaited)
            view.show_facts(facts, date.today())
            window.shell.pages.show_early(view)
            window.shell.side.mark("desk")
            window.show_names(facts.cell)
            window.repaint()
            window.looked.emit("")
        if opening is self._opening:  # whoever looked may have had enough
            opening.begin(partial(self._take_in, opening))

    def awaited(self) -> AppContext:
        """Return what the pages share; waits for the book if it is not open yet.

        Raises AlreadySaid when the book that was on its way cannot be opened, and KnownError where there is none.
        """
        was_on_its_way = self._opening is not None
        self.load()
        if self.context is None:
            raise (AlreadySaid if was_on_its_way else KnownError)(self._without)
        return self.context

    def load(self) -> None:
        """Take in the book that is on its way, if there is one, however long that takes, and show its desk."""
        if self._opening is None:
            return
        opening, self._opening = self._opening, None
        try:
            opened = opening.opened()
        except KnownError as error:
            self._stay_outside(error.text)
            self._window.flows.restoring.offer(error, opening.path)
        except Exception:
            self._stay_outside(FAULT.format(opening.path.name))
            self._window.looked.emit(self._without)
            raise
        else:
            self.close()
            self._enter(opening.path, opened)
        self._window.looked.emit("" if self.context else self._without)

    def close(self, patience: float = BACKUP_SECONDS, *, in_sight: bool = True) -> None:
        """Close the book that is open or on its way, if there is one, and back it up in ``patience`` seconds at most.

        ``in_sight`` of a person the window stays alive meanwhile.
        """
        if self.has_book:
            with self._waiting(in_sight=in_sight) as closing:
                self._turn_away(closing)
                self._leave(closing, patience)

    def lets_go(self, *, by_hand: bool) -> bool:
        """Return whether the window may go, with its book closed; a person closes it ``by_hand``, else the system does.

        Who closes it once more meanwhile waits for no backup. What cannot be saved keeps it open unless it is given up.
        """
        window = self._window
        if self._closing is not None:
            self._closing.give_up()
            return False
        if window.is_waiting:
            window.say(STILL_WRITING)
            return False
        if not self._saves(in_sight=by_hand) and not confirm(window, UNSAVED, UNSAVED_WHY, "Đóng, bỏ phần chưa lưu"):
            return False
        self.close(BACKUP_SECONDS if by_hand else HURRIED_SECONDS, in_sight=by_hand)
        return True

    @contextmanager
    def _waiting(self, *, in_sight: bool) -> Iterator[BookClosing]:
        """Let the window wait for what is done with its book."""
        from app.ui.book_closing import BookClosing

        window = self._window
        closing = self._closing = BookClosing(window.shell, window.tokens, in_sight=in_sight)
        window.is_waiting = True
        window.shell.messages.withdraw()
        try:
            yield closing
        finally:
            window.is_waiting, self._closing = False, None
            closing.end(self.context.backups.line if self.context else "")

    def _saves(self, *, in_sight: bool) -> bool:
        """Store what is pending in every input; return whether it is durable."""
        if self.context is None:
            return True
        book = self.context.book
        self._window.shell.pages.leave_all()
        if book.flush(SOON_SECONDS):
            return True
        with self._waiting(in_sight=in_sight) as closing:
            return closing.saves(book)

    def _turn_away(self, closing: BookClosing) -> None:
        if self._opening is not None:
            opening, self._opening = self._opening, None
            closing.turn_away(opening)
            self._window.shell.pages.let_go()

    def _leave(self, closing: BookClosing, patience: float) -> None:
        context, window = self.context, self._window
        if context is None:
            return
        window.shell.pages.leave_all()
        window.shell.foot.end_projection()
        context.leave()
        window.shell.pages.let_go()
        window.shell.messages.withdraw()  # what pages offered when they were left
        self.context = None
        try:
            closing.close(context, patience)
        finally:
            context.deleteLater()
            window.flows.lock.release()

    def _stay_outside(self, why: str) -> None:
        """Show the welcome page instead of a book."""
        self._without = why
        self._window.shell.pages.let_go()
        self._window.setWindowTitle("Sổ Chi Bộ")
        self._window.show_welcome()

    def _take_in(self, opening: BookOpening) -> None:
        if opening is self._opening:
            self.load()

    def _say_opening(self, opening: BookOpening) -> None:
        if opening is self._opening:
            self._window.shell.pages.show_waiting(OPENING.format(opening.path.name))

    def _enter(self, path: Path, opened: Opened) -> None:
        from app.services import book_place, last_run
        from app.ui.context import AppContext

        window, book = self._window, opened.book
        self.context = context = AppContext(book, self._bridge, window.tokens, window)
        window.follow(context)
        try:
            window.name_book()
            window.shell.pages.open_desk(opened.desk, date.today())
        except KnownError as error:  # what stands in the file is none of the program's words: damaged, or tampered with
            window.flows.restoring.give_up(error, path)
            self._without = error.text
            return
        settings.save(settings.load().opened(path))
        last_run.begin(path)
        if opened.left_at is not None:
            window.shell.messages.say(last_run.recovered(book, opened.left_at), lasting=True)
        if place := book_place.warning(path):
            window.say(place, "bad")
        context.seals.begin()
        context.backups.begin()
