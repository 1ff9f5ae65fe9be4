"""The names of the organisation as they are typed, with the lines that documents make of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.cell_names import name_findings, place_findings, superior_findings
from app.domain.records import CellRecord
from app.domain.vocabulary import CellKind
from app.ui.form_parts import FormField, choice, line
from app.ui.name_advice import NameAdvice
from app.ui.tokens import Tokens
from app.ui.widgets import label

SUPERIOR_HINT = "Tên đảng bộ cấp trên trực tiếp. Đầu văn bản sẽ ghi ĐẢNG BỘ …"
PLACE_HINT = "Tên xã, phường đứng trước “, ngày … tháng … năm …”."


class CellFields(QWidget):
    """Name, superior, place and kind of the cell.

    Signals: ``edited`` when the person changes one, ``entered`` on Enter in a line.
    """

    edited = Signal()
    entered = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._name = line("cell_name_input", "Tên chi bộ", "Chi bộ Thôn Đông")
        self._superior = line("superior_input", "Đảng bộ cấp trên", "Đảng bộ xã Tân Hòa")
        self._place = line("place_input", "Địa danh ghi trong văn bản", "Tân Hòa")
        self._kind = choice("kind_choice", "Loại hình chi bộ", [(kind.vi, kind.value) for kind in CellKind])
        self._name_field = FormField("Tên chi bộ", self._name)
        self._advice = {
            self._name: NameAdvice(tokens, "cell_name", about="Tên chi bộ"),
            self._superior: NameAdvice(tokens, "superior", about="Cấp trên"),
            self._place: NameAdvice(tokens, "place", about="Địa danh"),
        }
        self._preview = label("", "muted", wrap=True, name="cell_preview")
        self._preview.setAccessibleName("Đầu văn bản sẽ ghi")
        self._build(tokens)
        for edit in (self._name, self._superior, self._place):
            edit.textEdited.connect(self._note_edit)
            edit.returnPressed.connect(self.entered)
            edit.editingFinished.connect(self._advise)
            self._advice[edit].taken.connect(partial(self._take, edit))
        self._kind.activated.connect(self._note_edit)
        self._show_preview()

    def show_cell(self, cell: CellRecord) -> None:
        """Show what the book says."""
        self._name.setText(cell.name)
        self._superior.setText(cell.superior)
        self._place.setText(cell.place)
        self._kind.setCurrentIndex(self._kind.findData(cell.kind.value))
        self._name_field.say("")
        self._show_preview()
        self._advise()

    def cell(self) -> CellRecord:
        """Return what is typed."""
        name, superior, place = (" ".join(e.text().split()) for e in (self._name, self._superior, self._place))
        return CellRecord(name, superior, place, tuple(CellKind)[self._kind.currentIndex()])

    def check(self) -> bool:
        """Return whether the names can be kept; say what is missing beside its field."""
        named = bool(self.cell().name)
        self._name_field.say("" if named else "Chưa ghi tên chi bộ. Ví dụ: Chi bộ Thôn Đông.")
        if not named:
            self._name.setFocus()
        return named

    def focus_first(self) -> None:
        """Put the keyboard into the name."""
        self._name.setFocus()

    def _build(self, tokens: Tokens) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.room(12))
        grid = QGridLayout()
        grid.setHorizontalSpacing(tokens.space)
        grid.setVerticalSpacing(tokens.room(10))
        parts = (
            self._name_field,
            FormField("Loại hình", self._kind),
            FormField("Cấp trên trực tiếp", self._superior, hint=SUPERIOR_HINT),
            FormField("Địa danh", self._place, hint=PLACE_HINT),
        )
        for number, part in enumerate(parts):
            grid.addWidget(part, number // 2, number % 2, Qt.AlignmentFlag.AlignTop)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        box.addLayout(grid)
        for advice in self._advice.values():
            box.addWidget(advice)
        box.addWidget(self._preview)

    def _note_edit(self) -> None:
        if self._name_field.fault and self._name.text().strip():
            self._name_field.say("")
        if any(advice.text for advice in self._advice.values()):
            self._advise()
        self._show_preview()
        self.edited.emit()

    def _advise(self) -> None:
        cell = self.cell()
        found = (
            (self._name, name_findings(cell.name, cell.kind)),
            (self._superior, superior_findings(cell.superior, cell.kind)),
            (self._place, place_findings(cell.place, cell.kind)),
        )
        for edit, findings in found:
            self._advice[edit].show_findings(findings)
            if not (edit is self._name and self._name_field.fault):
                edit.setAccessibleDescription(self._advice[edit].text)

    def _take(self, edit: QLineEdit, text: str) -> None:
        edit.setText(text)
        self._advise()
        self._note_edit()
        edit.setFocus()

    def _show_preview(self) -> None:
        cell = self.cell()
        heads = [text.upper() for text in (cell.superior, cell.name) if text]
        dated = f"{cell.place}, ngày … tháng … năm …" if cell.place else ""
        self._preview.setText("Đầu văn bản sẽ ghi: " + " / ".join([*heads, dated] if dated else heads))
        self._preview.setVisible(bool(heads or dated))
