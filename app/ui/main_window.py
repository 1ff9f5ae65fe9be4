"""The window: navigation, pages, message bar and the line that tells the truth about saving."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from app import settings
from app.errors import KnownError
from app.ui import theme
from app.ui.bridge import Bridge
from app.ui.collector import collect_here
from app.ui.composition import follow_compositions
from app.ui.frame import BACKING_UP, FIND_KEY, FootLine, SideBar
from app.ui.messages import MessageBar, confirm
from app.ui.restore_flow import RestoreFlow
from app.ui.tokens import DARK, LIGHT, Tokens

if TYPE_CHECKING:
    from app.domain.places import Place
    from app.services.doors import BookKey
    from app.ui.context import AppContext
    from app.ui.page import Page

#: Pages in the order of the navigation: name, title, module, class. Modules are imported when a page is first shown.
PAGES = (
    ("desk", "Bàn làm việc", "app.ui.desk_page", "DeskPage"),
    ("plan", "Kế hoạch năm", "app.ui.plan_page", "PlanPage"),
    ("sessions", "Buổi sinh hoạt", "app.ui.sessions_page", "SessionsPage"),
    ("tasks", "Nhiệm vụ", "app.ui.tasks_page", "TasksPage"),
    ("members", "Đảng viên", "app.ui.members_page", "MembersPage"),
    ("documents", "Văn bản", "app.ui.documents_page", "DocumentsPage"),
    ("statistics", "Thống kê", "app.ui.statistics_page", "StatisticsPage"),
    ("search", "Tìm kiếm", "app.ui.search_page", "SearchPage"),
    ("settings", "Thiết lập", "app.ui.settings_page", "SettingsPage"),
)
LIVE = ("live_view", "Buổi sinh hoạt đang diễn ra", "app.ui.live.live_view", "LiveView")
READ_BACK = ("read_back", "Đọc lại biên bản", "app.ui.read_back_page", "ReadBackPage")
#: Every window there is. One that nobody holds any more would be collected by whatever thread comes upon it, and Qt
#: does not survive the end of a widget on another thread.
_windows: list[QMainWindow] = []
#: How long closing waits for the last backup: when a person closes, and when the program is told to end.
BACKUP_SECONDS = 5.0
HURRIED_SECONDS = 1.0
UNSAVED = "Còn nội dung chưa lưu được vào sổ."
UNSAVED_WHY = "Dòng cuối cửa sổ cho biết vì sao. Đồng chí nên giữ cửa sổ mở, xử lý nguyên nhân; sổ sẽ tự lưu tiếp."


class MainWindow(QMainWindow):
    """One window over one book; without a book it shows the welcome page.

    The frame is painted first and the book's pages follow at once, because what reads the book costs more to load
    than the window itself. Signals: ``painted`` once, after the first screen has been painted.
    """

    painted = Signal()

    def __init__(self, tokens: Tokens, *, trace_file: Path | None = None) -> None:
        super().__init__()
        self.tokens = tokens
        self._context: AppContext | None = None
        self._waiting: tuple[Path, BookKey | None] | None = None
        self._trace_file = trace_file
        self._bridge = Bridge(self)
        self._restoring = RestoreFlow(self)
        self._pages: dict[str, Page] = {}
        self._was_painted = False
        self._offered: Callable[[], None] | None = None
        self.setObjectName("main_window")
        self.setAccessibleName("Sổ Chi Bộ")
        self.setWindowTitle("Sổ Chi Bộ")
        self._build()
        QShortcut(QKeySequence(FIND_KEY), self, self._find)
        self.resize(1366, 768)

    @property
    def context(self) -> AppContext:
        """What the pages share; loads the book if that has not happened yet. A window without a book has none."""
        self.load()
        assert self._context is not None
        return self._context

    @property
    def has_book(self) -> bool:
        """Whether a book is open or about to be."""
        return self._context is not None or self._waiting is not None

    def open_book(self, path: Path, password: str | None = None) -> None:
        """Open a book in this window, once it is painted; raises BookUnusable and leaves the window as it is."""
        from app.services.doors import unlock

        self.wait_for(path, unlock(path, password))

    def wait_for(self, path: Path, key: BookKey | None) -> None:
        """Open a book whose key is known, once the window is painted."""
        self._waiting = (path, key)
        self._side.show()
        if self._was_painted:
            self.load()

    def load(self) -> None:
        """Read the book that is waiting, if there is one, and show its desk."""
        if self._waiting is None:
            return
        path, key = self._waiting
        self._waiting = None
        from app.services.open_book import OpenBook
        from app.ui.context import AppContext

        try:
            book = OpenBook.open_unlocked(path, key, self._bridge.tell, self._trace_file)
        except KnownError as error:
            self.show_welcome()
            self._restoring.offer(error, path)
            return
        self.close_book()
        self._context = AppContext(book, self._bridge, self.tokens, self)
        self._context.session_requested.connect(self.open_session)
        self._context.document_requested.connect(self.open_document)
        self._context.page_requested.connect(self.show_page)
        self._context.place_requested.connect(self.open_place)
        self._context.read_back_requested.connect(self.open_read_back)
        self._context.said.connect(self.say)
        self._context.offered.connect(self.offer)
        self._context.restore_requested.connect(self._restoring.show)
        self._context.backups.changed.connect(self._show_backup)
        self._context.data_changed.connect(self._name_book)
        self._context.look_changed.connect(self._rebuild, Qt.ConnectionType.QueuedConnection)
        self._foot.show_state(book.save_state)
        self._name_book()
        settings.save(settings.load().opened(path))
        self.show_page("desk")
        self._context.seals.begin()
        self._context.backups.begin()

    def save_everything(self) -> bool:
        """Store what is pending in every input and wait until it is durable; return whether it is."""
        if self._context is None:
            return True
        for page in self._pages.values():
            page.leave()
        return self._context.book.flush()

    def close_book(self, patience: float = BACKUP_SECONDS) -> None:
        """Make everything durable, close the book, if one is open, and back it up in ``patience`` seconds at most."""
        if self._context is None:
            return
        self.save_everything()
        self._foot.end_projection()
        self._context.end_projection()
        self._context.seals.stop()
        self._context.backups.stop()
        self._context.book.close()
        self._foot.show_backup(BACKING_UP)
        self._foot.repaint()
        self._context.backups.finish(patience)
        self._foot.show_backup("")
        for page in self._pages.values():
            page.deleteLater()  # still a child of the stack: taken out first, it could end on another thread
        self._pages.clear()
        self._context.deleteLater()
        self._context = None

    def open_session(self, session_id: str) -> None:
        """Show a session in the live view."""
        self._leave_page()
        page = self._page(*LIVE)
        page.open_session(session_id)  # type: ignore[attr-defined]
        self._show(page, "sessions", full=True)

    def open_place(self, place: Place) -> None:
        """Show a place that was found: what stands there in its session, or a member on the roster."""
        from app.ui.found_place import show_place

        show_place(self, place)

    def open_document(self, session_id: str, kind: str) -> None:
        """Show a document of a session."""
        self._leave_page()
        page = self._page(*next(spec for spec in PAGES if spec[0] == "documents"))
        page.open_document(session_id, kind)  # type: ignore[attr-defined]
        self._show(page, "documents")

    def open_read_back(self, session_id: str) -> None:
        """Show the minutes of a session in large type, to be read to the meeting."""
        self._leave_page()
        page = self._page(*READ_BACK)
        page.open_session(session_id)  # type: ignore[attr-defined]
        self._show(page, "sessions", full=True)

    def show_page(self, name: str) -> None:
        """Show a page by its name in the navigation."""
        self._leave_page()
        page = self._page(*next(spec for spec in PAGES if spec[0] == name))
        page.refresh()
        self._show(page, name)

    def _find(self) -> None:
        """Go to the search, whatever is shown, with the keyboard in its line."""
        if self.has_book:
            self.show_page("search")
            self._pages["search"].begin()  # type: ignore[attr-defined]

    def show_welcome(self, locked: Path | None = None) -> None:
        """Show the page that makes or opens a book; with ``locked``, ask for that book's password."""
        from app.ui.welcome_page import WelcomePage

        page = WelcomePage(self.tokens)
        page.book_chosen.connect(self._open_chosen)
        page.restore_chosen.connect(self._restoring.show)
        self.show_aside(page)
        if locked is not None:
            page.open_path(locked)

    def show_aside(self, page: QWidget) -> None:
        """Show something that has no place in the navigation."""
        self._leave_page()
        self._side.hide()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

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
        if not self.save_everything() and not confirm(self, UNSAVED, UNSAVED_WHY, "Đóng, bỏ phần chưa lưu"):
            event.ignore()
            return
        self.close_book(BACKUP_SECONDS if event.spontaneous() else HURRIED_SECONDS)
        super().closeEvent(event)

    def _after_first_paint(self) -> None:
        self.painted.emit()
        QTimer.singleShot(0, self.load)

    def _build(self) -> None:
        """Make the frame: navigation, room for pages, message bar, foot."""
        body = QWidget()
        body.setObjectName("page")
        self._side = SideBar(self.tokens, [(name, title) for name, title, *_ in PAGES], last="search")
        self._side.chosen.connect(self.show_page)
        self._stack = QStackedWidget()
        self._stack.setObjectName("pages")
        self._messages = MessageBar(self.tokens)
        self._messages.acted.connect(self._act)
        self._foot = FootLine(self.tokens)
        self._foot.backup_chosen.connect(partial(self.show_page, "settings"))
        self._bridge.state_changed.connect(self._foot.show_state)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._side)
        middle.addWidget(self._stack, 1)
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
        self._pages.clear()
        self._build()
        self._name_book()
        self._foot.show_state(self.context.book.save_state)
        self._show_backup()
        self.show_page("settings")

    def _page(self, name: str, title: str, module: str, kind: str) -> Page:
        if name not in self._pages:
            made: Page = getattr(import_module(module), kind)(self.context)
            self._pages[name] = made
            self._stack.addWidget(made)
        return self._pages[name]

    def _leave_page(self) -> None:
        """Store what is pending on the page that is open."""
        present = self._stack.currentWidget()
        for page in self._pages.values():
            if page is present:
                page.leave()

    def _show(self, page: Page, name: str, *, full: bool = False) -> None:
        self._side.setVisible(not full)
        self._foot.show_projection(self.context, offered=full)
        self._side.mark(name)
        self._stack.setCurrentWidget(page)

    def _open_chosen(self, path: str, password: str) -> None:
        try:
            self.open_book(Path(path), password or None)
        except KnownError as error:
            self._restoring.offer(error, Path(path))

    def _show_backup(self) -> None:
        self._foot.show_backup(self.context.backups.line)

    def _name_book(self) -> None:
        cell = self.context.book.cell()
        self._side.show_name(f"{cell.name} · {cell.superior}" if cell.superior else cell.name)
        self._foot.show_book(self.context.book.path.name)
        self.setWindowTitle(f"{cell.name} — Sổ Chi Bộ" if cell.name else "Sổ Chi Bộ")


def make_tokens(chosen: settings.Settings, family: str) -> Tokens:
    """Return the tokens of the person's choices."""
    return Tokens(DARK if chosen.dark else LIGHT, chosen.type_scale, family)


def dress(app: QApplication) -> Tokens:
    """Load the fonts once and give the program its look; return the tokens."""
    collect_here(app)
    follow_compositions(app)
    family = app.property("scb_family") or theme.load_fonts()
    app.setProperty("scb_family", family)
    tokens = make_tokens(settings.load(), str(family))
    theme.apply(app, tokens)
    return tokens


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
