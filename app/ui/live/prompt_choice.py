"""The prompts beside the discussion: how many opinions speak to each, and to which the present one does."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.chair_help import PromptState
from app.ui.tokens import Tokens
from app.ui.widgets import button, clear, label, row


class PromptChoice(QWidget):
    """A chip with the prompt's number before each prompt.

    Signals: ``chosen(id)`` when a chip is pressed.
    """

    chosen = Signal(int)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._shown: tuple[tuple[int, str], ...] | None = None
        self._chips: dict[int, QPushButton] = {}
        self._words: dict[int, QLabel] = {}
        self._marked: int | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.room(4))

    def show_prompts(self, states: Sequence[PromptState]) -> None:
        """Show the prompts; chips stay as long as the prompts do."""
        wanted = tuple((state.prompt.id, state.prompt.text) for state in states)
        if wanted != self._shown:
            self._shown = wanted
            self._build(states)
        for state in states:
            count = f" – {state.opinions} ý kiến" if state.opinions else ""
            self._words[state.prompt.id].setText(f"{state.prompt.text}{count}")
        self.updateGeometry()

    def mark(self, number: int | None) -> None:
        """Show to which prompt the opinion being noted speaks."""
        self._marked = number
        for prompt, chip in self._chips.items():
            chip.setChecked(prompt == number)

    def _build(self, states: Sequence[PromptState]) -> None:
        clear(self._column)
        self._chips.clear()
        self._words.clear()
        if not states:
            self._column.addWidget(label("Chưa có gợi ý.", "small"))
        for place, state in enumerate(states, 1):
            self._column.addWidget(self._line(place, state))
        self.mark(self._marked)

    def _line(self, place: int, state: PromptState) -> QWidget:
        number, text = state.prompt.id, state.prompt.text
        chip = button(str(place), f"prompt_choice_{place}", kind="chip", accessible=f"Theo gợi ý {place}: {text}")
        chip.setCheckable(True)
        chip.setFixedWidth(self._tokens.px(30))
        chip.setToolTip("Ý kiến đang ghi nói về gợi ý này")
        chip.clicked.connect(partial(self.chosen.emit, number))
        chip.clicked.connect(self._show_marked)
        words = label(text, "fine", wrap=True, name=f"prompt_words_{place}")
        made = QWidget()
        layout = row(chip, words, spacing=self._tokens.gap)
        layout.setAlignment(chip, Qt.AlignmentFlag.AlignTop)
        layout.setStretchFactor(words, 1)
        made.setLayout(layout)
        self._chips[number], self._words[number] = chip, words
        return made

    def _show_marked(self) -> None:
        self.mark(self._marked)
