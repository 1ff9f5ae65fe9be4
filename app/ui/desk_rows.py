"""The lines of the desk's lists. Lines are kept and rewritten, so that the keyboard stays where it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.desk import Due, OpenTask
from app.domain.ready_items import ReadyItem
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, pill, set_tone

#: Room for “Quá hạn 1000 ngày”, also where a fine screen makes letters a little wider.
DAY_WIDTH = 140
#: The most that who checks a task takes; a longer name, told from a namesake, goes on below.
INSPECTOR_WIDTH = 190


class LinkedLine(QWidget):
    """When, what, and a link; subclasses give the signal ``chosen`` and the ``target`` that it carries."""

    chosen: Signal

    def __init__(self, tokens: Tokens, name: str) -> None:
        super().__init__()
        self.target: object = None
        self._when = pill("")
        self._when.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._when.setFixedWidth(tokens.px(DAY_WIDTH))
        self._text = label("", wrap=True)
        self._link = button("", name, kind="link")
        self._link.clicked.connect(self._choose)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(tokens.room(8))
        line.addWidget(self._when)
        line.addWidget(self._text, 1)
        line.addWidget(self._link)
        self.setFocusProxy(self._link)

    def _choose(self) -> None:
        self.chosen.emit(self.target)


class DueLine(LinkedLine):
    """Something owed. Signals: ``chosen(Due)``."""

    chosen = Signal(object)

    def __init__(self, tokens: Tokens, number: int) -> None:
        super().__init__(tokens, f"due_action_{number}")

    def show_item(self, due: Due) -> None:
        """Show something owed."""
        self.target = due
        set_tone(self._when, due.when, due.tone)
        self._text.setText(due.text)
        self._link.setText(f"{due.action} →")
        self._link.setAccessibleName(f"{due.action}: {due.text}, {due.when}")


class ReadyLine(LinkedLine):
    """Something that the next session still needs, prepared elsewhere. Signals: ``chosen(str)``, the section."""

    chosen = Signal(str)

    def __init__(self, tokens: Tokens, number: int) -> None:
        super().__init__(tokens, f"ready_action_{number}")

    def show_item(self, missing: tuple[ReadyItem, date]) -> None:
        """Show something that is missing, as it stands on a day."""
        item, today = missing
        self.target = item.section.value
        when = item.when(today) or "chưa xong"
        set_tone(self._when, f"{when[0].upper()}{when[1:]}", item.tone(today))
        self._text.setText(item.line)
        self._link.setText("Chuẩn bị →")
        self._link.setAccessibleName(f"Chuẩn bị: {item.line}, {when}")


class TaskLine(QWidget):
    """An open task: its day, what it is and who checks it."""

    def __init__(self, tokens: Tokens, number: int) -> None:
        super().__init__()
        self.setObjectName(f"open_task_{number}")
        self._day = label("", "muted")
        self._day.setFixedWidth(tokens.px(DAY_WIDTH))
        self._text = label("", wrap=True)
        self._inspector = label("", "muted")
        self._inspector.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._inspector.setMaximumWidth(tokens.px(INSPECTOR_WIDTH))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(tokens.room(8))
        line.addWidget(self._day)
        line.addWidget(self._text, 1)
        line.addWidget(self._inspector)

    def show_item(self, task: OpenTask) -> None:
        """Show a task."""
        self._day.setText(task.day)
        self._text.setText(task.text)
        self._inspector.setText(task.inspector)
        self._inspector.ensurePolished()
        room = self._inspector.maximumWidth()
        is_long = self._inspector.fontMetrics().horizontalAdvance(task.inspector) > room
        self._inspector.setWordWrap(is_long)
        self._inspector.setMinimumWidth(room if is_long else 0)


class Lines(QWidget):
    """A list of lines, the first ones of many; the rest are shown on demand."""

    def __init__(self, tokens: Tokens, make: Callable[[int], Any], more_name: str, shown: int) -> None:
        super().__init__()
        self._make = make
        self._limit: int | None = shown
        self._items: Sequence[Any] = ()
        self._lines: list[Any] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.room(6))
        self._more = button("", more_name, kind="link")
        self._more.clicked.connect(self._show_all)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_items(self, items: Sequence[Any]) -> None:
        """Show items, each in its line."""
        self._items = items
        chosen = items[: self._limit] if self._limit else items
        while len(self._lines) < len(chosen):
            self._lines.append(self._make(len(self._lines) + 1))
            self._column.insertWidget(len(self._lines) - 1, self._lines[-1])
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(chosen))
            if number < len(chosen):
                line.show_item(chosen[number])
        hidden = len(items) - len(chosen)
        self._more.setText(f"Xem thêm {hidden} việc")
        self._more.setAccessibleName(self._more.text())
        self._more.setVisible(hidden > 0)

    def _show_all(self) -> None:
        shown = self._limit or 0
        self._limit = None
        self.show_items(self._items)
        self._lines[shown].setFocus()
