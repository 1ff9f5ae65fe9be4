"""The frame of a form beside a table: heading, fields that scroll, what keeps and what gives up below."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.partial_dates import parse_day, show_partial
from app.errors import WrongInput
from app.ui.form_parts import FormField, key, line
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, name_control, row, scrolling


class Fields(QWidget):
    """Fields one below the other in a scroll area, never pressed together by words that wrap into more lines."""

    def event(self, event: QEvent) -> bool:
        """Keep as much room as the fields need at this width."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._keep_room()
        return done

    def _keep_room(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        wrapped = layout.totalHeightForWidth(self.width()) if layout.hasHeightForWidth() else 0
        height = max(wrapped, layout.totalMinimumSize().height())
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
            layout.invalidate()  # else it keeps the places it found for the height before


class SideForm(QFrame):
    """One record as it is typed. Subclasses say what is ``typed`` and show a record with ``filled``.

    Signals: ``submitted`` to keep it, ``left`` to go back to the table.
    """

    submitted = Signal()
    left = Signal()

    def __init__(self, tokens: Tokens, name: str, saving: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_form")
        self.setProperty("role", "card")
        self._tokens = tokens
        self._heading = label("", "heading", wrap=True)
        self._save = button("Ghi", f"save_{name}", kind="primary", accessible=saving)
        self._cancel = button("Bỏ thay đổi", f"cancel_{name}", accessible="Bỏ những gì vừa sửa")
        self._loaded: object = None
        self._fields: list[FormField] = []

    def typed(self) -> object:
        """Return what stands in the form, to be compared."""
        raise NotImplementedError

    def check(self) -> bool:
        """Return whether what is typed can be kept; say what is missing."""
        raise NotImplementedError

    def take_as_refused(self) -> None:
        """Know that the book did not take what is typed."""
        self._loaded = None

    def restore(self) -> None:
        """Show again what the book has."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        raise NotImplementedError

    @property
    def is_changed(self) -> bool:
        """Whether something is typed that the book does not have."""
        return self.typed() != self._loaded

    def discard(self) -> None:
        """Give up what was typed."""
        self.restore()
        self.left.emit()

    def begin_anew(self, heading: str) -> None:
        """Know what stands in the form now as what the book has; nothing is wrong with it."""
        self._heading.setText(heading)
        self.take_as_kept()

    def take_as_kept(self) -> None:
        """Know that what is typed is on its way into the book."""
        self._loaded = self.typed()
        for one in self._fields:
            one.say("")

    def arrange(self, fields: Iterable[QWidget], *links: QWidget) -> None:
        """Put fields and, below them, links into the form."""
        tokens, inner = self._tokens, Fields()
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, tokens.gap, 0)
        box.setSpacing(tokens.gap)
        for part in fields:
            box.addWidget(part)
            self._fields += [part] if isinstance(part, FormField) else []
        for link in links:
            box.addLayout(row(link, None))
        box.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.space, tokens.room(14), tokens.gap, tokens.room(14))
        whole.setSpacing(tokens.gap)
        whole.addWidget(self._heading)
        whole.addWidget(scrolling(inner, f"{self.objectName()}_fields"), 1)
        whole.addLayout(row(self._save, self._cancel, None))
        self._save.clicked.connect(self.submitted)
        self._cancel.clicked.connect(self.discard)
        key("Ctrl+Return", self, self.submitted.emit)
        key("Escape", self, self.left.emit)
        for edit in inner.findChildren(QLineEdit):
            edit.returnPressed.connect(self.submitted)


def day_field(title: str, name: str, *, hint: str = "") -> FormField:
    """Return a line for a whole date, which may stay empty."""
    return FormField(title, line(name, title, "12/3/2026"), hint=hint)


def choose(combo: QComboBox, value: Any, words: str) -> None:
    """Choose a value of a list; one that is not offered joins it under ``words``, so that keeping changes nothing."""
    if value and combo.findData(value) < 0:
        combo.addItem(words, value)
    combo.setCurrentIndex(max(0, combo.findData(value)))


def text_box(tokens: Tokens, name: str, accessible: str, height: int = 66) -> QPlainTextEdit:
    """Return a small room for some lines; Tab leads on."""
    made = QPlainTextEdit()
    name_control(made, name, accessible)
    made.setTabChangesFocus(True)
    made.setFixedHeight(tokens.px(height))
    return made


def put_day(field: FormField, day: date | None) -> None:
    """Show a date, or nothing."""
    control: Any = field.control
    control.setText(show_partial(day.isoformat()) if day else "")


def day_typed(field: FormField) -> str:
    """Return what stands in a field for a date, to be compared."""
    control: Any = field.control
    return str(control.text()).strip()


def day_in(field: FormField) -> date | None:
    """Return the date typed, None for an empty field; says what is wrong and raises WrongInput."""
    text = day_typed(field)
    try:
        found = parse_day(text) if text else None
    except WrongInput as error:
        field.say(error.problem)
        field.control.setFocus()
        raise
    field.say("")
    return found
