"""Files kept in the book: directives received, scans of signed minutes, slides, evidence; papers by their place."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from app.domain.attachments import can_open, total_words
from app.domain.year_records import AttachmentRecord
from app.services import attachments, directives
from app.services.attachments import ReadFile
from app.services.documents import write
from app.ui.attachment_form import AttachmentForm
from app.ui.attachments_table import COLUMNS, AttachmentsTable
from app.ui.busy_line import BusyLine
from app.ui.context import AppContext
from app.ui.file_worker import FileWorker
from app.ui.form_parts import key, teach
from app.ui.leading import Lead
from app.ui.list_table import ListTable
from app.ui.messages import ask_open_path, ask_save_path, confirm
from app.ui.paper_owners import further_owners, owner_of
from app.ui.side_view import SideView
from app.ui.widgets import button, label, name_control, row

TEACHING = (
    "Đưa vào sổ bản quét biên bản đã ký, văn bản cấp trên, ảnh minh chứng để tìm là thấy. Tệp nằm trong sổ, đi theo "
    "bản sao lưu; mở ra chỉ để xem, không sửa được. Tài liệu mật chỉ ghi nơi để hồ sơ giấy."
)
KINDS = "Tài liệu (*.pdf *.docx *.xlsx *.pptx *.odt *.ods *.png *.jpg *.jpeg *.txt);;Mọi tệp (*)"
KEYS = (("Ctrl N", "thêm tệp"), ("Enter", "xem, sửa"), ("Ctrl O", "mở"), ("Ctrl Enter", "ghi"), ("Esc", "về bảng"))
READING = "Đang đọc “{}”…"
COPYING = "Đang lưu “{}”…"
SURE = "Xóa “{}” khỏi sổ?"
FOR_GOOD = "Nội dung tệp mất hẳn, chỉ còn trong các bản sao lưu trước. Nếu cần giữ, đồng chí lưu ra ngoài trước."


class AttachmentsView(SideView):
    """Every file, the newest first."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "attachments_view", ListTable(context, COLUMNS, wrap=True))
        self._kept: tuple[AttachmentRecord, ...] = ()
        self._owners: dict[str, str] = {}
        self.busy = BusyLine(context.tokens, "attachment_work")
        self.worker = FileWorker(context, self, self.busy)
        self._model = AttachmentsTable(context, self)
        name_control(self.table, "attachments_table", "Tệp và hồ sơ")
        self._form = AttachmentForm(context.tokens)
        self._add = button("Thêm tệp…", "add_attachment", kind="primary", accessible="Thêm tệp vào sổ")
        self._add_paper = button("Ghi hồ sơ giấy", "add_paper", accessible="Ghi nơi để hồ sơ giấy")
        self._total = label("", "muted", wrap=True, name="attachments_total")
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the list again; what is being typed stays."""
        book = self.context.book
        self._kept = book.ask(attachments.kept)
        self._owners = further_owners(self.context, book.ask(directives.received))
        self._model.show_files(self._kept, {one.id: self._owner(one) for one in self._kept})
        self._form.offer([(text, place) for place, text in self._owners.items()])
        self._total.setText(total_words(self._kept, attachments.limits()))
        self.show_list(filled=bool(self._kept))

    def add(self) -> None:
        """Ask for a file and read it."""
        if self.is_free(self._form):
            path = ask_open_path(self, "Chọn tệp đưa vào sổ", _documents(), KINDS)
            if path is not None:
                self.read(path)

    def read(self, path: Path) -> None:
        """Read a file off this thread, then show it in the form; nothing is in the book before it is kept."""
        job = partial(attachments.read_file, path)
        self.worker.run(job, self._show_file, said=READING.format(path.name))

    def show_record(self, number: int) -> None:
        """Show the file of that row number."""
        self.refresh()
        super().show_record(number)

    def focus_first(self) -> None:
        """Put the keyboard into the table, or on the way to the first file."""
        (self.table if self._kept else self._add).setFocus()

    def _owner(self, record: AttachmentRecord) -> str:
        place = owner_of(record)
        return self._owners.get(place, "Mục của năm trước" if place else "")

    def _build(self) -> None:
        title, text = label("Sổ chưa giữ tệp nào", "title", wrap=True), label(TEACHING, "muted", wrap=True)
        empty = teach(self.context.tokens, "attachments_empty", title, text)
        head = row(spacing=self.context.tokens.gap)
        head.addWidget(self._total, 1)
        head.addWidget(self._add_paper)
        head.addWidget(self._add)
        self.arrange((head, row(self.busy)), empty, ((self._form, self._store),), KEYS)

    def _connect(self) -> None:
        self.table.setModel(self._model)
        self.table.activated.connect(self._edit_chosen)
        self._add.clicked.connect(self.add)
        Lead(self._add, self._form)
        self._add_paper.clicked.connect(self._new_paper)
        self._form.open_wanted.connect(self._open)
        self._form.copy_wanted.connect(self._copy)
        self._form.removed.connect(self._remove)
        self.busy.stopped.connect(self.worker.abandon)
        key("Ctrl+O", self.table, self._open_chosen)

    def _show_file(self, file: ReadFile) -> None:
        self._form.show_record(None, file, can_open=False)
        self.open_form(self._form)

    def _new_paper(self) -> None:
        if self.is_free(self._form):
            self._form.show_record(None, None, can_open=False)
            self.open_form(self._form)

    def _chosen(self) -> AttachmentRecord | None:
        return next((one for one in self._kept if one.id == self.table.chosen()), None)

    def _edit_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is not None and self.is_free(self._form):
            self._form.show_record(chosen, None, can_open=can_open(chosen), owner=owner_of(chosen))
            self.open_form(self._form)

    def _store(self) -> None:
        new, record, file = self._form.new(), self._form.record, self._form.file
        refused = partial(self._take_back, file)
        self._form.file = None
        if record is None:
            at = self.context.now()
            self.context.save(lambda uow: attachments.add(uow, new, at, file), then=self.show_record, refused=refused)
            return
        number = record.id
        self.context.save(lambda uow: attachments.change(uow, number, new), refused=refused)

    def _take_back(self, file: ReadFile | None) -> None:
        """Show the form again with the file that the book did not take."""
        self._form.file = file
        self.reopen(self._form)

    def _open_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.sha256:
            self._look_at(chosen)

    def _open(self) -> None:
        if self._form.record is not None:
            self._look_at(self._form.record)

    def _look_at(self, record: AttachmentRecord) -> None:
        """Lay out a read-only copy off this thread, then let the system show it."""
        book, viewing = self.context.book, self.context.viewing

        def lay_out() -> Path:
            return viewing.lay_out(record, book.ask(partial(attachments.content, attachment=record.id)))

        self.worker.run(lay_out, show_file, said=READING.format(record.file_name))

    def _copy(self) -> None:
        record = self._form.record
        if record is None:
            return
        path = ask_save_path(self, "Lưu tệp ra ngoài", _documents() / record.file_name, "Mọi tệp (*)")
        if path is None:
            return
        book, number = self.context.book, record.id

        def copy() -> Path:
            write(path, book.ask(partial(attachments.content, attachment=number)))
            return path

        self.worker.run(copy, self._say_copied, said=COPYING.format(path.name))

    def _say_copied(self, path: Path) -> None:
        self.context.said.emit(f"Đã lưu “{path.name}” vào thư mục {path.parent}", "good")

    def _remove(self) -> None:
        record = self._form.record
        if record is None:
            return
        if record.sha256 and not confirm(self, SURE.format(record.title), FOR_GOOD, "Xóa khỏi sổ"):
            return
        number = record.id
        self.close_forms()
        self.context.save(lambda uow: attachments.remove(uow, number))


def show_file(path: Path) -> None:
    """Let the system show a file with its own program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
