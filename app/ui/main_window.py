"""The window: navigation, pages, message bar and the line that tells the truth about saving."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget
from shiboken6 import isValid

from app import settings
from app.errors import AlreadySaid, KnownError
from app.ui.book_opening import BookOpening
from app.ui.bridge import Bridge
from app.ui.dressing import dress
from app.ui.frame import BACKING_UP, FIND_KEY, FootLine, SideBar
from app.ui.lock_watch import LockWatch
from app.ui.messages import MessageBar, confirm
from app.ui.pages import COMMITTEE_PAGES, PAGES, Pages
from app.ui.pages_room import PagesRoom
from app.ui.restore_flow import RestoreFlow
from app.ui.tokens import Tokens

if TYPE_CHECKING:
    from app.domain.records import CellRecord
    from app.services.doors import BookKey
    from app.ui.context import AppContext
    from app.ui.help.watch import HelpWatch
    from app.ui.page import Page
    from app.ui.password_flow import PasswordFlow

#: Every window there is. One that nobody holds any more would be collected by whatever thread comes upon it, and Qt
#: does not survive the end of a widget on another thread.
_windows: list[QMainWindow] = []
#: How long closing waits for the last backup: when a person closes, and when the program is told to end.
BACKUP_SECONDS = 5.0
HURRIED_SECONDS = 1.0
STILL_WRITING = "Sổ đang được ghi lại nên cửa sổ chưa đóng được. Đồng chí chờ xong, hoặc bấm “Dừng”."
#: What is done sooner needs no words.
PATIENCE_MILLISECONDS = 500
HELP_KEY = "F1"
OPENING = "Đang mở sổ “{}”…"
UNSAVED = "Còn nội dung chưa lưu được vào sổ."
UNSAVED_WHY = "Dòng cuối cửa sổ cho biết vì sao. Đồng chí nên giữ cửa sổ mở, xử lý nguyên nhân; sổ sẽ tự lưu tiếp."


class MainWindow(QMainWindow):
    """One window over one book; without a book it shows the welcome page.

    The frame is painted first, then the desk as the book kept it, then the book is opened beside: what reads it costs
    more to load than the window itself. Signals: ``painted`` once, after the first screen has been painted.
    """

    painted = Signal()

    def __init__(self, tokens: Tokens, *, trace_file: Path | None = None) -> None:
        super().__init__()
        self.tokens = tokens
        self._context: AppContext | None = None
        self._opening: BookOpening | None = None
        self._trace_file = trace_file
        self._bridge = Bridge(self)
        #: Whether work goes on that the window has to outlive.
        self.is_waiting = False
        self._restoring = RestoreFlow(self)
        self._lock = LockWatch(self)
        self._help: HelpWatch | None = None
        self._passwords: PasswordFlow | None = None
        self._was_painted = False
        self._offered: Callable[[], None] | None = None
        self.setObjectName("main_window")
        self.setAccessibleName("Sổ Chi Bộ")
        self.setWindowTitle("Sổ Chi Bộ")
        self._build()
        QShortcut(QKeySequence(FIND_KEY), self, self._find)
        QShortcut(QKeySequence(HELP_KEY), self, self._turn_help).setAutoRepeat(False)
        self.resize(1366, 768)

    @property
    def context(self) -> AppContext:
        """What the pages share; waits for the book if it is not open yet. A window without a book has none.

        Raises AlreadySaid when the book that was on its way cannot be opened.
        """
        self._wait()
        assert self._context is not None
        return self._context

    @property
    def has_book(self) -> bool:
        """Whether a book is open or about to be."""
        return self._context is not None or self._opening is not None

    @property
    def pages(self) -> Pages:
        """The pages of the open book, and the way to each; like ``context`` it waits for the book."""
        self._wait()
        return self._pages

    def open_book(self, path: Path, secret: str | BookKey | None = None) -> None:
        """Open a book in this window, beside it once it is painted; ``secret`` is its password or what was made of it.

        Raises BookUnusable and leaves the window as it is.
        """
        from app.services.doors import unlock

        key = unlock(path, secret)
        self.close_book()
        self._expect(path, key)
        if self._was_painted:
            self._begin_opening()

    def wait_for(self, path: Path, key: BookKey | None) -> None:
        """Open a book whose key is known, at once where the window is painted already."""
        self._expect(path, key)
        if self._was_painted:
            self.load()

    def _expect(self, path: Path, key: BookKey | None) -> None:
        self._opening = BookOpening(path, key, self._bridge, self._trace_file)
        self._side.show()

    def _wait(self) -> None:
        awaited = self._opening is not None
        self.load()
        if awaited and self._context is None:
            raise AlreadySaid(OPENING)

    def load(self) -> None:
        """Take in the book that is on its way, if there is one, however long that takes, and show its desk."""
        if self._opening is None:
            return
        opening, self._opening = self._opening, None
        try:
            opened = opening.opened()
        except Exception as error:
            self._pages.let_go()
            self.setWindowTitle("Sổ Chi Bộ")
            self.show_welcome()
            if not isinstance(error, KnownError):
                raise
            self._restoring.offer(error, opening.path)
            return
        from app.services import book_place, last_run
        from app.ui.context import AppContext

        path, book, left = opening.path, opened.book, opened.left_at
        self.close_book()
        self._context = AppContext(book, self._bridge, self.tokens, self)
        self._pages.follow(self._context)
        self._context.said.connect(self.say)
        self._context.offered.connect(self.offer)
        self._context.restore_requested.connect(self._restoring.show)
        self._context.password_wanted.connect(self._change_password)
        self._context.backups.changed.connect(self._show_backup)
        self._context.data_changed.connect(self._name_book)
        self._context.look_changed.connect(self._rebuild, Qt.ConnectionType.QueuedConnection)
        self._foot.show_state(book.save_state)
        self._foot.offer_lock(book.is_encrypted)
        self._lock.follow(encrypted=book.is_encrypted)
        try:
            self._name_book()
            self._pages.open_desk(opened.desk, date.today())
        except KnownError as error:  # what stands in the file is none of the program's words: damaged, or tampered with
            self._restoring.give_up(error, path)
            return
        settings.save(settings.load().opened(path))
        last_run.begin(path)
        if left is not None:
            self._messages.say(last_run.recovered(book, left), lasting=True)
        if place := book_place.warning(path):
            self.say(place, "bad")
        self._context.seals.begin()
        self._context.backups.begin()

    def save_everything(self) -> bool:
        """Store what is pending in every input and wait until it is durable; return whether it is."""
        if self._context is None:
            return True
        self._pages.leave_all()
        return self._context.book.flush()

    def close_book(self, patience: float = BACKUP_SECONDS) -> None:
        """Make everything durable, close the book, if one is open, and back it up in ``patience`` seconds at most."""
        if self._opening is not None:
            self._opening.abandon()
            self._opening = None
            self._pages.let_go()
        if self._context is None:
            return
        self.save_everything()
        self._foot.end_projection()
        self._context.end_projection()
        from app.services import last_run

        self._context.end_viewing()
        self._context.seals.stop()
        self._context.backups.stop()
        if self._context.book.close(date.today()):
            last_run.end(self._context.book.path)
        self._foot.show_backup(BACKING_UP)
        self._foot.repaint()
        self._context.backups.finish(patience)
        self._foot.show_backup("")
        self._pages.let_go()
        self._context.has_left = True
        self._context.deleteLater()
        self._context = None
        self._lock.release()

    def open_session(self, session_id: str) -> None:
        """Show a session in the live view."""
        self.pages.open_session(session_id)

    def show_page(self, name: str) -> Page:
        """Show a page by its name; return it."""
        return self.pages.open_page(name)

    def _arrange(self, marked: str, full: bool) -> None:  # noqa: FBT001 (a slot)
        """Fit the frame to the page that is shown."""
        self._side.setVisible(not full)
        self._foot.show_projection(self.context, offered=full)
        self._side.mark(marked)

    def _find(self) -> None:
        """Go to the search, whatever is shown, with the keyboard in its line."""
        if self.has_book and not self._lock.is_locked:
            self.show_page("search").begin()  # type: ignore[attr-defined]

    def show_welcome(self, locked: Path | None = None) -> None:
        """Show the page that makes or opens a book; with ``locked``, ask for that book's password."""
        from app.ui.welcome_page import WelcomePage

        page = WelcomePage(self.tokens)
        page.book_chosen.connect(self._open_chosen)
        page.book_made.connect(self._open_made)
        page.restore_chosen.connect(self._restoring.show)
        self.show_aside(page)
        if locked is not None:
            page.open_path(locked)

    def show_aside(self, page: QWidget) -> None:
        """Show something that has no place in the navigation."""
        self._side.hide()
        self._pages.show_aside(page)

    @property
    def shown_page(self) -> QWidget | None:
        """What the window shows at this moment."""
        return self._pages.currentWidget()

    @property
    def is_side_shown(self) -> bool:
        """Whether the navigation belongs to what is shown."""
        return self._side.is_wanted

    @property
    def runs_session(self) -> bool:
        """Whether a session of the book has begun and not ended."""
        return self._context is not None and self._context.book.has_running_session()

    def show_again(self, page: QWidget | None, *, side: bool) -> None:
        """Show what was shown before something that had no place in the navigation; the desk where that has gone."""
        self._side.setVisible(side)
        self._name_book()
        if page is None or self._pages.indexOf(page) < 0:
            self._side.show()
            self.show_page("desk")
        else:
            self._pages.setCurrentWidget(page)

    def _change_password(self, present: str | BookKey, new: str) -> None:
        fault = self._password_flow().change(present, new)
        if fault:
            self.show_page("settings").refuse_password(fault)  # type: ignore[attr-defined]

    def _password_flow(self) -> PasswordFlow:
        from app.ui.password_flow import PasswordFlow

        if self._passwords is None:
            self._passwords = PasswordFlow(self)
        return self._passwords

    def say(self, text: str, tone: str = "neutral") -> None:
        """Say something in the message bar."""
        self._offered = None
        self._messages.say(text, tone=tone)

    def offer(
        self, text: str, action: str, function: Callable[[], None], *, tone: str = "neutral", lasting: bool = False
    ) -> None:
        """Say something with one thing that can be done about it."""
        self._offered = function
        self._messages.say(text, tone=tone, action=action, lasting=lasting)

    def _act(self) -> None:
        function, self._offered = self._offered, None
        self._messages.hide()
        if function is not None:
            function()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint, and load the book after the first time."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._after_first_paint)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """Make everything durable before the window goes; what cannot be saved keeps it open unless it is given up."""
        if self.is_waiting:
            self.say(STILL_WRITING)
            event.ignore()
            return
        if not self.save_everything() and not confirm(self, UNSAVED, UNSAVED_WHY, "Đóng, bỏ phần chưa lưu"):
            event.ignore()
            return
        self.close_book(BACKUP_SECONDS if event.spontaneous() else HURRIED_SECONDS)
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Find the help its room in the new width."""
        super().resizeEvent(event)
        if self._help is not None:
            self._help.arrange()

    def _after_first_paint(self) -> None:
        self.painted.emit()
        QTimer.singleShot(0, self._go_on)

    def _go_on(self) -> None:
        """Do what could wait until something is to be seen."""
        from app.ui.old_font_watch import OldFontWatch

        OldFontWatch(self)
        self._made_help()
        self._begin_opening()

    def _made_help(self) -> HelpWatch:
        if self._help is None:
            from app.ui.help.watch import HelpWatch

            self._help = HelpWatch(self)
            self._help.settle(*self._around_help)
        return self._help

    def _turn_help(self) -> None:
        self._made_help().turn()

    def _begin_opening(self) -> None:
        """Show the desk as the book kept it, where it did, and open the book beside."""
        opening = self._opening
        if opening is None or opening.has_begun:
            return
        facts = opening.first_look(date.today())
        if facts is None:
            QTimer.singleShot(PATIENCE_MILLISECONDS, self, partial(self._say_opening, opening))
        else:
            from app.ui.desk_view import DeskView

            view = DeskView(self.tokens, self._whole_context)
            view.show_facts(facts, date.today())
            self._pages.show_early(view)
            self._side.mark("desk")
            self._show_names(facts.cell)
            self.repaint()
        opening.begin(partial(self._take_in, opening))

    def _take_in(self, opening: BookOpening) -> None:
        if opening is self._opening:
            self.load()

    def _say_opening(self, opening: BookOpening) -> None:
        if opening is self._opening:
            self._pages.show_waiting(OPENING.format(opening.path.name))

    def _whole_context(self) -> AppContext:
        return self.context

    def _build(self) -> None:
        """Make the frame: navigation, room for pages, message bar, foot."""
        body = QWidget()
        body.setObjectName("page")
        pages, aside = ([(name, title) for name, title, *_ in found] for found in (PAGES, COMMITTEE_PAGES))
        self._side = SideBar(self.tokens, pages, last="search", aside=aside)
        self._side.chosen.connect(self.show_page)
        self._pages = Pages()
        self._pages.shown.connect(self._arrange)
        self._messages = MessageBar(self.tokens)
        self._messages.acted.connect(self._act)
        self._pages.currentChanged.connect(self._messages.leave_page)
        self._foot = FootLine(self.tokens)
        self._foot.backup_chosen.connect(partial(self._show_settings, "backup"))
        self._foot.lock_chosen.connect(self._lock.lock)
        self._foot.help_chosen.connect(self._turn_help)
        self._bridge.state_changed.connect(self._foot.show_state)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._side)
        room = PagesRoom(self._pages)
        middle.addWidget(room, 1)
        self._around_help = (middle, self._side, room, self._pages)
        if self._help is not None:
            self._help.settle(*self._around_help)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self._messages)
        column.addWidget(self._foot)
        self.setCentralWidget(body)

    def _rebuild(self) -> None:
        """Make frame and pages anew in another look, and go on in the settings."""
        self.tokens = self.context.tokens
        self.save_everything()
        self._pages.let_go()
        self._build()
        self._pages.follow(self.context)
        self._name_book()
        self._foot.show_state(self.context.book.save_state)
        self._foot.offer_lock(self.context.book.is_encrypted)
        self._show_backup()
        self._show_settings("look")

    def _open_chosen(self, path: str, key: BookKey | str) -> None:
        try:
            self.open_book(Path(path), key or None)
        except KnownError as error:
            self._restoring.offer(error, Path(path))

    def _open_made(self, path: str, key: BookKey | str) -> None:
        self._open_chosen(path, key)
        if key and self.context.book.is_encrypted:
            self._password_flow().show_recovery()

    def _show_settings(self, section: str) -> None:
        self.show_page("settings").show_section(section)  # type: ignore[attr-defined]

    def _show_backup(self) -> None:
        self._foot.show_backup(self.context.backups.line)

    def _name_book(self) -> None:
        self._show_names(self.context.book.cell())
        self._foot.show_book(self.context.book.path.name)

    def _show_names(self, cell: CellRecord) -> None:
        self._side.show_name(cell.name, cell.superior)
        self._side.offer("cells", offered=cell.kind == "committee")
        self.setWindowTitle(f"{cell.name} — Sổ Chi Bộ" if cell.name else "Sổ Chi Bộ")


def open_main_window(
    book_path: Path | str | None, password: str | None = None, *, trace_file: Path | None = None
) -> MainWindow:
    """Return the shown window over a book, or the welcome page when there is none; a QApplication exists already.

    Raises BookUnusable when the book cannot be opened.
    """
    from app.services.doors import unlock

    path = None if book_path is None else Path(book_path)
    return show_window(path, unlock(path, password) if path else None, trace_file=trace_file)


def show_window(
    path: Path | None, key: BookKey | None, *, locked: Path | None = None, trace_file: Path | None = None
) -> MainWindow:
    """Return the shown window over the book at ``path``, whose key is known, or the welcome page without one.

    The welcome page asks for the password of a ``locked`` book.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = MainWindow(dress(app), trace_file=trace_file)
    _windows[:] = [*filter(isValid, _windows), window]
    if path is None:
        window.show_welcome(locked)
    else:
        window.wait_for(path, key)
    window.show()
    return window
