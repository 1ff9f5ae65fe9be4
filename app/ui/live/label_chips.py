"""The labels of a contribution as chips: one or none is chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.vocabulary import Label
from app.ui.live.flow import FlowLayout
from app.ui.tokens import Tokens
from app.ui.widgets import button, name_control

#: The captions with the letter that, with Alt, chooses the chip. Ctrl+Shift is left to Vietnamese input programs.
_CAPTIONS = {
    Label.AWARENESS: "&Nhận thức",
    Label.SELF_REVIEW: "Liên hệ &bản thân",
    Label.SITUATION: "Liên hệ &chi bộ",
    Label.IMPROVEMENT: "Góp ý &hoàn thiện",
    Label.SOLUTION: "&Giải pháp",
    Label.PROPOSAL: "&Kiến nghị",
    Label.QUESTION: "Hỏ&i",
    Label.ANSWER: "&Trả lời",
}


class LabelChips(QWidget):
    """Eight chips.

    Signals: ``chosen(Label or None)`` when the person presses one.
    """

    chosen = Signal(object)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        name_control(self, "contribution_labels", "Loại ý kiến")
        layout = FlowLayout(tokens.px(6))
        self.setLayout(layout)
        self._chips: dict[Label, QPushButton] = {}
        for kind, caption in _CAPTIONS.items():
            key = caption[caption.index("&") + 1].upper()
            chip = button(caption, f"label_{kind.value}", kind="chip", accessible=f"{kind.vi} (Alt+{key})")
            chip.setToolTip(f"{kind.vi} (Alt+{key})")
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._clicked, kind))
            self._chips[kind] = chip
            layout.addWidget(chip)

    @property
    def value(self) -> Label | None:
        """The label chosen."""
        return next((kind for kind, chip in self._chips.items() if chip.isChecked()), None)

    def show_value(self, value: Label | None) -> None:
        """Show a label, or none, as chosen."""
        for kind, chip in self._chips.items():
            with QSignalBlocker(chip):
                chip.setChecked(kind is value)

    def _clicked(self, kind: Label) -> None:
        self.show_value(kind if self._chips[kind].isChecked() else None)
        self.chosen.emit(self.value)
