"""Type size and colours in the settings."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout

from app.ui.tokens import Tokens
from app.ui.widgets import button, label, row

#: Type sizes that may be chosen, in percent.
SIZES = (100, 125, 150, 175, 200)
AFTERWARDS = (
    "Cỡ chữ và màu đổi ngay cho cả cửa sổ. Chưa chọn gì thì tương phản theo máy: máy đặt tương phản cao, "
    "chương trình cũng vậy."
)


class LookCard(QFrame):
    """How the program looks.

    Signals: ``chosen(percent, dark, contrast)`` when the person chooses.
    """

    chosen = Signal(int, bool, bool)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("look_card")
        self.setProperty("role", "card")
        self._sizes = QButtonGroup(self)
        sizes = [self._chip(f"{size}%", f"type_size_{size}", f"Cỡ chữ {size}%") for size in SIZES]
        for size, chip in zip(SIZES, sizes, strict=True):
            self._sizes.addButton(chip, size)
        self._grounds = QButtonGroup(self)
        grounds = [self._chip("Nền sáng", "light_look"), self._chip("Nền tối", "dark_look")]
        for number, chip in enumerate(grounds):
            self._grounds.addButton(chip, number)
        self._contrast = self._chip("Tương phản cao", "contrast_look", "Tương phản cao: chữ và viền đậm hơn")
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.space, tokens.room(14))
        box.setSpacing(tokens.room(10))
        box.addWidget(label("Cỡ chữ và màu", "heading"))
        box.addLayout(row(*sizes, None, spacing=tokens.room(6)))
        box.addLayout(row(*grounds, self._contrast, None, spacing=tokens.room(6)))
        box.addWidget(label(AFTERWARDS, "small", wrap=True))
        for group in (self._sizes, self._grounds):
            group.buttonClicked.connect(self._tell)
        self._contrast.clicked.connect(self._tell)

    def show_look(self, percent: int, *, dark: bool, contrast: bool) -> None:
        """Show what is chosen; a size between ours shows none."""
        chip = self._sizes.button(percent)
        if chip is not None:
            chip.setChecked(True)
        self._grounds.button(int(dark)).setChecked(True)
        self._contrast.setChecked(contrast)

    def _chip(self, text: str, name: str, accessible: str = "") -> QPushButton:
        made = button(text, name, kind="chip", accessible=accessible)
        made.setCheckable(True)
        return made

    def _tell(self) -> None:
        percent = self._sizes.checkedId()
        dark, contrast = self._grounds.checkedId() == 1, self._contrast.isChecked()
        self.chosen.emit(percent if percent > 0 else SIZES[0], dark, contrast)
