"""The chosen day of the calendar: what falls on it, each with the way to it, and what is said of the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.domain.dates import full_day
from app.domain.year_calendar import Event
from app.ui.form_parts import key
from app.ui.live.flow import FlowLayout
from app.ui.tokens import Tokens
from app.ui.widgets import button, clear, label, pill, rule, scrolling

NOTHING = "Ngày này chưa có buổi sinh hoạt hay việc đến hạn."
KINDS = {"session": "Buổi sinh hoạt", "duty": "Việc phải làm", "task": "Nhiệm vụ"}
WAYS = {"session": "Mở buổi", "duty": "Sang Việc phải làm", "task": "Sang Nhiệm vụ"}


class DayCard(QFrame):
    """A day in words.

    Signals: ``wanted(Event)`` to go to one of them, ``adding`` for an obligation on this day, ``left`` to go back.
    """

    wanted = Signal(object)
    adding = Signal()
    left = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._shown: tuple[date, Sequence[Event], str] | None = None
        self._ways: list[QPushButton] = []
        self.setObjectName("day_card")
        self.setProperty("role", "card")
        self._day = label("", "heading", wrap=True, name="calendar_day")
        self._conflict = label("", "fault", wrap=True, name="calendar_conflict")
        self._usual = label("", "small", wrap=True, name="calendar_usual")
        self._add = button("Thêm việc ngày này", "add_on_day", kind="link")
        self._add.clicked.connect(self.adding)
        self._list = QVBoxLayout()
        self._list.setSpacing(tokens.gap)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, tokens.gap, 0)
        column.setSpacing(tokens.room(10))
        for part in (self._day, self._conflict):
            column.addWidget(part)
        column.addLayout(self._list)
        column.addLayout(FlowLayout(tokens.gap, self._add))
        column.addStretch(1)
        column.addWidget(rule())
        column.addWidget(self._usual)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.gap, tokens.room(14))
        box.addWidget(scrolling(inner, "day_scroll"))
        key("Escape", self, self.left.emit)

    def show_day(self, day: date, found: Sequence[Event], conflict: str) -> None:
        """Show a day; nothing moves when it is the same."""
        if self._shown == (day, found, conflict):
            return
        self._shown = (day, found, conflict)
        self._day.setText(full_day(day))
        self._conflict.setText(conflict)
        self._conflict.setVisible(bool(conflict))
        clear(self._list)
        self._ways.clear()
        for number, one in enumerate(found, 1):
            self._list.addWidget(self._entry(one, number))
        if not found:
            self._list.addWidget(label(NOTHING, "muted", wrap=True))

    def show_usual(self, text: str) -> None:
        """Say what is usual and free in the month."""
        self._usual.setText(text)

    def focus_first(self) -> None:
        """Put the keyboard on the first way, or on adding."""
        (self._ways[0] if self._ways else self._add).setFocus()

    def _entry(self, event: Event, number: int) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._tokens.room(3))
        way = button(
            f"{WAYS[event.kind]} →", f"event_{number}", kind="link", accessible=f"{WAYS[event.kind]}: {event.text}"
        )
        way.clicked.connect(partial(self.wanted.emit, event))
        column.addLayout(FlowLayout(self._tokens.gap, pill(KINDS[event.kind], event.tone)))
        column.addWidget(label(event.text, wrap=True))
        if event.details:
            column.addWidget(label(event.details, "small", wrap=True))
        column.addLayout(FlowLayout(self._tokens.gap, way))
        self._ways.append(way)
        return made
