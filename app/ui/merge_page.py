"""Sessions that another laptop recorded, beside the book's: what differs, what is taken, and one step to do it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QStandardPaths
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.backup_words import Reason
from app.domain.merging import Choice, Take
from app.errors import KnownError
from app.services import backups, merge_source, merging
from app.services.merging import Merge, Preview
from app.ui.busy_line import BusyLine
from app.ui.context import AppContext
from app.ui.file_worker import FileWorker
from app.ui.form_parts import FormField, key, line, teach
from app.ui.list_table import ListTable
from app.ui.merge_card import MergeCard
from app.ui.merge_people import MergePeople
from app.ui.merge_tables import SESSIONS, MergeSessionsTable, deed
from app.ui.messages import ask_open_path
from app.ui.page import Page
from app.ui.widgets import button, key_hint, label, name_control, row

if TYPE_CHECKING:
    from app.services.exchange_format import ExchangeFile

KINDS = "Tệp trao đổi hoặc sổ (*.json *.scb)"
LEAD = (
    "Đồng chí chọn tệp trao đổi (.json) hoặc sổ (.scb) mang từ máy kia về. Chương trình chỉ cho xem chỗ khác nhau; "
    "đồng chí chọn gì thì sổ mới lấy nấy. Kế hoạch, sổ số và thiết lập của sổ này không thay đổi."
)
BUSY = "Đang đọc và so sánh “{}”…"
TOLD = "“{}”: {} buổi. Biên bản đã chốt trong sổ không bao giờ bị thay."
DONE = "Đã gộp: thêm {} buổi, thay {} buổi, thêm {} đảng viên."
STOPPED = "Đã dừng; sổ không thay đổi. Đồng chí chọn lại tệp khi cần."
SAVING = "Đang sao lưu rồi gộp…"
UNDO = "Xem bản trước khi gộp"
#: Least width, in the tokens' pixels, at which sessions and details stand side by side.
WIDE = 820
#: So many sessions are named beside the button that merges them.
FEW = 2
#: How long closing the book waits for a read of the book that has begun.
PATIENCE_MILLISECONDS = 1000


class MergePage(Page):
    """Reads on a thread of its own; the book changes only by ``merge_sessions``, after a backup, in one transaction."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "merge_page", "Gộp buổi ghi ở máy khác")
        self.busy = BusyLine(context.tokens, "merge_work")
        self.worker = FileWorker(context, self, self.busy)
        self._path: Path | None = None
        self._file: ExchangeFile | None = None
        self._answers: Mapping[str, str] = {}
        self._shown: Preview | None = None
        self._choices: dict[str, Choice] = {}
        self._number = 0
        self._left = False
        self._told = label("", "muted", wrap=True, name="merge_lead")
        self._first = button("Chọn tệp của máy kia…", "choose_first_merge_file", kind="primary")
        lead = label(LEAD, "muted", wrap=True)
        self._empty = teach(
            context.tokens, "merge_empty", label("Có buổi ghi ở máy khác?", "heading"), lead, self._first
        )
        self._password = line("merge_password", "Mật khẩu của sổ trong tệp")
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._locked = FormField("Mật khẩu của sổ trong tệp", self._password)
        self.people = MergePeople(context.tokens)
        self._model = MergeSessionsTable(context, self)
        self.table = ListTable(context, SESSIONS)
        name_control(self.table, "merge_sessions_list", "Các buổi trong tệp")
        self.card = MergeCard(context)
        self._choose = button("Chọn tệp…", "choose_merge_file", accessible="Chọn tệp của máy kia")
        self._merge = button("Gộp vào sổ", "merge_sessions", kind="primary")
        self._summary = label("", wrap=True, name="merge_summary")
        self._back = button("Về Thiết lập", "leave_merge")
        self._build()
        self._connect()
        self._show(None)
        self._told.hide()

    def open_file(self, path: Path, password: str | None = None) -> None:
        """Read a file and show what differs."""
        self._path, self._file, self._answers, self._choices, self._left = path, None, {}, {}, False
        self._show(None)
        self._told.hide()
        book = self.context.book
        self._run(partial(merge_source.read, path, password, book.key, own=book.path), self._take_file)

    def refresh(self) -> None:
        """Compare again when a file is shown; one whose reading was left half-way is read again."""
        if self._file is not None:
            self._compare()
        elif self._path is not None and self._left and self._locked.isHidden():
            self.open_file(self._path)

    def leave(self) -> None:
        """Drop what is being read."""
        self._left = self._left or self._file is None
        self._number += 1

    def finish(self) -> None:
        """Let go of the book, unless that takes long."""
        self.worker.finish(PATIENCE_MILLISECONDS)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the keyboard on the way to a file while none is chosen."""
        super().showEvent(event)
        if self._path is None:
            self._first.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the details below the list when there is no room beside it."""
        super().resizeEvent(event)
        wide = self.width() >= self.context.tokens.px(WIDE)
        self._parts.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _run(self, job: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self._number += 1
        told, refused = partial(self._deliver, self._number, then), partial(self._deliver, self._number, self._refuse)
        self.worker.run(job, told, refused, said=BUSY.format(self._path.name if self._path else ""))

    def _deliver(self, number: int, then: Callable[[Any], None], found: object) -> None:
        if number == self._number:
            then(found)

    def _refuse(self, error: KnownError) -> None:
        self._tell(error.text)
        if isinstance(error, merge_source.NeedsPassword):
            self._locked.show()
            self._password.setFocus()
        else:
            self._show(None)
            self._choose.setFocus()

    def _take_file(self, file: ExchangeFile) -> None:
        self._file = file
        self._password.clear()
        self._locked.hide()
        self._compare()

    def _compare(self) -> None:
        assert self._file is not None
        self._run(partial(_previewed, self.context, self._file, self._answers), self._show)

    def _show(self, shown: Preview | None) -> None:
        """Show what a file offers, or nothing; what was chosen stays where it is still offered."""
        self._shown = shown
        offered = shown.sessions if shown else ()
        kept = {one.id: self._choices[one.id] for one in offered if one.id in self._choices and not one.blocked}
        self._choices = (merging.usual(shown) if shown else {}) | kept
        self.people.show_matches(shown.matches if shown else ())
        self._model.show_rows(offered)
        for part in (self.table, self._merge, self._summary, self._keys):
            part.setVisible(bool(offered))
        self._body.setVisible(self._path is not None)
        self.card.setVisible(bool(offered))
        self._empty.setVisible(self._path is None)
        self._choose.setVisible(self._path is not None)
        if shown and self._path:
            self._tell(TOLD.format(self._path.name, len(offered)))
        if offered and not self.table.chosen():
            first = next((one for one in offered if one.meeting.value != "same"), offered[0])
            self.table.choose(first.id)
            self.table.setFocus()
        self._show_choices()

    def _tell(self, text: str) -> None:
        self._told.setText(text)
        self._told.show()

    def _show_choices(self) -> None:
        self._model.show_choices(self._choices)
        one = next((one for one in self._model.rows if one.id == self.table.chosen()), None)
        if one is not None:
            self.card.show_session(one, self._choices.get(one.id, Take.MINE))
        wanted = self._wanted()
        self._merge.setEnabled(bool(wanted))
        told = [f"{deed(one, wanted[one.id])}: {one.topic}" for one in self._model.rows if one.id in wanted]
        self._summary.setText("; ".join(told) if len(told) <= FEW else f"Sẽ lấy của {len(told)} buổi.")

    def _wanted(self) -> dict[str, Choice]:
        """Return what changes the book."""
        return {uid: choice for uid, choice in self._choices.items() if merging.takes(choice)}

    def _choose_row(self, *_: QModelIndex) -> None:
        self._show_choices()

    def _take_choice(self, session_id: str, choice: Choice) -> None:
        self._choices[session_id] = choice
        self._show_choices()

    def _answer(self, answers: Mapping[str, str]) -> None:
        self._answers = answers
        self._compare()

    def _do(self) -> None:
        if self._shown is None or not self._wanted():
            return
        self._merge.setEnabled(False)
        self._summary.setText(SAVING)
        book, at = self.context.book, self.context.now()
        job = partial(backups.keep, book.path, book.key, at, Reason.IMPORT, always=True)
        then = partial(self._apply, self._shown, self._wanted())
        self.worker.run(job, then, self._refuse_merging, said=SAVING)

    def _refuse_merging(self, error: KnownError) -> None:
        self.context.refuse(error)
        self._show_choices()

    def _apply(self, shown: Preview, wanted: dict[str, Choice], _: object) -> None:
        self.context.save(
            lambda uow: merging.apply(uow, shown, wanted), then=self._say_done, refused=self._show_choices
        )

    def _say_done(self, done: Merge) -> None:
        self._choices = {}
        said = DONE.format(done.added, done.changed, done.members)
        self.context.offered.emit(said, UNDO, self.context.restore_requested.emit)

    def _ask_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = ask_open_path(self, "Chọn tệp của máy kia", Path(folder), KINDS)
        if path is not None:
            self._locked.hide()
            self.open_file(path)

    def _stop(self) -> None:
        """Wait no longer; the file may be read again, and what was not saved yet is not merged."""
        self.worker.abandon()
        self._number += 1
        if self._shown is None:
            self._file = None
            self._tell(STOPPED)
            self._choose.setFocus()
        self._show_choices()

    def _try_password(self) -> None:
        if self._path is not None:
            self.open_file(self._path, self._password.text())

    def _go_back(self) -> None:
        self.context.page_requested.emit("settings:backup")

    def _connect(self) -> None:
        for way in (self._choose, self._first):
            way.clicked.connect(self._ask_file)
        self._password.returnPressed.connect(self._try_password)
        self.people.answered.connect(self._answer)
        self.table.selectionModel().currentRowChanged.connect(self._choose_row)
        self.table.activated.connect(self.card.table.setFocus)
        self.card.chosen.connect(self._take_choice)
        self._merge.clicked.connect(self._do)
        self.busy.stopped.connect(self._stop)
        self._back.clicked.connect(self._go_back)
        key("Escape", self, self._go_back)

    def _build(self) -> None:
        tokens = self.context.tokens
        self.table.setModel(self._model)
        self.table.setMinimumHeight(tokens.px(110))
        self._locked.hide()
        self._body = QWidget()
        self._parts = QHBoxLayout(self._body)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(tokens.room(14))
        self._parts.addWidget(self.table, 4)
        self._parts.addWidget(self.card, 5)
        keys = (("1 2 3", "lấy bên nào"), ("Esc", "về Thiết lập"))
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.edge, tokens.room(18), tokens.edge, tokens.room(14))
        box.setSpacing(tokens.room(12))
        box.addLayout(row(label("Gộp buổi ghi ở máy khác", "title"), None, self._choose, self._back))
        box.addWidget(self._told)
        box.addWidget(self._locked)
        box.addWidget(self.people)
        box.addWidget(self._empty, 1)
        box.addWidget(self._body, 1)
        box.addWidget(self.busy)
        foot = row(self._merge, spacing=tokens.room(14))
        foot.addWidget(self._summary, 1)
        box.addLayout(foot)
        self._keys = QWidget()
        self._keys.setLayout(row(*(key_hint(cap, meaning) for cap, meaning in keys), None, spacing=tokens.room(14)))
        box.addWidget(self._keys)


def _previewed(context: AppContext, file: ExchangeFile, answers: Mapping[str, str]) -> Preview:
    """Run on the thread: compare the file with the book as it is now."""
    context.book.flush()
    own = context.book.ask(partial(merge_source.own, file=file))
    source = merge_source.source(file, own, answers, secret=context.book.is_encrypted)
    return context.book.ask(partial(merging.preview, source=source))
