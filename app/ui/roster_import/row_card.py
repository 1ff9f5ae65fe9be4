"""The chosen row beside the list: what it says, what is odd in it, and what the person wants done with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.domain.roster_plan import RosterChoice, RosterDecision, RosterRow, Skipped
from app.domain.roster_words import RosterLine, candidate_words, change_words, facts, place_words
from app.ui.live.flow import FlowLayout
from app.ui.tokens import Tokens
from app.ui.widgets import button, clear, key_hint, label, pill, row, rule, scrolling, set_tone

WHO = "Đồng chí này là ai?"
CHOSEN = "Đồng chí đã chọn: {}."
#: The keys of the list that do the same.
NEW_KEY, OUT_KEY, BACK_KEY = "M", "Delete", "Backspace"


class RowCard(QFrame):
    """Signals: ``decided(RosterChoice, member or None)``, ``taken_back``."""

    decided = Signal(object, object)
    taken_back = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self.setObjectName("row_card")
        self.setProperty("role", "card")
        self._name = label("", "heading", wrap=True, name="row_name")
        self._place = label("", "small", name="row_place")
        self._does = pill("")
        self._does.setObjectName("row_does")
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, tokens.gap, 0)
        self._list.setSpacing(tokens.room(8))
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.room(8), tokens.room(14))
        box.setSpacing(tokens.gap)
        box.addWidget(self._name)
        box.addLayout(row(self._does, self._place, None))
        box.addWidget(rule())
        box.addWidget(scrolling(inside, "row_scroll"), 1)

    def show_row(self, line: RosterLine, row_: RosterRow, decision: RosterDecision | None) -> None:
        """Show a row and what can be decided about it."""
        self._head(line, place_words(row_.row, row_.sheet))
        self._say(row_.problems, "fault")
        self._say([change_words(change) for change in row_.changes])
        self._say(facts(row_), "muted")
        self._offer(row_, decision)
        self._list.addStretch(1)

    def show_skipped(self, line: RosterLine, skipped: Skipped) -> None:
        """Show a row that is no person, and why."""
        self._head(line, place_words(skipped.row, skipped.sheet))
        self._say([f"{skipped.why[:1].upper()}{skipped.why[1:]}."])
        self._list.addStretch(1)

    def _head(self, line: RosterLine, place: str) -> None:
        clear(self._list)
        self._name.setText(line.full_name)
        self._place.setText(f"Dòng {place}" if place.isdigit() else place)
        set_tone(self._does, line.does, line.tone)

    def _say(self, texts: Sequence[str], role: str = "") -> None:
        for text in texts:
            self._list.addWidget(label(text, role, wrap=True))

    def _offer(self, row_: RosterRow, decision: RosterDecision | None) -> None:
        self._list.addSpacing(self._tokens.room(6))
        if row_.candidates:
            self._list.addWidget(label(WHO, "strong"))
        for number, candidate in enumerate(row_.candidates, 1):
            self._list.addWidget(label(candidate_words(candidate), wrap=True))
            self._say([change_words(change) for change in candidate.changes], "small")
            same = button(RosterChoice.SAME_PERSON.vi, f"same_person_{number}")
            same.setAccessibleName(f"{RosterChoice.SAME_PERSON.vi}: {candidate_words(candidate)}")
            same.clicked.connect(partial(self._decide, RosterChoice.SAME_PERSON, candidate.member))
            self._add_with_key(same, str(number))
        if row_.candidates or row_.member is not None:
            self._button(RosterChoice.NEW_PERSON, "new_person", NEW_KEY)
        self._button(RosterChoice.LEAVE_OUT, "leave_out", "Del")
        if decision is not None:
            self._list.addWidget(label(CHOSEN.format(decision.choice.vi.lower()), "small", wrap=True))
            back = button("Bỏ lựa chọn này", "take_decision_back", kind="link")
            back.clicked.connect(self.taken_back)
            self._add_with_key(back, BACK_KEY)

    def _button(self, choice: RosterChoice, name: str, cap: str) -> None:
        made = button(choice.vi, name)
        made.clicked.connect(partial(self._decide, choice, None))
        self._add_with_key(made, cap)

    def _add_with_key(self, made: QPushButton, cap: str) -> None:
        self._list.addLayout(FlowLayout(self._tokens.gap, made, key_hint(cap)))

    def _decide(self, choice: RosterChoice, member: str | None, *_: bool) -> None:
        self.decided.emit(choice, member)
