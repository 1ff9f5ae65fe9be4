"""Documents: the pages of every paper of a session or a year as they will be printed, and the ways to take them out."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import settings
from app.domain.findings import Finding
from app.domain.places import Place
from app.domain.vocabulary import StepKind
from app.services import document_kinds as documents
from app.services.document_kinds import KINDS, SESSION_KINDS, SUPPLEMENT, YEAR_KINDS
from app.ui.busy_line import BusyLine
from app.ui.context import AppContext
from app.ui.document_choice import DocumentChoice
from app.ui.document_kinds import DocumentKinds
from app.ui.document_maker import DocumentMaker, Wanted
from app.ui.document_panel import DocumentPanel
from app.ui.document_view import DocumentView
from app.ui.messages import ask_open_path, ask_save_path
from app.ui.number_line import NumberLine
from app.ui.page import Page

if TYPE_CHECKING:
    from app.services.documents import Made

SETTLE_MILLISECONDS = 300
FORMS = {False: (".docx", "Word (*.docx)"), True: (".pdf", "PDF (*.pdf)")}
#: Papers that go to several and may leave something out.
SCOPED = (
    "minutes", "topic-report", "opening-report", "resolution", "conclusion-notice", "extract", "self-assessment",
    "minutes-book",
)  # fmt: skip
#: Where what is missing in a document of a year is put right, by what was found; the plan for everything else.
YEAR_PLACES = {
    "minutes_open": "sessions", "no_roll": "sessions", "superior": "settings", "place_name": "settings",
    "no_absence_rule": "rules", "year_notes": "statistics", "no_cells": "cells", "silent_cells": "cells",
}  # fmt: skip
#: The least width of the pages beside the column of kinds, in pixels of the tokens.
LEAST_PAGE = 420
STOPPED = "Đã dừng. Nội dung trong sổ và các tệp có sẵn giữ nguyên."
NOT_MADE = "Chưa dựng được văn bản này. Nội dung đã ghi vẫn còn nguyên trong sổ."


class DocumentsPage(Page):
    """Shows one document of a session or of a year; it is made by ``DocumentMaker`` off this thread."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "documents_page", "Văn bản")
        self._kind_of = {False: next(iter(SESSION_KINDS)), True: next(iter(YEAR_KINDS))}
        self._shown: Wanted | None = None
        self._asked: Wanted | None = None
        self.maker = DocumentMaker(context, self)
        self.choice = DocumentChoice(context)
        self.kinds = DocumentKinds(context.tokens)
        self.view = DocumentView(context.tokens)
        self.panel = DocumentPanel(context.tokens, KINDS)
        self.number = NumberLine(context)
        self.busy = BusyLine(context.tokens, "document_work")
        self.panel.put_below_title(self.number)
        self._later = QTimer(self, singleShot=True, interval=SETTLE_MILLISECONDS)
        self._arrange()
        self._connect()

    def refresh(self) -> None:
        """Show the sessions there are and make the document again."""
        self._later.stop()
        self.choice.refresh()
        self._remake()

    def leave(self) -> None:
        """Stop making and drawing."""
        self._later.stop()
        self.maker.stop()

    def open_document(self, of: str, kind: str) -> None:
        """Show a document of a session, or of a year: ``of`` is then its number in digits."""
        if kind in YEAR_KINDS and of.isdecimal():
            self._kind_of[True] = kind
            self.choice.want_year(int(of))
        else:
            self._kind_of[False] = kind if kind in SESSION_KINDS else self._kind_of[False]
            self.choice.want_session(of)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Give the column of kinds up for a list where the pages would have too little room beside it."""
        super().resizeEvent(event)
        room = self.width() - self.panel.width() - self.kinds.width()
        self.kinds.setVisible(room >= self.context.tokens.px(LEAST_PAGE))
        self.choice.kind_box.setVisible(self.kinds.isHidden())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Turn the pages with Page Up and Page Down wherever the keyboard is."""
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in steps:
            self.view.turn(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    @property
    def _of_year(self) -> bool:
        return not self.choice.session_id

    @property
    def _kind(self) -> str:
        return self._kind_of[self._of_year]

    def _changed(self) -> None:
        if self.isVisible():
            self._later.start()

    def _connect(self) -> None:
        self._later.timeout.connect(self.refresh)
        self.choice.chosen.connect(self._remake)
        self.kinds.chosen.connect(self._choose_kind)
        self.choice.kind_chosen.connect(self._choose_kind)
        self.view.page_wanted.connect(self.maker.draw)
        self.maker.drawn.connect(self.view.show_page)
        self.maker.opened.connect(self._show_first)
        self.maker.ready.connect(self._show_made)
        self.maker.failed.connect(self._show_failure)
        self.maker.written.connect(self._say_written)
        self.maker.begun.connect(self.busy.begin)
        self.maker.ended.connect(self.busy.end)
        self.busy.stopped.connect(self._abandon)
        self.panel.copy.changed.connect(self._remake)
        self.panel.finding_chosen.connect(self._open_finding)
        self.panel.docx_wanted.connect(partial(self._export, as_pdf=False))
        self.panel.pdf_wanted.connect(partial(self._export, as_pdf=True))
        self.panel.print_wanted.connect(self._print)
        self.panel.compare_wanted.connect(self._compare)

    def _remake(self) -> None:
        """Offer what there is for the session or the year at hand, and make its document."""
        self._offer()
        self.panel.show_waiting(self._kind)
        self.number.show_document(self._kind, self.choice.session_id or None, self.choice.year)
        if not self.view.sheets:
            self.choice.pages.setText("Đang dựng văn bản…")
        self._asked = Wanted(self.choice.session_id or self.choice.year, self._kind, self.panel.copy.copy)
        self.maker.make(self._asked, self.view.first_dpi(alone=not self._is_shown()))

    def _offer(self) -> None:
        """Show the kinds and the forms of the document; corrections only where there are some."""
        copy, before = self.panel.copy, self._asked
        if self._of_year:
            offered = documents.kinds_of_year(self.context.book.cell())
            self.kinds.show_kinds(self._kind, of_year=True, hidden=YEAR_KINDS.keys() - offered.keys())
            self.choice.show_kinds(offered, self._kind)
            variants, self_review = documents.year_variants_of(self._kind), False
        else:
            session = self.context.book.session(self.choice.session_id)
            if self._kind == SUPPLEMENT and not session.supplements:
                self._kind_of[False] = next(iter(SESSION_KINDS))
            hidden = () if session.supplements else (SUPPLEMENT,)
            self.kinds.show_kinds(self._kind, of_year=False, hidden=hidden)
            self.choice.show_kinds({k: title for k, title in SESSION_KINDS.items() if k not in hidden}, self._kind)
            variants = documents.variants_of(self.context.book, session, self._kind)
            self_review = self._kind == "minutes" and bool(session.self_reviews)
        same = before is not None and (before.of, before.kind) == (
            self.choice.session_id or self.choice.year, self._kind,
        )  # fmt: skip
        chosen = copy.copy.variant if same else ""
        copy.offer(variants, scopes=self._kind in SCOPED, self_review=self_review, chosen=chosen)

    def _choose_kind(self, kind: str) -> None:
        self._kind_of[self._of_year] = kind
        self._remake()

    def _is_shown(self) -> bool:
        """Return whether it is the document that is shown already which is made anew."""
        shown, asked = self._shown, self._asked
        return shown is not None and asked is not None and (shown.of, shown.kind) == (asked.of, asked.kind)

    def _show_first(self, dpi: int, picture: QImage) -> None:
        self.view.show_first(dpi, picture, alone=not self._is_shown())
        self._shown = self._asked

    def _show_made(self, made: Made, pages: int) -> None:
        self.panel.show_made(made.title, made.findings, made.left_out)
        self.choice.pages.setText(f"{pages} trang")
        self.view.show_pages(pages, from_top=not self._is_shown())
        self._shown = self._asked

    def _abandon(self) -> None:
        """Stop what takes too long: a document that is not there yet can be asked for again by choosing it."""
        self.maker.abandon()
        if self.maker.made is None or self._asked != self._shown:
            self._show_failure()
        self.context.said.emit(STOPPED, "neutral")

    def _show_failure(self) -> None:
        self._shown = None
        self.choice.pages.clear()
        self.view.show_pages(0)
        self.panel.show_nothing(NOT_MADE)

    def _open_finding(self, finding: Finding) -> None:
        if self._of_year:
            if finding.action:
                self.context.page_requested.emit(YEAR_PLACES.get(finding.code, "plan"))
        elif finding.step is None:
            self.context.page_requested.emit("settings")
        else:
            self._open_step(finding.step)

    def _open_step(self, kind: StepKind) -> None:
        """Go to the step of the session where something can be put right, to the session where it has no such step."""
        session_id = self.choice.session_id
        step = self.context.book.session(session_id).step(kind)
        if step is None:
            self.context.session_requested.emit(session_id)
        else:
            self.context.place_requested.emit(Place(session_id, "step", step.number))

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

    def _compare(self) -> None:
        path = ask_open_path(self, "Chọn tệp Word để so", _documents_folder(), FORMS[False][1])
        if path is not None and self._asked is not None:
            self.context.comparison_requested.emit(self._asked, path)

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
        pages = QHBoxLayout()
        pages.setSpacing(0)
        pages.addWidget(self.kinds)
        pages.addWidget(self.view, 1)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.choice)
        middle.addWidget(self.busy)
        middle.addLayout(pages, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(middle, 1)
        whole.addWidget(self.panel)
        self._order_keys()

    def _order_keys(self) -> None:
        panel = self.panel
        taking_out = (self.number.give, *panel.copy.controls, panel.docx, panel.print, panel.pdf, panel.compare)
        order: tuple[QWidget, ...] = (*self.choice.controls, *self.kinds.buttons, self.view, panel.list, *taking_out)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)


def _documents_folder() -> Path:
    chosen = settings.load().documents_folder
    usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(chosen or usual)
