"""Where a list of members comes from: a file, or cells that are pasted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.form_parts import key
from app.ui.old_font_watch import LOOKS_ITSELF
from app.ui.tokens import Tokens
from app.ui.widgets import button, key_hint, label, name_control, row, scrolling

LEAD = (
    "Đọc được tệp Excel (.xlsx, .xls), LibreOffice (.ods), .csv và bảng trong tệp Word (.docx). Dòng tiêu đề, cột thừa "
    "và dòng chữ ký không sao; sổ chỉ giữ những mục cần dùng. Đồng chí xem trước từng dòng rồi mới ghi vào sổ."
)
PASTE = "Hoặc dán các ô chép từ Excel, Word; cũng có thể ghi mỗi dòng một họ tên."
EXAMPLE = "Ví dụ:\nNguyễn Văn Hùng\nHà Thị Lan\nMa Thị Hoa"


class SourceCard(QFrame):
    """Signals: ``file_wanted``, ``file_given(Path)``, ``pasted(str)``, ``template_wanted``, ``left``."""

    file_wanted = Signal()
    file_given = Signal(object)
    pasted = Signal(str)
    template_wanted = Signal()
    left = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("roster_source")
        self.setProperty("role", "card")
        self.setAcceptDrops(True)
        self._file = button("Chọn tệp…", "choose_roster_file", kind="primary", accessible="Chọn tệp danh sách")
        self._template = button("Lấy tệp mẫu…", "roster_template", accessible="Lưu tệp Excel mẫu để điền")
        self._text = QPlainTextEdit()
        name_control(self._text, "paste_text", "Các ô hoặc các dòng họ tên được dán")
        self._text.setPlaceholderText(EXAMPLE)
        self._text.setTabChangesFocus(True)
        self._text.setProperty(LOOKS_ITSELF, True)
        self._text.setTabStopDistance(tokens.px(90))
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setAcceptDrops(False)
        self._read = button("Xem trước danh sách đã dán", "read_pasted", accessible="Xem trước danh sách đã dán")
        self._build(tokens)
        self._file.clicked.connect(self.file_wanted)
        self._template.clicked.connect(self.template_wanted)
        self._read.clicked.connect(self._submit)
        self._text.textChanged.connect(self._follow)
        key("Ctrl+Return", self._text, self._submit)
        key("Escape", self, self.left.emit)
        self._follow()

    def focus_paste(self) -> None:
        """Put the keyboard where cells are pasted."""
        self._text.setFocus()

    def focus_first(self) -> None:
        """Put the keyboard on the way to a file, or to what is pasted already."""
        (self._text if self._text.toPlainText() else self._file).setFocus()

    def empty(self) -> None:
        """Forget what was pasted."""
        self._text.clear()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        """Take one file of this machine."""
        if dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        """Read the file that is dropped here."""
        path = dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_given.emit(path)

    def _build(self, tokens: Tokens) -> None:
        whole, inner = QVBoxLayout(self), QWidget()
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(scrolling(inner, "roster_source"))
        box = QVBoxLayout(inner)
        box.setContentsMargins(tokens.edge, tokens.edge, tokens.edge, tokens.room(14))
        box.setSpacing(tokens.room(12))
        box.addWidget(label("Danh sách lấy từ đâu?", "heading"))
        box.addWidget(label(LEAD, "muted", wrap=True))
        box.addLayout(row(self._file, self._template, None))
        box.addSpacing(tokens.room(8))
        box.addWidget(label(PASTE, wrap=True))
        box.addWidget(self._text, 1)
        box.addLayout(row(self._read, key_hint("Ctrl Enter"), None))

    def _follow(self) -> None:
        self._read.setEnabled(bool(self._text.toPlainText().strip()))

    def _submit(self) -> None:
        text = self._text.toPlainText()
        if text.strip():
            self.pasted.emit(text)


def dropped(event: QDropEvent) -> Path | None:
    """Return the one file that is dragged, or None."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
