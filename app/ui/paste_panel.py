"""The panel beside the roster into which a whole list of names is pasted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout

from app.domain.members import PastedMember, newcomers, parse_list
from app.domain.records import MemberRecord
from app.ui.form_parts import key
from app.ui.tokens import Tokens
from app.ui.widgets import button, key_hint, label, name_control, row

HELP = (
    "Mỗi dòng một đồng chí. Chép từ Excel hay Word thì để cột họ tên trước, rồi chức vụ, rồi tổ đảng. "
    "Số thứ tự ở đầu dòng được bỏ đi."
)

NAMESAKES = "Thêm cả người trùng tên với đồng chí đã có trong sổ"


class PastePanel(QFrame):
    """Signals: ``pasted(tuple of PastedMember)`` when they are to be added, ``left`` to go back to the table."""

    pasted = Signal(object)
    left = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._known: tuple[MemberRecord, ...] = ()
        self.setObjectName("paste_panel")
        self.setProperty("role", "card")
        self._text = QPlainTextEdit()
        name_control(self._text, "paste_text", "Danh sách họ và tên, mỗi dòng một đồng chí")
        self._text.setPlaceholderText("Nguyễn Văn Hùng\nHà Thị Lan\nMa Thị Hoa")
        self._text.setTabChangesFocus(True)
        self._text.setTabStopDistance(tokens.px(28))
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._twice = button("Thêm cả người trùng tên", "paste_namesakes", kind="chip", accessible=NAMESAKES)
        self._twice.setCheckable(True)
        self._count = label("", "strong", wrap=True, name="paste_count")
        self._count.setAccessibleName("Số đồng chí sẽ thêm")
        self._add = button("Thêm vào sổ", "add_pasted", kind="primary", accessible="Thêm danh sách này vào sổ")
        self._build(tokens)
        self._text.textChanged.connect(self._preview)
        self._twice.toggled.connect(self._preview)
        self._add.clicked.connect(self._submit)
        key("Ctrl+Return", self, self._submit)
        key("Escape", self, self.left.emit)
        self._preview()

    def know(self, members: tuple[MemberRecord, ...]) -> None:
        """Compare with these members; what is pasted stays."""
        self._known = members
        self._preview()

    def focus_first(self) -> None:
        """Put the keyboard into the list."""
        self._text.setFocus()

    def empty(self) -> None:
        """Forget what was pasted."""
        self._text.clear()

    def chosen(self) -> tuple[PastedMember, ...]:
        """Return the members that would be added, in the order of the list."""
        lines = parse_list(self._text.toPlainText())
        return lines if self._twice.isChecked() else newcomers(lines, self._known)[0]

    def _build(self, tokens: Tokens) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.px(14), tokens.space, tokens.px(14))
        box.setSpacing(tokens.gap)
        box.addWidget(label("Dán danh sách", "heading"))
        box.addWidget(label(HELP, "small", wrap=True))
        box.addWidget(self._text, 1)
        box.addLayout(row(self._twice, None))
        box.addWidget(self._count)
        box.addLayout(row(self._add, None))
        box.addWidget(key_hint("Ctrl Enter", "thêm vào sổ"))

    def _preview(self) -> None:
        _, there = newcomers(parse_list(self._text.toPlainText()), self._known)
        number = len(self.chosen())
        said = f"Sẽ thêm {number} đồng chí." if number else "Chưa có tên nào để thêm."
        if there and not self._twice.isChecked():
            said += f" Bỏ qua {len(there)} đồng chí đã có trong sổ."
        self._count.setText(said)
        self._twice.setVisible(bool(there))
        self._add.setEnabled(bool(number))

    def _submit(self) -> None:
        if members := self.chosen():
            self.pasted.emit(members)
