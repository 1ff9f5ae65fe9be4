"""The pages of an open book: made when they are first shown, one at a time in sight, left before another comes."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QEvent, QSize, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.ui.widgets import label

if TYPE_CHECKING:
    from app.domain.desk_facts import DeskFacts
    from app.domain.places import Place
    from app.ui.context import AppContext
    from app.ui.desk_view import DeskView
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
#: Pages that only the book of a committee has.
COMMITTEE_PAGES = (("cells", "Các chi bộ", "app.ui.cells_page", "CellsPage"),)
#: Pages that others lead to: the same, and the page of the navigation that stays marked.
FURTHER_PAGES = (
    ("rules", "Bộ quy định", "app.ui.rules_page", "RulesPage", "settings"),
    ("papers", "Sổ số và hồ sơ", "app.ui.papers_page", "PapersPage", "documents"),
    ("obligations", "Việc phải làm", "app.ui.obligations_page", "ObligationsPage", "plan"),
    ("calendar", "Lịch", "app.ui.calendar_page", "CalendarPage", "plan"),
    ("roster_import", "Nhập danh sách đảng viên", "app.ui.roster_import.page", "RosterImportPage", "members"),
    ("notices", "Các phần của chương trình và giấy phép", "app.ui.notices_page", "NoticesPage", "settings"),
    ("hand_over", "Bàn giao sổ", "app.ui.hand_over_page", "HandOverPage", "settings"),
    ("merge", "Gộp buổi ghi ở máy khác", "app.ui.merge_page", "MergePage", "settings"),
    *((*page, page[0]) for page in COMMITTEE_PAGES),
)
LIVE = ("live_view", "Buổi sinh hoạt đang diễn ra", "app.ui.live.live_view", "LiveView")
PREPARATION = ("preparation", "Chuẩn bị buổi sinh hoạt", "app.ui.preparation.page", "PreparationPage")
READ_BACK = ("read_back", "Đọc lại biên bản", "app.ui.read_back_page", "ReadBackPage")
WORD_COMPARE = ("word_compare", "So với tệp Word", "app.ui.word_compare_page", "WordComparePage")
ASSESSMENT = ("assessment", "Tự chấm điểm", "app.ui.assessment.assessment_page", "AssessmentPage")


#: How long pages that are let go of wait for what was typed in them to be durable.
SECONDS = 0.5


class Pages(QStackedWidget):
    """Shows one page, or something that has no place in the navigation.

    Signals: ``shown(name, full)`` with the page of the navigation that is to be marked, and whether the page takes the
    whole window.
    """

    shown = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pages")
        self._made: dict[str, Page] = {}
        self._context: AppContext | None = None
        self._early: DeskView | None = None
        self._waiting: QWidget | None = None
        self.currentChanged.connect(self._regard)

    def needed(self) -> QSize:
        """Return the least room for the page that is shown; those that are not need none."""
        page = self.currentWidget()
        return QSize() if page is None else page.minimumSizeHint().expandedTo(page.minimumSize())

    def follow(self, context: AppContext) -> None:
        """Show pages of this book from now on, and go where it asks to."""
        self._context = context
        context.place = self
        context.look_changing.connect(self.let_go_of_hidden)
        context.session_requested.connect(self.open_session)
        context.document_requested.connect(self.open_document)
        context.page_requested.connect(self.open_page)
        context.place_requested.connect(self.open_place)
        context.duty_requested.connect(self.open_duty)
        context.read_back_requested.connect(self.open_read_back)
        context.assessment_requested.connect(self.open_assessment)
        context.preparation_requested.connect(self.open_preparation)
        context.import_requested.connect(self.open_import)
        context.comparison_requested.connect(self.open_comparison)

    def leave(self) -> None:
        """Store what is pending on the page that is open."""
        present = self.currentWidget()
        for page in self._made.values():
            if page is present:
                page.leave()

    def leave_all(self) -> None:
        """Store what is pending on every page, and let what still reads the book on threads come to its end."""
        for page in self._made.values():
            page.leave()
        for page in self._made.values():
            page.finish()

    def let_go(self) -> None:
        """Let go of every page: their book is closed."""
        for page in self._made.values():
            rest(page)
            page.deleteLater()  # still a child of the stack: taken out first, it could end on another thread
        self._made.clear()
        self._context = None
        for shown in (self._early, self._waiting):
            if shown is not None:
                shown.deleteLater()
        self._early = self._waiting = None

    def let_go_of_hidden(self) -> None:
        """Let go at once of the pages out of sight, unless something typed there is not durable yet.

        They would be made anew in another look in any case, and each control of theirs would take it on before.
        """
        hidden = {name: page for name, page in self._made.items() if page is not self.currentWidget()}
        for page in hidden.values():
            page.leave()
        if self._context is None or not self._context.book.flush(SECONDS):
            return
        for name, page in hidden.items():
            del self._made[name]
            page.deleteLater()  # still a child of the stack: taken out first, it could end on another thread
            QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)

    def show_early(self, desk: DeskView) -> None:
        """Show the desk of a book that is not open yet; its page takes it in."""
        self._early = desk
        self.addWidget(desk)
        self.setCurrentWidget(desk)

    def show_waiting(self, text: str) -> None:
        """Say what is waited for until there is a desk to show."""
        self._waiting = label(text, "heading", wrap=True, name="opening_text")
        self._waiting.setAlignment(QtCore.Qt.AlignmentFlag.AlignCenter)
        self.addWidget(self._waiting)
        self.setCurrentWidget(self._waiting)

    def open_desk(self, facts: DeskFacts, today: date) -> None:
        """Show the desk with facts that were just read."""
        from app.ui.desk_page import DeskPage

        if self._early is not None and self._context is not None:
            self._keep("desk", DeskPage(self._context, self._early))
            self._early = None
        page = self._page(*next(spec for spec in PAGES if spec[0] == "desk"))
        assert isinstance(page, DeskPage)
        page.view.show_facts(facts, today)
        self._show(page, "desk")
        if self._waiting is not None:
            self._waiting.deleteLater()
            self._waiting = None

    def show_aside(self, page: QWidget) -> None:
        """Show something that has no place in the navigation."""
        self.leave()
        self.addWidget(page)
        self.setCurrentWidget(page)

    def open_session(self, session_id: str) -> None:
        """Show a session in the live view; one that the book has not is told, and what is shown stays."""
        self.leave()
        page = self._page(*LIVE)
        page.open_session(session_id)  # type: ignore[attr-defined]
        opened = page.session  # type: ignore[attr-defined]
        if opened is not None and opened.id == session_id:
            self._show(page, "sessions", full=True)

    def open_place(self, place: Place) -> None:
        """Show a place that was found: what stands there in its session, or a member on the roster."""
        from app.ui.found_place import show_place

        show_place(self, place)

    def open_duty(self, key: str, day: object) -> None:
        """Show something owed by its key, or the form for a new obligation on a day."""
        self.open_page("obligations").open_duty(key, day)  # type: ignore[attr-defined]

    def open_document(self, session_id: str, kind: str) -> None:
        """Show a document of a session."""
        self.leave()
        page = self._page(*next(spec for spec in PAGES if spec[0] == "documents"))
        page.open_document(session_id, kind)  # type: ignore[attr-defined]
        self._show(page, "documents")

    def open_preparation(self, session_id: str, section: str = "") -> None:
        """Show the preparation of a session, at a thing to prepare where one is named."""
        self.leave()
        page = self._page(*PREPARATION)
        page.open_session(session_id, section)  # type: ignore[attr-defined]
        self._show(page, "sessions")

    def open_import(self, pasted: str | None) -> None:
        """Show the import of a roster: with these pasted cells, at the place for them, or at the choice of a file."""
        self.open_page("roster_import").begin(pasted)  # type: ignore[attr-defined]

    def open_read_back(self, session_id: str) -> None:
        """Show the minutes of a session in large type, to be read to the meeting."""
        self.leave()
        page = self._page(*READ_BACK)
        page.open_session(session_id)  # type: ignore[attr-defined]
        self._show(page, "sessions", full=True)

    def open_assessment(self, session_id: str, back: str) -> None:
        """Show the scoring sheet of a session; ``back`` is ``live`` or the page to go back to."""
        self.leave()
        page = self._page(*ASSESSMENT)
        self._show(page, "sessions")
        page.open_session(session_id, back)  # type: ignore[attr-defined]

    def open_comparison(self, wanted: object, path: object) -> None:
        """Show a document beside a Word file."""
        self.leave()
        page = self._page(*WORD_COMPARE)
        self._show(page, "documents")
        page.open_comparison(wanted, path)  # type: ignore[attr-defined]

    def open_page(self, name: str) -> Page:
        """Show a page by its name; return it. ``settings:ways`` names a section of a page that has some."""
        self.leave()
        name, _, section = name.partition(":")
        specs = (*((*spec, spec[0]) for spec in PAGES), *FURTHER_PAGES)
        *spec, marked = next(spec for spec in specs if spec[0] == name)
        page = self._page(*spec)
        page.refresh()
        self._show(page, marked)
        if section:
            page.show_section(section)  # type: ignore[attr-defined]
        return page

    def _regard(self, _: int) -> None:
        self.updateGeometry()

    def _page(self, name: str, title: str, module: str, kind: str) -> Page:
        if name not in self._made:
            self._keep(name, getattr(import_module(module), kind)(self._context))
        return self._made[name]

    def _keep(self, name: str, page: Page) -> None:
        self._made[name] = page
        self.addWidget(page)

    def _show(self, page: Page, marked: str, *, full: bool = False) -> None:
        self.shown.emit(marked, full)
        self.setCurrentWidget(page)


def rest(page: QWidget) -> None:
    """Let nothing of a page run any more that would come back to its book, which may be gone before the page is."""
    from app.ui.worker import Worker

    for timer in page.findChildren(QTimer):
        timer.stop()
    for worker in page.findChildren(Worker):
        worker.abandon()
