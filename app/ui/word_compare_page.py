"""A Word file that somebody edited, laid beside the document the book makes now. Nothing is changed by itself."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import KnownError
from app.services import word_comparing
from app.services.document_kinds import KINDS
from app.services.word_comparing import Comparison, Difference
from app.ui.busy_line import BusyLine
from app.ui.context import AppContext
from app.ui.file_worker import FileWorker
from app.ui.form_parts import key
from app.ui.list_table import ListTable
from app.ui.messages import ask_open_path
from app.ui.page import Page
from app.ui.widgets import button, key_hint, label, name_control, row
from app.ui.word_difference_card import WordDifferenceCard
from app.ui.word_differences_table import COLUMNS, WordDifferencesTable

if TYPE_CHECKING:
    from app.services.open_book import OpenBook
    from app.ui.document_maker import Wanted

WORD = "Word (*.docx)"
BUSY = "Đang đọc “{}” và so với sổ…"
STOPPED = "Đã dừng so sánh. Đồng chí chọn lại tệp khi cần."
SAME = "“{}” và {} trong sổ giống nhau từng chữ: {} đoạn."
TOLD = "“{}” so với {} trong sổ: {} chỗ cần xem, {} đoạn giống nhau. Chương trình không tự sửa gì trong sổ."
SEALED = " Biên bản đã chốt: muốn đính chính, đồng chí lập biên bản bổ sung."
COPIED = "Đã chép đoạn trong Word; đồng chí dán vào chỗ cần sửa bằng Ctrl+V."
BACK = "Sửa xong, đồng chí quay lại chỗ so sánh để xem chỗ tiếp theo."
#: Least width, in the tokens' pixels, at which list and texts stand side by side.
WIDE = 760
#: How long closing the book waits for a read of the book that has begun.
PATIENCE_MILLISECONDS = 1000


class WordComparePage(Page):
    """Compares again whenever the book changes, so that what was put right leaves the list."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "word_compare_page", "So với tệp Word")
        self._wanted: Wanted | None = None
        self._path: Path | None = None
        self._number = 0
        self.busy = BusyLine(context.tokens, "word_work")
        self.worker = FileWorker(context, self, self.busy)
        self._told = label("", "muted", wrap=True, name="word_told")
        self._model = WordDifferencesTable(context, self)
        self.table = ListTable(context, COLUMNS)
        name_control(self.table, "word_differences", "Những chỗ khác nhau")
        self._card = WordDifferenceCard(context.tokens)
        self._other = button("Tệp khác…", "choose_word_file", accessible="Chọn tệp Word khác")
        self._back = button("Về văn bản", "back_to_document", accessible="Về trang Văn bản")
        self._build()
        self._connect()

    def open_comparison(self, wanted: Wanted, path: Path) -> None:
        """Compare a document with a file."""
        if (wanted, path) != (self._wanted, self._path):
            self._model.show_rows(())
            self._card.hide()
        self._wanted, self._path = wanted, path
        self.refresh()
        self.table.setFocus()

    def refresh(self) -> None:
        """Compare again."""
        if self._wanted is None or self._path is None:
            return
        self._number += 1
        if not self._model.rows:
            self._told.setText(BUSY.format(self._path.name))
        job = partial(_compared, self.context.book, self._wanted, self._path)
        self.worker.run(job, partial(self._take, self._number), said=BUSY.format(self._path.name))

    def leave(self) -> None:
        """Drop what is being compared."""
        self._number += 1

    def finish(self) -> None:
        """Let go of the book, unless that takes long."""
        self.worker.finish(PATIENCE_MILLISECONDS)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the texts below the list when there is no room beside it."""
        super().resizeEvent(event)
        wide = self.width() >= self.context.tokens.px(WIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(across if wide else down)
        self._card.lay_out(down if wide else across)

    def _take(self, number: int, found: Comparison | KnownError) -> None:
        if number != self._number or self._wanted is None:
            return
        if isinstance(found, KnownError):
            self._model.show_rows(())
            self._card.hide()
            self._told.setText(found.text)
            self._other.setFocus()
            return
        self._model.show_rows(found.differences)
        title = KINDS[self._wanted.kind].lower()
        words = (found.file_name, title, len(found.differences), found.same)
        said = TOLD.format(*words) if found.differences else SAME.format(words[0], title, found.same)
        self._told.setText(said + (SEALED if found.differences and self._is_sealed() else ""))
        self.table.setVisible(bool(found.differences))
        self._card.setVisible(bool(found.differences))
        if found.differences and not self.table.chosen():
            self.table.choose(found.differences[0].id)
        self._show_chosen(self.table.currentIndex())

    def _is_sealed(self) -> bool:
        wanted = self._wanted
        return wanted is not None and isinstance(wanted.of, str) and bool(self.context.book.session(wanted.of).seal)

    def _show_chosen(self, index: QModelIndex, _: QModelIndex | None = None) -> None:
        if index.isValid() and index.row() < len(self._model.rows):
            self._card.show_difference(self._model.rows[index.row()])

    def _chosen(self) -> Difference | None:
        index = self.table.currentIndex()
        return self._model.rows[index.row()] if index.isValid() and self._model.rows else None

    def _go(self) -> None:
        chosen = self._chosen()
        if chosen is None or chosen.place is None:
            return
        back = partial(self.context.comparison_requested.emit, self._wanted, self._path)
        self.context.place_requested.emit(chosen.place)
        self.context.offered.emit(BACK, "Về chỗ so sánh", back)

    def _copy(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.their_text.strip():
            QGuiApplication.clipboard().setText(chosen.their_text.strip())
            self.context.said.emit(COPIED, "good")

    def _choose_file(self) -> None:
        if self._wanted is None or self._path is None:
            return
        path = ask_open_path(self, "Chọn tệp Word để so", self._path.parent, WORD)
        if path is not None:
            self.open_comparison(self._wanted, path)

    def _go_back(self) -> None:
        self.context.page_requested.emit("documents")

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.table.activated.connect(self._go)
        self._card.go_wanted.connect(self._go)
        self._card.copy_wanted.connect(self._copy)
        self._other.clicked.connect(self._choose_file)
        self._back.clicked.connect(self._go_back)
        key("Ctrl+C", self.table, self._copy)
        self.busy.stopped.connect(self._stop)
        key("Escape", self, self._go_back)

    def _stop(self) -> None:
        self.worker.abandon()
        self._number += 1
        self._told.setText(STOPPED)
        self._other.setFocus()

    def _build(self) -> None:
        tokens = self.context.tokens
        self.table.setModel(self._model)
        self._parts = QHBoxLayout()
        self._parts.setSpacing(tokens.room(14))
        self._parts.addWidget(self.table, 4)
        self._parts.addWidget(self._card, 3)
        self.table.setMinimumHeight(tokens.px(110))
        keys = (("Enter", "đến chỗ ấy trong sổ"), ("Ctrl C", "chép đoạn trong Word"), ("Esc", "về văn bản"))
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.edge, tokens.room(18), tokens.edge, tokens.room(14))
        box.setSpacing(tokens.room(12))
        box.addLayout(row(label("So với tệp Word", "title"), None, self._other, self._back))
        box.addWidget(self._told)
        box.addLayout(self._parts, 1)
        box.addWidget(self.busy)
        box.addLayout(row(*(key_hint(cap, meaning) for cap, meaning in keys), None, spacing=tokens.room(14)))
        order: tuple[QWidget, ...] = (self.table, *self._card.controls, self._other, self._back)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)


def _compared(book: OpenBook, wanted: Wanted, path: Path) -> Comparison | KnownError:
    """Run on the thread: make the document as it stands now and compare; a known problem is told on the page."""
    from app.services import documents

    copy = wanted.copy or documents.USUAL
    try:
        edited = word_comparing.read_file(path)
        if isinstance(wanted.of, int):
            made = documents.make_year(book, wanted.of, wanted.kind, copy=copy)
            return word_comparing.compare(made.docx, edited, path.name)
        made = documents.make(book, wanted.of, wanted.kind, copy=copy)
        return word_comparing.compare(made.docx, edited, path.name, book.session(wanted.of))
    except KnownError as error:
        return error
