"""The form beside the documents received: one of them, what replaced it, and what rests on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem

from app.domain.directives import short_name
from app.domain.year_records import DirectiveRecord
from app.errors import WrongInput
from app.services.directives import NewDirective
from app.ui.form_parts import FormField, choice, example_of, key, line, refill
from app.ui.side_form import SideForm, day_field, day_in, day_typed, put_day, text_box
from app.ui.tokens import Tokens
from app.ui.widgets import button, name_control

BASIS = "Đứng trong phần căn cứ của kế hoạch, báo cáo."
NOTHING = ("Chưa bị thay thế", None)
ADD_USE = ("Thêm chuyên đề hoặc buổi…", "")
_USE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form."""

    title: str
    number: str
    issued_on: str
    issuer: str
    valid_until: str
    superseded_by: int | None
    is_basis: bool
    note: str


class DirectiveForm(SideForm):
    """One document from above.

    Signals beside those of the base: ``removed``; ``use_wanted(place)`` such as ``topic:12`` or ``session:s1``;
    ``use_dropped(row number)``.
    """

    removed = Signal()
    use_wanted = Signal(str)
    use_dropped = Signal(int)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__(tokens, "directive", "Ghi văn bản cấp trên vào sổ")
        self.record: DirectiveRecord | None = None
        self._known: Sequence[DirectiveRecord] = ()
        self._number = line("directive_number", "Số, ký hiệu", "42-HD/BTCTW")
        self._issuer = line("directive_issuer", "Nơi ban hành", "Ban Tổ chức Trung ương")
        self._title = text_box(tokens, "directive_title", "Tên loại, trích yếu")
        self._title.setPlaceholderText(example_of("Hướng dẫn về sinh hoạt chi bộ"))
        self._later = choice("directive_later", "Đã thay bằng", [NOTHING])
        self._basis = QCheckBox("Là căn cứ chung")
        name_control(self._basis, "directive_basis", "Là căn cứ chung của kế hoạch, báo cáo")
        self._note = text_box(tokens, "directive_note", "Ghi chú", 48)
        self._uses = QListWidget()
        name_control(self._uses, "directive_uses", "Dùng ở; phím Delete để bỏ")
        self._uses.setFixedHeight(tokens.px(96))
        self._uses.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._add_use = choice("directive_add_use", "Thêm nơi dùng", [ADD_USE])
        self._remove = button("Xóa khỏi danh sách", "remove_directive", kind="link")
        self._build()
        self._remove.clicked.connect(self.removed)
        self._add_use.activated.connect(self._want_use)
        key("Delete", self._uses, self._drop_use)
        self.show_directive(None, ())

    def offer(self, known: Sequence[DirectiveRecord], places: Sequence[tuple[str, str]]) -> None:
        """Offer the documents that may have replaced this one, and where it may be used (words, ``topic:12``)."""
        self._known = known
        refill(self._add_use, [ADD_USE, *places], "")
        self._offer_later(self._later.currentData())

    def show_directive(self, record: DirectiveRecord | None, uses: Sequence[tuple[str, int]]) -> None:
        """Show a document with where it is used (words, row number), or an empty form."""
        self.record = record
        shown = record or DirectiveRecord(0, "")
        self._number.setText(shown.number)
        self._issuer.setText(shown.issuer)
        self._title.setPlainText(shown.title)
        put_day(self._issued, shown.issued_on)
        put_day(self._until, shown.valid_until)
        self._offer_later(shown.superseded_by)
        self._basis.setChecked(shown.is_basis)
        self._note.setPlainText(shown.note)
        for part in (self._uses_field, self._add_use, self._remove):
            part.setVisible(record is not None)
        self.show_uses(uses)
        self.begin_anew("Sửa văn bản cấp trên" if record else "Thêm văn bản cấp trên")

    def show_uses(self, uses: Sequence[tuple[str, int]]) -> None:
        """Show where the document is used."""
        if [(item.text(), item.data(_USE)) for item in self._items()] == list(uses):
            return
        self._uses.clear()
        for text, number in uses:
            item = QListWidgetItem(text, self._uses)
            item.setData(_USE, number)
            item.setToolTip(text)

    def typed(self) -> Typed:
        """Return what stands in the form."""
        return Typed(
            self._title.toPlainText(), self._number.text(), day_typed(self._issued), self._issuer.text(),
            day_typed(self._until), self._later.currentData(), self._basis.isChecked(), self._note.toPlainText(),
        )  # fmt: skip

    def new(self) -> NewDirective:
        """Return the document as it is to be kept; raises WrongInput after saying what is wrong."""
        typed = self.typed()
        return NewDirective(
            typed.title, typed.number, day_in(self._issued), typed.issuer, typed.note, day_in(self._until),
            typed.superseded_by, typed.is_basis,
        )  # fmt: skip

    def check(self) -> bool:
        """Return whether the document can be kept; say what is wrong."""
        try:
            new = self.new()
        except WrongInput:
            return False
        self._title_field.say("" if new.title.strip() else "Chưa ghi tên hoặc trích yếu văn bản.")
        if not new.title.strip():
            self._title.setFocus()
        return bool(new.title.strip())

    def restore(self) -> None:
        """Show again what the book has."""
        self.show_directive(self.record, [(item.text(), item.data(_USE)) for item in self._items()])

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        self._number.setFocus()

    def _build(self) -> None:
        self._issued = day_field("Ngày ban hành", "directive_day")
        self._until = day_field("Có hiệu lực đến", "directive_until", hint="Bỏ trống khi văn bản không ghi.")
        self._title_field = FormField("Tên loại, trích yếu", self._title)
        self._uses_field = FormField("Dùng ở", self._uses, hint="Phím Delete để bỏ dòng đang chọn.")
        fields = (
            FormField("Số, ký hiệu", self._number), self._issued, FormField("Nơi ban hành", self._issuer),
            self._title_field, self._until, FormField("Đã thay bằng", self._later),
            FormField("", self._basis, hint=BASIS), FormField("Ghi chú", self._note), self._uses_field, self._add_use,
        )  # fmt: skip
        self.arrange(fields, self._remove)

    def _offer_later(self, chosen: int | None) -> None:
        others = [one for one in self._known if self.record is None or one.id != self.record.id]
        refill(self._later, [NOTHING, *((short_name(one), one.id) for one in others)], chosen)
        self._later.setCurrentIndex(max(0, self._later.currentIndex()))

    def _items(self) -> list[QListWidgetItem]:
        return [self._uses.item(number) for number in range(self._uses.count())]

    def _want_use(self) -> None:
        wanted = self._add_use.currentData()
        self._add_use.setCurrentIndex(0)
        if wanted:
            self.use_wanted.emit(wanted)

    def _drop_use(self) -> None:
        item = self._uses.currentItem()
        if item is not None:
            self.use_dropped.emit(item.data(_USE))
