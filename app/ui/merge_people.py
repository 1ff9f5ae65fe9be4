"""Members of a file of whom it is not clear who they are in the book: one question each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout

from app.domain.merging import Found, Match
from app.ui.form_parts import FormField, choice
from app.ui.tokens import Tokens
from app.ui.widgets import clear, label

LEAD = "Tệp có đồng chí chưa rõ là ai trong sổ này. Đồng chí chọn từng người:"
NOBODY = "Người mới, sổ chưa có"
NOT_YET = "Chưa chọn"


class MergePeople(QFrame):
    """Signals: ``answered(answers)`` with the book's id, or nothing for nobody, by the file's id."""

    answered = Signal(object)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("merge_people")
        self.setProperty("role", "card")
        self._asked: dict[str, QComboBox] = {}
        self._fields = QVBoxLayout()
        self._fields.setSpacing(tokens.gap)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(12), tokens.space, tokens.room(12))
        box.setSpacing(tokens.gap)
        box.addWidget(label(LEAD, "strong", wrap=True))
        box.addLayout(self._fields)
        self.hide()

    def show_matches(self, found: Sequence[Match]) -> None:
        """Ask about those who are not clear; what was answered stays to be changed."""
        asked = [one for one in found if one.found in (Found.ASK, Found.CHOSEN)]
        if [one.id for one in asked] != list(self._asked):
            clear(self._fields)
            self._asked = {one.id: self._ask(number, one) for number, one in enumerate(asked)}
        self.setVisible(bool(asked))

    def _ask(self, number: int, one: Match) -> QComboBox:
        told = f"Đồng chí {one.full_name} (mã {one.id}) trong tệp là"
        entries = [(NOT_YET, None), *((f"{name} (mã {uid})", uid) for uid, name in one.options), (NOBODY, "")]
        made = choice(f"merge_member_{number}", told, entries)
        made.activated.connect(self._tell)
        self._fields.addWidget(FormField(told, made))
        return made

    def _tell(self, _: int) -> None:
        self.answered.emit({uid: combo.currentData() for uid, combo in self._asked.items()
                            if combo.currentData() is not None})  # fmt: skip
