"""What the program is, where its data would be lost or kept, and the way to the licences of its parts."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app import __version__
from app.paths import portable_home
from app.ui.context import AppContext
from app.ui.widgets import button, label, row

PARTS = (
    "Chữ trên màn hình: Be Vietnam Pro (OFL). Biểu tượng: Tabler Icons (MIT).",
    "Cửa sổ: Qt và PySide6, giấy phép LGPL phiên bản 3, dùng nguyên bản; mã nguồn ở code.qt.io.",
    "Mã hóa sổ: SQLCipher, Copyright (c) ZETETIC LLC, giấy phép BSD.",
)
INSTALLED = "Gỡ hoặc thay bản mới chỉ đụng tới chương trình; các sổ, bản sao lưu và thiết lập được giữ nguyên."
PORTABLE = "Bản mang theo: thiết lập và bản sao lưu nằm cạnh chương trình, ở {}. Chép cả thư mục là mang theo tất cả."


class AboutCard(QFrame):
    """Says the version; all parts with their licences are on a page of their own."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.setObjectName("about_card")
        self.setProperty("role", "card")
        tokens = context.tokens
        show = button("Các phần và giấy phép", "show_notices", kind="link")
        show.clicked.connect(partial(context.page_requested.emit, "notices"))
        beside = portable_home()
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.space, tokens.room(14))
        box.setSpacing(tokens.gap)
        box.addWidget(label("Về chương trình", "heading"))
        box.addWidget(label(f"Sổ Chi Bộ {__version__}. Giấy phép MIT. Không kết nối mạng.", wrap=True))
        kept = PORTABLE.format(beside) if beside else INSTALLED
        box.addWidget(label(kept, wrap=True, name="kept_apart"))
        for part in PARTS:
            box.addWidget(label(part, "small", wrap=True))
        box.addLayout(row(show, None))
