"""Bringing a book back from a backup: which book, which backup, what would be missing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QStandardPaths, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app import settings
from app.errors import KnownError
from app.services import restoring
from app.services.restoring import Choice, Findings
from app.ui.backup_details import BackupDetails
from app.ui.backup_table import COLUMNS, BackupTable
from app.ui.busy_line import BusyLine
from app.ui.form_parts import FormField, choice, key, refill
from app.ui.list_table import ListTable, Look
from app.ui.messages import ask_open_path, ask_save_path
from app.ui.new_book_form import KIND
from app.ui.tokens import Tokens
from app.ui.widgets import button, key_hint, label, name_control, row
from app.ui.worker import Worker

if TYPE_CHECKING:
    from app.services.doors import BookKey

TITLE = "Khôi phục sổ từ bản sao lưu"
LEAD = "Chọn một bản ở danh sách, xem bên phải sẽ mất gì so với sổ hiện có, rồi bấm Khôi phục."
NOTHING = "Chưa có bản sao nào trên máy này. Nếu có thẻ nhớ chứa bản sao, đồng chí cắm vào rồi bấm “Chọn tệp khác…”."
#: Least width, in the tokens' pixels, at which list and details stand side by side.
WIDE = 720
SIDE = 372
LOOKING = "Đang xem nơi sao lưu thứ hai…"
COMPARING = "Đang xem bản sao và so với sổ hiện có…"
OPENING = "Đang mở bản sao “{}”…"


class RestorePage(QWidget):
    """Shows the backups of ``book``, or of the books of this machine.

    Signals: ``wanted(choice, key, book)`` when the person restores; ``left`` when they go back.
    """

    wanted = Signal(object, object, object)
    left = Signal()

    def __init__(self, tokens: Tokens, book: Path | None, book_key: BookKey | None, *, is_open: bool) -> None:
        super().__init__()
        self.setObjectName("restore_page")
        self.setAccessibleName(TITLE)
        self.tokens = tokens
        self._book = book
        self._key = book_key
        self._is_open = is_open
        self._shown: Choice | None = None
        self._wanted = False
        self._busy = BusyLine(tokens, "backup_work", escape=True)
        self._worker = Worker(self, line=self._busy)
        self._books = choice("restore_book", "Sổ cần khôi phục")
        self._books_field = FormField("Sổ", self._books)
        self._lead = label(LEAD, "muted", wrap=True, name="restore_lead")
        look = Look(tokens)  # not this page: nothing may hold it but Qt
        self._model = BackupTable(look, self)
        self._list = ListTable(look, COLUMNS)
        name_control(self._list, "backup_list", "Các bản sao lưu")
        self._details = BackupDetails(tokens)
        self._other = button("Chọn tệp khác…", "choose_backup_file", accessible="Chọn tệp bản sao ở nơi khác")
        self._leave = button("Quay lại", "leave_restore")
        self._build()
        self._connect()
        self._fill()

    def say(self, text: str) -> None:
        """Say why restoring did not succeed."""
        self._details.say(text)

    def focus_first(self) -> None:
        """Put the keyboard on the list, or on the way to a file where the list is empty."""
        (self._list if self._model.rows else self._other).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the details below the list when there is no room beside it."""
        super().resizeEvent(event)
        wide = self.width() >= self.tokens.px(WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(way)
        self._details.setMaximumWidth(self.tokens.px(SIDE) if wide else self.width())

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Look no further into anything."""
        super().hideEvent(event)
        self._worker.abandon()

    def _build(self) -> None:
        tokens = self.tokens
        self._list.setModel(self._model)
        self._parts = QHBoxLayout()
        self._parts.setSpacing(tokens.room(14))
        self._parts.addWidget(self._list, 3)
        self._parts.addWidget(self._details, 2)
        keys = (("↑ ↓", "chọn bản sao"), ("Enter", "sang nút Khôi phục"), ("Esc", "quay lại"))
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.edge, tokens.room(18), tokens.edge, tokens.room(14))
        box.setSpacing(tokens.room(12))
        box.addLayout(row(label(TITLE, "title"), None, self._leave))
        box.addWidget(self._lead)
        box.addWidget(self._books_field)
        box.addLayout(self._parts, 1)
        box.addWidget(self._busy)
        hints = (key_hint(cap, meaning) for cap, meaning in keys)
        box.addLayout(row(self._other, None, *hints, spacing=tokens.room(14)))

    def _connect(self) -> None:
        self._books.activated.connect(self._change_book)
        self._list.selectionModel().currentRowChanged.connect(self._choose_row)
        self._list.activated.connect(self._go_on)
        self._details.wanted.connect(self._want)
        self._other.clicked.connect(self._ask_file)
        self._leave.clicked.connect(self.left)
        self._busy.stopped.connect(self._stop)
        key("Escape", self, self._escape)

    def _fill(self) -> None:
        """Show the books there are backups of, and the backups of the one chosen."""
        known = restoring.books_with_backups()
        last = settings.load().last_book
        self._book = self._book or (Path(last) if Path(last) in known else next(iter(known), None))
        books = sorted({*known, *((self._book,) if self._book else ())})
        refill(self._books, [(f"{path.stem}  ({path.parent})", str(path)) for path in books], str(self._book))
        self._books_field.setVisible(len(books) > 1 and not self._is_open)
        self._show_backups()

    def _show_backups(self) -> None:
        book = self._book
        self._worker.abandon()
        if book is not None and restoring.are_far(book):
            self._show_rows(())
            self._worker.run(partial(restoring.choices, book), self._show_rows, said=LOOKING)
        else:
            self._show_rows(restoring.choices(book) if book else ())

    def _show_rows(self, rows: tuple[Choice, ...]) -> None:
        self._model.show_rows(rows)
        self._lead.setText(LEAD if rows else NOTHING)
        self._list.setVisible(bool(rows))
        self._details.hide()
        best = next((one for one in rows if one.note), rows[0] if rows else None)
        if best is not None and not self._list.choose(best.id):
            return
        if best is not None:
            self._show_choice(best)

    def _change_book(self) -> None:
        self._book = Path(str(self._books.currentData()))
        self._show_backups()

    def _choose_row(self, index: QModelIndex) -> None:
        if index.isValid():
            self._show_choice(self._model.rows[index.row()])

    def _show_choice(self, chosen: Choice) -> None:
        if chosen == self._shown and self._details.isVisible():
            return
        self._shown = chosen
        self._worker.abandon()
        locked = restoring.needs_other_key(chosen.path, self._key)
        self._details.show_choice(chosen, locked=locked)
        if not locked:
            job = partial(_look, chosen, self._book, self._key, self._worker.watch(), is_open=self._is_open)
            self._worker.run(job, self._details.show_findings, self._refuse, said=COMPARING)

    def _refuse(self, error: KnownError) -> None:
        self._details.refuse(error.text)

    def _go_on(self) -> None:
        self._details.focus_first()

    def _want(self, password: str) -> None:
        chosen = self._shown
        if chosen is None:
            return
        book = self._book if chosen in self._model.rows else self._ask_target(chosen)
        if book is None:
            return
        self._worker.abandon()
        self._rest(resting=True)
        job = partial(restoring.key_for, chosen.path, password or None, self._key)
        then = partial(self._restore, chosen, book)
        self._worker.run(job, then, self._say_wrong, said=OPENING.format(chosen.path.name))

    def _restore(self, chosen: Choice, book: Path, opener: BookKey | None) -> None:
        self._rest(resting=False)
        self.wanted.emit(chosen, opener, book)

    def _say_wrong(self, error: KnownError) -> None:
        self._rest(resting=False)
        self._details.say(error.text)

    def _rest(self, *, resting: bool) -> None:
        """Take nothing but the wish to stop while the backup is opened that is to be put back."""
        self._wanted = resting
        for part in (self._books, self._list, self._details, self._other):
            part.setEnabled(not resting)
        if resting:
            self.setFocus()
        else:
            self._details.focus_first()

    def _stop(self) -> None:
        self._worker.abandon()
        if self._wanted:
            self._rest(resting=False)
        elif self._shown is not None:
            self._details.show_uncompared()

    def _escape(self) -> None:
        if self._wanted or self._busy.isVisible():
            self._busy.give_up()
        else:
            self.left.emit()

    def _ask_file(self) -> None:
        path = ask_open_path(self, "Chọn tệp bản sao", self._documents(), KIND)
        if path is None:
            return
        self._list.clearSelection()
        self._list.setCurrentIndex(QModelIndex())
        self._show_choice(restoring.choice_of(path))

    def _ask_target(self, chosen: Choice) -> Path | None:
        """Ask what a file from elsewhere is to become: the book of this page, or another one."""
        return ask_save_path(self, "Khôi phục thành sổ", self._book or self._documents() / chosen.path.name, KIND)

    def _documents(self) -> Path:
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _look(
    chosen: Choice, book: Path | None, known: BookKey | None, go_on: Callable[[], None], *, is_open: bool
) -> Findings:
    """Run on the thread: look into a choice and lay it beside the book."""
    opener = restoring.key_for(chosen.path, None, known)
    return restoring.look_into(chosen, opener, book, book_key=known, is_open=is_open, go_on=go_on)
