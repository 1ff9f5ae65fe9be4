"""A choice of one person: from a list, or by typing initials or parts of a name without diacritics."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from app.domain.speakers import Candidate
from app.ui.live.name_input import NameInput, distinction
from app.ui.tokens import Tokens
from app.ui.widgets import name_control


class PersonCombo(QComboBox):
    """People in a list that can be typed into; Enter takes the first match. Matches show inside ``host``.

    Signals: ``chosen(member_id)`` when the person chooses somebody; None when the text was emptied. ``went_on`` when
    the keyboard may move on after that.
    """

    chosen = Signal(object)
    went_on = Signal()

    def __init__(self, tokens: Tokens, host: QWidget, name: str, accessible: str) -> None:
        super().__init__()
        name_control(self, name, accessible)
        self._people: tuple[Candidate, ...] = ()
        self._current: str | None = None
        self._line = NameInput(tokens, host, self._everyone, f"{name}_input", accessible, beside=distinction)
        self._line.setProperty("role", None)
        self._line.setPlaceholderText("Gõ tên để chọn")
        self.setLineEdit(self._line)
        self.setCompleter(None)  # type: ignore[arg-type]
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._line.picked.connect(self._take_person)
        self._line.went_on.connect(self.went_on)
        self._line.editingFinished.connect(self._settle)
        self.activated.connect(self._take_row)

    @property
    def current(self) -> str | None:
        """The id of the person shown."""
        return self._current

    def show_people(self, people: Sequence[Candidate], current: str | None) -> None:
        """Offer people with one of them chosen, unless the person is typing here."""
        fresh = tuple(people)
        if self._typing() or (fresh == self._people and current == self._current):
            return
        self._people, self._current = fresh, current
        with QSignalBlocker(self):
            self.clear()
            self.addItems([person.shown_name for person in fresh])
        self._show_current()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Let the wheel scroll the page."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Select the name, so that typing replaces it."""
        super().focusInEvent(event)
        self._line.selectAll()

    def _everyone(self) -> Sequence[Candidate]:
        return self._people

    def _typing(self) -> bool:
        return self._line.hasFocus() and self._line.text() != self._name_of(self._current)

    def _take_person(self, person: Candidate) -> None:
        self._take(person.member_id)

    def _take_row(self, row: int) -> None:
        if 0 <= row < len(self._people):
            self._take(self._people[row].member_id)

    def _settle(self) -> None:
        """Leave the field with somebody in it: an emptied field means nobody, half a name means no change."""
        if self._line.popup.isVisible():
            return
        if self._line.text().strip():
            self._show_current()
        else:
            self._take(None)

    def _take(self, member_id: str | None) -> None:
        changed = member_id != self._current
        self._current = member_id
        self._show_current()
        if changed:
            self.chosen.emit(member_id)

    def _name_of(self, member_id: str | None) -> str:
        return next((person.shown_name for person in self._people if person.member_id == member_id), "")

    def _show_current(self) -> None:
        row = next((row for row, person in enumerate(self._people) if person.member_id == self._current), -1)
        with QSignalBlocker(self):
            self.setCurrentIndex(row)
            self.setEditText(self._name_of(self._current))
        self.setToolTip(self._name_of(self._current))
        if not self._line.hasFocus():
            self._line.setCursorPosition(0)
