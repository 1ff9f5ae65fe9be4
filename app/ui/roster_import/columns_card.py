"""What each column of a source is taken for; any of them can be taken for something else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from app.domain.roster_plan import RosterColumn, RosterField
from app.domain.roster_words import column_words, field_entries
from app.ui.form_parts import choice, key, refill
from app.ui.tokens import Tokens
from app.ui.widgets import clear, label, scrolling

HELP = "Sổ đã đoán theo tiêu đề cột. Cột nào đoán sai, đồng chí chọn lại; danh sách bên cạnh đổi theo ngay."


class ColumnsCard(QFrame):
    """Signals: ``field_chosen(sheet, index, RosterField or None)``, ``left``."""

    field_chosen = Signal(str, int, object)
    left = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._places: tuple[tuple[str, int], ...] = ()
        self._combos: list[QComboBox] = []
        self.setObjectName("columns_card")
        self.setProperty("role", "card")
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, tokens.gap, 0)
        self._list.setSpacing(3)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.room(8), tokens.room(14))
        box.setSpacing(tokens.gap)
        box.addWidget(label("Các cột", "heading"))
        box.addWidget(scrolling(inside, "columns_scroll"), 1)
        key("Escape", self, self.left.emit)

    def show_columns(self, columns: Sequence[RosterColumn]) -> None:
        """Show the columns; a list that the keyboard is in stays."""
        places = tuple((column.sheet, column.index) for column in columns)
        if places != self._places:
            self._places = places
            self._make(columns)
        for combo, column in zip(self._combos, columns, strict=True):
            refill(combo, field_entries(), column.field)

    def focus_first(self) -> None:
        """Put the keyboard on the first column."""
        if self._combos:
            self._combos[0].setFocus()

    def _make(self, columns: Sequence[RosterColumn]) -> None:
        clear(self._list)
        self._combos = []
        self._list.addWidget(label(HELP, "small", wrap=True))
        sheet = ""
        several = len({column.sheet for column in columns}) > 1
        for number, column in enumerate(columns):
            if several and column.sheet != sheet:
                sheet = column.sheet
                self._list.addWidget(label(sheet, "strong", wrap=True))
            words = column_words(column)
            combo = choice(f"roster_column_{number}", f"{words} là", field_entries())
            combo.activated.connect(partial(self._choose, number))
            self._combos.append(combo)
            caption = label(words, "small", wrap=True)
            caption.setBuddy(combo)
            self._list.addWidget(caption)
            self._list.addWidget(combo)
            self._list.addWidget(label("; ".join(column.samples), "small", wrap=True))
            self._list.addSpacing(self._tokens.room(8))
        self._list.addStretch(1)

    def _choose(self, number: int, _: int) -> None:
        sheet, index = self._places[number]
        chosen = self._combos[number].currentData()  # Qt gives back the bare text of a word
        self.field_chosen.emit(sheet, index, next((field for field in RosterField if field == chosen), None))
