"""What the program is, and the licences of what it is made of."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout

from app import __version__
from app.paths import resources
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, name_control, row

PARTS = (
    "Phông chữ Be Vietnam Pro: SIL Open Font License 1.1.",
    "Biểu tượng Tabler Icons: giấy phép MIT.",
    "Qt và PySide6: giấy phép LGPL phiên bản 3, dùng nguyên bản, không sửa đổi; mã nguồn ở code.qt.io.",
    "Mã hóa sổ bằng SQLCipher, Copyright (c) ZETETIC LLC: giấy phép BSD.",
)
TEXTS = (
    ("Be Vietnam Pro", "fonts/OFL.txt"),
    ("Tabler Icons", "icons/LICENSE.txt"),
    ("SQLCipher", "licenses/SQLCipher.txt"),
)


class AboutCard(QFrame):
    """The licences are shown in full when asked for."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("about_card")
        self.setProperty("role", "card")
        self._texts = QPlainTextEdit()
        self._texts.setReadOnly(True)
        self._texts.setTabChangesFocus(True)
        self._texts.setFixedHeight(tokens.px(220))
        self._texts.hide()
        name_control(self._texts, "licence_texts", "Toàn văn các giấy phép")
        self._show = button("Xem toàn văn giấy phép", "show_licences", kind="link")
        self._show.clicked.connect(self._toggle)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.px(14), tokens.space, tokens.px(14))
        box.setSpacing(tokens.gap)
        box.addWidget(label("Về chương trình", "heading"))
        box.addWidget(label(f"Sổ Chi Bộ {__version__}. Giấy phép MIT. Không kết nối mạng.", wrap=True))
        for part in PARTS:
            box.addWidget(label(part, "small", wrap=True))
        box.addLayout(row(self._show, None))
        box.addWidget(self._texts)

    def _toggle(self) -> None:
        if not self._texts.toPlainText():
            self._texts.setPlainText(licence_texts())
        self._texts.setVisible(self._texts.isHidden())
        self._show.setText("Xem toàn văn giấy phép" if self._texts.isHidden() else "Ẩn giấy phép")


def licence_texts() -> str:
    """Return the full texts of the licences that ask to be shown, each under what it belongs to."""
    parts = (f"{title}\n\n{(resources() / path).read_text(encoding='utf-8').strip()}" for title, path in TEXTS)
    return "\n\n\n".join(parts)
