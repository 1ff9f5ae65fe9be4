"""The labels of a contribution as chips, with large type as a list: one or none is chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.vocabulary import Label
from app.ui.live.choice_box import ChoiceBox, word_of
from app.ui.live.flow import FlowLayout
from app.ui.live.rows import is_large
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
    """Eight chips, or a list where they would take the room of the words.

    Signals: ``chosen(Label or None)`` when the person presses one.
    """

    chosen = Signal(object)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        name_control(self, "contribution_labels", "Loại ý kiến")
        self._chips: dict[Label, QPushButton] = {}
        self._list: ChoiceBox | None = None
        if is_large(tokens):
            self._build_list()
        else:
            self._build_chips(tokens)
        for kind, caption in _CAPTIONS.items():
            QShortcut(QKeySequence(f"Alt+{_letter(caption)}"), self, partial(self._keyed, kind)).setAutoRepeat(False)

    @property
    def value(self) -> Label | None:
        """The label chosen."""
        if self._list is not None:
            return word_of(Label, self._list.value)
        return next((kind for kind, chip in self._chips.items() if chip.isChecked()), None)

    def show_value(self, value: Label | None) -> None:
        """Show a label, or none, as chosen."""
        if self._list is not None:
            self._list.show_value(value or "")
        for kind, chip in self._chips.items():
            with QSignalBlocker(chip):
                chip.setChecked(kind is value)

    def _build_list(self) -> None:
        self._list = ChoiceBox(Label, "contribution_label", "Loại ý kiến", nothing="Loại ý kiến: chưa xếp")
        self._list.activated.connect(self._picked)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._list)

    def _build_chips(self, tokens: Tokens) -> None:
        layout = FlowLayout(tokens.room(6))
        self.setLayout(layout)
        for kind, caption in _CAPTIONS.items():
            key = _letter(caption)
            chip = button(caption, f"label_{kind.value}", kind="chip", accessible=f"{kind.vi} (Alt+{key})")
            chip.setToolTip(f"{kind.vi} (Alt+{key})")
            chip.setCheckable(True)
            chip.setShortcut(QKeySequence())  # a button's own acts a moment later and takes the keyboard from the words
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.clicked.connect(partial(self._clicked, kind))
            self._chips[kind] = chip
            layout.addWidget(chip)

    def _clicked(self, kind: Label) -> None:
        self.show_value(kind if self._chips[kind].isChecked() else None)
        self.chosen.emit(self.value)

    def _keyed(self, kind: Label) -> None:
        self.show_value(None if self.value is kind else kind)
        self.chosen.emit(self.value)

    def _picked(self) -> None:
        self.chosen.emit(self.value)


def _letter(caption: str) -> str:
    return caption[caption.index("&") + 1].upper()
