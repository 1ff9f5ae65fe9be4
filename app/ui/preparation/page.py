"""Preparing one session: on the left what is ready and what is not, beside it the thing that is worked on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.domain.readiness import readiness
from app.domain.ready_items import ReadyItem, Section, next_item, summary
from app.domain.timeline import banner_name
from app.errors import KnownError
from app.ui.context import AppContext
from app.ui.live.live_session import LiveSession
from app.ui.live.panel import column_frame
from app.ui.live.panel_stack import WIDEST
from app.ui.live.rows import is_large
from app.ui.page import Page
from app.ui.preparation.ready_list import ReadyList
from app.ui.preparation.section import SectionPanel
from app.ui.preparation.sections import make_section
from app.ui.widgets import button, column, key_hint, label, row, scrolling

#: How long opening waits for what another page has typed to be in the book, in seconds.
PATIENCE = 1.0
CLOSED = "Biên bản buổi này đã chốt; phần đã vào biên bản chỉ để xem."
#: What minutes say, or what has no use any more, once they are closed.
OF_MINUTES = (
    Section.FACTS, Section.BRIEF, Section.REPORT, Section.PROMPTS, Section.SPEECHES, Section.GUESTS,
)  # fmt: skip


class PreparationPage(Page):
    """Prepares one session at a time; every input is kept while it is typed in."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "preparation_page", "Chuẩn bị buổi sinh hoạt")
        self.session: LiveSession | None = None
        self.items: tuple[ReadyItem, ...] = ()
        self.section: Section | None = None
        self._panels: dict[Section, SectionPanel] = {}
        self._areas: dict[Section, QScrollArea] = {}
        self._build()
        self._connect()

    @property
    def panel(self) -> SectionPanel | None:
        """The panel that is shown."""
        return self._panels.get(self.section) if self.section is not None else None

    def open_session(self, session_id: str, section: str = "") -> None:
        """Show a session's preparation at a thing to prepare, without one at what comes next."""
        self.context.book.flush(PATIENCE)
        if self._is_open(session_id):
            self.refresh()
        elif not self._take(session_id):
            return
        wanted = next((item.section for item in self.items if item.section == section), None)
        coming = next_item(self.items)
        self.show_section(wanted or self.section or (coming.section if coming else Section.FACTS))

    def show_section(self, section: Section, *, focus: bool = True) -> None:
        """Show a thing to prepare."""
        if self.session is None:
            return
        if section not in self._panels:
            self._panels[section] = make_section(self.session, section)
            self._panels[section].setMaximumWidth(WIDEST * self.context.tokens.reading)
            self._areas[section] = scrolling(self._panels[section])
            self._stack.addWidget(self._areas[section])
        if self.panel is not None and section is not self.section:
            self.panel.leave()
        self.section = section
        self._stack.setCurrentWidget(self._areas[section])
        self._draw()
        if focus and self.panel is not None:
            self.panel.focus_first()

    def refresh(self) -> None:
        """Read the session again after a change made elsewhere."""
        if self.session is not None:
            self.session.refresh()

    def leave(self) -> None:
        """Store what is pending, so that whoever comes next reads it."""
        for panel in self._panels.values():
            panel.leave()
        self.context.book.flush(PATIENCE)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the keyboard where work begins."""
        super().showEvent(event)
        if self.panel is not None:
            self.panel.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Go out one level with Escape: from a thing to the list, from there to the sessions."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.ready.hasFocus():
            self.context.page_requested.emit("sessions")
        else:
            self.ready.setFocus()

    def _is_open(self, session_id: str) -> bool:
        """Return whether a session is open here under the rules that are in force for it now."""
        session = self.session
        if session is None or session.id != session_id:
            return False
        return session.rules == self.context.book.rules_of(session.record)

    def _take(self, session_id: str) -> bool:
        self.leave()
        try:
            fresh = LiveSession(self.context, session_id, self)
        except KnownError as error:
            self.context.refuse(error)
            return False
        if self.session is not None:
            self.session.leave()
        for area in self._areas.values():
            area.deleteLater()
        self._panels, self._areas = {}, {}
        if self.session is not None and self.session.id != session_id:
            self.section = None
        self.session = fresh
        fresh.changed.connect(self._draw)
        self._draw()
        return True

    def _draw(self) -> None:
        session = self.session
        if session is None:
            return
        record, today = session.record, self.context.now().date()
        self.items = readiness(record, session.prepared, session.rules, session.asked)
        self._title.setText(record.topic.strip() or banner_name(record))
        self._about.setText(banner_name(record) if record.topic.strip() else "")
        self._about.setVisible(bool(self._about.text()))
        closed = record.seal is not None
        self._summary.setText(CLOSED if closed else summary(self.items))
        self._go.setText("Mở buổi sinh hoạt" if record.state != "running" else "Về buổi đang diễn ra")
        sections = [item.section for item in self.items]
        number = sections.index(self.section) + 1 if self.section in sections else 0
        self.ready.show_items(self.items, today, number)
        if self.panel is not None:
            self.panel.redraw()
            self.panel.setEnabled(not (closed and self.section in OF_MINUTES))

    def _build(self) -> None:
        tokens = self.context.tokens
        role = "heading" if is_large(tokens) else "title"  # a long topic must leave room for the work
        self._title = label("", role, wrap=True, name="preparation_title")
        self._about = label("", "small", name="preparation_about")
        self._summary = label("", "muted", wrap=True, name="preparation_summary")
        self._go = button("Mở buổi sinh hoạt", "open_prepared_session")
        self.ready = ReadyList(tokens)
        self._stack = QStackedWidget()
        left = column_frame(tokens, "side")
        inner = left.layout()
        assert isinstance(inner, QVBoxLayout)
        inner.setContentsMargins(0, tokens.room(6), 1, tokens.room(8))
        inner.addWidget(self.ready, 1)
        keys = row(tokens.room(14), key_hint("F8", "mục sau"), key_hint("Esc", "danh sách"), None, spacing=tokens.gap)
        if not is_large(tokens):
            inner.addLayout(keys)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(left)
        body.addWidget(self._stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head())
        whole.addLayout(body, 1)
        self.setMinimumWidth(tokens.px(400))

    def _head(self) -> QFrame:
        tokens = self.context.tokens
        head = QFrame()
        head.setProperty("role", "head")
        line = QHBoxLayout(head)
        line.setContentsMargins(tokens.edge, tokens.room(12), tokens.edge, tokens.room(12))
        line.setSpacing(tokens.space)
        words = column(self._about, self._title, self._summary, spacing=tokens.room(2))
        line.addLayout(words, 1)
        line.addWidget(self._go, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _connect(self) -> None:
        self.ready.looked_at.connect(partial(self._show_number, focus=False))
        self.ready.entered.connect(self._show_number)
        self._go.clicked.connect(self._to_session)
        for keys, way in (("F8", 1), ("Shift+F8", -1)):
            QShortcut(QKeySequence(keys), self, partial(self._go_beside, way)).setAutoRepeat(False)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keep_in_sight)

    def _show_number(self, number: int, *, focus: bool = True) -> None:
        if 0 < number <= len(self.items):
            self.show_section(self.items[number - 1].section, focus=focus)

    def _go_beside(self, way: int) -> None:
        sections = [item.section for item in self.items]
        if self.section in sections:
            self._show_number(sections.index(self.section) + 1 + way)

    def _to_session(self) -> None:
        if self.session is not None:
            self.context.session_requested.emit(self.session.id)

    def _keep_in_sight(self, _: QWidget | None, now: QWidget | None) -> None:
        """Scroll to whatever has the keyboard."""
        area = self._areas.get(self.section) if self.section is not None else None
        if area is not None and now is not None and area.isAncestorOf(now):
            area.ensureWidgetVisible(now)
