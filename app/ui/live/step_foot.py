"""Below the list of steps: on to the next step, back, and the end of the session."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.records import SessionRecord
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, set_kind

KEYS = {"finish_session": "F7", "next_step": "F8", "previous_step": "Shift+F8"}


class StepFoot(QWidget):
    """``forward``, ``back`` and ``finish`` are its buttons; their keys are the view's."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self.finish = self._keyed("Kết thúc buổi", "finish_session", "primary")
        self.forward = self._keyed("Sang bước sau", "next_step", "primary")
        self.back = self._keyed("Về bước trước", "previous_step", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.room(10), tokens.gap, tokens.room(10), tokens.room(12))
        column.setSpacing(tokens.gap)
        for item in (self.back, self.finish, self.forward):
            column.addWidget(item)

    def show_place(self, record: SessionRecord, number: int, *, can_finish: bool) -> None:
        """Show where the buttons lead from a step."""
        numbers = [step.number for step in record.steps]
        place = numbers.index(number) if number in numbers else 0
        after = numbers[place + 1] if place + 1 < len(numbers) else None
        before = numbers[place - 1] if place > 0 else None
        _lead(self.forward, "Sang bước", after)
        _lead(self.back, "Về bước", before)
        self.finish.setVisible(can_finish)
        set_kind(self.forward, "" if can_finish or record.state == "planned" else "primary")

    def _keyed(self, text: str, name: str, kind: str) -> QPushButton:
        key = KEYS[name]
        made = button(text, name, kind=kind)
        made.setToolTip(key)
        made.setProperty("keyed", True)
        cap = label(key.replace("+", " "), "key")
        cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(made)
        inside.setContentsMargins(0, 0, self._tokens.gap, 0)
        inside.addStretch(1)
        inside.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
        return made


def _lead(target: QPushButton, words: str, number: int | None) -> None:
    """Name the step a button leads to; without one it is not there."""
    target.setVisible(number is not None)
    text = f"{words} {number}"
    if number is not None and target.text() != text:
        target.setText(text)
        target.setAccessibleName(text)
