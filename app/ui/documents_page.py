"""Documents: the pages of a session's minutes or report as they will be printed, and the ways to take them out."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app import settings
from app.domain.findings import Finding
from app.domain.naming import session_line
from app.domain.records import SessionSummary
from app.services.documents import KINDS, SUPPLEMENT, Made
from app.ui.context import AppContext
from app.ui.document_maker import DocumentMaker
from app.ui.document_panel import DocumentPanel
from app.ui.document_view import DocumentView
from app.ui.messages import ask_save_path
from app.ui.page import Page
from app.ui.widgets import Combo, button, label, name_control

SETTLE_MILLISECONDS = 300
FORMS = {False: (".docx", "Word (*.docx)"), True: (".pdf", "PDF (*.pdf)")}


class DocumentsPage(Page):
    """Shows one document of one session; the documents are made by ``DocumentMaker`` off this thread."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "documents_page", "Văn bản")
        self._session_id = ""
        self._kind = next(iter(KINDS))
        self._shown = ("", "")
        self.maker = DocumentMaker(context, self)
        self.view = DocumentView(context.tokens)
        self.panel = DocumentPanel(context.tokens, KINDS)
        self._year = _chooser("document_year", "Năm của buổi sinh hoạt")
        self._session = _chooser("document_session", "Buổi sinh hoạt")
        self._pages = label("", "small", name="document_pages")
        self._later = QTimer(self, singleShot=True, interval=SETTLE_MILLISECONDS)
        self._empty = self._build_empty()
        self._arrange()
        self._connect()

    def refresh(self) -> None:
        """Show the sessions there are and make the document again."""
        self._later.stop()
        self._fill_years()
        self._fill_sessions()
        self._remake()

    def leave(self) -> None:
        """Stop making and drawing."""
        self._later.stop()
        self.maker.stop()

    def open_document(self, session_id: str, kind: str) -> None:
        """Show a document of a session."""
        self._session_id = session_id
        self._kind = kind if kind in KINDS else self._kind
        self._year.clear()
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Turn the pages with Page Up and Page Down wherever the keyboard is."""
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in steps:
            self.view.turn(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def _changed(self) -> None:
        if self.isVisible():
            self._later.start()

    def _connect(self) -> None:
        self._later.timeout.connect(self.refresh)
        self._year.activated.connect(self._choose_year)
        self._session.activated.connect(self._choose_session)
        self.view.page_wanted.connect(self.maker.draw)
        self.maker.drawn.connect(self.view.show_page)
        self.maker.ready.connect(self._show_made)
        self.maker.failed.connect(self._show_failure)
        self.maker.written.connect(self._say_written)
        self.panel.kind_chosen.connect(self._choose_kind)
        self.panel.finding_chosen.connect(self._open_finding)
        self.panel.docx_wanted.connect(partial(self._export, as_pdf=False))
        self.panel.pdf_wanted.connect(partial(self._export, as_pdf=True))
        self.panel.print_wanted.connect(self._print)

    def _fill_years(self) -> None:
        """Keep the year chosen; for a session asked for by name, take its own year."""
        years = self.context.book.years()
        chosen = self._year.currentData()
        if chosen is None and self._session_id:
            chosen = self.context.book.session(self._session_id).year
        _fill(self._year, [(str(year), year) for year in years], chosen)
        self._year.setVisible(len(years) > 1)

    def _fill_sessions(self) -> None:
        sessions = self.context.book.sessions(self._year.currentData())
        if self._session_id not in {summary.id for summary in sessions}:
            self._session_id = _usual(sessions)
        _fill(self._session, [(session_line(one), one.id) for one in reversed(sessions)], self._session_id)
        self._session.setToolTip(self._session.currentText())
        there = bool(sessions)
        self._session.setVisible(there)
        self.view.setVisible(there)
        self._empty.setVisible(not there)
        self._head.setVisible(there or self._year.count() > 1)

    def _remake(self) -> None:
        corrected = bool(self._session_id and self.context.book.session(self._session_id).supplements)
        self._kind = next(iter(KINDS)) if self._kind == SUPPLEMENT and not corrected else self._kind
        self.panel.offer(SUPPLEMENT, offered=corrected)
        self.panel.show_waiting(self._kind)
        if self._session_id:
            if not self.view.sheets:
                self._pages.setText("Đang dựng văn bản…")
            self.maker.make(self._session_id, self._kind)
            return
        self.view.show_pages(0)
        self._pages.clear()
        self.panel.show_nothing("Văn bản được lập từ nội dung của một buổi sinh hoạt.")

    def _choose_year(self) -> None:
        self._session_id = ""
        self._fill_sessions()
        self._remake()

    def _choose_session(self) -> None:
        self._session_id = self._session.currentData()
        self._session.setToolTip(self._session.currentText())
        self._remake()

    def _choose_kind(self, kind: str) -> None:
        self._kind = kind
        self._remake()

    def _show_made(self, made: Made, pages: int) -> None:
        self.panel.show_made(made.title, made.findings)
        self._pages.setText(f"{pages} trang")
        present = (self._session_id, made.kind)
        self.view.show_pages(pages, from_top=present != self._shown)
        self._shown = present

    def _show_failure(self) -> None:
        self._shown = ("", "")
        self._pages.clear()
        self.view.show_pages(0)
        self.panel.show_nothing("Chưa dựng được văn bản này. Nội dung của buổi sinh hoạt vẫn còn nguyên trong sổ.")

    def _open_finding(self, finding: Finding) -> None:
        if finding.step is None:
            self.context.page_requested.emit("settings")
        else:
            self.context.session_requested.emit(self._session_id)

    def _export(self, *, as_pdf: bool) -> None:
        made = self.maker.made
        if made is None:
            return
        ending, form = FORMS[as_pdf]
        suggested = _documents_folder() / f"{made.file_name.removesuffix('.docx')}{ending}"
        path = ask_save_path(self, f"Xuất {made.title}", suggested, form)
        if path is not None:
            path = path if path.suffix.lower() == ending else path.with_name(path.name + ending)
            self.maker.write(path, as_pdf=as_pdf)

    def _say_written(self, path: Path) -> None:
        self.context.said.emit(f"Đã xuất “{path.name}” vào thư mục {path.parent}", "good")

    def _print(self) -> None:
        from app.ui.printing import choose_printer, paint_pages

        made = self.maker.made
        if made is None:
            return
        printer = choose_printer(self, made.title, max(1, len(self.view.sheets)))
        if printer is not None:
            said = partial(self.context.said.emit, f"Đã gửi {made.title} tới máy in", "good")
            self.maker.paint(partial(paint_pages, printer), said)

    def _arrange(self) -> None:
        tokens = self.context.tokens
        self._head = head = QFrame()
        head.setProperty("role", "head")
        choosers = QHBoxLayout(head)
        choosers.setContentsMargins(tokens.space, tokens.gap, tokens.space, tokens.gap)
        choosers.setSpacing(tokens.gap)
        choosers.addWidget(self._year)
        choosers.addWidget(self._session, 1)
        choosers.addWidget(self._pages)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(head)
        middle.addWidget(self.view, 1)
        middle.addWidget(self._empty, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(middle, 1)
        whole.addWidget(self.panel)
        self._order_keys()

    def _order_keys(self) -> None:
        panel = self.panel
        buttons = (*panel.kind_buttons, panel.docx, panel.print, panel.pdf)
        for before, after in pairwise((self._year, self._session, self.view, panel.list, *buttons)):
            QWidget.setTabOrder(before, after)

    def _build_empty(self) -> QWidget:
        tokens = self.context.tokens
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(tokens.edge, tokens.edge, tokens.edge, tokens.edge)
        column.addWidget(label("Năm này chưa có buổi sinh hoạt nào", "heading", wrap=True))
        column.addWidget(label("Biên bản và báo cáo được lập từ nội dung đã ghi của từng buổi.", "muted", wrap=True))
        go = button("Sang trang Buổi sinh hoạt →", "go_to_sessions", kind="link")
        go.clicked.connect(partial(self.context.page_requested.emit, "sessions"))
        column.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return place


def _chooser(name: str, accessible: str) -> QComboBox:
    made = Combo()
    name_control(made, name, accessible)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(4)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return made


def _fill(target: QComboBox, items: list[tuple[str, object]], chosen: object) -> None:
    """Put items into a chooser and choose one of them, else the first."""
    target.clear()
    for text, data in items:
        target.addItem(text, data)
    target.setCurrentIndex(max(0, target.findData(chosen)))


def _usual(sessions: tuple[SessionSummary, ...]) -> str:
    """Return the session whose documents are wanted most likely: the last one that has begun, else the first."""
    begun = [summary for summary in sessions if summary.started_at is not None]
    return begun[-1].id if begun else sessions[0].id if sessions else ""


def _documents_folder() -> Path:
    chosen = settings.load().documents_folder
    usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(chosen or usual)
