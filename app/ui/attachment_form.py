"""The form beside the files: what a file is, what it belongs to, where its paper lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from app.domain.attachments import size_words
from app.domain.year_records import AttachmentRecord
from app.services.attachments import NewAttachment, ReadFile
from app.ui.form_parts import FormField, choice, line, refill
from app.ui.paper_owners import owner_of
from app.ui.side_form import SideForm, choose, text_box
from app.ui.tokens import Tokens
from app.ui.widgets import button, label

NOTHING = ("Không gắn với mục nào", "")
WARNING = (
    "Không đưa vào sổ tài liệu mật. Sổ đọc được dòng độ mật trong tệp Word, văn bản; không đọc được trong PDF và ảnh, "
    "đồng chí tự xem trước."
)


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form."""

    title: str
    owner: str
    paper_place: str
    note: str
    file: str


class AttachmentForm(SideForm):
    """One file or paper.

    Signals beside those of the base: ``open_wanted``, ``copy_wanted`` and ``removed``.
    """

    open_wanted = Signal()
    copy_wanted = Signal()
    removed = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__(tokens, "attachment", "Ghi tệp vào sổ")
        self.record: AttachmentRecord | None = None
        self.file: ReadFile | None = None
        self._can_open = False
        self._title = line("attachment_title", "Tên tệp hoặc hồ sơ", "Bản ký biên bản quý III")
        self._title_field = FormField("Tên", self._title)
        self._owner = choice("attachment_owner", "Thuộc về", [NOTHING])
        self._place = line("paper_place", "Hồ sơ giấy tại", "Tủ hồ sơ chi bộ, cặp 2026")
        self._place_field = FormField("Hồ sơ giấy tại", self._place)
        self._note = text_box(tokens, "attachment_note", "Ghi chú", 48)
        self._facts = label("", "small", wrap=True, name="attachment_facts")
        self._warning = label(WARNING, "small", wrap=True)
        self._open = button("Mở để xem", "open_attachment")
        self._copy = button("Lưu ra ngoài…", "save_attachment_copy", kind="link")
        self._remove = button("Xóa khỏi sổ", "remove_attachment", kind="link")
        fields = (
            self._title_field, self._facts, self._open, FormField("Thuộc về", self._owner), self._place_field,
            FormField("Ghi chú", self._note), self._warning,
        )  # fmt: skip
        self.arrange(fields, self._copy, self._remove)
        self._open.clicked.connect(self.open_wanted)
        self._copy.clicked.connect(self.copy_wanted)
        self._remove.clicked.connect(self.removed)
        self.show_record(None, None, can_open=False)

    def offer(self, owners: Sequence[tuple[str, str]]) -> None:
        """Offer what a file may belong to: words and ``session:s1``."""
        chosen = str(self._owner.currentData() or "")
        refill(self._owner, [NOTHING, *owners], chosen)
        self._choose(chosen)

    def show_record(
        self, record: AttachmentRecord | None, file: ReadFile | None, *, can_open: bool, owner: str = ""
    ) -> None:
        """Show a file that is kept, one that was just read, or an empty form for a paper."""
        self.record, self.file, self._can_open = record, file, can_open
        stem = file.file_name.rpartition(".")[0] or file.file_name if file else ""
        self._title.setText(record.title if record else stem)
        self._choose(owner)
        self._place.setText(record.paper_place if record else "")
        self._note.setPlainText(record.note if record else "")
        held = record is not None and bool(record.sha256)
        self._facts.setText(_facts(record, file))
        self._facts.setVisible(held or file is not None)
        self._open.setVisible(held and can_open)
        self._copy.setVisible(held)
        self._remove.setVisible(record is not None)
        self._warning.setVisible(record is None)
        self.begin_anew("Tệp trong sổ" if held else "Thêm tệp" if file else "Hồ sơ giấy")

    def typed(self) -> Typed:
        """Return what stands in the form; a file that was just read is something new."""
        name = self.file.sha256 if self.file else ""
        owner = str(self._owner.currentData() or "")
        return Typed(self._title.text(), owner, self._place.text(), self._note.toPlainText(), name)

    @property
    def is_changed(self) -> bool:
        """Whether something is typed, or read, that the book does not have."""
        return super().is_changed or self.file is not None

    def new(self) -> NewAttachment:
        """Return what is to be kept."""
        kind, _, name = str(self._owner.currentData() or "").partition(":")
        numbers = {one: int(name) if kind == one else None for one in ("topic", "directive", "task")}
        session = name if kind == "session" else None
        return NewAttachment(
            self._title.text(), session, paper_place=self._place.text(), note=self._note.toPlainText(), **numbers
        )

    def check(self) -> bool:
        """Return whether it can be kept; say what is wrong."""
        named = bool(self._title.text().strip())
        self._title_field.say("" if named else "Chưa ghi tên.")
        held = self.file is not None or (self.record is not None and bool(self.record.sha256))
        placed = held or bool(self._place.text().strip())
        self._place_field.say("" if placed else "Ghi nơi để hồ sơ giấy, như “Tủ hồ sơ chi bộ”.")
        if not named:
            self._title.setFocus()
        elif not placed:
            self._place.setFocus()
        return named and placed

    def restore(self) -> None:
        """Give up a file that was read; show again what the book has."""
        owner = owner_of(self.record) if self.record else ""
        self.show_record(self.record, None, can_open=self._can_open, owner=owner)

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        self._title.setFocus()
        self._title.selectAll()

    def _choose(self, owner: str) -> None:
        choose(self._owner, owner, "Mục của năm khác")


def _facts(record: AttachmentRecord | None, file: ReadFile | None) -> str:
    if file is not None:
        return f"{file.file_name}, {size_words(len(file.content))}. Bấm Ghi để đưa vào sổ."
    if record is None or not record.sha256:
        return ""
    return f"{record.file_name}, {size_words(record.size)}, mã kiểm tra {record.sha256[:12]}…"
