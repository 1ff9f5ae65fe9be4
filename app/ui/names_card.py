"""The names of the organisation in the settings: put right, or changed from a day on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout

from app.domain.naming import former_words
from app.domain.partial_dates import parse_day, show_partial
from app.domain.records import CellNameRecord, CellRecord
from app.errors import WrongInput
from app.ui.cell_fields import CellFields
from app.ui.form_parts import FormField, key, line
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, row

FIX = "Dùng khi ghi sai, ghi thiếu. Các buổi chưa bắt đầu sẽ theo tên đã sửa; buổi đã diễn ra giữ tên lúc họp."
RENAME = (
    "Dùng khi chi bộ hoặc cấp trên đổi tên, sáp nhập. Từ ngày này văn bản mới ghi tên mới; "
    "các buổi đã diễn ra vẫn giữ tên cũ."
)


class NamesCard(QFrame):
    """Names as they are typed.

    Signals: ``submitted(cell, renamed_on)`` when they are in order; ``renamed_on`` is None when they are put right.
    """

    submitted = Signal(object, object)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("names_card")
        self.setProperty("role", "card")
        self._known = CellRecord("", "", "")
        self._cell = CellFields(tokens)
        self._fix = button("Sửa cho đúng", "fix_names", kind="chip")
        self._rename = button("Đổi tên từ ngày…", "rename_cell", kind="chip")
        self._ways = QButtonGroup(self)
        for chip in (self._fix, self._rename):
            chip.setCheckable(True)
            self._ways.addButton(chip)
        self._fix.setChecked(True)
        self._day = line("renamed_on", "Ngày đổi tên", "01/7/2025")
        self._day_field = FormField("Tên mới có từ ngày", self._day)
        self._meaning = label("", "small", wrap=True)
        self._save = button("Ghi tên", "save_cell", kind="primary", accessible="Ghi tên chi bộ vào sổ")
        self._discard = button("Bỏ thay đổi", "discard_cell", accessible="Bỏ những gì vừa sửa ở tên chi bộ")
        self._former = label("", "small", wrap=True, name="former_names")
        self._build(tokens)
        self._connect()
        self._show_way()

    def follow(self, cell: CellRecord, former: Sequence[CellNameRecord] = ()) -> None:
        """Show what the book says, and the names before; what the person is changing stays."""
        self._former.setText(former_words(former))
        self._former.setVisible(bool(former))
        changed = self.is_changed
        self._known = cell
        if not changed:
            self._cell.show_cell(cell)
        self._note_change()

    @property
    def is_changed(self) -> bool:
        """Whether something is typed that the book does not have."""
        return self._cell.cell() != self._known

    def discard(self) -> None:
        """Give up what was typed."""
        self._cell.show_cell(self._known)
        self._day.clear()
        self._day_field.say("")
        self._fix.setChecked(True)
        self._show_way()

    def _build(self, tokens: Tokens) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.space, tokens.room(14))
        box.setSpacing(tokens.room(10))
        box.addWidget(label("Tên ghi trong văn bản", "heading"))
        box.addWidget(self._cell)
        box.addLayout(row(self._fix, self._rename, None))
        box.addWidget(self._day_field)
        box.addWidget(self._meaning)
        box.addLayout(row(self._save, self._discard, None))
        box.addWidget(self._former)

    def _connect(self) -> None:
        self._ways.buttonClicked.connect(self._show_way)
        self._cell.edited.connect(self._note_change)
        self._cell.entered.connect(self.submit)
        self._day.returnPressed.connect(self.submit)
        self._save.clicked.connect(self.submit)
        self._discard.clicked.connect(self.discard)
        key("Ctrl+Return", self, self.submit)

    def submit(self) -> None:
        """Hand the names over when they are in order; else say what is not."""
        self._day_field.say("")
        if not self._cell.check():
            return
        try:
            renamed_on: date | None = parse_day(self._day.text()) if self._rename.isChecked() else None
        except WrongInput as error:
            self._day_field.say(error.problem)
            self._day.setFocus()
            return
        self._known = self._cell.cell()
        self.submitted.emit(self._known, renamed_on)
        self.discard()

    def _show_way(self) -> None:
        renaming = self._rename.isChecked()
        self._day_field.setVisible(renaming)
        if renaming and not self._day.text():
            self._day.setText(show_partial(date.today().isoformat()))
        self._meaning.setText(RENAME if renaming else FIX)
        self._note_change()

    def _note_change(self) -> None:
        self._discard.setEnabled(self.is_changed)
