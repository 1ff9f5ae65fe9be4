"""Parts of the forms that stand beside lists: a named field that can say what is wrong, a choice of words."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme
from app.ui.tokens import Tokens
from app.ui.widgets import Combo, card, label, name_control, scrolling

#: Width of a form beside a list at the usual type size.
SIDE = 318


class FormField(QWidget):
    """A control under its name, with room below for a hint or for what is wrong."""

    def __init__(self, title: str, control: QWidget, *, hint: str = "") -> None:
        super().__init__()
        self.control = control
        self._hint = hint
        self._note = label(hint, "small", wrap=True)
        caption = label(title, "small")
        caption.setBuddy(control)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        for part in (caption, control, self._note):
            box.addWidget(part)
        caption.setVisible(bool(title))
        self._note.setVisible(bool(hint))

    @property
    def fault(self) -> str:
        """What is said to be wrong, or nothing."""
        return self._note.text() if self._note.property("role") == "fault" else ""

    def hint_at(self, hint: str) -> None:
        """Change the hint; what is said to be wrong stays."""
        self._hint = hint
        if not self.fault:
            self.say("")

    def say(self, fault: str) -> None:
        """Say what is wrong; an empty text brings the hint back."""
        self._note.setText(fault or self._hint)
        self._note.setProperty("role", "fault" if fault else "small")
        self._note.setVisible(bool(fault or self._hint))
        self._note.style().unpolish(self._note)
        self._note.style().polish(self._note)
        self.control.setAccessibleDescription(fault)


def line(name: str, accessible: str, example: str = "", *, prompt: str = "") -> QLineEdit:
    """Return a line to type in; while it is empty it shows an example, called one, or a ``prompt`` as it is."""
    made = QLineEdit()
    name_control(made, name, accessible)
    made.setPlaceholderText(example_of(example) if example else prompt)
    return made


def clearable(edit: QLineEdit, tokens: Tokens) -> None:
    """Let a line be emptied by a button whose sign is as clear as the text, in every look."""
    edit.setClearButtonEnabled(True)
    way = edit.findChild(QAction, "_q_qlineeditclearaction")
    if way is None:
        return
    way.setIcon(theme.icon("x", tokens.colours.text, tokens.px(18)))
    for sign in edit.findChildren(QToolButton):  # Qt shows it for a new icon, though there is nothing to empty
        sign.setVisible(bool(edit.text()))


def example_of(text: str) -> str:
    """Return an example as an empty input shows it: nobody shall take it for what stands there already."""
    return f"Ví dụ: {text}"


class Choice(Combo):
    """A list to choose from that the wheel does not change: turning it scrolls the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Leave the wheel to whatever scrolls."""
        event.ignore()


def choice(name: str, accessible: str, entries: Iterable[tuple[str, Any]] = (), *, editable: bool = False) -> QComboBox:
    """Return a list to choose from, filled with texts and their values."""
    made = Choice()
    name_control(made, name, accessible)
    made.setEditable(editable)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    for text, value in entries:
        made.addItem(text, value)
    return made


def refill(combo: QComboBox, entries: Iterable[tuple[str, Any]], value: Any) -> None:
    """Fill a list anew and choose ``value``; nothing is told to anybody and nothing moves when it is the same."""
    wanted = list(entries)
    present = [(combo.itemText(n), combo.itemData(n)) for n in range(combo.count())]
    with QSignalBlocker(combo):
        if wanted != present:
            combo.clear()
            for text, data in wanted:
                combo.addItem(text, data)
        combo.setCurrentIndex(combo.findData(value))


def key(keys: str, place: QWidget, act: Callable[[], object]) -> QShortcut:
    """Let keys act while the keyboard is in ``place`` or within it, and nowhere else; return the shortcut."""
    made = QShortcut(QKeySequence(keys), place)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(act)
    return made


def side_width(tokens: Tokens) -> int:
    """Return the width of a form beside a list; it grows slower than the type, so that the list keeps room."""
    return round(SIDE * math.sqrt(tokens.scale))


def in_the_middle(page: QWidget, frame: QWidget, width: int) -> None:
    """Put one card of that width into the middle of a page, a little above its half."""
    frame.setFixedWidth(width)
    across = QHBoxLayout()
    across.addStretch(1)
    across.addWidget(frame)
    across.addStretch(1)
    box = QVBoxLayout(page)
    box.addStretch(1)
    box.addLayout(across)
    box.addStretch(2)


def teach(tokens: Tokens, name: str, *parts: QLabel | QPushButton) -> QFrame:
    """Return a card that stands where a list is empty: words and buttons in the middle, no wider than can be read."""
    frame, box = card(tokens)
    frame.setObjectName(name)
    holder = QWidget()
    holder.setMaximumWidth(tokens.px(620))
    middle = QVBoxLayout(holder)
    middle.setContentsMargins(0, 0, 0, 0)
    middle.setSpacing(tokens.room(10))
    for part in parts:
        if isinstance(part, QLabel):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            middle.addWidget(part)
        else:
            middle.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
    sides = QHBoxLayout()
    sides.addStretch(1)
    sides.addWidget(holder, 20)
    sides.addStretch(1)
    inner = QWidget()
    whole = QVBoxLayout(inner)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addStretch(1)
    whole.addLayout(sides)
    whole.addStretch(2)
    area = scrolling(inner)  # very large type may need more than there is
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    box.addWidget(area)
    return frame
