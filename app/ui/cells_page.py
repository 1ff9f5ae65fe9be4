"""The page of a committee: its cells in a year, one cell in detail, and taking in the files that cells send."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.domain.cells_year import CellYear
from app.services import cells_overview, cells_receiving
from app.ui.cell_detail import CellDetail
from app.ui.cells_list import LARGE, CellsList
from app.ui.context import AppContext
from app.ui.form_parts import choice, refill
from app.ui.leading import Lead
from app.ui.live.flow import FlowLayout
from app.ui.messages import ask_folder, ask_open_paths, confirm
from app.ui.page import Page
from app.ui.receive_panel import ReceivePanel
from app.ui.widgets import button, label, row

KIND = "Tệp trao đổi (*.json)"
NO_FILES = "Thư mục “{}” không có tệp .json nào."
SURE = "Bỏ {} khỏi sổ?"
FOR_GOOD = "Số liệu các buổi và danh sách tệp đã nhận của chi bộ bị xóa khỏi sổ này. Nhận lại tệp thì số liệu trở lại."
LIST, DETAIL, RECEIVE = range(3)


class CellsPage(Page):
    """The cells below the committee."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "cells_page", "Các chi bộ")
        self._year = context.now().year
        self._cells: tuple[CellYear, ...] = ()
        self._shown: int | None = None
        self._years = choice("cells_year", "Năm")
        self._take = button("Nhận tệp…", "receive_files", kind="primary", shortcut="Ctrl+O")
        self._take_folder = button("Nhận cả thư mục…", "receive_folder", kind="link")
        self._report = button("Báo cáo tổng hợp năm", "cells_report", kind="link")
        self._rules = label("", "small", name="cells_rules")
        self.list = CellsList(context)
        self.detail = CellDetail(context)
        self.receive = ReceivePanel(context)
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the year again; what is chosen stays chosen."""
        book, today = self.context.book, self.context.now().date()
        years = sorted({*book.ask(cells_overview.years), self._year, today.year}, reverse=True)
        refill(self._years, [(f"Năm {year}", year) for year in years], self._year)
        self._cells = book.ask(lambda uow: cells_overview.overview(uow, self._year, today))
        self._rules.setText(f"Theo {book.rules(today).title}")
        self._years.setToolTip(self._rules.text())
        self.list.show_cells(self._cells)
        if self._shown is not None:
            self._fill_detail(self._shown)

    def leave(self) -> None:
        """Stop taking in: what was taken in stays."""
        if self.receive.is_running:
            self.receive.leave()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the keyboard into what is open."""
        super().showEvent(event)
        self._focus()

    def take_in(self, paths: list[Path]) -> None:
        """Take these files in and show how it goes."""
        self._stack.setCurrentIndex(RECEIVE)
        self._shown = None
        self._enable()
        self.receive.begin(paths)

    def open_cell(self, cell: int) -> None:
        """Show one cell."""
        self._shown = cell
        self._fill_detail(cell)
        if self._shown is not None:
            self._stack.setCurrentIndex(DETAIL)
            self.detail.focus_first()

    def _build(self) -> None:
        tokens = self.context.tokens
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.edge, tokens.room(18), tokens.edge, tokens.room(14))
        page.setSpacing(tokens.room(12))
        self._years.setFixedWidth(round(132 * tokens.scale**0.85))
        head = QVBoxLayout()
        head.setSpacing(tokens.room(4))
        head.addLayout(row(label("Các chi bộ", "title"), None, self._years, self._take))
        ways = FlowLayout(tokens.room(14))
        shown = (self._rules, self._take_folder, self._report)
        for part in shown[tokens.scale > LARGE :]:
            ways.addWidget(part)
        head.addLayout(ways)
        page.addLayout(head)
        for view in (self.list, self.detail, self.receive):
            self._stack.addWidget(view)
        page.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._years.activated.connect(self._choose_year)
        self._take.clicked.connect(self._ask_files)
        Lead(self._take, self.receive)
        self._take_folder.clicked.connect(self._ask_folder)
        self._report.clicked.connect(self._open_report)
        self.list.chosen.connect(self.open_cell)
        self.detail.left.connect(self._back)
        self.detail.forgotten.connect(self._forget)
        self.receive.left.connect(self._back)
        self.receive.changed.connect(self._changed_below)

    def _fill_detail(self, cell: int) -> None:
        one = next((one for one in self._cells if one.id == cell), None)
        if one is None:
            self._back()
            return
        year, book = self._year, self.context.book
        received = book.ask(lambda uow: cells_overview.received(uow, cell, year))
        self.detail.show_cell(one, received, book.ask(cells_overview.rules_of), year, self.context.now().date())

    def _back(self) -> None:
        cell, self._shown = self._shown, None
        self._stack.setCurrentIndex(LIST)
        self._enable()
        if cell is not None:
            self.list.choose(cell)
        self.list.focus_first()

    def _changed_below(self) -> None:
        self._enable()
        self.refresh()

    def _enable(self) -> None:
        """Let nothing else be taken in while files are on their way."""
        for one in (self._take, self._take_folder, self._report):
            one.setEnabled(not self.receive.is_running)

    def _focus(self) -> None:
        parts = (self.list, self.detail, self.receive)
        parts[self._stack.currentIndex()].focus_first()

    def _choose_year(self) -> None:
        self._year = self._years.currentData()
        self.refresh()

    def _ask_files(self) -> None:
        paths = ask_open_paths(self, "Nhận tệp của các chi bộ", self._folder, KIND)
        if paths:
            self.take_in(paths)

    def _ask_folder(self) -> None:
        folder = ask_folder(self, "Nhận mọi tệp trong thư mục", self._folder)
        if folder is None:
            return
        paths = cells_receiving.files_in(folder)
        if paths:
            self.take_in(paths)
        else:
            self.context.said.emit(NO_FILES.format(folder.name), "warn")

    @property
    def _folder(self) -> Path:
        return self.context.book.path.parent

    def _open_report(self) -> None:
        self.context.document_requested.emit(str(self._year), "cells-report")

    def _forget(self, cell: int) -> None:
        one = next((one for one in self._cells if one.id == cell), None)
        if one is not None and confirm(self, SURE.format(one.cell.name), FOR_GOOD, "Bỏ khỏi sổ"):
            self._back()
            self.context.save(lambda uow: cells_receiving.forget(uow, cell))
