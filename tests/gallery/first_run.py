"""The five questions of a new book: as they are asked, and with answers that need a word."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from app.ui.main_window import MainWindow
from tests.gallery.states import Shooter, find
from tests.keyboard import press, type_text

#: What is typed first, and what the picture is called.
UNUSUAL = (
    ("cell_name_input", "CHI BỘ TỔ DÂN PHỐ 5", "name"),
    ("superior_input", "Đảng ủy xã Tân Hòa", "superior"),
    ("place_input", "xã Tân Hòa", "place"),
)


def shoot_questions(window: MainWindow, shoot: Shooter, end: str) -> None:
    """Ask all five questions of somebody who answers in haste."""
    find(window, QPushButton, "new_book").click()
    find(window, QPushButton, "next_question").click()
    shoot(window, f"new-book-error{end}")
    for name, words, picture in UNUSUAL:
        find(window, QLineEdit, name).setFocus()
        type_text(words)
        press(Qt.Key.Key_Return)
        shoot(window, f"new-book-{picture}{end}")
        press(Qt.Key.Key_Return)
    shoot(window, f"new-book-ways{end}")
    press(Qt.Key.Key_Return)
    find(window, QLineEdit, "file_input").selectAll()
    type_text("Sổ: thôn Đông?")
    press(Qt.Key.Key_Return)
    shoot(window, f"new-book-keeping{end}")
