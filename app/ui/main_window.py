"""The window over one book: what its parts tell each other, and what keys and closing do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from app.ui.book_door import BACKUP_SECONDS, BookDoor
from app.ui.bridge import Bridge
from app.ui.flows import Flows
from app.ui.frame import FIND_KEY
from app.ui.pages import Pages
from app.ui.shell import Shell
from app.ui.tokens import Tokens
from app.ui.windows import open_main_window, program, show_window

if TYPE_CHECKING:
    from app.domain.records import CellRecord
    from app.services.doors import BookKey
    from app.ui.context import AppContext
    from app.ui.help.watch import HelpWatch
    from app.ui.page import Page

__all__ = ["MainWindow", "open_main_window", "show_window"]

HELP_KEY = "F1"
LOCK_KEY = "Ctrl+Shift+L"


class MainWindow(QMainWindow):
    """One window over one book; without a book it shows the welcome page.

    The frame is painted first, then the desk as the book kept it, then the book is opened beside: what reads it costs
    more to load than the window itself. Signals: ``painted`` once, after the frame has been painted for the first time;
    ``looked(problem)`` when there is something to look at: the desk as it was kept, which is painted already, the page
    without a book, or what a book was opened to, with what kept it from being shown or nothing.
    """

    painted = Signal()
    looked = Signal(str)

    def __init__(self, tokens: Tokens, *, trace_file: Path | None = None) -> None:
        super().__init__()
        self.tokens = tokens
        self._bridge = Bridge(self)
        self._door = BookDoor(self, self._bridge, trace_file)
        #: Whether work goes on that the window has to outlive.
        self.is_waiting = False
        self.flows = Flows(self)
        self._help: HelpWatch | None = None
        self._was_painted = False
        self.setObjectName("main_window")
        self.setAccessibleName("Sổ Chi Bộ")
        self.setWindowTitle("Sổ Chi Bộ")
        self.build()
        QShortcut(QKeySequence(FIND_KEY), self, self._find)
        QShortcut(QKeySequence(LOCK_KEY), self, self._lock)
        QShortcut(QKeySequence(HELP_KEY), self, self._turn_help).setAutoRepeat(False)
        self.resize(1366, 768)

    @property
    def context(self) -> AppContext:
        """What the pages share; waits for the book if it is not open yet.

        Raises AlreadySaid when the book that was on its way cannot be opened, and KnownError where there is none.
        """
        return self._door.awaited()

    @property
    def _context(self) -> AppContext | None:
        """What the pages share if the book is open already."""
        return self._door.context

    @property
    def has_book(self) -> bool:
        """Whether a book is open or about to be."""
        return self._door.has_book

    @property
    def is_expecting(self) -> bool:
        """Whether a book is on its way."""
        return self._door.is_expecting

    @property
    def pages(self) -> Pages:
        """The pages of the open book, and the way to each; like ``context`` it waits for the book, and raises."""
        self._door.awaited()
        return self.shell.pages

    def open_book(self, path: Path, secret: str | BookKey | None = None) -> None:
        """Open a book in this window, beside it once it is painted; ``secret`` is its password or what was made of it.

        Raises BookUnusable and leaves the window as it is.
        """
        self._door.open_book(path, secret)
        if self._was_painted:
            self._door.begin()

    def wait_for(self, path: Path, key: BookKey | None) -> None:
        """Open a book whose key is known, at once where the window is painted already."""
        self._door.expect(path, key)
        if self._was_painted:
            self.load()

    def load(self) -> None:
        """Take in the book that is on its way, if there is one, however long that takes, and show its desk."""
        self._door.load()

    def follow(self, context: AppContext) -> None:
        """Show a book that was opened, and do what it asks for."""
        self.shell.pages.follow(context)
        context.said.connect(self.say)
        context.offered.connect(self.offer)
        context.restore_requested.connect(self.flows.restoring.show)
        context.password_wanted.connect(self._change_password)
        context.backups.changed.connect(self._show_backup)
        context.data_changed.connect(self.name_book)
        context.look_changed.connect(self.flows.look.renew, QtCore.Qt.ConnectionType.QueuedConnection)
        self.shell.show_saving(context)
        self.flows.lock.follow(encrypted=context.book.is_encrypted)

    def save_everything(self) -> bool:
        """Store what is pending in every input and wait until it is durable; return whether it is."""
        if self._context is None:
            return True
        self.shell.pages.leave_all()
        return self._context.book.flush()

    def close_book(self, patience: float = BACKUP_SECONDS, *, in_sight: bool = True) -> None:
        """Make everything durable, close the book, if one is open, and back it up in ``patience`` seconds at most.

        ``in_sight`` of a person the window stays alive and says what is being done.
        """
        self._door.close(patience, in_sight=in_sight)

    def open_session(self, session_id: str) -> None:
        """Show a session in the live view."""
        self.pages.open_session(session_id)

    def show_page(self, name: str) -> Page:
        """Show a page by its name; return it."""
        return self.pages.open_page(name)

    def _arrange(self, marked: str, full: bool) -> None:  # noqa: FBT001 (a slot)
        """Fit the frame to the page that is shown."""
        self.shell.side.setVisible(not full)
        self.shell.foot.show_projection(self.context, offered=full)
        self.shell.side.mark(marked)

    def _go_to(self, name: str) -> None:
        """Show a page that was chosen in the navigation; there is none to go to while its book is being closed."""
        if self.has_book:
            self.show_page(name)

    def _find(self) -> None:
        """Go to the search, whatever is shown, with the keyboard in its line."""
        if self.has_book and not self.flows.lock.is_locked:
            self.show_page("search").begin()  # type: ignore[attr-defined]

    def show_welcome(self, locked: Path | None = None) -> None:
        """Show the page that makes or opens a book; with ``locked``, ask for that book's password."""
        self.flows.welcome.show(locked)

    def show_aside(self, page: QWidget) -> None:
        """Show something that has no place in the navigation."""
        self.shell.side.hide()
        self.shell.pages.show_aside(page)

    @property
    def shown_page(self) -> QWidget | None:
        """What the window shows at this moment."""
        return self.shell.pages.currentWidget()

    @property
    def is_side_shown(self) -> bool:
        """Whether the navigation belongs to what is shown."""
        return self.shell.side.is_wanted

    def show_again(self, page: QWidget | None, *, side: bool) -> None:
        """Show what was shown before something that had no place in the navigation; the desk where that has gone."""
        self.shell.side.setVisible(side)
        self.name_book()
        if page is None or self.shell.pages.indexOf(page) < 0:
            self.shell.side.show()
            self.show_page("desk")
        else:
            self.shell.pages.setCurrentWidget(page)

    def _change_password(self, present: str | BookKey, new: str) -> None:
        self.flows.passwords.change_as_asked(present, new)

    def say(self, text: str, tone: str = "neutral") -> None:
        """Say something in the message bar."""
        self.shell.messages.say(text, tone=tone)

    def offer(
        self, text: str, action: str, function: Callable[[], None], *, tone: str = "neutral", lasting: bool = False
    ) -> None:
        """Say something with one thing that can be done about it."""
        self.shell.messages.say(text, tone=tone, action=action, function=function, lasting=lasting)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint, and load the book after the first time."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self._after_first_paint)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """Let the book go before the window goes; what cannot be saved keeps it open unless it is given up."""
        if self._door.lets_go(by_hand=event.spontaneous()):
            super().closeEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Find the help its room in the new width."""
        super().resizeEvent(event)
        if self._help is not None:
            self._help.arrange()

    def _after_first_paint(self) -> None:
        self.painted.emit()
        if not self.has_book:
            self.looked.emit("")
        QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        """Do what could wait until something is to be seen."""
        from app.ui.composition import follow_compositions
        from app.ui.old_font_watch import OldFontWatch

        OldFontWatch(self)
        follow_compositions(program())
        if self.is_expecting:
            self.flows.look.settle()
        self._made_help()
        self._door.begin()

    def _lock(self) -> None:
        self.flows.lock.lock()

    def _made_help(self) -> HelpWatch:
        if self._help is None:
            from app.ui.help.watch import HelpWatch

            self._help = HelpWatch(self)
            self._help.settle(*self.shell.around_help)
        return self._help

    def _turn_help(self) -> None:
        self._made_help().turn()

    def build(self) -> None:
        """Make what stands around the pages."""
        self.shell = shell = Shell(self.tokens)
        shell.side.chosen.connect(self._go_to)
        shell.pages.shown.connect(self._arrange)
        shell.foot.backup_chosen.connect(partial(self.show_settings, "backup"))
        shell.foot.lock_chosen.connect(self._lock)
        shell.foot.help_chosen.connect(self._turn_help)
        self._bridge.state_changed.connect(shell.foot.show_state)
        self.setCentralWidget(shell)
        if self._help is not None:
            self._help.settle(*shell.around_help)

    def show_settings(self, section: str) -> None:
        """Show a section of the settings, where there is a book to set."""
        if self.has_book:
            self.show_page("settings").show_section(section)  # type: ignore[attr-defined]

    def _show_backup(self) -> None:
        if self._context is not None:
            self.shell.foot.show_backup(self._context.backups.line)

    def name_book(self) -> None:
        """Show whose book is open, and the name of its file."""
        self.show_names(self.context.book.cell())
        self.shell.foot.show_book(self.context.book.path.name)

    def show_names(self, cell: CellRecord) -> None:
        """Show whose book it is."""
        self.shell.show_names(cell)
        self.setWindowTitle(f"{cell.name} — Sổ Chi Bộ" if cell.name else "Sổ Chi Bộ")
