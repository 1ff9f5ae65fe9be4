"""The inputs of a form of a rule: a line, a text, a list to choose from, boxes to tick; each knows its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.rule_entries import Entry, Item
from app.ui.form_parts import choice, line
from app.ui.widgets import name_control

#: Lines of text shown at once, and the room of the frame around them.
LINES, ROOM = 3, 12


class Input(Protocol):
    """Something to fill in, whose value is a text."""

    def value(self) -> str:
        """Return what stands in it."""

    def widget(self) -> QWidget:
        """Return the control."""


class TextInput:
    """A line of text."""

    def __init__(self, item: Item, value: str, edited: Callable[[], None], submitted: Callable[[], None]) -> None:
        self._edit: QLineEdit = line(name_of(item), item.title, item.example)
        self._edit.setText(value)
        self._edit.setCursorPosition(0)
        self._edit.textEdited.connect(edited)
        self._edit.returnPressed.connect(submitted)

    def value(self) -> str:
        """Return the text."""
        return self._edit.text()

    def widget(self) -> QWidget:
        """Return the line."""
        return self._edit


class LinesInput:
    """A text of several lines; Tab leaves it."""

    def __init__(self, item: Item, value: str, edited: Callable[[], None], submitted: Callable[[], None]) -> None:
        self._edit = QPlainTextEdit()
        name_control(self._edit, name_of(item), item.title)
        self._edit.setPlainText(value)
        self._edit.setTabChangesFocus(True)
        self._edit.textChanged.connect(edited)

    def value(self) -> str:
        """Return the text."""
        return self._edit.toPlainText()

    def widget(self) -> QWidget:
        """Return the text field."""
        return self._edit

    def fit(self) -> None:
        """Be as high as a few lines, once the look is known."""
        self._edit.ensurePolished()
        height = QFontMetrics(self._edit.font()).lineSpacing() * LINES
        self._edit.setFixedHeight(height + 2 * round(self._edit.document().documentMargin()) + ROOM)


class ChoiceInput:
    """One of several values."""

    def __init__(self, item: Item, value: str, edited: Callable[[], None], submitted: Callable[[], None]) -> None:
        self._combo = choice(name_of(item), item.title, [(words, code) for code, words in item.options])
        self._combo.setCurrentIndex(max(self._combo.findData(value), 0))
        self._combo.activated.connect(edited)

    def value(self) -> str:
        """Return the chosen value."""
        return str(self._combo.currentData())

    def widget(self) -> QWidget:
        """Return the list."""
        return self._combo


class ManyInput:
    """Several values, each a box to tick."""

    def __init__(self, item: Item, value: str, edited: Callable[[], None], submitted: Callable[[], None]) -> None:
        self._holder = QWidget()
        name_control(self._holder, name_of(item), item.title)
        self._boxes: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        chosen = value.split(",")
        for code, words in item.options:
            box = QCheckBox(f"{words[:1].upper()}{words[1:]}")
            name_control(box, f"{name_of(item)}_{code}", f"{item.title}: {words}")
            box.setChecked(code in chosen)
            box.clicked.connect(edited)
            column.addWidget(box)
            self._boxes[code] = box
        self._holder.setFocusProxy(next(iter(self._boxes.values())))

    def value(self) -> str:
        """Return the ticked values with commas."""
        return ",".join(code for code, box in self._boxes.items() if box.isChecked())

    def widget(self) -> QWidget:
        """Return the boxes."""
        return self._holder


Make = Callable[[Item, str, Callable[[], None], Callable[[], None]], Input]
_KINDS: dict[Entry, Make] = {
    Entry.TEXT: TextInput,
    Entry.LINES: LinesInput,
    Entry.CHOICE: ChoiceInput,
    Entry.MANY: ManyInput,
}


def make_input(item: Item, value: str, edited: Callable[[], None], submitted: Callable[[], None]) -> Input:
    """Return the input of an item with its value."""
    return _KINDS[item.entry](item, value, edited, submitted)


def name_of(item: Item) -> str:
    """Return the object name of an item's input: ``rule_source_document``."""
    return f"rule_{item.name.replace('.', '_')}"
