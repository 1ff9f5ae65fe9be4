"""What the program is made of: the parts with their licences, and beside them the full text of the one chosen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout

from app import __version__
from app.services.notices import licence_text, notices
from app.ui.context import AppContext
from app.ui.form_parts import key
from app.ui.list_table import ID_ROLE, ListTable
from app.ui.notices_table import COLUMNS, NoticesTable
from app.ui.page import Page
from app.ui.widgets import button, key_line, label, name_control, row

INTRODUCTION = (
    "Sổ Chi Bộ {} theo giấy phép MIT: được dùng, chép, sửa và phát hành lại tự do. Chương trình dùng các phần dưới "
    "đây, không phần nào đòi trả tiền hay kết nối mạng."
)
KEYS = (("↑ ↓", "chọn phần"), ("Tab", "sang toàn văn"), ("Esc", "về Thiết lập"))


class NoticesPage(Page):
    """A list to go through by keyboard; the text beside it follows."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "notices_page", "Các phần của chương trình và giấy phép")
        self._rows = {one.id: one for one in notices()}
        self._model = NoticesTable(context, self)
        self._model.show_rows(tuple(self._rows.values()))
        self._table = ListTable(context, COLUMNS)
        self._table.setModel(self._model)
        name_control(self._table, "notices_table", "Các phần của chương trình")
        self._title = label("", "heading", wrap=True, name="notice_title")
        self._purpose = label("", "small", wrap=True, name="notice_purpose")
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        name_control(self._text, "licence_text", "Toàn văn giấy phép")
        self._leave = button("Về Thiết lập", "leave_notices")
        self._build()
        self._leave.clicked.connect(self._go_back)
        self._table.selectionModel().currentChanged.connect(self._show_text)
        key("Escape", self, self._go_back)
        self._table.choose(next(iter(self._rows)))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the keyboard into the list."""
        super().showEvent(event)
        self._table.setFocus()

    def _build(self) -> None:
        tokens = self.context.tokens
        beside = QVBoxLayout()
        beside.setSpacing(tokens.gap)
        beside.addWidget(self._title)
        beside.addWidget(self._purpose)
        beside.addWidget(self._text, 1)
        columns = QHBoxLayout()
        columns.setSpacing(tokens.room(14))
        columns.addWidget(self._table, 2)
        columns.addLayout(beside, 3)
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.edge, tokens.room(18), tokens.edge, tokens.room(14))
        page.setSpacing(tokens.room(12))
        page.addLayout(row(label("Về chương trình", "title"), None, self._leave))
        page.addWidget(label(INTRODUCTION.format(__version__), wrap=True))
        page.addLayout(columns, 1)
        page.addLayout(key_line(tokens, *KEYS))

    def _show_text(self, current: QModelIndex, _: QModelIndex) -> None:
        notice = self._rows.get(current.data(ID_ROLE))
        if notice is not None:
            self._title.setText(notice.title)
            within = f" Nằm trong {notice.inside}." if notice.inside else ""
            self._purpose.setText(f"Để làm gì: {notice.purpose}. Giấy phép {notice.licence}.{within}")
            self._text.setPlainText(licence_text(notice))

    def _go_back(self) -> None:
        self.context.page_requested.emit("settings:about")
