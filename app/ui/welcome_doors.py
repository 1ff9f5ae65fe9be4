"""The three doors of the first page, and the places in which its parts stand."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.tokens import Tokens
from app.ui.widgets import card, label, row


@dataclass(frozen=True, slots=True)
class Door:
    """One of the three ways in: the button's object name and words, and what stands above it."""

    name: str
    icon: str
    title: str
    text: str
    words: str
    kind: str = ""


NEW = Door(
    "new_book", "plus", "Lập sổ mới", "Cho chi bộ chưa có sổ. Năm câu hỏi ngắn, chỉ cần trả lời câu đầu.",
    "Lập sổ", "primary",
)  # fmt: skip
OPEN = Door(
    "open_book", "folder-open", "Mở sổ đã có", "Mở tệp .scb trên máy hoặc trên thẻ nhớ để làm tiếp.", "Chọn tệp sổ…"
)
SAMPLE = Door(
    "open_sample", "book-2", "Xem sổ mẫu", "Một chi bộ ví dụ đủ cả năm, để xem và tập dùng. Sửa gì cũng không sao.",
    "Mở sổ mẫu",
)  # fmt: skip
DOORS = (NEW, OPEN, SAMPLE)


def door_card(tokens: Tokens, door: Door, opener: QPushButton) -> QFrame:
    """Return the card of a door, with the button that opens it."""
    frame, box = card(tokens)
    picture = label("")
    size = tokens.px(30)
    icon = theme.icon(door.icon, tokens.colours.brand, size)
    picture.setPixmap(icon.pixmap(QSize(size, size), theme.ICON_RATIO))
    box.addLayout(row(picture, label(door.title, "heading"), None, spacing=tokens.gap))
    box.addWidget(label(door.text, "muted", wrap=True), 1, Qt.AlignmentFlag.AlignTop)
    box.addWidget(opener)
    return frame


def framed(tokens: Tokens, form: QWidget) -> QWidget:
    """Return a page on which a form that scrolls by itself has as much room as it can use."""
    form.setMaximumSize(tokens.px(900), tokens.px(620))
    page = QWidget()
    sides = QHBoxLayout(page)
    sides.setContentsMargins(tokens.gap, tokens.gap, tokens.gap, tokens.gap)
    sides.addWidget(form)
    return page


def centred(tokens: Tokens, content: QWidget) -> QWidget:
    """Return a page on which the content stands in the middle, no wider than can be read."""
    content.setMaximumWidth(tokens.px(900))
    page = QWidget()
    sides = QHBoxLayout(page)
    sides.setContentsMargins(tokens.edge, tokens.edge, tokens.edge, tokens.edge)
    middle = QVBoxLayout()
    middle.addStretch(1)
    middle.addWidget(content)
    middle.addStretch(2)
    sides.addStretch(1)
    sides.addLayout(middle, 100)
    sides.addStretch(1)
    return page
