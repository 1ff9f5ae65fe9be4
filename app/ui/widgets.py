"""Small parts that every screen is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6 import QtCore
from PySide6.QtCore import QObject
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.tokens import LINE, Tokens

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from app.ui.live.flow import FlowLayout

#: The number of QtCore.Qt.TextFormat.PlainText. PySide makes all enums of ``Qt`` at the first word of it: 15 ms.
PLAIN_TEXT = 0


class Combo(QComboBox):
    """A list to choose from whose shown choice ends in … where the room ends."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the frame and as much of the choice as there is room for."""
        from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter  # dear, and in no first screen

        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width() - 4
        option.currentText = self.fontMetrics().elidedText(option.currentText, QtCore.Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


class Prose(QLabel):
    """A text of several lines, none longer than is comfortable to read, however wide the window is."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        self._free = 0

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        """Return the height at a width, of which a line takes no more than it may."""
        return super().heightForWidth(min(width, self._longest()) + self._free)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Leave free what is too much for a line: at the right, or on both sides of what stands in the middle."""
        super().resizeEvent(event)
        free = max(0, self.width() - self._longest())
        if free != self._free:
            self._free = free
            left = free // 2 if self.alignment() & QtCore.Qt.AlignmentFlag.AlignHCenter else 0
            self.setContentsMargins(left, 0, free - left, 0)

    def _longest(self) -> int:
        return LINE * self.font().pixelSize()


def label(text: str, role: str = "", *, wrap: bool = False, name: str = "") -> QLabel:
    """Return a label in one of the roles of the style sheet; its text is plain, never markup."""
    made = Prose(text) if wrap else QLabel(text)
    made.setProperty("textFormat", PLAIN_TEXT)
    if role:
        made.setProperty("role", role)
    if name:
        made.setObjectName(name)
    return made


def pill(text: str, tone: str = "neutral") -> QLabel:
    """Return a small coloured word (tone: good, warn, bad, neutral)."""
    made = label(text)
    made.setProperty("tone", tone)
    made.setIndent(0)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


def set_tone(target: QLabel, text: str, tone: str) -> None:
    """Change a pill's word and tone."""
    target.setText(text)
    target.setProperty("tone", tone)
    renew_look(target)


def set_kind(target: QPushButton, kind: str) -> None:
    """Change what kind of button it is: ``primary``, or nothing for a plain one."""
    if target.property("kind") != kind:
        target.setProperty("kind", kind)
        renew_look(target)


def renew_look(target: QWidget) -> None:
    """Let the style sheet look again at a property that was changed; what was not shown yet has its look to come.

    A style that is asked for makes PySide make all words of styles, so what need not ask for it does not.
    """
    if target.testAttribute(QtCore.Qt.WidgetAttribute.WA_WState_Polished):
        target.style().unpolish(target)
        target.style().polish(target)


def key_hint(key: str, meaning: str = "") -> QWidget:
    """Return a key cap with what the key does."""
    cap = label(key, "key")
    cap.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    if not meaning:
        return cap
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    row.addWidget(cap)
    row.addWidget(label(meaning, "small"))
    return box


def key_line(tokens: Tokens, *keys: tuple[str, str]) -> FlowLayout:
    """Return key caps with what each key does, in as many rows as they need."""
    from app.ui.live.flow import FlowLayout

    return FlowLayout(tokens.room(14), *(key_hint(cap, meaning) for cap, meaning in keys))


def button(text: str, name: str, *, kind: str = "", accessible: str = "", shortcut: str = "") -> QPushButton:
    """Return a button with its English object name and its Vietnamese name; Enter presses it as Space does."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAccessibleName(accessible or text)
    made.setAutoDefault(True)
    if kind:
        made.setProperty("kind", kind)
    if shortcut:
        made.setShortcut(shortcut)
        made.setToolTip(f"{text} ({shortcut})")
    return made


def name_control(widget: QWidget, name: str, accessible: str) -> None:
    """Give a control its English object name and its Vietnamese name for screen readers.

    A line to type in shows the beginning of a long text from now on, except while somebody types there.
    """
    widget.setObjectName(name)
    widget.setAccessibleName(accessible)
    if widget.inherits("QLineEdit") and widget.findChild(_Beginning) is None:
        _Beginning(cast("QLineEdit", widget))


class _Beginning(QObject):
    """Keeps the beginning of a line's text in sight while the keyboard is elsewhere."""

    def __init__(self, edit: QLineEdit) -> None:
        super().__init__(edit)
        self._is_typed = False
        edit.textEdited.connect(self._note_typed)
        edit.textChanged.connect(self._show)
        edit.editingFinished.connect(self._show)

    def _note_typed(self, _: str) -> None:
        self._is_typed = True

    def _show(self, _: str = "") -> None:
        edit, typed, self._is_typed = cast("QLineEdit", self.parent()), self._is_typed, False
        if not typed and not edit.hasFocus():
            edit.home(False)


def card(tokens: Tokens, *, accent: bool = False) -> tuple[QFrame, QVBoxLayout]:
    """Return a card and its column."""
    frame = QFrame()
    frame.setProperty("role", "card")
    if accent:
        frame.setProperty("accent", True)
    column = QVBoxLayout(frame)
    column.setContentsMargins(tokens.space, tokens.room(14), tokens.space, tokens.room(14))
    column.setSpacing(tokens.gap)
    return frame, column


def rule() -> QFrame:
    """Return a thin line."""
    line = QFrame()
    line.setProperty("role", "rule")
    return line


def row(*items: QWidget | int | None, spacing: int = 8) -> QHBoxLayout:
    """Return widgets in a row; None is a stretch, a number is empty space."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    _fill(layout, items)
    return layout


def column(*items: QWidget | int | None, spacing: int = 8) -> QVBoxLayout:
    """Return widgets in a column; None is a stretch, a number is empty space."""
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    _fill(layout, items)
    return layout


def field(title: str, control: QWidget, *, hint: str = "") -> QVBoxLayout:
    """Return a control under its name."""
    caption = label(title, "small")
    caption.setBuddy(control)
    layout = column(caption, control, spacing=3)
    if hint:
        layout.addWidget(label(hint, "small", wrap=True))
    return layout


def scrolling(content: QWidget, name: str = "") -> QScrollArea:
    """Return a scroll area around a widget.

    What is put into the widget later, once the area stands where it will, takes on its look once and not twice.
    """
    area = scroll_area(name)
    area.setWidget(content)
    return area


def scroll_area(name: str = "") -> QScrollArea:
    """Return a scroll area with nothing in it yet."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if name:
        area.setObjectName(name)
    return area


def clear(layout: QLayout) -> None:
    """Remove and delete everything in a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def _fill(layout: QBoxLayout, items: Sequence[QWidget | int | None]) -> None:
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        else:
            layout.addWidget(item)
