"""The card of one opinion on the report: its words, what became of it, and what was answered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QPushButton

from app.domain.records import ContributionRecord
from app.domain.vocabulary import Disposition
from app.ui.autosave import AutoSave
from app.ui.live.flow import FlowLayout
from app.ui.live.form_card import FormCard
from app.ui.live.text_edit import TextEdit
from app.ui.tokens import Tokens
from app.ui.widgets import button, field, key_hint, label

_LETTERS = {Disposition.ACCEPTED: "T", Disposition.EXPLAINED: "G", Disposition.RESERVED: "B"}


class OpinionCard(FormCard):
    """Shows one opinion at a time; its answer is stored while it is typed, in the opinion it was typed in.

    Signals: ``settled(id, Disposition or None)`` when a result is pressed.
    """

    settled = Signal(int, object)

    def __init__(self, tokens: Tokens, store: Callable[[int, str], None]) -> None:
        super().__init__(tokens)
        self._store = store
        self._shown: ContributionRecord | None = None
        self._who = label("", "strong", wrap=True)
        self._words = label("", wrap=True, name="opinion_words")
        self._chips = {kind: self._chip(kind) for kind in Disposition}
        self.response = TextEdit(tokens, "opinion_response", "Nội dung tiếp thu, giải trình", lines=2, most=6)
        self.response.setPlaceholderText("Ghi nội dung tiếp thu, giải trình")
        self._saver = AutoSave(self.response)
        self.column.addWidget(self._who)
        self.column.addWidget(self._words)
        self.column.addLayout(FlowLayout(tokens.room(6), *self._chips.values()))
        self.column.addLayout(field("Nội dung tiếp thu, giải trình", self.response))
        hints = (key_hint("Ctrl Enter", "ý kiến tiếp theo"), key_hint("Esc", "về bảng"))
        self.column.addLayout(FlowLayout(tokens.gap, *hints))

    def show_opinion(self, said: ContributionRecord | None, name: str) -> None:
        """Show an opinion, or nothing; what is being typed into the one shown stays."""
        self.setVisible(said is not None)
        if said is None:
            self._saver.bind("", None)
        elif self._shown is None or said.id != self._shown.id:
            self._saver.bind(said.response, partial(self._store, said.id))
        else:
            self._saver.follow(said.response)
        self._shown = said
        self._who.setText(name)
        self._words.setText(said.text if said else "")
        for kind, chip in self._chips.items():
            with QSignalBlocker(chip):
                chip.setChecked(said is not None and said.disposition is kind)

    def flush(self) -> None:
        """Store what is pending."""
        self._saver.flush()

    def _chip(self, kind: Disposition) -> QPushButton:
        chip = button(f"{kind.vi} ({_LETTERS[kind]})", f"disposition_{kind.value}", kind="chip", accessible=kind.vi)
        chip.setCheckable(True)
        chip.clicked.connect(partial(self._pressed, kind))
        return chip

    def _pressed(self, kind: Disposition) -> None:
        if self._shown is not None:
            self.settled.emit(self._shown.id, kind if self._chips[kind].isChecked() else None)
