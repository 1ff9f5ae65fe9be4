"""The cell's papers: the number register, documents received from above, files kept in the book, inspections."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout

from app.domain.places import Place
from app.ui.attachments_view import AttachmentsView
from app.ui.context import AppContext
from app.ui.directives_view import DirectivesView
from app.ui.inspections_view import InspectionsView
from app.ui.live.rows import ends
from app.ui.page import Page
from app.ui.register_view import RegisterView
from app.ui.side_view import SideView
from app.ui.widgets import button

VIEWS = (
    ("issued", "Sổ số", RegisterView),
    ("directive", "Văn bản cấp trên", DirectivesView),
    ("attachment", "Tệp kèm", AttachmentsView),
    ("inspection", "Kiểm tra", InspectionsView),
)


class PapersPage(Page):
    """Four views, of which one is shown; each is made when it is first wanted."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "papers_page", "Sổ số và hồ sơ")
        self._stack = QStackedWidget()
        self._views: dict[str, SideView] = {}
        self._tabs = QButtonGroup(self)
        chips = [self._tab(kind, title) for kind, title, _ in VIEWS]
        back = button("Văn bản", "back_to_documents", kind="tab", accessible="Sang trang Văn bản")
        back.clicked.connect(partial(context.page_requested.emit, "documents"))
        here = button("Sổ số và hồ sơ", "stay_at_papers", kind="tab", accessible="Trang Sổ số và hồ sơ")
        here.setCheckable(True)
        here.setChecked(True)
        here.clicked.connect(partial(here.setChecked, True))
        tokens = context.tokens
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.edge, tokens.room(6), tokens.edge, tokens.room(14))
        page.setSpacing(tokens.room(12))
        page.addLayout(ends(tokens, (back, here), chips))
        page.addWidget(self._stack, 1)
        self.show_view("issued")

    @property
    def present(self) -> SideView:
        """The view that is shown."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, SideView)
        return shown

    def refresh(self) -> None:
        """Redraw the view that is shown."""
        self.present.refresh()

    def leave(self) -> None:
        """Store what is typed in any of the views."""
        for view in self._views.values():
            view.leave()

    def show_view(self, kind: str) -> SideView:
        """Show a view by the kind of what it holds; return it."""
        view = self._view(kind)
        if self.isVisible():
            self.present.leave()
        self._stack.setCurrentWidget(view)
        for tab in self._tabs.buttons():
            tab.setChecked(tab.property("paper_kind") == kind)
        if self.isVisible():
            view.refresh()
        return view

    def open_place(self, place: Place) -> None:
        """Show a line, a document or a file that was found."""
        view = self.show_view(place.kind)
        view.refresh()
        view.show_record(int(place.number))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the keyboard into the table."""
        super().showEvent(event)
        self.present.focus_first()

    def _view(self, kind: str) -> SideView:
        if kind not in self._views:
            self._views[kind] = view = next(make for name, _, make in VIEWS if name == kind)(self.context)
            self._stack.addWidget(view)
        return self._views[kind]

    def _tab(self, kind: str, title: str) -> QPushButton:
        made = button(title, f"papers_{kind}", kind="chip", accessible=f"Xem {title}")
        made.setCheckable(True)
        made.setProperty("paper_kind", kind)
        made.clicked.connect(partial(self._choose, kind))
        self._tabs.addButton(made)
        return made

    def _choose(self, kind: str, _: bool = False) -> None:  # noqa: FBT001, FBT002 (what a button tells)
        self.show_view(kind)
