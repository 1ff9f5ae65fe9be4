"""A thing that was done on a day: one button says that it was today, the day can be corrected and taken back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.live.flow import FlowLayout
from app.ui.live.moment_field import DayField
from app.ui.tokens import Tokens
from app.ui.widgets import button, label


class DayMark(QWidget):
    """Shows the day or the button.

    Signals: ``today`` from the button, ``chosen(date)`` when the day is corrected, ``undone`` when it is taken back.
    """

    today = Signal()
    chosen = Signal(object)
    undone = Signal()

    def __init__(self, tokens: Tokens, name: str, done: str, about: str) -> None:
        """Make a mark; ``done`` stands on the button before “hôm nay”, ``about`` says of what, for screen readers."""
        super().__init__()
        self.done = button(f"{done} hôm nay", f"{name}_today", accessible=f"{about}: {done.lower()} hôm nay")
        self._said = label(done, name=f"{name}_state")
        self.day = DayField(tokens, f"{name}_day", f"{about}: ngày")
        self._undo = button("Bỏ ghi", f"{name}_undo", kind="link", accessible=f"{about}: bỏ ghi")
        self.setLayout(FlowLayout(tokens.gap, self.done, self._said, self.day, self._undo))
        self.done.clicked.connect(self.today)
        self.day.chosen.connect(self.chosen)
        self._undo.clicked.connect(self.undone)
        self.show_day(None)

    def show_day(self, day: date | None) -> None:
        """Show when it was done, or the button; the keyboard goes to what takes the other's place."""
        had_focus = self.done.hasFocus() or self._undo.hasFocus()
        self.day.show_day(day)
        for part in (self._said, self.day, self._undo):
            part.setVisible(day is not None)
        self.done.setVisible(day is None)
        if had_focus:
            (self.done if day is None else self._undo).setFocus()

    def focus_first(self) -> None:
        """Put the keyboard on what can be pressed."""
        (self.done if self.done.isVisibleTo(self) else self.day).setFocus()
